"""Failures about the journal of an unfinished download: coming back to it (CRY-12n), keeping it (CRY-53n)."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

PASSWORD_REFUSED = ProblemKind(
    "pending-password-refused",
    "CRY-121",
    QT_TRANSLATE_NOOP("Problem", "Wrong password."),
    QT_TRANSLATE_NOOP("Problem", "It is the one that you chose at step 2. You may try as often as you wish."),
    Shown.INPUT,
    WayOn.CORRECT,
)
KEYRING_REFUSED = ProblemKind(
    "pending-keyring-refused",
    "CRY-122",
    QT_TRANSLATE_NOOP("Problem", "This computer’s keyring does not open the key kept here."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Only the password chosen at step 2 does. If it comes back to you, go on with it; otherwise call support.",
    ),
    Shown.FAILURE,
    WayOn.KEPT_HERE,
)
KEY_UNREADABLE = ProblemKind(
    "pending-key-unreadable",
    "CRY-123",
    QT_TRANSLATE_NOOP("Problem", "The key kept on this computer is damaged."),
    QT_TRANSLATE_NOOP(
        "Problem", "Nothing was removed. Call support: they will tell you whether your certificate can still be saved."
    ),
    Shown.FAILURE,
    WayOn.KEPT_HERE,
)
SERVER_UNKNOWN = ProblemKind(
    "pending-server-unknown",
    "CRY-124",
    QT_TRANSLATE_NOOP("Problem", "This download was begun with a service that this program does not know."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent and nothing was removed. Call support with this code."),
    Shown.FAILURE,
    WayOn.KEPT_HERE,
)
JOURNAL_DISK_FULL = ProblemKind(
    "journal-disk-full",
    "CRY-531",
    QT_TRANSLATE_NOOP("Problem", "The disk of this computer is full: your download cannot be kept safe."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is lost: no certificate is requested before this works. Free some space, then try again.",
    ),
    Shown.FAILURE,
    WayOn.RETRY,
)
JOURNAL_REFUSED = ProblemKind(
    "journal-refused",
    "CRY-532",
    QT_TRANSLATE_NOOP("Problem", "Your download cannot be kept safe: nothing may be written in the folder {folder}."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is lost: no certificate is requested before this works. Show this screen to your IT team, "
        "then try again.",
    ),
    Shown.FAILURE,
    WayOn.RETRY,
)
JOURNAL_FAILED = ProblemKind(
    "journal-failed",
    "CRY-533",
    QT_TRANSLATE_NOOP("Problem", "Your download cannot be kept safe: writing in the folder {folder} fails."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is lost: no certificate is requested before this works. Try again; if it happens again, call support.",
    ),
    Shown.FAILURE,
    WayOn.RETRY,
)
PASSWORD_NOT_REPLACED = ProblemKind(
    "password-not-replaced",
    "CRY-534",
    QT_TRANSLATE_NOOP("Problem", "Your password was not replaced: the folder {folder} cannot be written."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe, and your former password still holds. Free some space on this computer, or have "
        "your IT team allow writing in this folder, then try again.",
    ),
    Shown.FAILURE,
    WayOn.AGAIN_OR_NOT,
)
