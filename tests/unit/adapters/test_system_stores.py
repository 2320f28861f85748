"""The stores of Windows and macOS at their edge: answers as these systems document them, none of them run here."""

import hashlib
import ssl
from functools import cache

import pytest

from crypteo_desktop.adapters.system_stores import computer_stores, crypt32
from crypteo_desktop.adapters.system_stores.linux import LinuxStores
from crypteo_desktop.adapters.system_stores.one_store import MACOS, WINDOWS, OneStore, SystemStore
from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence, StoreRefused
from tests.support.keychains import RecordedMac
from tests.support.small_authority import small_authority
from tests.support.windows_stores import RecordedWindows

System = RecordedWindows | RecordedMac
NOTHING = Secret("")
DENIED, CANCELLED, FOREIGN_CSP = 0x80090010, 0x80090036, 1


@cache
def opened() -> OpenedFile:
    authority = small_authority()
    issued = authority.issued()
    return OpenedFile(authority.key, issued.certificate_pem, issued.chain_pem)


def der(pem: str) -> bytes:
    return ssl.PEM_cert_to_DER_cert(pem)


@cache
def leaf() -> bytes:
    return der(opened().certificate_pem)


@cache
def foreign() -> bytes:
    return der(small_authority().issued().certificate_pem)


def fingerprint() -> str:
    return hashlib.sha256(leaf()).hexdigest()


def issuing() -> bytes:
    return der(opened().chain_pem[0])


def store_of(system: System) -> SystemStore:
    info = WINDOWS if isinstance(system, RecordedWindows) else MACOS
    (store,) = OneStore(info, system.edge()).find()
    return store


def install(system: System) -> Presence:
    return store_of(system).install(opened(), "Camille MARTIN", NOTHING)


def remove(system: System) -> Presence:
    return store_of(system).remove(fingerprint(), NOTHING)


def presence(system: System) -> Presence:
    return store_of(system).presence(fingerprint(), NOTHING)


def nothing_is_left_open(system: System) -> bool:
    return not (system.handles or system.contexts if isinstance(system, RecordedWindows) else system.living)


@pytest.fixture(params=[RecordedWindows, RecordedMac])
def system(request: pytest.FixtureRequest) -> System:
    made: System = request.param()
    return made


def test_it_is_installed_read_back_and_removed_and_all_is_released(system: System) -> None:
    assert presence(system) is Presence.ABSENT
    assert install(system) is Presence.COMPLETE
    assert remove(system) is Presence.ABSENT
    assert not system.keys
    assert nothing_is_left_open(system)


def test_removing_what_is_not_there_changes_nothing(system: System) -> None:
    assert remove(system) is Presence.ABSENT
    assert nothing_is_left_open(system)


def test_this_computer_runs_linux() -> None:
    assert isinstance(computer_stores(), LinuxStores)


def test_windows_gets_the_leaf_in_my_the_intermediate_in_ca_and_a_root_nowhere() -> None:
    windows = RecordedWindows()
    install(windows)
    assert windows.stores == {"MY": [leaf()], "CA": [issuing()]}
    assert remove(windows) is Presence.ABSENT
    assert windows.stores == {"MY": [], "CA": [issuing()]}


def test_windows_keeps_the_key_not_exportable_in_the_key_storage_of_the_account() -> None:
    windows = RecordedWindows()
    install(windows)
    assert windows.import_flags == [crypt32.CRYPT_USER_KEYSET | crypt32.PKCS12_ALWAYS_CNG_KSP]


def test_windows_leaves_other_certificates_and_what_is_there_already_alone() -> None:
    windows = RecordedWindows({"MY": [foreign()], "CA": []}, {foreign(): crypt32.CERT_NCRYPT_KEY_SPEC})
    install(windows)
    install(windows)
    assert len(windows.import_flags) == 1
    remove(windows)
    assert windows.stores["MY"] == [foreign()]
    assert foreign() in windows.keys


def test_windows_tells_a_certificate_without_its_key_and_gives_it_one() -> None:
    windows = RecordedWindows({"MY": [leaf()], "CA": []})
    assert presence(windows) is Presence.WITHOUT_KEY
    assert install(windows) is Presence.COMPLETE


def test_windows_does_not_remove_a_key_that_another_program_keeps_elsewhere() -> None:
    windows = RecordedWindows({"MY": [leaf()], "CA": []}, {leaf(): FOREIGN_CSP})
    assert presence(windows) is Presence.COMPLETE
    assert remove(windows) is Presence.ABSENT
    assert leaf() in windows.keys
    assert nothing_is_left_open(windows)


@pytest.mark.parametrize(
    ("call", "error", "obstacle"),
    [
        ("CertAddCertificateContextToStore", 5, Obstacle.READ_ONLY),
        ("PFXImportCertStore", CANCELLED, Obstacle.NOT_ALLOWED),
        ("PFXImportCertStore", 0x8009000B, Obstacle.UNREADABLE),
    ],
)
def test_windows_leaves_nothing_half_done_and_tells_why(call: str, error: int, obstacle: Obstacle) -> None:
    windows = RecordedWindows(fails={call: error})
    with pytest.raises(StoreRefused) as refusal:
        install(windows)
    assert refusal.value.obstacle is obstacle
    assert (windows.stores["MY"], windows.keys) == ([], {})
    assert nothing_is_left_open(windows)


def test_windows_keeps_the_certificate_of_a_key_that_would_not_go() -> None:
    windows = RecordedWindows()
    install(windows)
    windows.fails = {"NCryptDeleteKey": DENIED}
    with pytest.raises(StoreRefused) as refusal:
        remove(windows)
    assert refusal.value.obstacle is Obstacle.READ_ONLY
    assert windows.stores["MY"] == [leaf()]
    assert nothing_is_left_open(windows)


@pytest.mark.parametrize(
    ("error", "obstacle"), [(None, None), (5, Obstacle.READ_ONLY), (0x80070002, Obstacle.UNREADABLE)]
)
def test_windows_says_beforehand_what_stands_in_the_way(error: int | None, obstacle: Obstacle | None) -> None:
    windows = RecordedWindows(fails={} if error is None else {"CertOpenStore": error})
    assert store_of(windows).obstacle() is obstacle


def test_macos_gets_leaf_and_intermediate_and_no_root_with_a_key_that_is_not_exportable() -> None:
    mac = RecordedMac()
    install(mac)
    assert set(mac.certificates) == {leaf(), issuing()}
    assert mac.attributes == ["kSecAttrIsPermanent", "kSecAttrIsSensitive"]
    remove(mac)
    assert mac.certificates == [issuing()]


def test_macos_takes_an_intermediate_that_is_there_already_for_good() -> None:
    mac = RecordedMac([issuing(), foreign()], {foreign()})
    assert install(mac) is Presence.COMPLETE
    remove(mac)
    assert (mac.certificates, mac.keys) == ([issuing(), foreign()], {foreign()})


@pytest.mark.parametrize(
    ("status", "obstacle"),
    [(-128, Obstacle.NOT_ALLOWED), (-25293, Obstacle.NOT_ALLOWED), (-25292, Obstacle.READ_ONLY), (-26275, None)],
)
def test_macos_tells_why_it_refused(status: int, obstacle: Obstacle | None) -> None:
    mac = RecordedMac(fails={"SecItemImport": status})
    with pytest.raises(StoreRefused) as refusal:
        install(mac)
    assert refusal.value.obstacle is (obstacle or Obstacle.UNREADABLE)
    assert nothing_is_left_open(mac)


@pytest.mark.parametrize(
    ("state", "obstacle"), [(7, None), (3, Obstacle.READ_ONLY), (2, None)], ids=["open", "for reading", "locked"]
)
def test_macos_says_beforehand_whether_it_may_be_written(state: int, obstacle: Obstacle | None) -> None:
    mac = RecordedMac(state=state)
    assert store_of(mac).obstacle() is obstacle
    assert nothing_is_left_open(mac)


def test_macos_without_a_keychain_is_told() -> None:
    mac = RecordedMac(fails={"SecKeychainCopyDomainDefault": -25307})
    assert store_of(mac).obstacle() is Obstacle.UNREADABLE
