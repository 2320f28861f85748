"""What a screen reader finds in a window: the nodes of Qt's accessibility tree, and the order in which Tab goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from crypteo_desktop.ui.widgets.support_strip import SupportStrip

Role = QAccessible.Role
WORDLESS: Final = frozenset({Role.NoRole, Role.Client, Role.Border, Role.Pane, Role.Whitespace})
"""The roles of what has no part of its own in a conversation: a control may have none of them."""


@dataclass(frozen=True)
class Node:
    """One visible node, as it was when it was read."""

    role: QAccessible.Role
    name: str
    description: str
    can_focus: bool
    is_disabled: bool
    actions: tuple[str, ...]
    widget: QWidget | None

    @property
    def is_control(self) -> bool:
        """Whether the holder can do something with it now."""
        return self.can_focus and not self.is_disabled

    def __str__(self) -> str:
        kind = type(self.widget).__name__ if self.widget is not None else "-"
        return f"{self.role.name} {self.name!r} ({kind})"


def nodes(top: QWidget) -> list[Node]:
    """Return what is visible in the tree of `top`, from the top down."""
    return list(_walk(QAccessible.queryAccessibleInterface(top)))


def _walk(interface: QAccessibleInterface) -> Iterator[Node]:
    state = interface.state()
    if state.invisible:
        return
    found = interface.object()
    actions = interface.actionInterface()
    yield Node(
        interface.role(),
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        bool(state.focusable),
        bool(state.disabled),
        tuple(actions.actionNames()) if actions is not None else (),
        found if isinstance(found, QWidget) else None,
    )
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _walk(child)


def tab_stops(top: QWidget) -> list[QWidget]:
    """Return where Tab goes in `top`, the support strip last."""
    stops, step = [], top.nextInFocusChain()
    while step is not None and step is not top:
        takes_tab = step.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and step.isVisible() and step.isEnabled() and step.window() is top and step.focusProxy() is None:
            stops.append(step)
        step = step.nextInFocusChain()
    last = next((place for place, stop in enumerate(stops, 1) if isinstance(stop, SupportStrip)), 0)
    return stops[last:] + stops[:last]


def focus(widget: QWidget) -> None:
    """Go there as Tab would."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def area(widget: QWidget) -> QRect:
    """Return where it is on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
