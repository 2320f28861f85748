"""What happened to an order, in plain words and newest first, from the audit log and the outbox."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from crypteo_backend.audit import HOLDER, SERVICE, Event
from crypteo_backend.console.dossier import Dossier, facts_of
from crypteo_backend.console.event_words import EVENTS, actor_in_words, details_in_words
from crypteo_backend.console.screen_codes import SCREEN_CODES
from crypteo_backend.messages.masking import masked
from crypteo_backend.messages.moments import Locale, day_in_words, time_in_words
from crypteo_backend.store.house_tables import AuditRow, OutgoingRow
from crypteo_backend.web.languages import Words

_WRONG: Final = frozenset(
    {Event.REFUSED, Event.IDENTITY_WRONG, Event.REVOCATION_WRONG, Event.CERTIFICATE_REFUSED, Event.MESSAGE_REFUSED}
)
_OF_SUPPORT: Final = frozenset(
    {Event.UNLOCKED, Event.RELEASED, Event.LINK_RENEWED, Event.CODE_RENEWED, Event.AGENT_LOOKED}
)
_OUTCOMES: Final = frozenset(
    {
        Event.REFUSED,
        Event.CODE_RIGHT,
        Event.ANSWERS_RIGHT,
        Event.IDENTITY_WRONG,
        Event.IDENTITY_CHECKED,
        Event.REVOCATION_WRONG,
        Event.REVOCATION_PROVEN,
    }
)
_WAITING: Final = Words("Message en attente d’envoi", "Message waiting to be sent")


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: when, what, by whom; `screen_code` is what the holder's screen showed, `look` how it is marked."""

    at: datetime
    time: str
    what: str
    details: str
    actor: str
    screen_code: str | None
    look: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one day."""

    name: str
    moments: tuple[Moment, ...]


def timeline_of(dossier: Dossier, language: Locale) -> list[Day]:
    """Return the days on which something happened, the last one first."""
    waiting = [_of_waiting(message, language) for message in dossier.messages if _waits(message)]
    moments = sorted([*_of_entries(dossier.entries, language), *waiting], key=_at, reverse=True)
    days = itertools.groupby(moments, key=lambda moment: day_in_words(moment.at, language))
    return [Day(name, tuple(of_day)) for name, of_day in days]


def _at(moment: Moment) -> datetime:
    return moment.at


def _of_entries(entries: tuple[AuditRow, ...], language: Locale) -> Iterator[Moment]:
    """Make one line of entries that say the same, one after the other on one day, with their number."""
    for _, alike in itertools.groupby(_telling(entries), key=lambda entry: _sameness(entry, language)):
        newest, *others = alike
        yield _of_entry(newest, 1 + len(others), language)


def _telling(entries: tuple[AuditRow, ...]) -> Iterator[AuditRow]:
    """Leave out that a try was taken where the next entry says what came of it."""
    for newer, entry in itertools.pairwise((None, *entries)):
        has_outcome = newer is not None and newer.event in _OUTCOMES
        if entry is not None and not (entry.event == Event.TRY_TAKEN and has_outcome):
            yield entry


def _sameness(entry: AuditRow, language: Locale) -> tuple[str, ...]:
    return entry.event, entry.actor, entry.facts, day_in_words(entry.at, language)


def _of_entry(entry: AuditRow, times: int, language: Locale) -> Moment:
    event, facts = Event(entry.event), facts_of(entry)
    shown = SCREEN_CODES.get(str(facts.get("code"))) if event is Event.REFUSED else None
    return Moment(
        at=entry.at,
        time=time_in_words(entry.at, language),
        what=(shown.sentence if shown else EVENTS[event]).said_in(language),
        details=details_in_words(facts, language),
        actor=actor_in_words(entry.actor, language),
        screen_code=shown.code if shown else None,
        look="wrong" if event in _WRONG else "by-support" if _is_support_s(event, entry.actor) else "plain",
        times=times,
    )


def _is_support_s(event: Event, actor: str) -> bool:
    return event in _OF_SUPPORT or (event is Event.REVOCATION_ASKED and actor != HOLDER)


def _waits(message: OutgoingRow) -> bool:
    return message.sent_at is None and message.dropped_at is None


def _of_waiting(message: OutgoingRow, language: Locale) -> Moment:
    facts = {"kind": message.kind, "channel": message.channel, "sent_to": masked(message.channel, message.recipient)}
    return Moment(
        at=message.created_at,
        time=time_in_words(message.created_at, language),
        what=_WAITING.said_in(language),
        details=details_in_words(facts, language),
        actor=actor_in_words(SERVICE, language),
        screen_code=None,
        look="waiting",
    )
