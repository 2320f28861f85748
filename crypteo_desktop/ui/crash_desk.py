"""CrashDesk: takes crashes from any thread to the window in front, one dialog at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.problems import Problem, anywhere

if TYPE_CHECKING:
    from crypteo_desktop.profile import SupportDesk
    from crypteo_desktop.ui.crash_dialog import CrashDialog
    from crypteo_desktop.ui.widgets.dialog import Dialog
    from crypteo_desktop.ui.windows import Windows


class CrashDesk(QObject):
    """Signals: `told()` when the holder reads of a crash; `restart_wanted()`."""

    told = Signal()
    restart_wanted = Signal()
    _arrived = Signal()

    def __init__(self, windows: Windows, support: SupportDesk) -> None:
        super().__init__(windows)
        self._windows = windows
        self._support = support
        self._dialog: Dialog | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether the holder is being told of a crash."""
        return self._dialog is not None

    def tell(self) -> None:
        """Say that something crashed; any thread may call this."""
        self._arrived.emit()

    def tell_of_last_time(self) -> None:
        """Say that the last run ended by a crash."""
        from crypteo_desktop.ui.crash_dialog import LastCrashDialog  # noqa: PLC0415  the window comes first

        self._open(lambda over: LastCrashDialog(over, self._support))

    def _show(self) -> None:
        self._open(self._crash_dialog)

    def _crash_dialog(self, over: QWidget) -> CrashDialog:
        from crypteo_desktop.ui.crash_dialog import CrashDialog  # noqa: PLC0415  the window comes first

        self._windows.remember(Problem(anywhere.PROGRAM_STOPPED))
        dialog = CrashDialog(over, self._support)
        dialog.restart_wanted.connect(self.restart_wanted)
        dialog.rejected.connect(self._windows.recover)
        return dialog

    def _open(self, make: Callable[[QWidget], Dialog]) -> None:
        over = self._in_front()
        if self._dialog is not None or over is None:
            return
        self._dialog = dialog = make(over)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self.told.emit()

    def _in_front(self) -> QWidget | None:
        """Return the newest dialog of the newest window that is still there."""
        from crypteo_desktop.ui.widgets.dialog import Dialog  # noqa: PLC0415  the window comes first

        windows = [window for window in self._windows.all if window.isVisible()]
        if not windows:
            return None
        dialogs = [dialog for dialog in windows[-1].findChildren(Dialog) if dialog.isVisible()]
        return dialogs[-1] if dialogs else windows[-1]

    def _on_closed(self) -> None:
        self._dialog = None
