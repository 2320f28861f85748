"""What our own widgets are to a screen reader: a list, an alert, a heading, a button; Qt knows only its own.

A widget says it itself: `heard_as`, a role of Qt's, read each time a screen reader asks. One that can be pressed though
it is no button of Qt's has a method `press`.
"""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QMenu, QPushButton, QWidget

Role = QAccessible.Role
ROLE: Final = "heard_as"
PRESS: Final = "press"


def install() -> None:
    """Have Qt ask our widgets what they are. It asks only while a screen reader listens."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or getattr(thing, ROLE, None) is None:
        return None
    if isinstance(thing, QPushButton):
        return _WithMenu(thing)
    return _Pressed(thing) if hasattr(thing, PRESS) else _Heard(thing)


class _Heard(QAccessibleWidget):
    """A widget under the role that it tells."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._told = widget

    def role(self) -> QAccessible.Role:
        """Return what the widget is now."""
        return Role(getattr(self._told, ROLE))


class _Pressed(_Heard):
    """One that does something when it is pressed."""

    def actionNames(self) -> list[str]:
        """Offer to press it, before what any widget offers."""
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press it, or do what any widget does."""
        if name == QAccessibleActionInterface.pressAction():
            getattr(self._told, PRESS)()
        else:
            super().doAction(name)


class _WithMenu(_Pressed):
    """A button whose open menu is a part of it: Qt hangs it up nowhere in the tree."""

    def childCount(self) -> int:
        """Count the menu while it is open."""
        return 1 if self._menu() is not None else 0

    def child(self, index: int) -> QAccessibleInterface:
        """Return the open menu, which is the only child."""
        menu = self._menu()
        return super().child(index) if menu is None else QAccessible.queryAccessibleInterface(menu)

    def _menu(self) -> QMenu | None:
        menu: QMenu | None = self._told.menu() if isinstance(self._told, QPushButton) else None
        return menu if menu is not None and menu.isVisible() else None
