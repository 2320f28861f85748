"""One embedded authority for the whole run, copied for the tests that change it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority import CertificateRequest, IssuedCertificate
from crypteo_backend.authority.certificate_profile import Publication, holder_certificate, holder_subject, validity_end
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.hierarchy import Hierarchy, load_hierarchy
from crypteo_backend.authority.key_files import KeyFiles
from tests.support.movable_clock import MovableClock
from tests.unit.backend.authority.forging import Forge, rebuilt, with_chain

BASE_URL = "http://pki.example.com"
START = datetime(2026, 11, 20, 9, 30, 15, 250_000, tzinfo=UTC)  # certificates must leave the fraction out
Opened = Callable[..., EmbeddedAuthority]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(START)


@pytest.fixture(scope="session")
def pristine_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "authority"
    EmbeddedAuthority.open(folder, BASE_URL, MovableClock(START))
    return folder


@pytest.fixture
def folder(pristine_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pristine_folder, tmp_path / "authority")


@pytest.fixture
def opened(folder: Path, clock: MovableClock) -> Opened:
    """Open the authority of this test, as often as wanted."""
    return lambda: EmbeddedAuthority.open(folder, BASE_URL, clock)


@pytest.fixture
def authority(opened: Opened) -> EmbeddedAuthority:
    return opened()


@pytest.fixture(scope="session")
def request_for_camille() -> CertificateRequest:
    key = generate_private_key(65537, 3072).public_key()
    start = datetime(2026, 11, 21, 8, 0, 0, tzinfo=UTC)
    return CertificateRequest(
        public_key_der=key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        subject_der=holder_subject("Camille", "Martin", "TEST ENTREPRISE", "123456782", "0123456789abcdef"),
        email="camille.martin@example.com",
        not_before=start,
        not_after=validity_end(start),
        serial_number=x509.random_serial_number(),
        csr_der=b"",
    )


@pytest.fixture(scope="session")
def request_for_another(request_for_camille: CertificateRequest) -> CertificateRequest:
    """The same public key for another holder."""
    subject = holder_subject("Dominique", "Martin", "TEST ENTREPRISE", "123456782", "fedcba9876543210")
    return replace(request_for_camille, subject_der=subject)


@pytest.fixture(scope="session")
def hierarchy(pristine_folder: Path) -> Hierarchy:
    return load_hierarchy(pristine_folder / "hierarchy", KeyFiles(None))


@pytest.fixture(scope="session")
def other_key() -> RSAPrivateKey:
    return generate_private_key(65537, 3072)


@pytest.fixture(scope="session")
def forge(hierarchy: Hierarchy, request_for_camille: CertificateRequest) -> Forge:
    """Sign a certificate that departs from the profile in the extensions told, or in what is asked."""

    def forged(
        *extensions: x509.ExtensionType,
        asked: CertificateRequest = request_for_camille,
        critical: bool = True,
        lacking: type[x509.ExtensionType] | None = None,
        key: RSAPrivateKey = hierarchy.issuing.key,
    ) -> IssuedCertificate:
        issuer = hierarchy.issuing.certificate
        model = holder_certificate(asked, issuer, Publication(BASE_URL)).sign(key, SHA256())
        builder = rebuilt(model, *extensions, lacking=lacking, critical=critical)
        return with_chain(builder.sign(key, SHA256()), issuer, hierarchy.root.certificate)

    return forged
