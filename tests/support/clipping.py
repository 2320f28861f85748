"""What is cut off in a window: words without room, parts that stick out; to scroll down is no cut, sideways it is."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QScrollArea, QWidget

from crypteo_desktop.ui.widgets.focus_ring import FocusRing
from crypteo_desktop.ui.widgets.path_line import PathLine
from crypteo_desktop.ui.widgets.stepper import Stepper

SLACK = 3  # pixels: a line of text has so much air


def clipped(top: QWidget) -> Iterator[str]:
    """Return what is cut in `top`, each with how much room it has and how much it needs."""
    for area in top.findChildren(QScrollArea):
        if area.isVisible() and area.widget().width() > area.viewport().width() + SLACK:
            yield f"{_name(area)} scrolls sideways: {area.widget().width()} in {area.viewport().width()}"
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, FocusRing | PathLine) or widget.window() is not top:
            continue
        needs = _needs(widget)
        if needs is not None and (needs[0] > widget.width() + SLACK or needs[1] > widget.height() + SLACK):
            yield f"{_name(widget)} has {widget.width()}x{widget.height()} and needs {needs[0]}x{needs[1]}"
        parent = widget.parentWidget()
        if parent is None or _is_scrolled(widget, parent) or isinstance(parent, Stepper):
            continue
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry()):
            yield f"{_name(widget)} sticks out of {_name(parent)}: {widget.geometry()} in {parent.size()}"


def _needs(widget: QWidget) -> tuple[int, int] | None:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.minimumSizeHint().width(), widget.heightForWidth(widget.width())
        return widget.sizeHint().width(), widget.sizeHint().height()
    if isinstance(widget, QAbstractButton):
        return widget.minimumSizeHint().width(), max(widget.minimumSizeHint().height(), widget.fontMetrics().height())
    if isinstance(widget, QLineEdit):
        return 0, widget.fontMetrics().height()
    return None


def _is_scrolled(widget: QWidget, parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()[:40]!r}"
