"""A real NSS store: installed, read back, removed; with a primary password; and never a root, never anything else."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256

from crypteo_desktop.adapters.system_stores.nss_store import NssStore
from crypteo_desktop.adapters.trial_import import import_on_trial
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import OpenedFile, build_p12
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import IssuedCertificate
from crypteo_desktop.stores import Obstacle, Presence, StoreInfo, StoreKind, StoreRefused
from tests.support.small_authority import SmallAuthority, name, pem, small_authority

pytestmark = pytest.mark.external

NOTHING, PRIMARY = Secret(""), Secret("Primaire2026")
NAME = "Éloïse D’ARÇON (Société Générale d’Études)"


@pytest.fixture(scope="module")
def authority() -> SmallAuthority:
    return small_authority()


@pytest.fixture(scope="module")
def issued(authority: SmallAuthority) -> IssuedCertificate:
    return authority.issued()


@pytest.fixture(scope="module")
def fingerprint(issued: IssuedCertificate) -> str:
    return issued.fingerprint_sha256


@pytest.fixture(scope="module")
def opened(authority: SmallAuthority, issued: IssuedCertificate) -> OpenedFile:
    return OpenedFile(authority.key, issued.certificate_pem, issued.chain_pem, NAME)


def store_in(folder: Path, kind: StoreKind = StoreKind.CHROMIUM) -> NssStore:
    return NssStore(StoreInfo(str(folder), kind, folder=folder), folder)


def certutil(folder: Path, *arguments: str) -> str:
    command = ["certutil", "-d", f"sql:{folder}", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture
def locked(tmp_path: Path) -> NssStore:
    (tmp_path / "primary").write_text(PRIMARY.reveal())
    folder = tmp_path / "profile"
    folder.mkdir()
    certutil(folder, "-N", "-f", str(tmp_path / "primary"))
    return store_in(folder, StoreKind.FIREFOX)


def test_it_is_made_installed_read_back_and_removed(tmp_path: Path, opened: OpenedFile, fingerprint: str) -> None:
    folder = tmp_path / ".pki" / "nssdb"
    store = store_in(folder)
    assert (store.obstacle(), store.presence(fingerprint, NOTHING)) == (None, Presence.ABSENT)
    for _ in range(2):  # once more changes nothing
        assert store.install(opened, NAME, NOTHING) is Presence.COMPLETE
    listed = certutil(folder, "-L")
    assert listed.count("u,u,u") == 1
    assert NAME in listed
    assert "Small Issuing" in listed
    assert "Small Root" not in listed, "to trust a root is not for this program to decide"
    assert store.remove(fingerprint, NOTHING) is Presence.ABSENT
    assert "Small Issuing" in certutil(folder, "-L"), "what others may need stays"


def test_a_primary_password_is_asked_for_and_used(locked: NssStore, opened: OpenedFile, fingerprint: str) -> None:
    assert locked.obstacle() is Obstacle.IS_LOCKED
    for wrong in (NOTHING, Secret("Faux2026")):
        with pytest.raises(StoreRefused) as refused:
            locked.install(opened, NAME, wrong)
        assert refused.value.obstacle is Obstacle.IS_LOCKED
    assert locked.install(opened, NAME, PRIMARY) is Presence.COMPLETE
    assert locked.presence(fingerprint, PRIMARY) is Presence.COMPLETE
    assert locked.remove(fingerprint, PRIMARY) is Presence.ABSENT


def test_another_certificate_stays(
    tmp_path: Path, authority: SmallAuthority, opened: OpenedFile, fingerprint: str
) -> None:
    store = store_in(tmp_path / "nssdb")
    leaf = replace(authority.holder, subject=name("Somebody"), key=authority.stranger).sign()
    store.install(OpenedFile(KeyPair(authority.stranger), pem(leaf), (), "x"), "Somebody", NOTHING)
    store.install(opened, NAME, NOTHING)
    store.remove(fingerprint, NOTHING)
    assert store.presence(leaf.fingerprint(SHA256()).hex(), NOTHING) is Presence.COMPLETE


def test_a_renewed_certificate_of_the_same_name_is_installed_and_neither_is_removed(
    tmp_path: Path, authority: SmallAuthority, opened: OpenedFile, fingerprint: str
) -> None:
    store, renewed = store_in(tmp_path / "nssdb"), authority.issued()
    again = OpenedFile(authority.key, renewed.certificate_pem, renewed.chain_pem, NAME)
    assert store.install(opened, NAME, NOTHING) is store.install(again, NAME, NOTHING) is Presence.COMPLETE
    with pytest.raises(StoreRefused) as refused:
        store.remove(fingerprint, NOTHING)
    assert refused.value.obstacle is Obstacle.NAME_IS_SHARED
    assert store.presence(fingerprint, NOTHING) is Presence.COMPLETE


def test_an_old_or_missing_profile_is_unreadable(tmp_path: Path) -> None:
    assert store_in(tmp_path, StoreKind.FIREFOX).obstacle() is Obstacle.UNREADABLE


@pytest.mark.parametrize("form", Format)
def test_a_file_is_imported_on_trial_and_nothing_of_it_stays(
    authority: SmallAuthority, issued: IssuedCertificate, form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    parts = (authority.key, issued.certificate_pem, issued.chain_pem, PRIMARY, NAME, form)
    content = build_p12(*parts, rounds=20)
    assert import_on_trial(content, PRIMARY)
    with pytest.raises(Problem) as refused:
        import_on_trial(content, Secret("Faux2026"))
    assert refused.value.kind is file.NOT_IMPORTED
    assert list(tmp_path.iterdir()) == []


def test_without_the_tools_there_is_no_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not import_on_trial(b"", PRIMARY)
    assert store_in(Path("/nowhere")).obstacle() is Obstacle.TOOLS_MISSING
