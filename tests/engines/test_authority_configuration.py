"""The table `[authority]`: what it may say, what is told when it is wrong, and the authority that it opens."""

import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.cfssl import CfsslAuthority
from crypteo_backend.authority.configuration import (
    AuthorityMisconfigured,
    EmbeddedSettings,
    open_authority,
    read_authority_settings,
)
from crypteo_backend.authority.ejbca import EjbcaAuthority
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.hsm import HsmPlace
from crypteo_backend.authority.key_files import KeyFiles
from crypteo_backend.authority.names import AuthorityIdentity
from tests.support.cfssl_engine import SHARED_KEY, CfsslEngine
from tests.support.engine_requests import request_for

URL = "http://pki.example.com"
PASSWORD = {"CRYPTEO_AUTHORITY_PASSWORD": "a long password"}
EJBCA = {"authority": "A", "issuer_dn": "CN=A", "certificate_profile": "B", "end_entity_profile": "C"}


def clock() -> datetime:
    return datetime.now(UTC)


def opened(table: dict[str, object], folder: Path, environ: dict[str, str] | None = None) -> CertificateAuthority:
    return open_authority(read_authority_settings(table), folder, URL, clock, environ or {})


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("configured") / "authority"
    identity = AuthorityIdentity("Autorité Élan", "Élan SAS", "123456782")
    EmbeddedAuthority.create(folder, identity, KeyFiles(b"a long password"), Publication(URL), clock)
    return folder


@pytest.fixture
def folder(pristine: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pristine, tmp_path / "authority")


def test_the_embedded_authority_is_opened_with_its_password_and_policy(folder: Path, key: RSAPrivateKey):
    table = tomllib.loads('[authority]\nengine = "embedded"\npolicy = "1.2.250.1.999.1"')["authority"]
    authority = opened(table, folder, PASSWORD)
    assert isinstance(authority, EmbeddedAuthority)
    assert not authority.is_demonstration
    certificate = authority.issue(request_for(authority, key=key)).certificate
    policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    assert policies[0].policy_identifier.dotted_string == "1.2.250.1.999.1"


def test_a_demonstration_needs_no_password_and_says_what_it_is(tmp_path: Path):
    EmbeddedAuthority.open(tmp_path / "demo", URL, clock)
    authority = open_authority(EmbeddedSettings(), tmp_path / "demo", URL, clock, {})
    assert isinstance(authority, EmbeddedAuthority)
    assert authority.is_demonstration


@pytest.mark.parametrize(
    ("environ", "words"), [({}, "CRYPTEO_AUTHORITY_PASSWORD"), ({"CRYPTEO_AUTHORITY_PASSWORD": "x"}, "wrong password")]
)
def test_a_missing_or_wrong_password_is_told(environ: dict[str, str], words: str, folder: Path):
    with pytest.raises(AuthorityMisconfigured, match=words):
        opened({"engine": "embedded"}, folder, environ)


def test_an_authority_that_is_not_made_yet_is_told_and_not_made(tmp_path: Path):
    with pytest.raises(AuthorityMisconfigured, match="authority create"):
        opened({"engine": "embedded"}, tmp_path / "authority")
    assert list(tmp_path.iterdir()) == []


def test_an_hsm_wants_its_pin(folder: Path):
    hierarchy = folder / "hierarchy"
    HsmPlace(Path("/nowhere.so"), "t", {"root": "r", "issuing": "i"}).write(hierarchy)
    with pytest.raises(AuthorityMisconfigured, match="CRYPTEO_HSM_PIN"):
        opened({"engine": "embedded"}, folder)
    with pytest.raises(AuthorityMisconfigured, match="the HSM does not answer"):
        opened({"engine": "embedded"}, folder, {"CRYPTEO_HSM_PIN": "1234"})


def test_cfssl_is_opened_and_signs(cfssl: CfsslEngine, tmp_path: Path, key: RSAPrivateKey):
    authority = opened(cfssl.settings(), tmp_path)
    assert isinstance(authority, CfsslAuthority)
    assert authority.issue(request_for(authority, key=key)).certificate.issuer == cfssl.issuing.certificate.subject


def test_ejbca_is_opened(cfssl: CfsslEngine, tmp_path: Path):
    remote = ("url", "server_authority", "client_certificate", "client_key", "chain")
    table = {name: value for name, value in cfssl.settings().items() if name in remote}
    assert isinstance(opened({"engine": "ejbca", **table, **EJBCA}, tmp_path), EjbcaAuthority)


def test_secrets_come_from_the_environment_too(cfssl: CfsslEngine, tmp_path: Path):
    table = cfssl.settings(auth_key_file=None, records_file=None)
    environ = {"CRYPTEO_CFSSL_AUTH_KEY": SHARED_KEY.hex(), "CRYPTEO_CFSSL_RECORDS": cfssl.records_url}
    assert isinstance(opened(table, tmp_path, environ), CfsslAuthority)
    for name in environ:
        with pytest.raises(AuthorityMisconfigured, match=name):
            opened(table, tmp_path, {other: value for other, value in environ.items() if other != name})


@pytest.mark.parametrize(
    ("departure", "words"),
    [
        ({"engine": "openbao"}, "engine: "),
        ({"url": "http://127.0.0.1:1"}, "url: .*https only"),
        ({"url": "nowhere"}, "url: "),
        ({"profile": ""}, "profile: "),
        ({"answer_within": 0}, "answer_within: "),
        ({"colour": "blue"}, "colour: "),
        ({"chain": "/nowhere/chain.pem"}, "cannot read /nowhere/chain.pem: No such file"),
        ({"chain": __file__}, "holds no certificates"),
        ({"client_key": "/nowhere/client.key"}, "cannot read /nowhere/client.key"),
        ({"auth_key_file": "/nowhere/key"}, "cfssl-auth-key: cannot read"),
        ({"auth_key_file": __file__}, "cfssl-auth-key: it is not hexadecimal"),
        ({"records_file": __file__}, "cfssl-records: it is not the address"),
    ],
)
def test_what_is_wrong_is_named(departure: dict[str, object], words: str, cfssl: CfsslEngine, tmp_path: Path):
    with pytest.raises(AuthorityMisconfigured, match=words):
        opened(cfssl.settings(**departure), tmp_path)


def test_what_is_missing_is_named_and_nothing_of_what_is_written_is_repeated(cfssl: CfsslEngine):
    table = cfssl.settings(auth_key="271828")
    del table["profile"]
    with pytest.raises(AuthorityMisconfigured, match="profile: Field required") as told:
        read_authority_settings(table)
    assert "271828" not in str(told.value)


@pytest.mark.parametrize("policy", ["", "one.two", "1"])
def test_a_policy_is_an_object_identifier(policy: str):
    with pytest.raises(AuthorityMisconfigured, match="policy: "):
        read_authority_settings({"engine": "embedded", "policy": policy})
