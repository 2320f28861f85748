"""Every message that the house writes, in each language, with sample facts."""

from datetime import UTC, datetime, timedelta
from typing import get_args

from crypteo_backend.clock import months_after
from crypteo_backend.messages.message import Channel, Message
from crypteo_backend.messages.moments import Locale
from crypteo_backend.messages.writing import NEEDS, Facts, MessageKind, Particulars, Written, write
from crypteo_backend.settings import SupportDesk

NOW = datetime(2025, 3, 26, 9, 42, 30, tzinfo=UTC)
CODE = "360346207"
TOKEN = "kQ3_" * 10 + "xy-"
LINK = f"https://enrol.example.com/telechargement#t={TOKEN}"
SERIAL = "3fa07c1b22d94e60b1c2d3e4f5061728394a5b6c"
ORDER = Particulars(
    number="540206",
    holder="Zoé L’ÉCUYER",
    organisation="SOCIÉTÉ ÉLAN & FILS",
    product="Initio 1* NG logiciel pack 3 ans",
    validated_at=NOW,
    support=SupportDesk(),
)
FACTS: dict[MessageKind, Facts] = {
    "code": Facts(NOW, code=CODE, expires_at=months_after(NOW, 2)),
    "code-again": Facts(NOW, code=CODE),
    "questions": Facts(NOW, link=LINK, expires_at=NOW + timedelta(days=10)),
    "ready": Facts(NOW, link=LINK, expires_at=NOW + timedelta(hours=24)),
    "revoked": Facts(NOW, serial_number=SERIAL, revoked_at=NOW),
}
LOCALES: tuple[Locale, ...] = get_args(Locale)
EMAILS: list[MessageKind] = [kind for kind, channel in NEEDS if channel == "email"]
TEXT_MESSAGES: list[MessageKind] = [kind for kind, channel in NEEDS if channel == "sms"]
RECIPIENTS: dict[Channel, str] = {"email": "zoe@example.com", "sms": "06 12 34 56 12"}


def written(kind: MessageKind, channel: Channel, locale: Locale) -> Written:
    """Return the sample message."""
    return write(kind, channel, locale, ORDER, FACTS[kind])


def letter(
    kind: MessageKind = "code",
    locale: Locale = "fr",
    channel: Channel = "email",
    recipient: str | None = None,
    subject: str | None = None,
) -> Message:
    """Return the sample message, addressed."""
    words = written(kind, channel, locale)
    return Message(
        id="AbCdEfGhIjKlMnOpQrStU_",
        order_number=ORDER.number,
        channel=channel,
        recipient=RECIPIENTS[channel] if recipient is None else recipient,
        subject=words.subject if subject is None else subject,
        text=words.text,
        html=words.html,
        created_at=NOW,
    )
