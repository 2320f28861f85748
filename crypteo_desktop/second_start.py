"""A second start of the program: it hands its link or file to the first and leaves, or becomes the first itself."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from crypteo_desktop.adapters.claim import Claim
from crypteo_desktop.adapters.meeting_place import MeetingPlace, meeting_place
from crypteo_desktop.ui.first_paint import FirstPaint

if TYPE_CHECKING:
    from pathlib import Path

    from crypteo_desktop.settings import Asked
    from crypteo_desktop.ui.windows import Windows

# Seconds that a first instance may take until it listens, which it does once its window is painted, or until it ends:
# a cold disk or a virus scanner may hold it up, and a second window would only be in the holder's way.
STARTING: Final = 20.0
_PAUSE: Final = 0.05

_log: Final = logging.getLogger(__name__)


class HandedOver(Exception):
    """The first instance took what was asked for; nothing is left to do here."""


def claim_or_hand_over(data: Path, asked: Asked) -> MeetingPlace | None:
    """Return the place to listen at when this process is the first one, held until it ends.

    Raise HandedOver when the first one took the link or the file. Return None when this process goes on by itself: the
    first one does not answer, or this system has no place to meet.
    """
    try:
        place = meeting_place(data)
        return place if _claim(place, asked) is not None else None
    except OSError as refusal:
        _log.warning("other starts of the program cannot be met (%s)", type(refusal).__name__)
        return None


def listen_at(place: MeetingPlace, windows: Windows) -> None:
    """Listen for second starts as soon as the first window is painted, until the last one is left."""

    def listen() -> None:
        from crypteo_desktop.ui.single_instance import FirstInstance  # noqa: PLC0415  ten milliseconds

        first = FirstInstance(place.address, windows)
        first.handed_over.connect(windows.receive)
        windows.leaving.connect(first.close)
        first.listen()

    FirstPaint(windows.first, listen)


def _claim(place: MeetingPlace, asked: Asked) -> Claim | None:
    """Hold the place; None when the one that holds it does not answer in time. Raise HandedOver when it does."""
    end = time.monotonic() + STARTING
    while (claim := place.claim()) is None:
        from crypteo_desktop.ui.single_instance import Reply, hand_over  # noqa: PLC0415  a first start does without

        reply = hand_over(place.address, asked)
        if reply is Reply.TAKEN:
            raise HandedOver
        if reply is Reply.SILENT or time.monotonic() > end:
            _log.warning("another instance of the program holds the place and does not answer")
            return None
        time.sleep(_PAUSE)  # no window is there yet that would stand still
    return claim
