"""What somebody can read on the screen, and what of it is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from crypteo_desktop.ui.widgets.choice_row import ChoiceRow
from crypteo_desktop.ui.widgets.labels import Label

_ROUNDING = 1


def words_of(top: QWidget) -> str:
    """Return all words that show in a window or dialog, a line for each."""
    lines = [label.words() for label in top.findChildren(Label) if label.isVisible()]
    lines += [row.accessibleName() for row in top.findChildren(ChoiceRow) if row.isVisible()]
    lines += [button.text().replace("&", "") for button in top.findChildren(QAbstractButton) if button.isVisible()]
    return "\n".join(lines)


def cut_off(top: QWidget) -> list[str]:
    """Return what cannot be read whole: words larger than their label or button, or reaching beyond what holds them."""
    seen = [widget for widget in top.findChildren(QWidget) if widget.isVisible()]
    return [told for widget in seen for told in _faults(widget, top)]


def _faults(widget: QWidget, top: QWidget) -> Iterator[str]:
    words = widget.words() if isinstance(widget, Label) else getattr(widget, "text", str)()
    if not words or not isinstance(widget, QLabel | QAbstractButton):
        return
    needs_width, needs_height = _needs(widget)
    if widget.width() + _ROUNDING < needs_width or widget.height() + _ROUNDING < needs_height:
        yield f"{words!r} needs {needs_width} x {needs_height} and has {widget.width()} x {widget.height()}"
    for holder in _holders(widget, top):
        place = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
        if place.left() < 0 or place.top() < 0 or place.right() >= holder.width() or place.bottom() >= holder.height():
            yield f"{words!r} reaches out of {type(holder).__name__}: {place} in {holder.rect()}"
            return


def _needs(widget: QLabel | QAbstractButton) -> tuple[int, int]:
    """Return the width and height in pixels without which words are cut."""
    if isinstance(widget, QAbstractButton):
        least = widget.minimumSizeHint()
        return least.width(), least.height()
    if widget.wordWrap():
        return _longest_word(widget), widget.heightForWidth(widget.width())
    return widget.sizeHint().width(), widget.sizeHint().height()


def _longest_word(label: QLabel) -> int:
    """Return the width of what a wrapped label may not break; a path breaks at its signs."""
    words = label.words() if isinstance(label, Label) else label.text()
    metrics = QFontMetricsF(label.font())
    plain = [word for word in words.split() if word.isalpha()]
    return round(max(map(metrics.horizontalAdvance, plain), default=0.0))


def _holders(widget: QWidget, top: QWidget) -> Iterator[QWidget]:
    """Return what a widget lies in, up to the window or to what scrolls."""
    holder = widget.parentWidget()
    while holder is not None and holder is not top.parentWidget():
        area = holder.parentWidget().parentWidget() if holder.parentWidget() is not None else None
        yield holder
        if holder is top or (isinstance(area, QScrollArea) and area.widget() is holder):
            return
        holder = holder.parentWidget()
