"""Failures about the saved file: writing it in step 5 (CRY-52n), checking it in step 6 (CRY-6nn)."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

FOLDER_MISSING = ProblemKind(
    "folder-missing",
    "CRY-521",
    QT_TRANSLATE_NOOP("Problem", "The folder {folder} does not exist."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Choose another folder to save it.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
FOLDER_READ_ONLY = ProblemKind(
    "folder-read-only",
    "CRY-522",
    QT_TRANSLATE_NOOP("Problem", "Nothing may be written in the folder {folder}."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Choose another folder to save it.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
DISK_FULL = ProblemKind(
    "disk-full",
    "CRY-523",
    QT_TRANSLATE_NOOP("Problem", "The disk that holds the folder {folder} is full."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Free some space, or choose another folder.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
NAME_TAKEN = ProblemKind(
    "name-taken",
    "CRY-524",
    QT_TRANSLATE_NOOP("Problem", "The folder {folder} already holds too many files of this name."),
    QT_TRANSLATE_NOOP("Problem", "No file was replaced. Choose another folder to save your certificate."),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
WRITE_FAILED = ProblemKind(
    "write-failed",
    "CRY-525",
    QT_TRANSLATE_NOOP("Problem", "The file could not be written in the folder {folder}."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Try again, or choose another folder.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
FOLDER_SYNCHRONISED = ProblemKind(
    "folder-synchronised",
    "CRY-526",
    QT_TRANSLATE_NOOP(
        "Problem",
        "{cloud} synchronises the folder {folder}; your administrator allows no such folder on this computer.",
    ),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Choose another folder to save it.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
PASSWORD_WRONG = ProblemKind(
    "password-wrong",
    "CRY-601",
    QT_TRANSLATE_NOOP("Problem", "Wrong password."),
    QT_TRANSLATE_NOOP("Problem", "It is the one that you chose at step 2. You may try as often as you wish."),
    Shown.INPUT,
    WayOn.CORRECT,
)
FILE_MISSING = ProblemKind(
    "file-missing",
    "CRY-602",
    QT_TRANSLATE_NOOP("Problem", "The saved file is no longer in its folder: {file}"),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Choose a folder to save it once more.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
FILE_DAMAGED = ProblemKind(
    "file-damaged",
    "CRY-603",
    QT_TRANSLATE_NOOP("Problem", "The saved file is damaged or was changed since it was written."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Your certificate is safe: this computer keeps it. Choose a folder to save it once more.",
    ),
    Shown.FAILURE,
    WayOn.OTHER_FOLDER,
)
FINGERPRINT_MISMATCH = ProblemKind(
    "fingerprint-mismatch",
    "CRY-604",
    QT_TRANSLATE_NOOP("Problem", "The saved certificate is not the one that the service issued."),
    QT_TRANSLATE_NOOP("Problem", "Keep the file and leave this window open. Call support with this code."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
NOT_IMPORTED = ProblemKind(
    "file-not-imported",
    "CRY-605",
    QT_TRANSLATE_NOOP("Problem", "The saved file is right, but the library of Firefox does not import it."),
    QT_TRANSLATE_NOOP("Problem", "Keep the file and leave this window open. Call support with this code."),
    Shown.FAILURE,
    WayOn.RETRY,
)
