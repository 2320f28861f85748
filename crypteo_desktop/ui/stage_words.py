"""What a window says around its page: heading, the last button, waiting, stopped."""

from typing import Final

from crypteo_desktop.texts import QT_TRANSLATE_NOOP

HEADING: Final = QT_TRANSLATE_NOOP("Frame", "Step {number}: {title}")
FINISH: Final = QT_TRANSLATE_NOOP("Frame", "Finish")
ONE_MOMENT: Final = QT_TRANSLATE_NOOP("Frame", "One moment")
CHOOSE_ABOVE: Final = QT_TRANSLATE_NOOP("Frame", "First choose above how to go on")
NOTHING_TO_CANCEL: Final = QT_TRANSLATE_NOOP("Frame", "Nothing is left to cancel")
REQUEST_LEFT: Final = QT_TRANSLATE_NOOP("Frame", "The request has left: wait a few moments")
STOPPED_UNHEARD: Final = QT_TRANSLATE_NOOP(
    "Frame", "Stopped. Your try may have been counted: before another one, the service is asked."
)
STOPPED: Final = QT_TRANSLATE_NOOP("Frame", "Stopped. Nothing is lost.")
