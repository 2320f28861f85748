"""Failures of installing a certificate file: reading it (CRY-72n), and each store of this computer (CRY-73n)."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

GIVEN_FILE_GONE = ProblemKind(
    "given-file-gone",
    "CRY-721",
    QT_TRANSLATE_NOOP("Problem", "The file {file} is no longer there."),
    QT_TRANSLATE_NOOP("Problem", "Plug the USB stick in again, or put the file back, then try again."),
    Shown.FAILURE,
    WayOn.FILE_AGAIN,
)
GIVEN_FILE_FORBIDDEN = ProblemKind(
    "given-file-forbidden",
    "CRY-722",
    QT_TRANSLATE_NOOP("Problem", "Your account may not read the file {file}."),
    QT_TRANSLATE_NOOP(
        "Problem", "Copy the file into your own folder, or have its permissions changed, then try again."
    ),
    Shown.FAILURE,
    WayOn.FILE_AGAIN,
)
GIVEN_FILE_UNREADABLE = ProblemKind(
    "given-file-unreadable",
    "CRY-723",
    QT_TRANSLATE_NOOP("Problem", "The file {file} could not be read."),
    QT_TRANSLATE_NOOP("Problem", "Check the disk or the USB stick that holds it, then try again."),
    Shown.FAILURE,
    WayOn.FILE_AGAIN,
)
STORE_IN_USE = ProblemKind(
    "store-in-use",
    "CRY-731",
    QT_TRANSLATE_NOOP("Problem", "{program} is open."),
    QT_TRANSLATE_NOOP("Problem", "Close it, then choose Try again."),
    Shown.INPUT,
    WayOn.RETRY,
)
STORE_LOCKED = ProblemKind(
    "store-locked",
    "CRY-732",
    QT_TRANSLATE_NOOP("Problem", "{program} is protected by a primary password."),
    QT_TRANSLATE_NOOP("Problem", "To write there, that password is needed. It is not the one of the certificate."),
    Shown.INPUT,
    WayOn.CORRECT,
)
STORE_READ_ONLY = ProblemKind(
    "store-read-only",
    "CRY-733",
    QT_TRANSLATE_NOOP("Problem", "Nothing may be changed in the certificates of {program}."),
    QT_TRANSLATE_NOOP("Problem", "A rule of your organisation forbids it: ask your IT department."),
    Shown.INPUT,
    WayOn.RETRY,
)
STORE_UNREADABLE = ProblemKind(
    "store-unreadable",
    "CRY-734",
    QT_TRANSLATE_NOOP("Problem", "The certificates of {program} cannot be read."),
    QT_TRANSLATE_NOOP("Problem", "Restart {program}, then choose Try again. Otherwise call support."),
    Shown.INPUT,
    WayOn.RETRY,
)
STORE_TOOLS_MISSING = ProblemKind(
    "store-tools-missing",
    "CRY-735",
    QT_TRANSLATE_NOOP("Problem", "What is needed to write into {program} is not installed."),
    QT_TRANSLATE_NOOP("Problem", "Install the package libnss3-tools (nss-tools on Fedora), then choose Try again."),
    Shown.INPUT,
    WayOn.RETRY,
)
STORE_DID_NOT_KEEP = ProblemKind(
    "store-did-not-keep",
    "CRY-736",
    QT_TRANSLATE_NOOP("Problem", "Read back, the certificate or its key is missing in {program}."),
    QT_TRANSLATE_NOOP("Problem", "Choose Try again. If it happens once more, call support with this code."),
    Shown.INPUT,
    WayOn.RETRY,
)
STORE_DID_NOT_REMOVE = ProblemKind(
    "store-did-not-remove",
    "CRY-737",
    QT_TRANSLATE_NOOP("Problem", "The certificate is still in {program}."),
    QT_TRANSLATE_NOOP("Problem", "Choose Try again. If it happens once more, call support with this code."),
    Shown.INPUT,
    WayOn.RETRY,
)
NOT_NOTED = ProblemKind(
    "not-noted",
    "CRY-738",
    QT_TRANSLATE_NOOP(
        "Problem", "The certificate is in {program}, but this program could not note that it put it there."
    ),
    QT_TRANSLATE_NOOP(
        "Problem", "Free some space on the disk, then choose Try again: otherwise it cannot be removed from here."
    ),
    Shown.INPUT,
    WayOn.RETRY,
)
NO_STORE = ProblemKind(
    "no-store",
    "CRY-739",
    QT_TRANSLATE_NOOP("Problem", "No program on this computer keeps certificates."),
    QT_TRANSLATE_NOOP("Problem", "Install Firefox, or another browser, and open it once, then try again."),
    Shown.FAILURE,
    WayOn.RETRY,
)
STORE_PASSWORD_WRONG = ProblemKind(
    "store-password-wrong",
    "CRY-740",
    QT_TRANSLATE_NOOP("Problem", "This is not the primary password of {program}."),
    QT_TRANSLATE_NOOP("Problem", "It was chosen in the settings of {program}. It is not that of the certificate."),
    Shown.INPUT,
    WayOn.CORRECT,
)
STORE_NAME_IS_SHARED = ProblemKind(
    "store-name-is-shared",
    "CRY-741",
    QT_TRANSLATE_NOOP("Problem", "In {program}, another certificate has the same name."),
    QT_TRANSLATE_NOOP(
        "Problem", "So that the other one is not lost, remove this one yourself in the settings of {program}."
    ),
    Shown.INPUT,
    WayOn.RETRY,
)
STORE_NOT_ALLOWED = ProblemKind(
    "store-not-allowed",
    "CRY-742",
    QT_TRANSLATE_NOOP("Problem", "{program} asked whether it is allowed, and the answer was no."),
    QT_TRANSLATE_NOOP("Problem", "Choose Try again, and say yes when {program} asks."),
    Shown.INPUT,
    WayOn.RETRY,
)
