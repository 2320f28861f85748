"""Failures about a .p12 file that is opened on any computer (CRY-70n)."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

NOT_A_P12 = ProblemKind(
    "not-a-p12",
    "CRY-701",
    QT_TRANSLATE_NOOP("Problem", "This file is not a certificate file (.p12 or .pfx)."),
    QT_TRANSLATE_NOOP("Problem", "Choose the file that was saved at the end of the download; its name ends in .p12."),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
DAMAGED = ProblemKind(
    "p12-damaged",
    "CRY-702",
    QT_TRANSLATE_NOOP("Problem", "This certificate file is damaged: it was changed or cut short."),
    QT_TRANSLATE_NOOP("Problem", "Your password is not the cause. Take your backup, or copy the file once more."),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
NO_MAC = ProblemKind(
    "p12-without-mac",
    "CRY-703",
    QT_TRANSLATE_NOOP("Problem", "This certificate file has no proof of its password."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "It does not come from this program, and nothing vouches for what it holds. Take the file of the download.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
PASSWORD_WRONG = ProblemKind(
    "p12-password-wrong",
    "CRY-704",
    QT_TRANSLATE_NOOP("Problem", "Wrong password."),
    QT_TRANSLATE_NOOP(
        "Problem", "It is the one that you chose at step 2 of the download. You may try as often as you wish."
    ),
    Shown.INPUT,
    WayOn.CORRECT,
)
UNSUPPORTED = ProblemKind(
    "p12-unsupported",
    "CRY-705",
    QT_TRANSLATE_NOOP("Problem", "This certificate file is sealed in a way that is not read here: {algorithm}."),
    QT_TRANSLATE_NOOP("Problem", "It does not come from this program. Take the file of the download."),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
TOO_MANY_ROUNDS = ProblemKind(
    "p12-too-many-rounds",
    "CRY-706",
    QT_TRANSLATE_NOOP("Problem", "Opening this file would keep the computer busy for too long ({rounds} rounds)."),
    QT_TRANSLATE_NOOP("Problem", "It does not come from this program. Take the file of the download."),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
NO_KEY = ProblemKind(
    "p12-without-key",
    "CRY-707",
    QT_TRANSLATE_NOOP("Problem", "This file holds no private key for its certificate."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "A certificate without its key cannot sign or identify you. Take the file of the download, or your backup.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
TOO_LARGE = ProblemKind(
    "p12-too-large",
    "CRY-708",
    QT_TRANSLATE_NOOP("Problem", "This file is too large for a certificate file."),
    QT_TRANSLATE_NOOP("Problem", "Choose the file that was saved at the end of the download; it is about 8 kB."),
    Shown.FAILURE,
    WayOn.OTHER_FILE,
)
