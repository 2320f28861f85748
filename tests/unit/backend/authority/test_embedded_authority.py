"""The embedded authority issues once for a key, finds it again, and publishes lists that are never stale."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority import AuthorityUnavailable, CertificateAuthority, CertificateRequest, IssuanceRefused
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.movable_clock import MovableClock
from tests.unit.backend.authority.conftest import Opened


def test_what_is_issued_is_what_was_asked(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    engine: CertificateAuthority = authority
    issued = engine.issue(request_for_camille)
    compare(issued, request_for_camille)
    assert issued.chain_pem == engine.chain()
    assert (issued.not_before, issued.not_after) == (request_for_camille.not_before, request_for_camille.not_after)


def test_an_issued_certificate_tells_its_digests_and_number_as_the_contract_writes_them(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    issued = authority.issue(request_for_camille)
    der = issued.certificate.public_bytes(Encoding.DER)
    assert issued.fingerprint_sha256 == sha256(der).hexdigest()
    assert issued.spki_sha256 == sha256(request_for_camille.public_key_der).hexdigest()
    assert issued.serial_number == format(issued.certificate.serial_number, "x")


def test_serial_numbers_have_no_leading_zeros(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    assert authority.issue(replace(request_for_camille, serial_number=0x0ABC)).serial_number == "abc"


def test_a_certificate_is_found_after_a_restart(opened: Opened, request_for_camille: CertificateRequest) -> None:
    issued = opened().issue(request_for_camille)
    assert opened().find(request_for_camille) == issued


def test_nothing_is_found_for_an_unknown_key(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    authority.issue(request_for_camille)
    assert authority.find(replace(request_for_camille, public_key_der=b"another")) is None


def test_asking_again_gives_the_same_certificate(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    assert authority.issue(request_for_camille) == authority.issue(request_for_camille)


def test_asking_at_the_same_time_gives_one_certificate(opened: Opened, request_for_camille: CertificateRequest) -> None:
    authorities = [opened() for _ in range(4)] * 5
    with ThreadPoolExecutor(8) as pool:
        issued = set(pool.map(lambda authority: authority.issue(request_for_camille), authorities))
    assert len(issued) == 1


def test_a_key_is_never_certified_for_a_second_holder(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest, request_for_another: CertificateRequest
) -> None:
    authority.issue(request_for_camille)
    with pytest.raises(IssuanceRefused, match="another subject"):
        authority.issue(request_for_another)


def test_no_certificate_outlives_its_authority(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    end = authority.latest_not_after()
    authority_end = x509.load_pem_x509_certificate(authority.chain()[0].encode()).not_valid_after_utc
    assert end == authority_end
    with pytest.raises(IssuanceRefused, match="outlive"):
        authority.issue(replace(request_for_camille, not_after=end + timedelta(seconds=1)))
    assert authority.issue(replace(request_for_camille, not_after=end)).not_after == end


def test_a_certificate_that_ends_before_it_starts_is_refused(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    with pytest.raises(IssuanceRefused, match="never valid"):
        authority.issue(replace(request_for_camille, not_after=request_for_camille.not_before))


def test_what_does_not_fit_the_profile_is_refused(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    point = generate_ec_key(SECP256R1()).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    wrong = (
        replace(request_for_camille, email="camille@exämple.com"),
        replace(request_for_camille, subject_der=b"\x30\x03\x02\x01\x05"),
        replace(request_for_camille, public_key_der=b"no key"),
        replace(request_for_camille, public_key_der=point),
    )
    for request in wrong:
        with pytest.raises(IssuanceRefused, match="profile"):
            authority.issue(request)
        assert authority.find(request) is None


def test_published_certificates_are_those_of_the_chain(authority: EmbeddedAuthority) -> None:
    issuing, root = (x509.load_pem_x509_certificate(pem.encode()) for pem in authority.chain())
    assert x509.load_der_x509_certificate(authority.issuing_der()) == issuing
    assert x509.load_der_x509_certificate(authority.root_der()) == root


@pytest.mark.parametrize(("place", "issuer"), [("crl_der", 0), ("root_crl_der", 1)])
def test_a_revocation_list_is_valid_for_seven_days_and_renewed_after_one(
    place: str, issuer: int, authority: EmbeddedAuthority, opened: Opened, clock: MovableClock
) -> None:
    first = getattr(authority, place)()
    clock.advance(hours=23, minutes=59)
    assert getattr(opened(), place)() == first
    clock.advance(minutes=1)
    former, renewed = (x509.load_der_x509_crl(der) for der in (first, getattr(authority, place)()))
    assert renewed.last_update_utc - former.last_update_utc == timedelta(days=1)
    assert renewed.next_update_utc == renewed.last_update_utc + timedelta(days=7)
    assert _number(renewed) > _number(former)
    certificate = x509.load_pem_x509_certificate(authority.chain()[issuer].encode())
    assert renewed.is_signature_valid(certificate.public_key())  # type: ignore[arg-type]  # the key is RSA
    assert renewed.issuer == certificate.subject


def test_a_revocation_list_from_the_future_is_replaced(authority: EmbeddedAuthority, clock: MovableClock) -> None:
    authority.crl_der()
    clock.advance(days=-30)
    assert x509.load_der_x509_crl(authority.crl_der()).last_update_utc == clock.now.replace(microsecond=0)


def _number(crl: x509.CertificateRevocationList) -> int:
    return crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


def test_a_folder_that_is_gone_makes_the_authority_unavailable(
    authority: EmbeddedAuthority, folder: Path, request_for_camille: CertificateRequest
) -> None:
    folder.rename(folder.with_name("elsewhere"))
    for act in (authority.crl_der, authority.root_crl_der, lambda: authority.issue(request_for_camille)):
        with pytest.raises(AuthorityUnavailable):
            act()
