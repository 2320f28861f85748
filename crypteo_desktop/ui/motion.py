"""Whether anything may move on the screen. Qt 6.11 has no preference for it: what the system says elsewhere counts."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from crypteo_desktop.ui.stillness import Stillness


def may_move(widget: QWidget) -> bool:
    """Return whether the system lets effects run and the caret blink: who turned either off wants stillness.

    So does who turned on the desktop's own switch for less motion.
    """
    app = QApplication.instance()
    if app is not None and Stillness.of(app).is_wanted:
        return False
    lasts = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return lasts > 0 and QGuiApplication.styleHints().cursorFlashTime() > 0
