"""CFSSL revokes, and the list that is signed beside it tells."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.__main__ import main
from crypteo_backend.authority import AuthorityUnavailable, IssuedCertificate, RevocationReason, RevocationRefused
from crypteo_backend.authority.cfssl import CfsslAuthority
from tests.support.cfssl_engine import CfsslEngine
from tests.support.engine_requests import request_for
from tests.support.pki import Pki
from tests.support.scripted_server import ScriptedServer, answer

NOW = datetime.now(UTC)
LIST_TYPE = "application/pkix-crl"


def sign_list(cfssl: CfsslEngine, output: Path) -> int:
    (cfssl.folder / "records").write_text(cfssl.records_url)
    certificate, key = str(cfssl.issuing.certificate_file), str(cfssl.issuing.key_file)
    place = ("--records-file", str(cfssl.folder / "records"), "--output", str(output))
    return main(["authority", "list", "--certificate", certificate, "--key", key, *place])


@pytest.fixture
def published(cfssl: CfsslEngine, tmp_path: Path) -> Iterator[CfsslAuthority]:
    """An authority whose list is signed and read anew for every request."""
    output = tmp_path / "issuing.crl"

    def publish(connection: object, stopped: object) -> None:
        assert sign_list(cfssl, output) == 0
        answer(200, output.read_bytes(), LIST_TYPE)(connection, stopped)  # type: ignore[arg-type]  # as they come

    with ScriptedServer(publish) as server:
        yield cfssl.authority(list_url=server.url)


@pytest.fixture
def issued(published: CfsslAuthority, key: RSAPrivateKey) -> IssuedCertificate:
    return published.issue(request_for(published, key=key))


def entry_of(authority: CfsslAuthority, issued: IssuedCertificate) -> x509.RevokedCertificate | None:
    crl = x509.load_der_x509_crl(authority.crl_der())
    return crl.get_revoked_certificate_by_serial_number(issued.certificate.serial_number)


@pytest.mark.parametrize("reason", RevocationReason)
def test_a_revoked_certificate_is_in_the_next_list(
    reason: RevocationReason, published: CfsslAuthority, issued: IssuedCertificate
):
    assert entry_of(published, issued) is None
    published.revoke(issued, reason, NOW)
    entry = entry_of(published, issued)
    assert entry is not None
    assert abs((entry.revocation_date_utc - datetime.now(UTC)).total_seconds()) < 60
    told = [extension.value.reason.value for extension in entry.extensions]  # type: ignore[attr-defined]  # CRLReason
    assert told == ([] if reason is RevocationReason.UNSPECIFIED else [reason.value])


def test_the_first_revocation_stands(published: CfsslAuthority, issued: IssuedCertificate, cfssl: CfsslEngine):
    published.revoke(issued, RevocationReason.KEY_COMPROMISE, NOW)
    published.revoke(issued, RevocationReason.SUPERSEDED, NOW)
    entry = entry_of(published, issued)
    assert entry is not None
    assert entry.extensions.get_extension_for_class(x509.CRLReason).value.reason is x509.ReasonFlags.key_compromise


def test_what_it_never_signed_is_not_revoked(
    published: CfsslAuthority, issued: IssuedCertificate, cfssl: CfsslEngine, tmp_path: Path
):
    stranger = Pki(tmp_path).leaf("stranger", cfssl.root).certificate_file.read_text()
    with pytest.raises(RevocationRefused):
        published.revoke(IssuedCertificate(stranger, ()), RevocationReason.SUPERSEDED, NOW)


def test_a_list_that_is_not_there_or_not_its_own_is_not_passed_on(cfssl: CfsslEngine, tmp_path: Path):
    foreign = cfssl.with_issuing(Pki(tmp_path).authority("foreign"))
    assert sign_list(foreign, tmp_path / "foreign.crl") == 0
    for script in (
        answer(404),
        answer(200, b"no list", LIST_TYPE),
        answer(200, (tmp_path / "foreign.crl").read_bytes(), LIST_TYPE),
    ):
        with ScriptedServer(script) as server, pytest.raises(AuthorityUnavailable):
            cfssl.authority(list_url=server.url).crl_der()


def test_the_list_is_for_everybody_and_grows(cfssl: CfsslEngine, tmp_path: Path):
    output = tmp_path / "issuing.crl"
    assert sign_list(cfssl, output) == 0
    assert output.stat().st_mode & 0o777 == 0o644
    first = output.read_bytes()
    assert sign_list(cfssl, output) == 0
    assert output.read_bytes() == first


def test_a_list_is_signed_with_the_certificates_own_key_alone(
    cfssl: CfsslEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (cfssl.folder / "records").write_text(cfssl.records_url)
    files = ("--certificate", str(cfssl.issuing.certificate_file), "--key", str(cfssl.root.key_file))
    rest = ("--records-file", str(cfssl.folder / "records"), "--output", str(tmp_path / "issuing.crl"))
    assert main(["authority", "list", *files, *rest]) == 1
    assert "not the certificate's" in capsys.readouterr().err
    assert not (tmp_path / "issuing.crl").exists()
