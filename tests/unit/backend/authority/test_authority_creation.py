"""An authority of one's own: made once, with encrypted keys, told from a demonstration."""

import subprocess
from pathlib import Path

import pytest
from cryptography import x509

from crypteo_backend.authority import AuthorityUnavailable, CertificateRequest, HolderNames
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.embedded import AuthorityExists, AuthorityMissing, EmbeddedAuthority
from crypteo_backend.authority.key_files import KeyFiles
from crypteo_backend.authority.names import AuthorityIdentity, holder_subject
from tests.support.movable_clock import MovableClock
from tests.unit.backend.authority.conftest import BASE_URL

IDENTITY = AuthorityIdentity("Autorité Élan", "Élan SAS", "987654324")
PASSWORD = b"correct horse battery staple"
KEYS = KeyFiles(PASSWORD)
PUBLICATION = Publication(BASE_URL, x509.ObjectIdentifier("1.2.250.1.999.1"))


@pytest.fixture(scope="module")
def created(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("created") / "authority"
    EmbeddedAuthority.create(folder, IDENTITY, KEYS, PUBLICATION, MovableClock())
    return folder


def test_what_was_created_is_loaded_and_issues(created: Path, request_for_camille: CertificateRequest) -> None:
    authority = EmbeddedAuthority.load(created, KEYS, PUBLICATION, MovableClock())
    issued = authority.issue(request_for_camille)
    assert issued.certificate.issuer == IDENTITY.issuing_name
    policies = issued.certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    assert [policy.policy_identifier.dotted_string for policy in policies] == ["1.2.250.1.999.1"]


def test_a_demonstration_is_told_from_a_real_one(created: Path, authority: EmbeddedAuthority) -> None:
    assert authority.is_demonstration
    assert not EmbeddedAuthority.load(created, KEYS, PUBLICATION, MovableClock()).is_demonstration


def test_nothing_replaces_an_authority(created: Path) -> None:
    before = (created / "hierarchy" / "root.pem").read_bytes()
    with pytest.raises(AuthorityExists):
        EmbeddedAuthority.create(created, IDENTITY, KEYS, PUBLICATION, MovableClock())
    assert (created / "hierarchy" / "root.pem").read_bytes() == before


def test_an_authority_that_is_not_there_is_not_made_by_loading(tmp_path: Path) -> None:
    with pytest.raises(AuthorityMissing):
        EmbeddedAuthority.load(tmp_path / "authority", KEYS, PUBLICATION, MovableClock())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("password", [None, b"another"])
def test_the_password_is_needed(created: Path, password: bytes | None) -> None:
    with pytest.raises(AuthorityUnavailable, match="wrong password"):
        EmbeddedAuthority.load(created, KeyFiles(password), PUBLICATION, MovableClock())


def test_the_password_is_in_no_repr() -> None:
    assert "horse" not in repr(KEYS)


@pytest.mark.external
@pytest.mark.parametrize("name", ["root", "issuing"])
def test_openssl_reads_the_keys_and_tells_how_they_are_encrypted(created: Path, name: str) -> None:
    file = created / "hierarchy" / f"{name}.key"
    told = subprocess.run(("openssl", "asn1parse", "-in", file), capture_output=True, text=True, check=True).stdout
    words = [line.split(":")[-1].strip() for line in told.splitlines() if "OBJECT" in line or "INTEGER" in line]
    assert words == ["PBES2", "PBKDF2", f"{600_000:06X}", "hmacWithSHA256", "aes-256-cbc"]
    opening = ("openssl", "pkey", "-in", file, "-noout", "-passin", "stdin")
    assert subprocess.run(opening, input=PASSWORD, check=False, capture_output=True).returncode == 0
    assert subprocess.run(opening, input=b"another", check=False, capture_output=True).returncode != 0


@pytest.mark.parametrize(
    ("name", "organisation", "siren"),
    [
        ("", "B", "987654324"),
        ("A", "", "987654324"),
        ("A" * 65, "Élan", "987654324"),
        ("A", "B" * 65, "987654324"),
        ("A", "B", "98765432"),
    ],
)
def test_what_cannot_be_a_name_is_refused_before_anything_is_made(name: str, organisation: str, siren: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        AuthorityIdentity(name, organisation, siren)


def test_the_subject_is_the_profiles(authority: EmbeddedAuthority) -> None:
    names = ("Camille", "Martin", "TEST ENTREPRISE", "123456782", "0123456789abcdef")
    assert authority.subject(HolderNames(*names)) == holder_subject(*names)
