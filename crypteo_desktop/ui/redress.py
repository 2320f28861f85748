"""Redress: has a window built anew, in another language or size of text, once nothing runs in it."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.text_size import USUAL, TextSize
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce

FreshWidget = TypeVar("FreshWidget", bound=QWidget)
_SIZE: Final = QT_TRANSLATE_NOOP("Frame", "Text size {percent} %")
_LARGER: Final = ("Ctrl++", "Ctrl+=")
_SMALLER: Final = ("Ctrl+-",)
_AS_USUAL: Final = ("Ctrl+0",)


class Redress(QObject):
    """Waits until `is_busy` says no and no dialog lies over the window, then calls `build`."""

    def __init__(self, window: QWidget, is_busy: Callable[[], bool], build: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._is_busy = is_busy
        self._build = build
        self._is_wanted = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._size = TextSize.of(app)
            self._size.changed.connect(self.ask)
            self._take_keys()

    def ask(self) -> None:
        """Build anew as soon as it can be."""
        self._is_wanted = True
        self._soon.start()

    def look_again(self) -> None:
        """See whether what was waited for is over."""
        if self._is_wanted:
            self._soon.start()

    def replace(self, former: QWidget, fresh: FreshWidget) -> FreshWidget:
        """Put `fresh` where `former` is in the window, and let that go."""
        layout = self._window.layout()
        if layout is not None:
            layout.replaceWidget(former, fresh)
        former.hide()
        former.deleteLater()
        fresh.show()
        return fresh

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of another language, and of the end of a dialog."""
        if watched is self._window and event.type() is QEvent.Type.LanguageChange:
            self.ask()
        elif event.type() is QEvent.Type.WindowActivate:
            self.look_again()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        covered = any(dialog.isVisible() for dialog in self._window.findChildren(QDialog))
        if self._is_wanted and not covered and not self._is_busy():
            self._is_wanted = False
            self._build()

    def _take_keys(self) -> None:
        for keys, act in (
            (_LARGER, lambda: self._size.step(1)),
            (_SMALLER, lambda: self._size.step(-1)),
            (_AS_USUAL, lambda: self._size.use(USUAL)),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self._window, act).activated.connect(self._tell)

    def _tell(self) -> None:
        announce(self._window, say(_SIZE, percent=self._size.percent))
