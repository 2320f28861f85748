"""Failures of step 1: the link that was given, and what the service says of it. Codes CRY-1nn."""

from crypteo_desktop.problems.kind import ProblemKind, Shown, WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

NOT_A_LINK = ProblemKind(
    "not-a-link",
    "CRY-101",
    QT_TRANSLATE_NOOP("Problem", "This is not a download link."),
    QT_TRANSLATE_NOOP(
        "Problem", "Copy the whole link from the e-mail “your certificate is ready”, then paste it here."
    ),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_TOO_LONG = ProblemKind(
    "link-too-long",
    "CRY-102",
    QT_TRANSLATE_NOOP("Problem", "This text is too long to be a download link."),
    QT_TRANSLATE_NOOP("Problem", "Copy only the link of the e-mail, without the text around it."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_SCHEME = ProblemKind(
    "link-scheme",
    "CRY-103",
    QT_TRANSLATE_NOOP("Problem", "A download link starts with https:// or crypteo://."),
    QT_TRANSLATE_NOOP("Problem", "Copy the whole link from the e-mail, then paste it here."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_SERVER = ProblemKind(
    "link-server",
    "CRY-104",
    QT_TRANSLATE_NOOP("Problem", "This link leads to a server that this program does not know."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent. Check that the e-mail comes from {authority}, or call support."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_INSECURE = ProblemKind(
    "link-insecure",
    "CRY-105",
    QT_TRANSLATE_NOOP("Problem", "This link is not protected: it starts with http:// instead of https://."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent. Copy the link from the e-mail once more, or call support."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_INCOMPLETE = ProblemKind(
    "link-incomplete",
    "CRY-106",
    QT_TRANSLATE_NOOP("Problem", "This link is incomplete: its end is missing or damaged."),
    QT_TRANSLATE_NOOP("Problem", "Copy the link to its very end; the e-mail may have cut it over two lines."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_UNEXPECTED_PART = ProblemKind(
    "link-unexpected-part",
    "CRY-107",
    QT_TRANSLATE_NOOP("Problem", "This link holds a part that a download link never has."),
    QT_TRANSLATE_NOOP("Problem", "Nothing was sent. Copy the link from the e-mail once more, or call support."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_UNKNOWN = ProblemKind(
    "link-unknown",
    "CRY-111",
    QT_TRANSLATE_NOOP("Problem", "The certificate service does not know this link."),
    QT_TRANSLATE_NOOP("Problem", "A newer e-mail may have replaced it: use the latest one, or call support."),
    Shown.INPUT,
    WayOn.CORRECT,
)
LINK_EXPIRED = ProblemKind(
    "link-expired",
    "CRY-112",
    QT_TRANSLATE_NOOP("Problem", "This link expired on {expired_at}: it lives 24 hours."),
    QT_TRANSLATE_NOOP("Problem", "Your order is not lost. Call support to receive a new link."),
    Shown.BLOCKED,
    WayOn.OTHER_LINK,
)
ALREADY_ACCEPTED = ProblemKind(
    "already-accepted",
    "CRY-113",
    QT_TRANSLATE_NOOP("Problem", "The certificate of this link has already been downloaded and verified."),
    QT_TRANSLATE_NOOP(
        "Problem", "Look for the .p12 file in your downloads or on your backup. If it is lost, call support."
    ),
    Shown.BLOCKED,
    WayOn.OTHER_LINK,
    QT_TRANSLATE_NOOP("Problem", "First look for your .p12 file, on your USB sticks too."),
)
ORDER_EXPIRED = ProblemKind(
    "order-expired",
    "CRY-114",
    QT_TRANSLATE_NOOP("Problem", "The time to download this order ended on {expired_at}: it is 2 months."),
    QT_TRANSLATE_NOOP("Problem", "Call support: they will tell you what is possible for this order."),
    Shown.BLOCKED,
    WayOn.OTHER_LINK,
)
CLIENT_TOO_OLD = ProblemKind(
    "client-too-old",
    "CRY-115",
    QT_TRANSLATE_NOOP("Problem", "This program is too old: version {minimum_client} or later is needed."),
    QT_TRANSLATE_NOOP("Problem", "Install the latest version from the download page, then open the link again."),
    Shown.BLOCKED,
    WayOn.SUPPORT,
    QT_TRANSLATE_NOOP("Problem", "Install the latest version, then open the link again."),
)
