"""Revocations that the authority refuses: noted once, and no obstacle for those behind them."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from sqlalchemy import select

from crypteo_backend import revocation
from crypteo_backend.audit import entries
from crypteo_backend.authority import AuthorityUnavailable, IssuedCertificate, RevocationReason, RevocationRefused
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.revocation import RevocationPending, RevocationRound, revoke
from crypteo_backend.store.schema import IssuanceRow
from tests.service.conftest import HouseMaker, on_both_databases
from tests.support.backend_house import House
from tests.support.difficult_authorities import PlainAuthority


@dataclass(slots=True)
class ChoosyAuthority(PlainAuthority):
    """Revokes nothing while it is away, and some certificates never."""

    away: bool = True
    never: set[str] = field(default_factory=set)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        if self.away:
            raise AuthorityUnavailable
        if issued.serial_number in self.never:
            raise RevocationRefused
        PlainAuthority.revoke(self, issued, reason, at)


def issuances(house: House) -> list[IssuanceRow]:
    with house.services.store.reading() as db:
        return list(db.scalars(select(IssuanceRow).order_by(IssuanceRow.id)))


@on_both_databases
def test_what_is_refused_keeps_nobody_waiting(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(revocation, "_AT_ONCE", 1)
    engine = ChoosyAuthority(authority)
    house = make_house(engine=engine)
    for each in (key, generate_private_key(65537, 3072)):
        house.holder().authenticate().certify(each).raise_for_status()
    engine.never.add(issuances(house)[0].serial_number)
    for issuance in issuances(house):
        with suppress(RevocationPending):
            revoke(house.services, issuance.order_id, "lost")
    engine.away = False
    rounds = RevocationRound(house.services)
    for _ in range(4):
        rounds.carry_out_due()
        house.clock.advance(seconds=30)
    assert [issuance.revoked_at is not None for issuance in issuances(house)] == [False, True]
    events = [entry.event for entry in entries(house.services.store) if entry.event.startswith("revo")]
    assert events == ["revocation-asked", "revocation-asked", "revocation-refused", "revoked"]
