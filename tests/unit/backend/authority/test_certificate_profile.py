"""The reference profile: calendar years, the subject's order and forms, the extensions, the authorities' own names."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from crypteo_backend.authority import CertificateRequest
from crypteo_backend.authority.certificate_profile import holder_subject, validity_end
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.names import name_from_der

PRINTABLE, UTF8 = 0x13, 0x0C
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=25)


def test_three_years_are_calendar_years_to_the_same_clock_time() -> None:
    start = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)
    assert validity_end(start) == datetime(2029, 11, 20, 9, 30, 15, tzinfo=UTC)
    assert (validity_end(start) - start).days == 1096


def test_29_february_ends_on_28_february_unless_there_is_one() -> None:
    start = datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC)
    assert validity_end(start) == datetime(2031, 2, 28, 23, 59, 59, tzinfo=UTC)
    assert validity_end(start, 4) == datetime(2032, 2, 29, 23, 59, 59, tzinfo=UTC)


def test_the_end_is_never_after_the_authoritys() -> None:
    start, latest = datetime(2026, 11, 20, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    assert validity_end(start, 3, latest) == latest
    assert validity_end(start, 2, latest) == datetime(2028, 11, 20, tzinfo=UTC)


def test_the_subject_has_the_profiles_order_and_string_types() -> None:
    name = name_from_der(holder_subject("Zoé", "L’Écuyer", "Société Élan", "123456782", "0123456789abcdef"))
    assert [(attribute.oid, attribute.value) for attribute in name] == [
        (NameOID.COUNTRY_NAME, "FR"),
        (NameOID.ORGANIZATION_NAME, "Société Élan"),
        (NameOID.ORGANIZATION_IDENTIFIER, "NTRFR-123456782"),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, "0002 123456782"),
        (NameOID.COMMON_NAME, "Zoé L’ÉCUYER"),
        (NameOID.SURNAME, "L’Écuyer"),
        (NameOID.GIVEN_NAME, "Zoé"),
        (NameOID.SERIAL_NUMBER, "0123456789abcdef"),
    ]
    assert [attribute._type.value for attribute in name] == [PRINTABLE, UTF8, UTF8, UTF8, UTF8, UTF8, UTF8, PRINTABLE]


@pytest.mark.parametrize("siren", ["12345678", "1234567890", "12345678a", "１２３４５６７８９", ""])
def test_a_siren_has_nine_digits(siren: str) -> None:
    with pytest.raises(ValueError, match="SIREN"):
        holder_subject("Camille", "Martin", "TEST", siren, "0123456789abcdef")


@pytest.mark.parametrize("serial", ["", "0123456789abcde", "0123456789abcdefa", "0123456789abcdeg"])
def test_the_opaque_serial_number_has_sixteen_hex_digits(serial: str) -> None:
    with pytest.raises(ValueError, match="sixteen"):
        holder_subject("Camille", "Martin", "TEST", "123456782", serial)


def test_names_longer_than_x520_allows_are_refused() -> None:
    for surname, organisation in (("M" * 64, "TEST"), ("Martin", "T" * 65)):
        with pytest.raises(ValueError, match="64"):
            holder_subject("Camille", surname, organisation, "123456782", "0123456789abcdef")


@pytest.mark.parametrize(("given_name", "surname", "organisation"), [(" ", "M", "T"), ("C", "", "T"), ("C", "M", "")])
def test_a_name_holds_no_empty_value(given_name: str, surname: str, organisation: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        holder_subject(given_name, surname, organisation, "123456782", "0123456789abcdef")


@given(WORDS, WORDS, WORDS)
def test_any_subject_is_read_back_byte_for_byte(given_name: str, surname: str, organisation: str) -> None:
    try:
        der = holder_subject(given_name, surname, organisation, "123456782", "0123456789abcdef")
    except ValueError:
        assert len(f"{given_name} {surname.upper()}".encode()) > 64
    else:
        assert name_from_der(der).public_bytes() == der


@given(st.binary(max_size=200))
def test_noise_is_no_name(noise: bytes) -> None:
    try:
        read = name_from_der(noise).public_bytes()
    except ValueError:
        read = noise
    assert read == noise


def test_a_name_with_other_string_types_is_refused() -> None:
    der = holder_subject("Camille", "Martin", "TEST", "123456782", "0123456789abcdef")
    with pytest.raises(ValueError, match="string types"):
        name_from_der(der.replace(b"\x0c\x04TEST", b"\x13\x04TEST"))


@pytest.mark.parametrize("date", [datetime(2026, 11, 20), datetime(2026, 11, 20, 0, 0, 0, 1, tzinfo=UTC)])  # noqa: DTZ001 - naive on purpose
def test_dates_are_aware_and_in_whole_seconds(date: datetime) -> None:
    with pytest.raises(ValueError, match="whole seconds"):
        CertificateRequest(b"", b"", "", date, datetime(2029, 11, 20, tzinfo=UTC), 1, b"")


@pytest.mark.parametrize("number", [0, -1, 1 << 159])
def test_a_serial_number_is_positive_and_fits_twenty_octets(
    number: int, request_for_camille: CertificateRequest
) -> None:
    with pytest.raises(ValueError, match="159 bits"):
        replace(request_for_camille, serial_number=number)
    assert replace(request_for_camille, serial_number=(1 << 159) - 1).serial_number.bit_length() == 159


def test_a_holders_certificate_has_the_extensions_of_the_profile(
    authority: EmbeddedAuthority, request_for_camille: CertificateRequest
) -> None:
    certificate = authority.issue(request_for_camille).certificate
    criticality = {extension.oid._name: extension.critical for extension in certificate.extensions}
    assert criticality == {
        "basicConstraints": True,
        "keyUsage": True,
        "extendedKeyUsage": False,
        "subjectAltName": False,
        "certificatePolicies": False,
        "authorityInfoAccess": False,
        "cRLDistributionPoints": False,
        "authorityKeyIdentifier": False,
        "subjectKeyIdentifier": False,
    }
    assert certificate.signature_algorithm_oid.dotted_string == "1.2.840.113549.1.1.11"
    assert certificate.issuer.rfc4514_string().startswith("CN=Crypteo Demo Issuing CA")


def test_the_authorities_have_their_own_names_sizes_and_years(authority: EmbeddedAuthority) -> None:
    issuing, root = (x509.load_pem_x509_certificate(pem.encode()) for pem in authority.chain())
    assert root.subject == root.issuer == issuing.issuer
    assert root.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Crypteo Demo Root CA"
    assert [certificate.public_key().key_size for certificate in (root, issuing)] == [4096, 3072]  # type: ignore[union-attr]  # RSA
    start = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)
    assert [certificate.not_valid_before_utc for certificate in (root, issuing)] == [start, start]
    assert [certificate.not_valid_after_utc.year for certificate in (root, issuing)] == [2046, 2036]
    assert issuing.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 0
