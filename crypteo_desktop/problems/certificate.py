"""Failures of step 5 about the certificate: the request, the authority, what came back. Codes CRY-50n and CRY-51n."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

CSR_INVALID = ProblemKind(
    "csr-invalid",
    "CRY-501",
    QT_TRANSLATE_NOOP("Problem", "The certificate service refused the request of this computer."),
    QT_TRANSLATE_NOOP("Problem", "No certificate was issued and nothing is lost. Call support with this code."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
KEY_WEAK = ProblemKind(
    "key-weak",
    "CRY-502",
    QT_TRANSLATE_NOOP("Problem", "The certificate service finds the key of this computer too weak."),
    QT_TRANSLATE_NOOP("Problem", "No certificate was issued and nothing is lost. Try again: a new key is made."),
    Shown.FAILURE,
    WayOn.RETRY,
)
KEY_REUSED = ProblemKind(
    "key-reused",
    "CRY-503",
    QT_TRANSLATE_NOOP("Problem", "The key of this computer already belongs to another certificate."),
    QT_TRANSLATE_NOOP("Problem", "No certificate was issued and nothing is lost. Try again: a new key is made."),
    Shown.FAILURE,
    WayOn.RETRY,
)
ALREADY_ISSUED = ProblemKind(
    "already-issued",
    "CRY-504",
    QT_TRANSLATE_NOOP("Problem", "The certificate of this order was already issued for another key."),
    QT_TRANSLATE_NOOP("Problem", "It can only be finished where it was begun: go on there, or call support."),
    Shown.BLOCKED,
    WayOn.SUPPORT,
    QT_TRANSLATE_NOOP("Problem", "Start this program where you began: it offers to go on."),
)
AUTHORITY_UNAVAILABLE = ProblemKind(
    "authority-unavailable",
    "CRY-505",
    QT_TRANSLATE_NOOP("Problem", "The certificate authority is not available for the moment."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Leave this window open and try again in a few minutes."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
ISSUANCE_FAILED = ProblemKind(
    "issuance-failed",
    "CRY-506",
    QT_TRANSLATE_NOOP("Problem", "The certificate authority could not issue your certificate."),
    QT_TRANSLATE_NOOP("Problem", "Your order is not lost. Try again; if it happens again, call support."),
    Shown.FAILURE,
    WayOn.RETRY,
)
CERTIFICATE_OTHER_KEY = ProblemKind(
    "certificate-other-key",
    "CRY-511",
    QT_TRANSLATE_NOOP("Problem", "The certificate received does not belong to the key of this computer."),
    QT_TRANSLATE_NOOP("Problem", "It was refused for your safety. Leave this window open and call support."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
CERTIFICATE_OTHER_SUBJECT = ProblemKind(
    "certificate-other-subject",
    "CRY-512",
    QT_TRANSLATE_NOOP("Problem", "The certificate received names somebody else."),
    QT_TRANSLATE_NOOP("Problem", "It was refused for your safety. Leave this window open and call support."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
CERTIFICATE_UNTRUSTED = ProblemKind(
    "certificate-untrusted",
    "CRY-513",
    QT_TRANSLATE_NOOP("Problem", "The certificate received was not issued by an authority that this program trusts."),
    QT_TRANSLATE_NOOP("Problem", "It was refused for your safety. Leave this window open and call support."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
CERTIFICATE_DATES = ProblemKind(
    "certificate-dates",
    "CRY-514",
    QT_TRANSLATE_NOOP("Problem", "The certificate received is not valid today."),
    QT_TRANSLATE_NOOP("Problem", "It was refused for your safety. Leave this window open and call support."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
CERTIFICATE_USAGE = ProblemKind(
    "certificate-usage",
    "CRY-515",
    QT_TRANSLATE_NOOP("Problem", "The certificate received cannot be used to sign and to identify you."),
    QT_TRANSLATE_NOOP("Problem", "It was refused for your safety. Leave this window open and call support."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
CERTIFICATE_UNREADABLE = ProblemKind(
    "certificate-unreadable",
    "CRY-516",
    QT_TRANSLATE_NOOP("Problem", "The certificate received cannot be read."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Try again; if it happens again, call support."),
    Shown.FAILURE,
    WayOn.RETRY,
)
