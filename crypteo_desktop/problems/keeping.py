"""Failures about what is kept beside the saved file: a copy on another medium, the sheet, the reminders (CRY-62n)."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

MEDIUM_FULL = ProblemKind(
    "medium-full",
    "CRY-621",
    QT_TRANSLATE_NOOP("Problem", "There is not enough room left in {folder}."),
    QT_TRANSLATE_NOOP("Problem", "Your saved file is safe. Free some space there, or choose another USB stick."),
    Shown.COPY,
    WayOn.OTHER_FOLDER,
)
MEDIUM_READ_ONLY = ProblemKind(
    "medium-read-only",
    "CRY-622",
    QT_TRANSLATE_NOOP("Problem", "Nothing may be written in {folder}: it is write-protected."),
    QT_TRANSLATE_NOOP("Problem", "Your saved file is safe. Remove the protection, or choose another USB stick."),
    Shown.COPY,
    WayOn.OTHER_FOLDER,
)
MEDIUM_GONE = ProblemKind(
    "medium-gone",
    "CRY-623",
    QT_TRANSLATE_NOOP("Problem", "{folder} no longer answers: it was removed, or it is damaged."),
    QT_TRANSLATE_NOOP("Problem", "Your saved file is safe. Plug the USB stick in again, or choose another one."),
    Shown.COPY,
    WayOn.RETRY,
)
COPY_DIFFERS = ProblemKind(
    "copy-differs",
    "CRY-624",
    QT_TRANSLATE_NOOP("Problem", "What was read back from {folder} is not what was written there."),
    QT_TRANSLATE_NOOP("Problem", "Your saved file is safe. This USB stick cannot be trusted: choose another one."),
    Shown.COPY,
    WayOn.OTHER_FOLDER,
)
COPY_NAME_TAKEN = ProblemKind(
    "copy-name-taken",
    "CRY-625",
    QT_TRANSLATE_NOOP("Problem", "{folder} already holds another file called {name}."),
    QT_TRANSLATE_NOOP("Problem", "No file was replaced. Choose another folder or another USB stick."),
    Shown.COPY,
    WayOn.OTHER_FOLDER,
)
COPY_FAILED = ProblemKind(
    "copy-failed",
    "CRY-626",
    QT_TRANSLATE_NOOP("Problem", "The file could not be written in {folder}."),
    QT_TRANSLATE_NOOP("Problem", "Your saved file is safe. Try again, or choose another folder."),
    Shown.COPY,
    WayOn.OTHER_FOLDER,
)
ORIGINAL_LOST = ProblemKind(
    "original-lost",
    "CRY-627",
    QT_TRANSLATE_NOOP("Problem", "The saved file is no longer there, or it is damaged: {file}"),
    QT_TRANSLATE_NOOP("Problem", "Put it back where it was. If you cannot, leave this window open and call support."),
    Shown.COPY,
    WayOn.RETRY,
)
COPY_SYNCHRONISED = ProblemKind(
    "copy-synchronised",
    "CRY-628",
    QT_TRANSLATE_NOOP(
        "Problem",
        "{cloud} synchronises the folder {folder}; your administrator allows no such folder on this computer.",
    ),
    QT_TRANSLATE_NOOP("Problem", "Your saved file is safe. Choose a USB stick, or another folder."),
    Shown.COPY,
    WayOn.OTHER_FOLDER,
)
