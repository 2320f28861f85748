"""Revocation: asked for by the holder, carried out by the authority at once, or as soon as it is there again."""

import enum
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from crypteo_backend.audit import HOLDER, SERVICE, Event
from crypteo_backend.authority import RevocationReason, RevocationRefused
from crypteo_backend.correspondence import tell
from crypteo_backend.issuer import stored_certificate
from crypteo_backend.messages.writing import Facts
from crypteo_backend.problems import Problem
from crypteo_backend.services import Office, Services
from crypteo_backend.store.queries import changed_rows, issuance_of, locked_order, number_of
from crypteo_backend.store.schema import IssuanceRow, OrderRow

_LOG = logging.getLogger(__name__)
_AT_ONCE: Final = 20
_PATIENCE: Final = timedelta(seconds=30)

# What a holder may say, and what the revocation list says then (RFC 5280, section 5.3.1). A file that is only lost
# leaves signatures made before beyond doubt, so no reason is published for it.
REASONS: Final[Mapping[str, RevocationReason]] = MappingProxyType(
    {
        "lost": RevocationReason.UNSPECIFIED,
        "stolen": RevocationReason.KEY_COMPROMISE,
        "compromised": RevocationReason.KEY_COMPROMISE,
        "unneeded": RevocationReason.CESSATION_OF_OPERATION,
    }
)


class Standing(enum.StrEnum):
    """How an order's certificate stands, as far as revoking it is concerned."""

    NOT_ISSUED = "not-issued"
    EXPIRED = "expired"
    VALID = "valid"
    ASKED = "asked"
    REVOKED = "revoked"


class NotRevocable(Exception):
    """The certificate cannot be revoked (any more); the standing says why."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self.standing = standing


class RevocationPending(Exception):
    """The revocation is noted and will be carried out, but the authority has not done it yet."""


def standing_of(issuance: IssuanceRow | None, now: datetime) -> Standing:
    """Return how the certificate stands now."""
    if issuance is None or issuance.certificate_pem is None:
        return Standing.NOT_ISSUED
    if issuance.revoked_at is not None:
        return Standing.REVOKED
    if issuance.revocation_asked_at is not None:
        return Standing.ASKED
    return Standing.EXPIRED if now > issuance.not_after else Standing.VALID


def revoke(services: Services, order_id: int, reason: str, actor: str = HOLDER) -> None:
    """Note that the certificate is to be revoked, for a reason of REASONS, and have the authority do it at once.

    Raises NotRevocable, and RevocationPending, after which the background round goes on trying.
    """
    with services.store.writing() as db:
        order = locked_order(db, order_id)
        issuance = _revocable(db, services, order)
        issuance.revocation_asked_at = services.clock()
        issuance.revocation_reason = REASONS[reason]
        services.audit.record(db, Event.REVOCATION_ASKED, order.number, actor, reason=reason)
    try:
        _carry_out(services, issuance)
    except (Problem, RevocationRefused) as failure:
        raise RevocationPending from failure


def _revocable(db: Session, office: Office, order: OrderRow) -> IssuanceRow:
    issuance = issuance_of(db, order.id)
    standing = standing_of(issuance, office.clock())
    if issuance is None or standing is not Standing.VALID:
        raise NotRevocable(standing)
    return issuance


def _carry_out(services: Services, issuance: IssuanceRow) -> None:
    """Have the authority revoke the certificate, and tell the holder once, however often this is done."""
    issued, asked_at, reason = stored_certificate(issuance), issuance.revocation_asked_at, issuance.revocation_reason
    if issued is None or asked_at is None or reason is None:
        raise ValueError("no revocation was asked for")
    services.issuer.revoke(issued, RevocationReason(reason), asked_at)
    unnoted = (IssuanceRow.id == issuance.id, IssuanceRow.revoked_at.is_(None))
    with services.store.writing() as db:
        if changed_rows(db, update(IssuanceRow).where(*unnoted).values(revoked_at=services.clock())) != 1:
            return
        order = db.get_one(OrderRow, issuance.order_id)
        facts = Facts(services.clock(), serial_number=issued.serial_number, revoked_at=asked_at)
        tell(services, db, order, "revoked", facts)
        services.audit.record(db, Event.REVOKED, order.number, SERVICE, serial_number=issued.serial_number)


@dataclass(slots=True)
class RevocationRound:
    """The background round that carries out what was asked while the authority was away."""

    services: Services
    rests_until: datetime | None = field(default=None)
    _last: IssuanceRow | None = field(default=None)  # the last one tried
    _refused: set[int] = field(default_factory=set)

    def carry_out_due(self) -> None:
        """Carry out what was asked, the oldest first and no more than twenty; after a failure it rests half a minute.

        The next round goes on behind the last one tried, so that what is refused again and again keeps none waiting.
        """
        now = self.services.clock()
        if self.rests_until is not None and now < self.rests_until:
            return
        for issuance in self._due():
            self._last = issuance
            try:
                _carry_out(self.services, issuance)
            except RevocationRefused:
                _LOG.error("The authority refuses to revoke %s", issuance.serial_number)
                self._note_refusal(issuance)
                self.rests_until = now + _PATIENCE
            except Problem as failure:
                _LOG.warning("Revocations have to wait: %s", failure.code)
                self.rests_until = now + _PATIENCE
                return

    def _note_refusal(self, issuance: IssuanceRow) -> None:
        """Write the refusal down, once however often it is heard by this process."""
        if issuance.id in self._refused:
            return
        with self.services.store.writing() as db:
            number, facts = number_of(db, issuance.order_id), {"serial_number": issuance.serial_number}
            self.services.audit.record(db, Event.REVOCATION_REFUSED, number, SERVICE, **facts)
        self._refused.add(issuance.id)

    def _due(self) -> Sequence[IssuanceRow]:
        """Return what follows the last one tried, and begin again with the oldest when nothing follows."""
        asked = (IssuanceRow.revocation_asked_at.is_not(None), IssuanceRow.revoked_at.is_(None))
        at = IssuanceRow.revocation_asked_at
        oldest_first = select(IssuanceRow).where(*asked).order_by(at, IssuanceRow.id).limit(_AT_ONCE)
        with self.services.store.reading() as db:
            if self._last is not None:
                then = self._last.revocation_asked_at
                behind = oldest_first.where(or_(at > then, and_(at == then, IssuanceRow.id > self._last.id)))
                if due := db.scalars(behind).all():
                    return due
            return db.scalars(oldest_first).all()
