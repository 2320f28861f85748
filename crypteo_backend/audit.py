"""The audit log: what happened to whom and by whose hand, each entry chained to the one before it; never a secret.

An entry's hash is HMAC-SHA-256, under a key of the pepper, over the hash before it and the entry's own members. So
whoever has only the database can neither change, drop, insert nor reorder entries unnoticed; that the last ones were
cut off shows against a head (position and hash) that was noted elsewhere.
"""

import enum
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from crypteo_backend.clock import Clock, rfc3339
from crypteo_backend.server_keys import GenerationMissing, ServerKeys
from crypteo_backend.store.database import Store
from crypteo_backend.store.house_tables import AuditRow
from crypteo_backend.store.queries import run

START = "0" * 64
HOLDER, SERVICE, COMMAND_LINE = "holder", "service", "command line"
_PURPOSE = "audit"
_ADVISORY_LOCK = 0x63727970_61756474  # "crypaudt": any number, as long as nobody else locks it
_A_PAGE = 1000
_LAST = select(AuditRow.position, AuditRow.hash).order_by(AuditRow.position.desc()).limit(1)
_APPENDING = insert(AuditRow)


class Event(enum.StrEnum):
    """Everything that is written down; support reads it as a timeline."""

    ORDER_CREATED = "order-created"
    MESSAGE_SENT = "message-sent"
    MESSAGE_REFUSED = "message-refused"
    MESSAGE_DROPPED = "message-dropped"
    TRY_TAKEN = "try-taken"  # before the comparison: it stands even when the process dies before the outcome
    QUESTIONS_OPENED = "questions-opened"
    IDENTITY_WRONG = "identity-wrong"
    IDENTITY_CHECKED = "identity-checked"
    QUESTIONS_SET = "questions-set"
    SESSION_OPENED = "session-opened"
    SESSION_ENDED = "session-ended"
    CODE_RIGHT = "code-right"
    CODE_RESENT = "code-resent"
    ANSWERS_RIGHT = "answers-right"
    REFUSED = "refused"
    CERTIFICATE_ASKED = "certificate-asked"
    CERTIFICATE_ISSUED = "certificate-issued"
    CERTIFICATE_REFUSED = "certificate-refused"
    CERTIFICATE_ACCEPTED = "certificate-accepted"
    CERTIFICATE_RECOVERED = "certificate-recovered"
    REVOCATION_WRONG = "revocation-wrong"
    REVOCATION_PROVEN = "revocation-proven"
    REVOCATION_ASKED = "revocation-asked"
    REVOCATION_REFUSED = "revocation-refused"
    REVOKED = "revoked"
    UNLOCKED = "unlocked"
    RELEASED = "released"
    LINK_RENEWED = "link-renewed"
    CODE_RENEWED = "code-renewed"
    ERASED = "erased"
    AGENT_ADDED = "agent-added"
    AGENT_CHANGED = "agent-changed"
    AGENT_SIGNED_IN = "agent-signed-in"
    AGENT_REFUSED = "agent-refused"
    AGENT_LOOKED = "agent-looked"


# Names of facts that may be written: an allow-list, so that nothing secret slips in under another name.
FACTS = frozenset(
    {
        "agent", "attempts_left", "channel", "code", "fingerprint", "kind", "locale", "message", "product", "reason",
        "reference", "sent_to", "serial_number", "state", "system", "trace", "tries", "version", "for",
    }
)  # fmt: skip


class AuditBroken(Exception):
    """The chain does not hold; the words name the first entry that is wrong."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry: noted elsewhere, it shows later that nothing was cut off."""

    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class AuditLog:
    """The log of one store; an entry is written in the transaction of its act, so that both stand or fall together."""

    clock: Clock
    keys: ServerKeys

    def record(
        self, db: Session, event: Event, order_number: str | None, actor: str = HOLDER, /, **facts: str | int
    ) -> None:
        """Append an entry, as the last act of a transaction that writes: others wait until it is committed."""
        if not facts.keys() <= FACTS:
            raise ValueError("a fact of this name is not meant for the audit log")
        db.flush()  # whatever waits for another writer's rows does so before others wait for this one
        _wait_for_turn(db)
        last = run(db, _LAST, {}).first()
        members: dict[str, object] = {
            "position": last.position + 1 if last else 1,
            "at": self.clock(),
            "event": event.value,
            "order_number": order_number,
            "actor": actor,
            "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
            "generation": self.keys.generation,
        }
        chained = _hash(self.keys, last.hash if last else START, members)
        run(db, _APPENDING, members | {"hash": chained})

    def verify(self, store: Store, noted: Head | None = None) -> Head:
        """Return the head after checking every entry, and that the noted one is among them; raises AuditBroken."""
        head, is_noted = Head(0, START), noted is None or noted.position == 0
        for row in entries(store):
            if row.position != head.position + 1:
                raise AuditBroken(f"entry {head.position + 1} is missing")
            if not hmac.compare_digest(row.hash, self._hash_of(row, head.hash)):
                raise AuditBroken(f"entry {row.position} or the one before it was changed")
            head = Head(row.position, row.hash)
            is_noted = is_noted or head == noted
        if not is_noted:
            raise AuditBroken("the noted head is not in the log: its end was cut off or written anew")
        return head

    def _hash_of(self, row: AuditRow, before: str) -> str:
        try:
            return _hash(self.keys, before, {name: getattr(row, name) for name in _MEMBERS})
        except GenerationMissing as error:
            raise AuditBroken(f"entry {row.position} needs generation {row.generation} of the pepper") from error


_MEMBERS = ("position", "at", "event", "order_number", "actor", "facts", "generation")


def _hash(keys: ServerKeys, before: str, members: Mapping[str, object]) -> str:
    plain = {name: rfc3339(value) if isinstance(value, datetime) else value for name, value in members.items()}
    told = json.dumps([before, *(plain[name] for name in _MEMBERS)], ensure_ascii=False).encode()
    generation = members["generation"]
    return hmac.digest(keys.key(_PURPOSE, generation if isinstance(generation, int) else None), told, "sha256").hex()


def _wait_for_turn(db: Session) -> None:
    """Let one writer in at a time; SQLite does so already, PostgreSQL by a lock that goes with the transaction."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ADVISORY_LOCK})


def entries(store: Store, order_number: str | None = None) -> Iterator[AuditRow]:
    """Yield every entry, or those of one order, in their order."""
    after = 0
    which = () if order_number is None else (AuditRow.order_number == order_number,)
    while True:
        following = select(AuditRow).where(AuditRow.position > after, *which).order_by(AuditRow.position)
        with store.reading() as db:
            page = list(db.scalars(following.limit(_A_PAGE)))
        if not page:
            return
        yield from page
        after = page[-1].position
