"""FocusPlace: where the focus is among the parts of a page, to be found again on the same page built anew."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid


@dataclass(frozen=True, slots=True)
class FocusPlace:
    """The place of the part with the focus (-1: elsewhere, or on what does not show), its kind, and the caret in it."""

    place: int
    kind: type[QWidget]
    caret: int

    @classmethod
    def in_page(cls, page: QWidget) -> "FocusPlace":
        """Return where the focus is now."""
        focused = QApplication.focusWidget()
        parts = _parts(page)
        if focused is None or not page.isAncestorOf(focused) or focused not in parts:
            return cls(-1, QWidget, 0)
        caret = focused.cursorPosition() if isinstance(focused, QLineEdit) else 0
        return cls(parts.index(focused), type(focused), caret)

    def take(self, page: QWidget) -> bool:
        """Put the focus there; return whether there was such a part."""
        parts = _parts(page)
        part = parts[self.place] if 0 <= self.place < len(parts) else None
        if part is None or type(part) is not self.kind or not part.isEnabled():
            return False
        part.setFocus()
        if isinstance(part, QLineEdit):
            part.setCursorPosition(self.caret)
        return True


def _parts(page: QWidget) -> list[QWidget]:
    """Return the parts that show; what does not may be built on one page and not yet on another."""
    return [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]


def took_again(part: QWidget | None, page: QWidget) -> bool:
    """Put the focus on the part that had it before; return whether it is still there to be used."""
    if part is None or not isValid(part):  # it may have gone with its dialog, or with its window
        return False
    is_there = part.isVisible() and part.isEnabled() and page.isAncestorOf(part)
    if is_there:
        part.setFocus()
    return is_there


def is_in_use(page: QWidget) -> bool:
    """Return whether the focus is in the page, or in a dialog over it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused.window() is not page.window() or page.isAncestorOf(focused))
