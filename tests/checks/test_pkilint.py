"""The certificates and revocation lists of the embedded authority, held to their standards by pkilint."""

import csv
import subprocess
import sysconfig
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority import CertificateRequest, RevocationReason
from crypteo_backend.authority.certificate_profile import holder_subject, validity_end
from crypteo_backend.authority.embedded import EmbeddedAuthority

PERSON = ("lint_etsi_cert", "-t", "NCP-NATURAL-PERSON-CERTIFICATE")
NOW = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that an authority at a fit address publishes, and a holder's certificate."""
    folder = tmp_path_factory.mktemp("linted")
    authority = EmbeddedAuthority.open(folder / "authority", "http://pki.example.com", lambda: NOW)
    key = generate_private_key(65537, 3072).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    subject = holder_subject("Zoé", "L’Écuyer-Martin", "Société Élan & fils", "123456782", "0123456789abcdef")
    number = x509.random_serial_number()
    request = CertificateRequest(key, subject, "zoe@example.com", NOW, validity_end(NOW), number, b"")
    issued = authority.issue(request)
    pems = {"holder": issued.certificate_pem, "issuing": issued.chain_pem[0], "root": issued.chain_pem[1]}
    for name, pem in pems.items():
        (folder / f"{name}.pem").write_text(pem)
    (folder / "empty.crl").write_bytes(authority.crl_der())
    authority.revoke(issued, RevocationReason.KEY_COMPROMISE, NOW)
    (folder / "issuing.crl").write_bytes(authority.crl_der())
    (folder / "root.crl").write_bytes(authority.root_crl_der())
    return folder


def findings(folder: Path, tool: str, *arguments: str) -> list[str]:
    """Return the codes of all warnings and worse; the exit status of the tool is their number."""
    program = str(Path(sysconfig.get_path("scripts")) / tool)
    command = (program, "lint", "-s", "WARNING", "-f", "CSV", *arguments)
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    codes = [row["code"] for row in csv.DictReader(answer.stdout.splitlines())]
    assert answer.stdout.startswith("node_path,"), answer.stderr
    assert answer.returncode == len(codes)
    return codes


def test_a_holders_certificate_has_only_the_wanted_warning(published: Path) -> None:
    # One key that signs documents and authenticates is what the product is; the standard would rather see two.
    codes = findings(published, *PERSON, "holder.pem")
    assert codes == ["etsi.en_319_412_2.nat-4.3.2-1.mixed_key_usage_setting"]


def test_the_linter_sees_what_is_wrong(published: Path) -> None:
    assert len(findings(published, *PERSON, "root.pem")) > 1


@pytest.mark.parametrize("certificate", ["issuing.pem", "root.pem", "holder.pem"])
def test_certificates_are_clean_under_rfc_5280(certificate: str, published: Path) -> None:
    assert findings(published, "lint_pkix_cert", certificate) == []


@pytest.mark.parametrize(("issuer", "subject"), [("root", "issuing"), ("issuing", "holder")])
def test_each_certificate_fits_its_issuer(issuer: str, subject: str, published: Path) -> None:
    assert findings(published, "lint_pkix_signer_signee_cert_chain", f"{issuer}.pem", f"{subject}.pem") == []


@pytest.mark.parametrize("name", ["empty", "issuing", "root"])
def test_revocation_lists_are_clean(name: str, published: Path) -> None:
    assert findings(published, "lint_crl", "-t", "CRL", "-p", "PKIX", f"{name}.crl") == []
