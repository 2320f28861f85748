"""Failures of steps 2 to 4: password, retrieval code and answers. Codes CRY-2nn, CRY-3nn and CRY-4nn."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

PASSWORD_REFUSED = ProblemKind(
    "password-refused",
    "CRY-201",
    QT_TRANSLATE_NOOP("Problem", "This password does not follow the rules shown."),
    QT_TRANSLATE_NOOP("Problem", "Choose 8 to 20 letters and digits: 1 capital, 1 small letter, 1 digit, no accent."),
    Shown.INPUT,
    WayOn.CORRECT,
)
PASSWORDS_DIFFER = ProblemKind(
    "passwords-differ",
    "CRY-202",
    QT_TRANSLATE_NOOP("Problem", "The two passwords are not the same."),
    QT_TRANSLATE_NOOP("Problem", "Type the confirmation again; “Show passwords” helps to compare."),
    Shown.INPUT,
    WayOn.CORRECT,
)
CODE_WRONG = ProblemKind(
    "code-wrong",
    "CRY-301",
    QT_TRANSLATE_NOOP("Problem", "Wrong code. {tries}"),
    QT_TRANSLATE_NOOP("Problem", "Compare it with the latest message received, then correct the code."),
    Shown.INPUT,
    WayOn.CORRECT,
)
CODE_SUPERSEDED = ProblemKind(
    "code-superseded",
    "CRY-302",
    QT_TRANSLATE_NOOP("Problem", "This code was replaced by a newer one."),
    QT_TRANSLATE_NOOP("Problem", "No try was counted. Type the code of the latest message."),
    Shown.INPUT,
    WayOn.CORRECT,
)
CODE_EXHAUSTED = ProblemKind(
    "code-exhausted",
    "CRY-303",
    QT_TRANSLATE_NOOP("Problem", "This code was tried 3 times and does not work any more."),
    QT_TRANSLATE_NOOP("Problem", "Ask for a new code by SMS or by e-mail, then type that one."),
    Shown.INPUT,
    WayOn.NEW_CODE,
)
RESEND_TOO_SOON = ProblemKind(
    "resend-too-soon",
    "CRY-304",
    QT_TRANSLATE_NOOP("Problem", "A code has just been sent."),
    QT_TRANSLATE_NOOP("Problem", "Wait until the countdown ends before you ask for another one."),
    Shown.INPUT,
    WayOn.CORRECT,
)
RESEND_LIMIT = ProblemKind(
    "resend-limit",
    "CRY-305",
    QT_TRANSLATE_NOOP("Problem", "No further code can be sent for the moment."),
    QT_TRANSLATE_NOOP("Problem", "Type the code of the latest message, or call support."),
    Shown.INPUT,
    WayOn.CORRECT,
)
CHANNEL_UNAVAILABLE = ProblemKind(
    "channel-unavailable",
    "CRY-306",
    QT_TRANSLATE_NOOP("Problem", "The code cannot be sent this way."),
    QT_TRANSLATE_NOOP("Problem", "Choose the other way: by SMS or by e-mail."),
    Shown.INPUT,
    WayOn.CORRECT,
)
DELIVERY_FAILED = ProblemKind(
    "delivery-failed",
    "CRY-307",
    QT_TRANSLATE_NOOP("Problem", "The new code could not be delivered; the former codes no longer work."),
    QT_TRANSLATE_NOOP("Problem", "If no message arrives, choose the other way in 30 seconds, or call support."),
    Shown.INPUT,
    WayOn.CORRECT,
)
CODE_FORMAT = ProblemKind(
    "code-format",
    "CRY-308",
    QT_TRANSLATE_NOOP("Problem", "A withdrawal code has 9 digits."),
    QT_TRANSLATE_NOOP("Problem", "No try was counted. Type the 9 digits of the latest message; spaces do not matter."),
    Shown.INPUT,
    WayOn.CORRECT,
)
ANSWERS_WRONG = ProblemKind(
    "answers-wrong",
    "CRY-401",
    QT_TRANSLATE_NOOP("Problem", "Wrong answers. {tries}"),
    QT_TRANSLATE_NOOP(
        "Problem", "At least one answer differs from the identity check. Capitals, accents and spaces do not matter."
    ),
    Shown.INPUT,
    WayOn.CORRECT,
)
ANSWERS_MISSING = ProblemKind(
    "answers-missing",
    "CRY-402",
    QT_TRANSLATE_NOOP("Problem", "An answer is empty."),
    QT_TRANSLATE_NOOP("Problem", "No try was counted. Answer the 3 questions."),
    Shown.INPUT,
    WayOn.CORRECT,
)
ORDER_LOCKED = ProblemKind(
    "order-locked",
    "CRY-403",
    QT_TRANSLATE_NOOP("Problem", "The download is temporarily blocked"),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Too many wrong entries were sent. The block protects your certificate. "
        "Your order is not lost: support can unblock it.",
    ),
    Shown.BLOCKED,
    WayOn.REOPEN,
)
