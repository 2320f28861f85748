"""Other programs open the .p12 file: OpenSSL, NSS, GnuTLS and Java, each with the real thing."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from crypteo_desktop.crypto.p12 import build_p12
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority

pytestmark = pytest.mark.external

PACKAGES = {
    "openssl": "openssl",
    "pk12util": "libnss3-tools",
    "certutil": "libnss3-tools",
    "certtool": "gnutls-bin",
    "keytool": "default-jre-headless",
}
Run = Callable[..., str]


@pytest.fixture(scope="session")
def p12(authority: SmallAuthority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the full cost, as the holder gets it."""
    issued = authority.issued()
    content = build_p12(authority.key, issued.certificate_pem, issued.chain_pem, PASSWORD, "Éloïse D’ARÇON")
    place = tmp_path_factory.mktemp("p12") / "certificate.p12"
    place.write_bytes(content)
    return place


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program that must be there and succeed; return what it says."""

    def run_program(program: str, *arguments: str | Path) -> str:
        if shutil.which(program) is None:
            hint = f"{program} is missing: apt-get install {PACKAGES[program]}"
            if os.environ.get("CRYPTEO_WITHOUT_EXTERNAL") == "1":
                pytest.skip(hint)
            pytest.fail(hint + ", or set CRYPTEO_WITHOUT_EXTERNAL=1")
        done = subprocess.run(
            [program, *arguments],
            cwd=tmp_path,
            env={**os.environ, "P12_PASSWORD": PASSWORD.reveal(), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",  # OpenSSL prints a friendlyName in Latin-1
            timeout=100,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run_program


def test_openssl_opens_it_and_finds_the_profile(run: Run, p12: Path) -> None:
    said = run("openssl", "pkcs12", "-in", p12, "-passin", "env:P12_PASSWORD", "-noenc", "-info")
    assert "MAC: sha256, Iteration 250000" in said
    assert said.count("PBES2, PBKDF2, AES-256-CBC, Iteration 250000, PRF hmacWithSHA256") == 2
    assert said.count("friendlyName: ") == 2
    assert said.count("-----BEGIN CERTIFICATE-----") == 3
    assert said.count("-----BEGIN PRIVATE KEY-----") == 1
    assert said.count("localKeyID") == 2


def test_nss_imports_it_as_firefox_and_thunderbird_do(run: Run, p12: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_text(PASSWORD.reveal() + "\n")
    (tmp_path / "none").write_text("\n")
    store = tmp_path / "store"
    store.mkdir()
    run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
    run("pk12util", "-i", p12, "-d", f"sql:{store}", "-w", tmp_path / "password", "-k", tmp_path / "none")
    listed = run("certutil", "-K", "-d", f"sql:{store}")
    assert "Éloïse D’ARÇON" in listed


def test_gnutls_opens_it_and_its_key(run: Run, p12: Path, tmp_path: Path) -> None:
    said = run("certtool", "--p12-info", "--inder", "--infile", p12, "--password", PASSWORD.reveal())
    assert "MAC: SHA256 (2.16.840.1.101.3.4.2.1)" in said
    assert said.count("-----BEGIN CERTIFICATE-----") == 3
    key = tmp_path / "key.pem"
    key.write_text(said[said.index("-----BEGIN ENCRYPTED PRIVATE KEY-----") :])
    assert "Key Security Level" in run("certtool", "--key-info", "--infile", key, "--password", PASSWORD.reveal())


def test_java_opens_it_with_its_chain(run: Run, p12: Path) -> None:
    said = run("keytool", "-list", "-v", "-storetype", "PKCS12", "-keystore", p12, "-storepass:env", "P12_PASSWORD")
    assert "Entry type: PrivateKeyEntry" in said
    assert "Certificate chain length: 3" in said
