"""What the embedded authority issues and publishes, judged by OpenSSL's strict rules."""

import subprocess
from pathlib import Path

import pytest

from crypteo_backend.authority import CertificateRequest
from crypteo_backend.authority.embedded import EmbeddedAuthority

pytestmark = pytest.mark.external


@pytest.fixture
def published(authority: EmbeddedAuthority, request_for_camille: CertificateRequest, tmp_path: Path) -> Path:
    """A folder with the holder's certificate, the authorities' and their revocation lists, as OpenSSL wants them."""
    issued = authority.issue(request_for_camille)
    pems = {"holder": issued.certificate_pem, "issuing": issued.chain_pem[0], "root": issued.chain_pem[1]}
    for name, pem in pems.items():
        (tmp_path / f"{name}.pem").write_text(pem)
    for name, der in {"issuing": authority.crl_der(), "root": authority.root_crl_der()}.items():
        (tmp_path / f"{name}.crl").write_bytes(der)
        openssl(tmp_path, "crl", "-inform", "DER", "-in", f"{name}.crl", "-out", f"{name}.crl.pem")
    return tmp_path


def openssl(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(("openssl", *arguments), cwd=folder, capture_output=True, text=True, check=False)


def verified(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    time = ("-attime", "1795305600")  # 2026-11-22, inside the validity that the tests' clock gives
    chain = ("-CAfile", "root.pem", "-untrusted", "issuing.pem")
    return openssl(folder, "verify", "-x509_strict", *time, *chain, *arguments, "holder.pem")


@pytest.mark.parametrize("purpose", ["smimesign", "sslclient"])
def test_the_chain_verifies_with_its_revocation_lists(purpose: str, published: Path) -> None:
    lists = ("-crl_check_all", "-CRLfile", "issuing.crl.pem", "-CRLfile", "root.crl.pem")
    answer = verified(published, "-purpose", purpose, *lists)
    assert (answer.returncode, answer.stdout) == (0, "holder.pem: OK\n"), answer.stderr


def test_it_does_not_verify_without_the_issuing_authoritys_list(published: Path) -> None:
    answer = verified(published, "-crl_check_all", "-CRLfile", "root.crl.pem")
    assert answer.returncode != 0
    assert "unable to get certificate CRL" in answer.stderr


def test_it_is_no_server_certificate(published: Path) -> None:
    answer = verified(published, "-purpose", "sslserver")
    assert answer.returncode != 0
    assert "unsuitable certificate purpose" in answer.stderr


def test_the_subject_reads_in_the_profiles_order(published: Path) -> None:
    answer = openssl(published, "x509", "-in", "holder.pem", "-noout", "-subject", "-nameopt", "RFC2253,-dn_rev")
    assert answer.stdout.strip() == (
        "subject=C=FR,O=TEST ENTREPRISE,organizationIdentifier=NTRFR-123456782,OU=0002 123456782,"
        "CN=Camille MARTIN,SN=Martin,GN=Camille,serialNumber=0123456789abcdef"
    )
