"""What a problem says on the screen: its sentence and its remedy, facts filled in."""

from typing import Final

from crypteo_desktop.problems import Problem
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted, Text
from crypteo_desktop.ui.translation import counted, say

TRIES: Final = Counted(
    QT_TRANSLATE_NOOP("Frame", "You have {n} try left."), QT_TRANSLATE_NOOP("Frame", "You have {n} tries left.")
)
NO_TRY: Final = QT_TRANSLATE_NOOP("Frame", "You have no try left.")


def sentence(problem: Problem) -> str:
    """Return what happened, in one sentence."""
    return _filled(problem.kind.sentence, problem)


def remedy(problem: Problem) -> str:
    """Return what is safe and what to do."""
    return _filled(problem.kind.remedy, problem)


def tries_left(number: int) -> str:
    """Return how many tries are left, as a sentence."""
    return counted(TRIES, number) if number else say(NO_TRY)


def _filled(text: Text, problem: Problem) -> str:
    facts: dict[str, object] = dict(problem.facts)
    left = problem.facts.get("attempts_left")
    if isinstance(left, int):
        facts["tries"] = tries_left(left)
    return say(text, **facts).replace(" ()", "").strip()
