"""Failures of any step: the network, the service's own, the session. Codes CRY-0nn."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

NO_NETWORK = ProblemKind(
    "no-network",
    "CRY-001",
    QT_TRANSLATE_NOOP("Problem", "This computer is not connected to a network."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Check the cable or the Wi-Fi, then try again."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
NAME_NOT_FOUND = ProblemKind(
    "name-not-found",
    "CRY-002",
    QT_TRANSLATE_NOOP("Problem", "The address of the certificate service cannot be found."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Check your connection, or show this screen to your IT team."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
UNREACHABLE = ProblemKind(
    "unreachable",
    "CRY-003",
    QT_TRANSLATE_NOOP("Problem", "The certificate service does not answer."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is lost: you will go on from this step. Check your connection, or show this screen to your IT team.",
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
PROXY_LOGIN = ProblemKind(
    "proxy-login",
    "CRY-004",
    QT_TRANSLATE_NOOP("Problem", "Your company’s proxy {proxy} asks for a user name and a password."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent. Sign in to go on, or show this screen to your IT team."),
    Shown.CONNECTION,
    WayOn.SIGN_IN,
)
NOT_TRUSTED = ProblemKind(
    "certificate-not-trusted",
    "CRY-005",
    QT_TRANSLATE_NOOP("Problem", "The secure connection to the certificate service cannot be trusted."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing was sent. An inspection device may stand in between ({issuer}): show this screen to your IT team.",
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
NOT_THE_SERVICE = ProblemKind(
    "not-the-service",
    "CRY-006",
    QT_TRANSLATE_NOOP("Problem", "A web page answered in place of the certificate service."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is lost. Your network may ask you to sign in first: open a web page, sign in, then try again.",
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
ANSWER_DAMAGED = ProblemKind(
    "answer-damaged",
    "CRY-007",
    QT_TRANSLATE_NOOP("Problem", "The answer of the certificate service arrived damaged."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Try again; if it happens again, call support."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
TOO_SLOW = ProblemKind(
    "too-slow",
    "CRY-008",
    QT_TRANSLATE_NOOP("Problem", "The certificate service takes too long to answer."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Wait a moment, then try again."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
SERVICE_FAILED = ProblemKind(
    "service-failed",
    "CRY-009",
    QT_TRANSLATE_NOOP("Problem", "The certificate service is out of order for the moment."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Wait a few minutes, then try again."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
INTERNAL = ProblemKind(
    "internal",
    "CRY-010",
    QT_TRANSLATE_NOOP("Problem", "The certificate service met an error of its own."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Try again; if it happens again, call support."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
TOO_MANY_REQUESTS = ProblemKind(
    "too-many-requests",
    "CRY-011",
    QT_TRANSLATE_NOOP("Problem", "The certificate service receives too many requests from here."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Wait one minute, then try again."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
MALFORMED = ProblemKind(
    "malformed",
    "CRY-012",
    QT_TRANSLATE_NOOP("Problem", "The certificate service could not read what was sent."),
    QT_TRANSLATE_NOOP("Problem", "No try was counted. Check what you typed and try again; otherwise call support."),
    Shown.FAILURE,
    WayOn.RETRY,
)
NOT_FOUND = ProblemKind(
    "not-found",
    "CRY-013",
    QT_TRANSLATE_NOOP("Problem", "The certificate service does not know this request."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Call support: this program may need an update."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
METHOD_NOT_ALLOWED = ProblemKind(
    "method-not-allowed",
    "CRY-014",
    QT_TRANSLATE_NOOP("Problem", "The certificate service does not accept this request."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Call support: this program may need an update."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
TOO_LARGE = ProblemKind(
    "too-large",
    "CRY-015",
    QT_TRANSLATE_NOOP("Problem", "What was sent is too large for the certificate service."),
    QT_TRANSLATE_NOOP("Problem", "No try was counted. Shorten what you typed and try again."),
    Shown.FAILURE,
    WayOn.RETRY,
)
SESSION_INVALID = ProblemKind(
    "session-invalid",
    "CRY-016",
    QT_TRANSLATE_NOOP("Problem", "This download was opened again elsewhere, or has ended."),
    QT_TRANSLATE_NOOP("Problem", "Open the link again here: your code and your answers will be asked once more."),
    Shown.FAILURE,
    WayOn.REOPEN,
)
SESSION_EXPIRED = ProblemKind(
    "session-expired",
    "CRY-017",
    QT_TRANSLATE_NOOP("Problem", "This download was left without activity for too long."),
    QT_TRANSLATE_NOOP("Problem", "Open the link again: your code and your answers will be asked once more."),
    Shown.FAILURE,
    WayOn.REOPEN,
)
WRONG_STATE = ProblemKind(
    "wrong-state",
    "CRY-018",
    QT_TRANSLATE_NOOP("Problem", "The certificate service is at another step of this download."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Open the link again to go on from the right step."),
    Shown.FAILURE,
    WayOn.REOPEN,
)
UNKNOWN_REFUSAL = ProblemKind(
    "unknown-refusal",
    "CRY-019",
    QT_TRANSLATE_NOOP("Problem", "The certificate service refused for a reason that this version does not know."),
    QT_TRANSLATE_NOOP("Problem", "Nothing is lost. Call support: this program may need an update."),
    Shown.FAILURE,
    WayOn.SUPPORT,
)
PROGRAM_ERROR = ProblemKind(
    "program-error",
    "CRY-020",
    QT_TRANSLATE_NOOP("Problem", "This program met an error of its own."),
    QT_TRANSLATE_NOOP("Problem", "Try again. If it happens again, call support and give the code shown here."),
    Shown.FAILURE,
    WayOn.RETRY,
)
RECOVERY_UNKNOWN = ProblemKind(
    "recovery-unknown",
    "CRY-021",
    QT_TRANSLATE_NOOP("Problem", "The certificate service knows no certificate for the key kept on this computer."),
    QT_TRANSLATE_NOOP("Problem", "Open the link of your e-mail again, or call support."),
    Shown.BLOCKED,
    WayOn.KEPT_HERE,
    QT_TRANSLATE_NOOP("Problem", "Open the link of your e-mail again."),
)
RECOVERY_EXPIRED = ProblemKind(
    "recovery-expired",
    "CRY-022",
    QT_TRANSLATE_NOOP("Problem", "The certificate was issued more than 30 days ago and cannot be fetched any more."),
    QT_TRANSLATE_NOOP("Problem", "Call support: they will tell you how to obtain a new one."),
    Shown.BLOCKED,
    WayOn.SUPPORT,
)
CLOCK_WRONG = ProblemKind(
    "clock-wrong",
    "CRY-023",
    QT_TRANSLATE_NOOP("Problem", "The date of this computer does not fit the certificate of the service."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing was sent. Check the date and time of this computer, then try again. If they are right, call support.",
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
PROXY_REFUSED = ProblemKind(
    "proxy-refused",
    "CRY-024",
    QT_TRANSLATE_NOOP("Problem", "Your company’s proxy does not let this program reach the certificate service."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent. Show this screen to your IT team: {proxy} must allow {target}."),
    Shown.CONNECTION,
    WayOn.RETRY,
)
PROXY_LOGIN_REFUSED = ProblemKind(
    "proxy-login-refused",
    "CRY-025",
    QT_TRANSLATE_NOOP("Problem", "The proxy {proxy} refuses this user name or this password."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent. Check them and sign in again, or ask your IT team."),
    Shown.CONNECTION,
    WayOn.SIGN_IN,
)
PROXY_SCHEME = ProblemKind(
    "proxy-scheme",
    "CRY-026",
    QT_TRANSLATE_NOOP("Problem", "The proxy {proxy} wants a way to sign in that this program does not know."),
    QT_TRANSLATE_NOOP(
        "Problem", "Nothing was sent. Show this screen to your IT team: it asks for {schemes}; only Basic is known."
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
PROXY_UNUSABLE = ProblemKind(
    "proxy-unusable",
    "CRY-027",
    QT_TRANSLATE_NOOP("Problem", "The proxy that is set on this computer cannot be used by this program."),
    QT_TRANSLATE_NOOP(
        "Problem", "Nothing was sent. Show this screen to your IT team: an http:// proxy is needed, SOCKS is not known."
    ),
    Shown.CONNECTION,
    WayOn.RETRY,
)
PROGRAM_STOPPED = ProblemKind(
    "program-stopped",
    "CRY-028",
    QT_TRANSLATE_NOOP("Problem", "A part of this program has failed."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing is lost: what was begun is kept on this computer. Restart the program: it offers to go on. "
        "If it offers nothing, open the link of your e-mail again.",
    ),
    Shown.FAILURE,
    WayOn.RESTART,
)
POLICY_UNUSABLE = ProblemKind(
    "policy-unusable",
    "CRY-029",
    QT_TRANSLATE_NOOP("Problem", "The settings of this computer’s administrator cannot be read."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was started and nothing is lost. Show this window to your IT team."),
    Shown.FAILURE,
    WayOn.ADMINISTRATOR,
)
PROFILE_UNUSABLE = ProblemKind(
    "profile-unusable",
    "CRY-030",
    QT_TRANSLATE_NOOP("Problem", "The description of the certificate service cannot be read."),
    QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing was started and nothing is lost. Install the program again, or show this window to your IT team.",
    ),
    Shown.FAILURE,
    WayOn.ADMINISTRATOR,
)
