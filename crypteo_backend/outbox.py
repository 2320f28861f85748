"""The outbox: messages are kept with the act that causes them, then carried out of the house until they are sent.

A message is written in the transaction of its act, so it cannot be lost, and claimed before it is handed over, so that
of several processes one sends it. If that one dies in between, the claim runs out and another process sends it again:
twice only when death came between the carrier's yes and our note of it, and then under the same Message-ID.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from threading import Event as Signal
from threading import Lock

from sqlalchemy import ColumnElement, event, or_, select, update
from sqlalchemy.orm import Session

from crypteo_backend.audit import SERVICE, AuditLog, Event
from crypteo_backend.clock import Clock
from crypteo_backend.messages.masking import masked
from crypteo_backend.messages.message import Carrier, Channel, DeliveryFailed, DeliveryRefused, Message, as_channel
from crypteo_backend.messages.writing import MessageKind, Written
from crypteo_backend.sealing import SealBroken, seal, unseal
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.store.database import Store
from crypteo_backend.store.house_tables import OutgoingRow
from crypteo_backend.store.queries import changed_rows, number_of
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.tokens import RandomBytes, new_identifier

_LOG = logging.getLogger(__name__)
_PURPOSE = "outgoing"
# Longer than all waits of a carrier together: an SMTP dialogue is eight steps of at most ten seconds.
_LEASE = timedelta(seconds=90)
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=30)
_AT_ONCE = 20
_WAITING: tuple[ColumnElement[bool], ...] = (OutgoingRow.sent_at.is_(None), OutgoingRow.dropped_at.is_(None))


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it is kept: to whom, by which channel, what it says, and until when it is worth sending."""

    order: OrderRow
    kind: MessageKind
    channel: Channel
    recipient: str
    written: Written
    good_until: datetime


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that waits in the outbox, and the claim on it if its sender holds one."""

    id: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Outbox:
    """The messages of one store and the ways out for them; `posted` is set whenever one more is committed."""

    store: Store
    keys: ServerKeys
    clock: Clock
    random: RandomBytes
    audit: AuditLog
    carriers: Mapping[Channel, Carrier]
    posted: Signal
    # One round at a time in a process: whoever comes second finds all sent that was posted before.
    _turn: Lock = field(default_factory=Lock)

    def post(self, db: Session, letter: Letter, *, claimed: bool = False) -> Posted:
        """Keep a message with the transaction; a claimed one waits for `send` of the same process first."""
        now, name = self.clock(), new_identifier(self.random)
        claim = new_identifier(self.random) if claimed else None
        content = json.dumps(asdict(letter.written)).encode()
        db.add(
            OutgoingRow(
                id=name,
                order_id=letter.order.id,
                kind=letter.kind,
                channel=letter.channel,
                recipient=letter.recipient,
                sealed=seal(self.keys, _PURPOSE, name, content, self.random),
                created_at=now,
                good_until=letter.good_until,
                due_at=now,
                tries=0,
                claimed_by=claim,
                claimed_until=now + _LEASE if claimed else None,
            )
        )
        event.listen(db, "after_commit", self._tell, once=True)
        return Posted(name, claim)

    def send(self, posted: Posted) -> None:
        """Hand the claimed message over now; raises DeliveryFailed, after which it is tried again later."""
        if posted.claim is None:
            raise ValueError("only a claimed message is sent by its sender")
        self._carry(posted.id, posted.claim)

    def send_due(self) -> int:
        """Try every message that is due and that nobody holds, the oldest first; return how many were sent."""
        sent = 0
        with self._turn:
            # A round of which nothing went is the last: what failed is due later, what is left another process holds.
            while now_sent := sum(self._try(name) for name in self._due()):
                sent += now_sent
        return sent

    def drop(self, db: Session, order_id: int, *kinds: MessageKind) -> None:
        """Let the order's waiting messages of these kinds go unsent, since what they say is no longer true."""
        which = (OutgoingRow.order_id == order_id, OutgoingRow.kind.in_(kinds), *_WAITING)
        db.execute(update(OutgoingRow).where(*which).values(dropped_at=self.clock(), sealed=None))

    def _tell(self, _: Session) -> None:
        self.posted.set()

    def _due(self) -> list[str]:
        due = (*_WAITING, OutgoingRow.due_at <= self.clock(), self._free())
        oldest_first = select(OutgoingRow.id).where(*due).order_by(OutgoingRow.due_at, OutgoingRow.created_at)
        with self.store.reading() as db:
            return list(db.scalars(oldest_first.limit(_AT_ONCE)))

    def _free(self) -> ColumnElement[bool]:
        return or_(OutgoingRow.claimed_until.is_(None), OutgoingRow.claimed_until <= self.clock())

    def _try(self, name: str) -> bool:
        claim, now = new_identifier(self.random), self.clock()
        taking = update(OutgoingRow).where(OutgoingRow.id == name, *_WAITING, self._free())
        with self.store.writing() as db:
            if changed_rows(db, taking.values(claimed_by=claim, claimed_until=now + _LEASE)) != 1:
                return False
        try:
            self._carry(name, claim)
        except DeliveryFailed as failure:
            _LOG.warning("Message %s was not sent: %s", name, type(failure).__name__)
            return False
        return True

    def _carry(self, name: str, claim: str) -> None:
        row, order_number = self._read(name)
        if row.dropped_at is not None:
            return
        if self.clock() >= row.good_until:
            self._end(row, claim, order_number, Event.MESSAGE_DROPPED)
            return
        try:
            self.carriers[as_channel(row.channel)].send(self._message(row, order_number))
        except DeliveryRefused:
            self._end(row, claim, order_number, Event.MESSAGE_REFUSED)
            raise
        except SealBroken as error:
            # Another process may know a generation of the pepper that this one has yet to be started with.
            _LOG.error("Message %s cannot be opened with the pepper of this process", name)
            self._put_off(row, claim)
            raise DeliveryFailed from error
        except DeliveryFailed:
            self._put_off(row, claim)
            raise
        self._end(row, claim, order_number, Event.MESSAGE_SENT)

    def _read(self, name: str) -> tuple[OutgoingRow, str]:
        with self.store.reading() as db:
            row = db.get_one(OutgoingRow, name)
            return row, number_of(db, row.order_id)

    def _message(self, row: OutgoingRow, order_number: str) -> Message:
        written = Written(**json.loads(unseal(self.keys, _PURPOSE, row.id, row.sealed or b"")))
        return Message(
            id=row.id,
            order_number=order_number,
            channel=as_channel(row.channel),
            recipient=row.recipient,
            subject=written.subject,
            text=written.text,
            html=written.html,
            created_at=row.created_at,
        )

    def _end(self, row: OutgoingRow, claim: str, order_number: str, outcome: Event) -> None:
        """Erase what the message says and note what became of it."""
        now = self.clock()
        ended = {"sent_at": now} if outcome is Event.MESSAGE_SENT else {"dropped_at": now}
        ours = (OutgoingRow.id == row.id, OutgoingRow.claimed_by == claim)
        with self.store.writing() as db:
            ending = update(OutgoingRow).where(*ours).values(**ended, sealed=None, tries=OutgoingRow.tries + 1)
            if changed_rows(db, ending) != 1:
                return  # the claim ran out: whoever holds the message now notes what becomes of it
            to = masked(row.channel, row.recipient)
            self.audit.record(
                db, outcome, order_number, SERVICE, kind=row.kind, channel=row.channel, sent_to=to, message=row.id
            )

    def _put_off(self, row: OutgoingRow, claim: str) -> None:
        wait = min(_FIRST_WAIT * 2 ** min(row.tries, 10), _LONGEST_WAIT)
        later = {"due_at": self.clock() + wait, "tries": row.tries + 1, "claimed_by": None, "claimed_until": None}
        with self.store.writing() as db:
            db.execute(
                update(OutgoingRow).where(OutgoingRow.id == row.id, OutgoingRow.claimed_by == claim).values(later)
            )
