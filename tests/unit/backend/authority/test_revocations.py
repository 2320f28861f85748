"""The embedded authority revokes: listed at once, the first time for good, never forgotten."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateRequest,
    IssuedCertificate,
    RevocationReason,
    RevocationRefused,
)
from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.movable_clock import MovableClock
from tests.unit.backend.authority.conftest import Opened
from tests.unit.backend.authority.forging import Forge

REASON = RevocationReason.KEY_COMPROMISE


def listed(authority: EmbeddedAuthority, issued: IssuedCertificate) -> x509.RevokedCertificate | None:
    crl = x509.load_der_x509_crl(authority.crl_der())
    return crl.get_revoked_certificate_by_serial_number(issued.certificate.serial_number)


def number_of(authority: EmbeddedAuthority) -> int:
    crl = x509.load_der_x509_crl(authority.crl_der())
    return crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


@pytest.fixture
def issued(authority: EmbeddedAuthority, request_for_camille: CertificateRequest) -> IssuedCertificate:
    return authority.issue(request_for_camille)


@pytest.fixture
def another(
    authority: EmbeddedAuthority, request_for_another: CertificateRequest, other_key: RSAPrivateKey
) -> IssuedCertificate:
    key = other_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    number = request_for_another.serial_number ^ 1
    return authority.issue(replace(request_for_another, public_key_der=key, serial_number=number))


def test_a_revoked_certificate_is_listed_at_once_with_reason_and_date(
    authority: EmbeddedAuthority, opened: Opened, issued: IssuedCertificate, clock: MovableClock
) -> None:
    former = number_of(authority)
    assert listed(authority, issued) is None
    authority.revoke(issued, REASON, clock())
    for reader in (authority, opened()):
        entry = listed(reader, issued)
        assert entry is not None
        assert entry.revocation_date_utc == clock().replace(microsecond=0)
        assert entry.extensions.get_extension_for_class(x509.CRLReason).value.reason is x509.ReasonFlags.key_compromise
    assert number_of(authority) > former


@pytest.mark.parametrize("reason", RevocationReason)
def test_every_reason_can_be_told_and_none_is_left_out_but_the_unspecified(
    reason: RevocationReason, authority: EmbeddedAuthority, issued: IssuedCertificate, clock: MovableClock
) -> None:
    authority.revoke(issued, reason, clock())
    entry = listed(authority, issued)
    assert entry is not None
    told = [extension.value.reason.value for extension in entry.extensions]  # type: ignore[attr-defined]  # CRLReason
    assert told == ([] if reason is RevocationReason.UNSPECIFIED else [reason.value])


def test_no_entry_is_dated_in_the_future(
    authority: EmbeddedAuthority, issued: IssuedCertificate, clock: MovableClock
) -> None:
    authority.revoke(issued, REASON, clock() + timedelta(hours=1))
    entry = listed(authority, issued)
    assert entry is not None
    assert entry.revocation_date_utc == clock().replace(microsecond=0)


def test_the_first_revocation_stands(
    authority: EmbeddedAuthority, issued: IssuedCertificate, clock: MovableClock
) -> None:
    authority.revoke(issued, REASON, clock())
    first = authority.crl_der()
    clock.advance(minutes=5)
    authority.revoke(issued, RevocationReason.SUPERSEDED, clock())
    assert authority.crl_der() == first


def test_revocations_in_one_second_have_growing_numbers(
    authority: EmbeddedAuthority, issued: IssuedCertificate, another: IssuedCertificate, clock: MovableClock
) -> None:
    authority.revoke(issued, REASON, clock())
    first = number_of(authority)
    authority.revoke(another, REASON, clock())
    assert number_of(authority) == first + 1
    assert listed(authority, issued) is not None
    assert listed(authority, another) is not None


def test_renewed_lists_keep_their_entries_even_past_the_end_of_the_certificate(
    authority: EmbeddedAuthority, issued: IssuedCertificate, clock: MovableClock
) -> None:
    authority.revoke(issued, REASON, clock())
    clock.advance(days=2)
    assert listed(authority, issued) is not None
    clock.now = issued.not_after + timedelta(days=1)
    assert listed(authority, issued) is not None


def test_several_processes_lose_no_revocation(
    opened: Opened, issued: IssuedCertificate, another: IssuedCertificate, clock: MovableClock
) -> None:
    authorities = [opened() for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda pair: pair[0].revoke(pair[1], REASON, clock()), zip(authorities, [issued, another] * 2)))  # noqa: B905 - as many
    crl = x509.load_der_x509_crl(authorities[0].crl_der())
    assert {entry.serial_number for entry in crl} == {each.certificate.serial_number for each in (issued, another)}


def test_a_certificate_of_somebody_else_is_not_revoked(
    authority: EmbeddedAuthority, forge: Forge, other_key: RSAPrivateKey, clock: MovableClock
) -> None:
    stranger = forge(key=other_key)
    root = IssuedCertificate(authority.chain()[1], ())
    for foreign in (stranger, root):
        with pytest.raises(RevocationRefused):
            authority.revoke(foreign, REASON, clock())
    assert len(x509.load_der_x509_crl(authority.crl_der())) == 0


def test_a_damaged_or_foreign_list_is_not_replaced_by_one_that_forgets(
    authority: EmbeddedAuthority, issued: IssuedCertificate, folder: Path, clock: MovableClock
) -> None:
    authority.revoke(issued, REASON, clock())
    file = folder / "crl" / "issuing.crl"
    for content in (b"damaged", authority.root_crl_der()):
        file.write_bytes(content)
        for act in (authority.crl_der, lambda: authority.revoke(issued, REASON, clock())):
            with pytest.raises(AuthorityUnavailable, match="revocation list"):
                act()
        assert file.read_bytes() == content
