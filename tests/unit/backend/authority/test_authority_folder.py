"""The authority's folder: private, made once as a whole, and opened only when everything fits."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from crypteo_backend.authority import AuthorityUnavailable, CertificateRequest
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.hierarchy import load_hierarchy, save_hierarchy
from crypteo_backend.authority.key_files import KeyFiles
from crypteo_backend.authority.safe_files import write_private
from tests.support.movable_clock import MovableClock
from tests.unit.backend.authority.conftest import BASE_URL

OPEN_AND_TELL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from crypteo_backend.authority.embedded import EmbeddedAuthority
print("".join(EmbeddedAuthority.open(Path(sys.argv[1]), "http://pki.example.com", lambda: datetime.now(UTC)).chain()))
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_and_files_are_the_owners_alone(folder: Path, request_for_camille: CertificateRequest) -> None:
    authority = EmbeddedAuthority.open(folder, BASE_URL, MovableClock())
    authority.issue(request_for_camille)
    authority.crl_der()
    places = [folder, *folder.rglob("*")]
    assert {path.name: mode(path) for path in places if path.is_dir()} == dict.fromkeys(
        ("authority", "hierarchy", "issued", "crl"), 0o700
    )
    files = [path for path in places if path.is_file()]
    assert {"root.key", "issuing.key", "issuing.crl"} < {path.name for path in files}
    assert {mode(path) for path in files} == {0o600}


def test_two_processes_that_start_at_once_make_one_authority(tmp_path: Path) -> None:
    command = (sys.executable, "-c", OPEN_AND_TELL, str(tmp_path / "new" / "authority"))
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    chains = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert chains[0] == chains[1]
    assert chains[0].count(b"BEGIN CERTIFICATE") == 2


def test_what_a_crash_left_half_made_is_replaced(pristine_folder: Path, tmp_path: Path) -> None:
    half_made = tmp_path / "hierarchy.x7f3"
    half_made.mkdir()
    (half_made / "root.key").write_bytes(b"half a key")
    save_hierarchy(
        tmp_path / "hierarchy", load_hierarchy(pristine_folder / "hierarchy", KeyFiles(None)), KeyFiles(None)
    )
    assert [path.name for path in tmp_path.iterdir()] == ["hierarchy"]


def test_what_a_crash_left_half_written_is_gone_once_the_authority_is_opened_again(folder: Path) -> None:
    unfinished = [folder / place / ".k3x9.new" for place in ("issued", "crl")]
    for file in unfinished:
        file.write_bytes(b"half a certificate")
    EmbeddedAuthority.open(folder, BASE_URL, MovableClock())
    assert [file for file in unfinished if file.exists()] == []


def test_a_password_encrypts_the_keys(pristine_folder: Path, tmp_path: Path) -> None:
    keys = tmp_path / "hierarchy"
    hierarchy = load_hierarchy(pristine_folder / "hierarchy", KeyFiles(None))
    save_hierarchy(keys, hierarchy, KeyFiles(b"a long password"))
    for name in ("root.key", "issuing.key"):
        assert b"BEGIN ENCRYPTED PRIVATE KEY" in (keys / name).read_bytes()
    reopened = load_hierarchy(keys, KeyFiles(b"a long password"))
    assert reopened.issuing.key.private_numbers() == hierarchy.issuing.key.private_numbers()
    for wrong in (b"another password", None):
        with pytest.raises(AuthorityUnavailable, match="wrong password"):
            load_hierarchy(keys, KeyFiles(wrong))


def test_keys_are_in_pkcs8(folder: Path) -> None:
    pem = (folder / "hierarchy" / "issuing.key").read_bytes()
    assert pem.startswith(b"-----BEGIN PRIVATE KEY-----")
    assert load_pem_private_key(pem, None) is not None


@pytest.mark.parametrize("name", ["root.key", "issuing.key", "root.pem", "issuing.pem"])
def test_a_damaged_folder_makes_the_authority_unavailable(name: str, folder: Path) -> None:
    (folder / "hierarchy" / name).write_bytes(b"damaged")
    with pytest.raises(AuthorityUnavailable):
        EmbeddedAuthority.open(folder, BASE_URL, MovableClock())


@pytest.mark.parametrize("suffix", ["key", "pem"])
def test_a_key_that_is_not_the_certificates_makes_the_authority_unavailable(suffix: str, folder: Path) -> None:
    shutil.copy(folder / "hierarchy" / f"root.{suffix}", folder / "hierarchy" / f"issuing.{suffix}")
    with pytest.raises(AuthorityUnavailable, match="damaged"):
        EmbeddedAuthority.open(folder, BASE_URL, MovableClock())


def test_a_missing_key_is_not_replaced_by_a_new_authority(folder: Path) -> None:
    (folder / "hierarchy" / "root.key").unlink()
    with pytest.raises(AuthorityUnavailable):
        EmbeddedAuthority.open(folder, BASE_URL, MovableClock())


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(IsADirectoryError):
        write_private(tmp_path / "taken", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_publication_addresses_stand_below_their_base() -> None:
    publication = Publication(BASE_URL)
    assert "http://pki.example.com/crl/issuing.crl" in repr(publication.revocation_list("issuing"))
    assert "http://pki.example.com/ca/root.cer" in repr(publication.issuer_certificate("root"))
