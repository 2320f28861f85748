"""What a failure of the connection means for the tries and for the link, said beside it."""

from typing import Final

from crypteo_desktop.problems import NothingDone, Problem, Shown, WayOn, certificate
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say

_KEY_GOES: Final = frozenset({certificate.KEY_WEAK, certificate.KEY_REUSED})
_NO_TRY_COUNTED: Final = QT_TRANSLATE_NOOP("Frame", "No try was counted, and what you typed is still there.")
_OPENING_IS_FREE: Final = QT_TRANSLATE_NOOP(
    "Frame", "Opening the link costs no try: you may try again as often as you wish."
)


def note_beside(problem: Problem, step_id: str, of_page: str) -> str:
    """Return what is said beside a problem: what its page has to say of it, or what it means for the tries.

    Who has to call support is told to leave the window open: what a later time could do is not said beside it. A key
    that the service refused is made anew, so nothing is said of keeping it.
    """
    is_beside_it = problem.kind.way_on is WayOn.SUPPORT or problem.kind in _KEY_GOES
    return ("" if is_beside_it else of_page) or what_counts(step_id, problem)


def what_counts(step_id: str, problem: Problem) -> str:
    """Return a sentence for a problem that takes the place of this step's page, or nothing."""
    if problem.kind.shown is not Shown.CONNECTION:
        return ""
    if step_id == "initialisation":
        return say(_OPENING_IS_FREE)
    costs_a_try = step_id in {"retrieval-code", "security-answers"}
    return say(_NO_TRY_COUNTED) if costs_a_try and isinstance(problem, NothingDone) else ""
