"""Every state can be heard, gone through with the keyboard (names, words, order, ring), and found in the atlas.

A state takes longer to come to than to look at, so whoever looks at it in English looks here.
"""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QPushButton, QRadioButton, QWidget

from crypteo_desktop.ui.widgets.buttons import PrimaryButton
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.focus_ring import FocusRing
from crypteo_desktop.ui.widgets.footer import Footer
from crypteo_desktop.ui.widgets.scroll_page import ScrollPage
from crypteo_desktop.ui.widgets.text_field import TextField
from tests.support.accessible_tree import WORDLESS, Role, area, focus, nodes, tab_stops
from tests.support.in_atlas import KINDS, PICTURED, astray
from tests.support.states import STATES, Showing

PRESSED = frozenset({Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu})


def test_the_atlas_tells_of_states_alone() -> None:
    assert set(PICTURED) | set(KINDS) <= set(STATES)


@pytest.mark.parametrize("name", STATES)
def test_everyone_can_use_it_and_the_atlas_leads_to_it(name: str, qapp: object) -> None:
    showing = STATES[name].show(960, 600)
    try:
        assert [*_complaints(showing), *astray(name, STATES[name].screen, showing)] == []
    finally:
        showing.close()


def _complaints(showing: Showing) -> Iterator[str]:
    yield from _unnamed(showing.top)
    yield from _undescribed(showing.top)
    yield from _unexplained(showing.top)
    yield from _out_of_order(showing.top)
    yield from _read_out_of_order(showing.top)
    yield from _unringed(showing.top)


def _unnamed(top: QWidget) -> Iterator[str]:
    found = nodes(top)
    if found[0].role not in {Role.Window, Role.Dialog}:
        yield f"the window is a {found[0].role.name}"
    for node in found:
        if node.is_control and not node.name.strip():
            yield f"no name: {node}"
        if node.is_control and node.role in WORDLESS:
            yield f"no role: {node}"
        if node.is_control and node.role in PRESSED and not {"Press", "Toggle", "ShowMenu"} & set(node.actions):
            yield f"cannot be pressed: {node}"
        if node.role in WORDLESS and node.name.strip():
            yield f"words without a role: {node}"
        if node.role is Role.AlertMessage and not node.name.strip():
            yield f"an alert that says nothing: {node}"


def _undescribed(top: QWidget) -> Iterator[str]:
    for field in top.findChildren(TextField):
        if field.isVisible():
            said = field.edit.accessibleDescription()
            wanted = [field.help_words(), field.message.words() if field.message.isVisible() else ""]
            yield from (f"{field.label.words()!r} does not say {words!r}" for words in wanted if words not in said)
    for button in top.findChildren(PrimaryButton):
        footer = button.parentWidget()
        if isinstance(footer, Footer) and footer.reason() not in button.accessibleDescription():
            yield f"{button.text()!r} does not say why it does not work"


def _unexplained(top: QWidget) -> Iterator[str]:
    for button in top.findChildren(QAbstractButton):
        if button.isVisible() and not button.isEnabled() and not button.accessibleDescription().strip():
            yield f"{_name(button)!r} does not say why it does not work"


def _out_of_order(top: QWidget) -> Iterator[str]:
    stops = [stop for stop in tab_stops(top) if not isinstance(stop, QRadioButton) or stop.isChecked()]
    for before, after in pairwise(stops):
        if not _reads_before(before, after):
            yield f"Tab goes from {_name(before)!r} back to {_name(after)!r}"


def _read_out_of_order(top: QWidget) -> Iterator[str]:
    words = [node.widget for node in nodes(top) if node.name.strip() and node.widget is not None]
    parts = [widget for widget in words if not any(it is not widget and widget.isAncestorOf(it) for it in words)]
    for before, after in pairwise(parts):
        if not _reads_before(before, after):
            yield f"{_name(after)!r} is read after {_name(before)!r}"


def _reads_before(before: QWidget, after: QWidget) -> bool:
    """Whether one reads `before` first. What goes on comes before what goes back: that is decided, not read."""
    if isinstance(before, PrimaryButton) and isinstance(after, QPushButton):
        return before.parentWidget() is after.parentWidget()
    if _strip(before) != _strip(after):
        return _strip(before) < _strip(after)  # what is scrolled may lie higher or lower than it seems
    here, there = area(before), area(after)
    columns = _columns_of(before, after)
    if columns is not None:
        rule = area(columns.rule).left()
        if (here.left() < rule) != (there.left() < rule):
            return here.left() < rule
    is_beside = here.top() <= there.bottom() and there.top() <= here.bottom()
    starts_a_column = there.left() > here.right()
    return starts_a_column or (here.left() < there.left() if is_beside else here.top() < there.top())


def _strip(widget: QWidget) -> int:
    """Return in which strip of the window it is: above what is scrolled, in it, below it."""
    for scrolled in widget.window().findChildren(ScrollPage):
        if not scrolled.isAncestorOf(widget):
            return 0 if area(widget).top() < area(scrolled).top() else 2
    return 1


def _columns_of(*widgets: QWidget) -> TwoColumns | None:
    step = widgets[0].parentWidget()
    while step is not None:
        if isinstance(step, TwoColumns):
            return step if all(step.isAncestorOf(widget) for widget in widgets) else None
        step = step.parentWidget()
    return None


def _unringed(top: QWidget) -> Iterator[str]:
    stops = tab_stops(top)
    if not stops:
        yield "Tab goes nowhere"
    for stop in stops:
        focus(stop)
        rings = [ring for ring in top.findChildren(FocusRing) if ring.isVisible() and ring.window() is top]
        if not any(area(ring).contains(area(stop)) for ring in rings):
            yield f"no ring around {_name(stop)!r}"
        elif not stop.visibleRegion().boundingRect().contains(stop.rect().topLeft()):
            yield f"out of sight with the focus: {_name(stop)!r}"


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
