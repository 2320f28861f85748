"""Failures of steps 3 and 4 when the answer to what may not be sent twice was lost: what counts and what does not."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

CODE_COUNTED = ProblemKind(
    "code-counted",
    "CRY-309",
    QT_TRANSLATE_NOOP("Problem", "The answer was lost, but your try was counted: wrong code. {tries}"),
    QT_TRANSLATE_NOOP("Problem", "Compare it with the latest message received, then correct the code."),
    Shown.INPUT,
    WayOn.CORRECT,
)
CODE_NOT_COUNTED = ProblemKind(
    "code-not-counted",
    "CRY-310",
    QT_TRANSLATE_NOOP("Problem", "No answer came from the service: your try was not counted."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Try again: the code that you typed is still there."),
    Shown.CONNECTION,
    WayOn.SEND_AGAIN,
)
CODE_UNSURE = ProblemKind(
    "code-unsure",
    "CRY-311",
    QT_TRANSLATE_NOOP("Problem", "No answer came: your try may have been counted."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is sent again by itself. Try again once the connection is back: "
        "the service is asked first whether it was counted.",
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
RESEND_NOT_DONE = ProblemKind(
    "resend-not-done",
    "CRY-312",
    QT_TRANSLATE_NOOP("Problem", "No answer came from the service: no new code was sent."),
    QT_TRANSLATE_NOOP("Problem", "The former code stays valid. Ask again for a new one if you need it."),
    Shown.INPUT,
    WayOn.CORRECT,
)
RESEND_UNSURE = ProblemKind(
    "resend-unsure",
    "CRY-313",
    QT_TRANSLATE_NOOP("Problem", "No answer came: a new code may have been sent."),
    QT_TRANSLATE_NOOP(
        "Problem", "Nothing is asked for again by itself. Wait a moment: if a new code arrives, only that one works."
    ),
    Shown.INPUT,
    WayOn.CORRECT,
)
ANSWERS_COUNTED = ProblemKind(
    "answers-counted",
    "CRY-404",
    QT_TRANSLATE_NOOP("Problem", "The answer was lost, but your try was counted: wrong answers. {tries}"),
    QT_TRANSLATE_NOOP(
        "Problem", "At least one answer differs from the identity check. Capitals, accents and spaces do not matter."
    ),
    Shown.INPUT,
    WayOn.CORRECT,
)
ANSWERS_NOT_COUNTED = ProblemKind(
    "answers-not-counted",
    "CRY-405",
    QT_TRANSLATE_NOOP("Problem", "No answer came from the service: your try was not counted."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Try again: the answers that you typed are still there."),
    Shown.CONNECTION,
    WayOn.SEND_AGAIN,
)
ANSWERS_UNSURE = ProblemKind(
    "answers-unsure",
    "CRY-406",
    QT_TRANSLATE_NOOP("Problem", "No answer came: your try may have been counted."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is sent again by itself. Try again once the connection is back: "
        "the service is asked first whether it was counted.",
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
