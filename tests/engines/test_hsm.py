"""The embedded authority with its keys in an HSM: SoftHSM 2, over PKCS#11, with a token made for the run."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy, deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from crypteo_backend.__main__ import main
from crypteo_backend.authority import AuthorityUnavailable, RevocationReason
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.hsm import HsmKey, HsmKeys, HsmPlace, HsmToken
from tests.support.engine_requests import request_for
from tests.support.movable_clock import MovableClock

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = b"271828"
PUBLICATION = Publication("http://pki.example.com")


@dataclass(frozen=True, slots=True)
class SoftHsm:
    """Where the tokens of the run lie; the module reads its settings once in a process."""

    tokens: Path

    def token(self, label: str) -> HsmToken:
        """Make a token and return it, opened."""
        making = (
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            label,
            "--pin",
            PIN.decode(),
            "--so-pin",
            "0000",
        )
        subprocess.run(making, check=True, capture_output=True)
        return HsmToken(MODULE, label, PIN)


@pytest.fixture(scope="session")
def soft_hsm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoftHsm]:
    folder = tmp_path_factory.mktemp("softhsm")
    tokens = folder / "tokens"
    tokens.mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        yield SoftHsm(tokens)


@pytest.fixture(scope="session")
def signing_key(soft_hsm: SoftHsm) -> HsmKey:
    return soft_hsm.token("signing").make("signing", 2048)


@pytest.fixture(scope="session")
def data_dir(soft_hsm: SoftHsm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose authority was made in a token, by the command."""
    soft_hsm.token("crypteo")
    folder = tmp_path_factory.mktemp("hsm") / "data"
    pin = folder.with_name("pin")
    pin.write_bytes(PIN)
    names = ("--name", "Autorité Élan", "--organisation", "Élan SAS", "--siren", "123456782")
    place = ("--hsm-module", str(MODULE), "--hsm-token", "crypteo", "--hsm-pin-file", str(pin))
    options = (*names, "--publication-url", PUBLICATION.base_url, *place)
    assert main(["authority", "create", "--data-dir", str(folder), *options]) == 0
    return folder


def opened(data_dir: Path) -> EmbeddedAuthority:
    return EmbeddedAuthority.load(data_dir / "authority", HsmKeys(MODULE, "crypteo", PIN), PUBLICATION, MovableClock())


def test_an_authority_made_in_a_token_issues_and_revokes(data_dir: Path):
    authority = opened(data_dir)
    assert not authority.is_demonstration
    request = request_for(authority)
    issued = authority.issue(request)
    compare(issued, request)
    authority.revoke(issued, RevocationReason.SUPERSEDED, MovableClock()())
    assert [entry.serial_number for entry in x509.load_der_x509_crl(authority.crl_der())] == [request.serial_number]


def test_no_key_is_on_the_disk(data_dir: Path, capsys: pytest.CaptureFixture[str]):
    files = {file.name: file.read_bytes() for file in data_dir.rglob("*") if file.is_file()}
    assert "hsm.json" in files
    assert [name for name, content in files.items() if b"PRIVATE" in content or PIN in content] == []
    assert main(["authority", "show", "--data-dir", str(data_dir)]) == 0
    assert "in the HSM token crypteo" in capsys.readouterr().out


def test_a_key_gives_nothing_out_and_makes_one_kind_of_signature(signing_key: HsmKey):
    signature = signing_key.sign(b"content", PKCS1v15(), SHA256())
    signing_key.public_key().verify(signature, b"content", PKCS1v15(), SHA256())
    assert signing_key.key_size == 2048
    assert copy(signing_key) is deepcopy(signing_key) is signing_key
    for refused in (
        lambda: signing_key.sign(b"content", PSS(MGF1(SHA256()), 32), SHA256()),
        lambda: signing_key.sign(b"content", PKCS1v15(), SHA512()),
        lambda: signing_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        signing_key.private_numbers,
        lambda: signing_key.decrypt(b"", PKCS1v15()),
    ):
        with pytest.raises(UnsupportedAlgorithm):
            refused()


def test_threads_sign_at_the_same_time(signing_key: HsmKey):
    contents = [f"content {number}".encode() for number in range(60)]
    with ThreadPoolExecutor(6) as pool:
        signatures = list(pool.map(lambda content: signing_key.sign(content, PKCS1v15(), SHA256()), contents))
    for content, signature in zip(contents, signatures, strict=True):
        signing_key.public_key().verify(signature, content, PKCS1v15(), SHA256())


def test_a_lost_token_makes_the_authority_unavailable_until_it_is_back(soft_hsm: SoftHsm):
    key = soft_hsm.token("lost").make("lost", 2048)
    away = soft_hsm.tokens.with_name("away")
    shutil.move(soft_hsm.tokens, away)
    try:
        for _ in range(2):
            with pytest.raises(AuthorityUnavailable, match="HSM"):
                key.sign(b"content", PKCS1v15(), SHA256())
    finally:
        shutil.move(away, soft_hsm.tokens)
    key.public_key().verify(key.sign(b"content", PKCS1v15(), SHA256()), b"content", PKCS1v15(), SHA256())


def test_a_wrong_pin_is_refused(soft_hsm: SoftHsm):
    soft_hsm.token("closed")
    with pytest.raises(AuthorityUnavailable, match="PinIncorrect"):
        HsmToken(MODULE, "closed", b"wrong").find("signing")


def test_a_key_or_a_place_that_is_not_there_makes_the_authority_unavailable(
    data_dir: Path, soft_hsm: SoftHsm, tmp_path: Path
):
    folder = shutil.copytree(data_dir / "authority", tmp_path / "authority")
    HsmPlace(MODULE, "crypteo", {"root": "absent", "issuing": "absent"}).write(folder / "hierarchy")
    with pytest.raises(AuthorityUnavailable, match="NoSuchKey"):
        opened(tmp_path)
    (folder / "hierarchy" / "hsm.json").unlink()
    with pytest.raises(AuthorityUnavailable, match="cannot be opened"):
        opened(tmp_path)
    assert os.environ["SOFTHSM2_CONF"].startswith(str(soft_hsm.tokens.parent))
