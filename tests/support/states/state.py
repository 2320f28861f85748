"""A state: what a screen is called and how to come to it; and a window that shows it."""

import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crypteo_desktop.problems import Problem
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.task_list import TaskList

PATIENCE_SECONDS: Final = 60
_TICK_MS: Final = 5
_SIZE: Final[ContextVar[tuple[int, int]]] = ContextVar("the size of the windows that open", default=(960, 680))


def wait_until(condition: Callable[[], object]) -> None:
    """Let Qt work until `condition` holds; look again at every event, and at least at every tick."""
    end = time.monotonic() + PATIENCE_SECONDS
    tick = QTimer(interval=_TICK_MS)
    tick.start()
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the screen did not come to this state")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def settle() -> None:
    """Let Qt lay out and paint what is due."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def come_up(window: QWidget, *, as_large_as_it_is: bool = False) -> None:
    """Show a window in the size that was asked for, and wait until it is in front; it is painted for pictures only."""
    window.setUpdatesEnabled(False)
    if not as_large_as_it_is:
        window.resize(*_SIZE.get())
    window.show()
    wait_until(lambda: _is_in_front(window))


def _is_in_front(window: QWidget) -> bool:
    """Whether it is; if not, it asks again, for a window that went late may have left the place to another one."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()


@dataclass(frozen=True)
class Showing:
    """One open window; `end` ends what runs in it."""

    window: QWidget
    end: Callable[[], None]

    @property
    def dialogs(self) -> list[QDialog]:
        """What lies over the window, the lowest first."""
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]

    @property
    def top(self) -> QWidget:
        """What the holder deals with: the topmost dialog, or the window."""
        return [self.window, *self.dialogs][-1]

    def picture(self) -> QPixmap:
        """Return the window with its dialogs, as they are on the screen, with what turns standing still."""
        for tasks in self.window.findChildren(TaskList):
            tasks._turning.stop()
            for icon in tasks.findChildren(Icon):
                icon.turn(0.0)
        self.window.setUpdatesEnabled(True)
        settle()
        picture = self.window.grab()
        with QPainter(picture) as painter:
            for dialog in self.dialogs:
                painter.drawPixmap(dialog.pos() - self.window.pos(), dialog.grab())
        return picture

    def close(self) -> None:
        """End it, with whatever still runs."""
        self.end()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass(frozen=True)
class State:
    """`screen` is what one says on the phone without its suffix: "1" to "6", "7" in the assistant, "" before them.

    What the holder deals with shows each of `says`, English source texts, and all that is said of `problem`.
    """

    name: str
    screen: str
    open: Callable[[], Showing]
    says: tuple[str, ...] = ()
    problem: Problem | None = None

    def show(self, width: int = 960, height: int = 680) -> Showing:
        """Open it in a window of this size (logical pixels), with a caret that does not blink."""
        QApplication.setCursorFlashTime(0)
        token = _SIZE.set((width, height))
        try:
            showing = self.open()
        finally:
            _SIZE.reset(token)
        settle()
        return showing
