"""What is said to holders, after the guide: each message written once a language, as plain text and as HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from crypteo_backend.messages.message import Channel
from crypteo_backend.messages.moments import (
    PARIS,
    Locale,
    day_in_words,
    duration_in_words,
    moment_in_words,
    time_in_words,
)
from crypteo_backend.settings import SupportDesk

MessageKind = Literal["code", "code-again", "questions", "ready", "revoked"]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the messages say of an order, and where its holder finds help."""

    number: str
    holder: str
    organisation: str
    product: str
    validated_at: datetime
    support: SupportDesk


@dataclass(frozen=True, slots=True)
class Facts:
    """What one message brings; `NEEDS` says which of these a kind needs.

    `written_at` is when the code or the link was put in force, so a message that arrives late says which others are
    dead. `expires_at` is the end of the order for a code, of the link for a link. `replaces` says that a former link
    is dead.
    """

    written_at: datetime
    code: str | None = field(default=None, repr=False)
    link: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None
    replaces: bool = False
    serial_number: str | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A message in words; an SMS has an empty subject and no HTML."""

    subject: str
    text: str = field(repr=False)
    html: str | None = field(repr=False)


NEEDS: Mapping[tuple[MessageKind, Channel], tuple[str, ...]] = MappingProxyType(
    {
        ("code", "email"): ("code", "expires_at"),
        ("code", "sms"): ("code",),
        ("code-again", "email"): ("code",),
        ("code-again", "sms"): ("code",),
        ("questions", "email"): ("link", "expires_at"),
        ("ready", "email"): ("link", "expires_at"),
        ("revoked", "email"): ("serial_number", "revoked_at"),
    }
)

_BLANK_LINES = re.compile(r"\n{3,}")
_FOLDER = Path(__file__).parent / "templates"


def _environment(*, escaped: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=escaped,  # noqa: S701 - off for plain text alone
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_PLAIN, _ESCAPED = _environment(escaped=False), _environment(escaped=True)


def write(
    kind: MessageKind,
    channel: Channel,
    locale: Locale,
    particulars: Particulars,
    facts: Facts,
    zone: ZoneInfo = PARIS,
) -> Written:
    """Return the message in the holder's language, its times in the zone.

    Raises ValueError when there is no such message for the channel, or a fact that it needs is missing.
    """
    _check(kind, channel, facts)
    values = _values(locale, particulars, facts, zone)
    if channel == "sms":
        return Written("", _PLAIN.get_template(f"{locale}/{kind}.sms").render(values).strip(), None)
    plain, escaped = (room.get_template(f"{locale}/{kind}.jinja") for room in (_PLAIN, _ESCAPED))
    return Written(
        subject=_subject(plain, values),
        text=_BLANK_LINES.sub("\n\n", plain.render(values, letter="letter.txt", parts="parts.txt").strip()) + "\n",
        html=escaped.render(values, letter="letter.html", parts="parts.html"),
    )


def _check(kind: MessageKind, channel: Channel, facts: Facts) -> None:
    needed = NEEDS.get((kind, channel))
    if needed is None:
        message = f"no {kind} message goes by {channel}"
        raise ValueError(message)
    missing = [name for name in needed if getattr(facts, name) is None]
    if missing:
        message = f"a {kind} message needs {', '.join(missing)}"
        raise ValueError(message)


def _values(locale: Locale, particulars: Particulars, facts: Facts, zone: ZoneInfo) -> dict[str, object]:
    until, revoked_at = facts.expires_at, facts.revoked_at
    start = particulars.validated_at if facts.code else facts.written_at
    return {
        "locale": locale,
        "order": particulars,
        "support": particulars.support,
        "facts": facts,
        "validated_on": day_in_words(particulars.validated_at, locale, zone),
        "written_at": moment_in_words(facts.written_at, locale, zone),
        "written_time": time_in_words(facts.written_at, locale, zone),
        "until": until and moment_in_words(until, locale, zone),
        "lasting": until and duration_in_words(start, until, locale),
        "revoked_at": revoked_at and moment_in_words(revoked_at, locale, zone),
        "place": zone.key.rpartition("/")[2].replace("_", " "),
    }


def _subject(template: Template, values: dict[str, object]) -> str:
    return "".join(template.blocks["subject"](template.new_context(values))).strip()
