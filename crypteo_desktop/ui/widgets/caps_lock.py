"""Caps lock: whether it is on, asked from the system where that is possible, else read off what is typed."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

CapsLockReader = Callable[[], bool]

_VIRTUAL_KEY_CAPITAL = 0x14
_XKB_CORE_KEYBOARD = 0x100
_TELLING = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.FocusIn})


def system_reader() -> CapsLockReader | None:
    """Return how this system tells the state of caps lock; None on macOS, on Wayland and offscreen."""
    if sys.platform == "win32":
        return _windows_reader()
    if QGuiApplication.platformName() == "xcb":
        return _x11_reader()
    return None


def caps_lock_of(event: QKeyEvent) -> bool | None:
    """Read the state of caps lock off one typed letter; None when it tells nothing, or no key made it."""
    letter = event.text()
    is_key = event.key() != Qt.Key.Key_unknown
    if not is_key or len(letter) != 1 or letter.upper() == letter.lower():
        return None
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != shifted


class CapsLock(QObject):
    """Watches the fields it is given and tells when caps lock goes on or off while one of them has the focus.

    Signal: `switched(bool)`. Off is told as well when the focus leaves, since nobody types there any more.
    """

    switched = Signal(bool)

    def __init__(self, reader: CapsLockReader | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._on = False

    def watch(self, field: QWidget) -> None:
        """Watch one more field."""
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at keys and at the focus; never swallow an event."""
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            self._tell(on=False)
        elif kind in _TELLING:
            self._tell(on=self._state_after(event))
        return False

    def _state_after(self, event: QEvent) -> bool:
        if self._reader is not None:
            return self._reader()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return self._on
        if event.key() == Qt.Key.Key_CapsLock:
            return False  # on from here is only known after the first letter
        told = caps_lock_of(event)
        return self._on if told is None else told

    def _tell(self, *, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.switched.emit(on)


def _windows_reader() -> CapsLockReader:
    import ctypes  # noqa: PLC0415  the first screen needs no key, and is painted sooner without it

    key_state = ctypes.CDLL("user32").GetKeyState
    return lambda: bool(key_state(_VIRTUAL_KEY_CAPITAL) & 1)


def _x11_reader() -> CapsLockReader | None:
    """Ask the X server through a connection of our own; its first indicator is caps lock (XKB protocol, section 8)."""
    import ctypes.util  # noqa: PLC0415  it loads much, and only here is it needed

    name = ctypes.util.find_library("X11")
    if name is None:
        return None
    x11 = ctypes.CDLL(name)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    address = x11.XOpenDisplay(None)
    if not address:
        return None
    display = ctypes.c_void_p(address)

    def is_on() -> bool:
        indicators = ctypes.c_uint(0)
        x11.XkbGetIndicatorState(display, _XKB_CORE_KEYBOARD, ctypes.byref(indicators))
        return bool(indicators.value & 1)

    return is_on
