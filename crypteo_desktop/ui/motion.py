"""Whether anything may move on the screen. Qt 6.11 has no preference for it: what the system says elsewhere counts."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget


def may_move(widget: QWidget) -> bool:
    """Return whether the system lets effects run and the caret blink: who turned either off wants stillness."""
    lasts = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return lasts > 0 and QGuiApplication.styleHints().cursorFlashTime() > 0
