"""The real CFSSL 1.2.0 as the authority: what it signs, what it is kept from signing, and what it must not do twice."""

import json
import signal
import ssl
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    HolderNames,
    IssuanceRefused,
)
from crypteo_backend.authority.cfssl import LEEWAY
from crypteo_backend.authority.cfssl_server import CfsslError, CfsslProfile, CfsslServer
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.engine_line import EngineLine, MutualTls
from tests.support.cfssl_engine import SHARED_KEY, CfsslEngine, free_port, make_records
from tests.support.engine_requests import CAMILLE, request_for
from tests.support.pki import Pki
from tests.support.scripted_server import ScriptedServer, answer, reset, silent

SIGN_AND_DIE = """
import json, os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from crypteo_backend.authority import CertificateRequest
from crypteo_backend.authority.configuration import open_authority, read_authority_settings

told = json.load(sys.stdin)
read = {"public_key_der": bytes.fromhex, "subject_der": bytes.fromhex, "csr_der": bytes.fromhex, "email": str,
        "not_before": datetime.fromisoformat, "not_after": datetime.fromisoformat, "serial_number": int}
request = CertificateRequest(**{name: read[name](value) for name, value in told["request"].items()})
settings = read_authority_settings(told["settings"])
authority = open_authority(settings, Path("none"), "http://pki.example.com", lambda: datetime.now(UTC))
authority.issue(request)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_it_signs_is_what_was_asked(cfssl: CfsslEngine, key: RSAPrivateKey):
    authority: CertificateAuthority = cfssl.authority()
    request = request_for(authority, key=key)
    issued = authority.issue(request)
    compare(issued, request, authority.leeway)
    assert issued.certificate.serial_number == request.serial_number
    assert issued.certificate.signature_algorithm_oid.dotted_string == "1.2.840.113549.1.1.11"
    assert issued.chain_pem == authority.chain()
    assert issued.not_after <= authority.latest_not_after()


def test_the_leeway_is_needed_and_goes_no_further_than_it_says(cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority()
    request = request_for(authority, key=key)
    issued = authority.issue(request)
    with pytest.raises(IssuanceRefused, match="another validity"):
        compare(issued, request)
    moved = replace(request, not_before=request.not_before + 2 * LEEWAY.earlier_start)
    with pytest.raises(IssuanceRefused, match="another validity"):
        compare(issued, moved, authority.leeway)


@pytest.mark.parametrize("organisation", ["A*B", "A&B", "A_B", "A@B", "Élan (Sud), l'A.+/:=?-", "L’ÉCUYER"])
def test_its_subject_is_the_one_foretold(organisation: str, cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority()
    request = request_for(authority, replace(CAMILLE, organisation=organisation, given_name="Zoé"), key)
    assert authority.issue(request).certificate.subject.public_bytes() == request.subject_der


def test_what_cannot_be_a_subject_is_refused_beforehand(cfssl: CfsslEngine):
    with pytest.raises(ValueError, match="SIREN"):
        cfssl.authority().subject(HolderNames("A", "B", "C", "12", "0123456789abcdef"))


def test_a_retry_gets_the_same_certificate_and_nothing_is_signed_twice(cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority()
    request = request_for(authority, key=key)
    assert authority.find(request) is None
    issued = authority.issue(request)
    signed = cfssl.signed()
    assert authority.issue(request) == issued
    assert authority.find(request) == issued
    assert cfssl.signed() == signed


def test_what_a_killed_process_had_signed_is_found(cfssl: CfsslEngine, key: RSAPrivateKey):
    request = request_for(cfssl.authority(), key=key)
    told = json.dumps({"settings": cfssl.settings(), "request": plainly(request)})
    killed = subprocess.run([sys.executable, "-c", SIGN_AND_DIE], input=told, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    signed = cfssl.signed()
    found = cfssl.authority().find(request)
    assert found is not None
    compare(found, request, LEEWAY)
    assert cfssl.authority().issue(request) == found
    assert cfssl.signed() == signed


def plainly(request: CertificateRequest) -> dict[str, object]:
    """Return the request in members that JSON can hold."""
    members = asdict(request).items()
    return {name: value.hex() if isinstance(value, bytes) else str(value) for name, value in members}


@pytest.mark.parametrize("profile", ["holders", "brief", ""])
def test_a_profile_that_is_not_the_right_one_signs_nothing(profile: str, cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority(cfssl.server(profile=profile))
    signed = cfssl.signed()
    with pytest.raises(AuthorityUnavailable, match="no such profile"):
        authority.issue(request_for(authority, key=key))
    assert cfssl.signed() == signed


def test_the_default_profile_is_shut_even_if_it_is_asked_directly(cfssl: CfsslEngine, key: RSAPrivateKey):
    with pytest.raises(CfsslError, match="400"):
        cfssl.server(profile="holders").sign(request_for(cfssl.authority(), key=key))


def test_a_wrong_shared_key_signs_nothing(cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority(cfssl.server(key=bytes(32)))
    signed = cfssl.signed()
    with pytest.raises(AuthorityUnavailable, match="error 400"):
        authority.issue(request_for(authority, key=key))
    assert cfssl.signed() == signed


def test_a_request_that_it_cannot_read_is_refused(cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority()
    request = request_for(authority, key=key)
    csr = bytearray(request.csr_der)
    csr[-1] ^= 1  # the signature is no longer the key's
    with pytest.raises(IssuanceRefused, match="error 9"):
        authority.issue(replace(request, csr_der=bytes(csr)))


def test_without_the_right_certificate_nobody_is_admitted(cfssl: CfsslEngine, key: RSAPrivateKey, tmp_path: Path):
    with pytest.raises(requests.exceptions.SSLError), requests.Session() as session:
        session.post(f"{cfssl.url}/api/v1/cfssl/info", json={}, verify=str(cfssl.root.certificate_file), timeout=60)
    request = request_for(cfssl.authority(), key=key)
    of_another_name = Pki(tmp_path).leaf("other", cfssl.root)
    with pytest.raises(AuthorityUnavailable, match="does not admit"):
        cfssl.authority(cfssl.server(client=of_another_name)).issue(request)
    stranger = Pki(tmp_path).authority("stranger")
    of_another_authority = Pki(tmp_path).leaf("crypteo-backend", stranger)
    with pytest.raises(AuthorityUnavailable, match="cannot be reached"):
        cfssl.authority(cfssl.server(client=of_another_authority)).issue(request)


def test_an_engine_with_a_foreign_certificate_is_not_believed(cfssl: CfsslEngine, key: RSAPrivateKey, tmp_path: Path):
    stranger = Pki(tmp_path).authority("stranger")
    tls = MutualTls(stranger.certificate_file, cfssl.client.certificate_file, cfssl.client.key_file)
    server = CfsslServer(EngineLine(cfssl.url, tls), CfsslProfile("holder", SHARED_KEY))
    with pytest.raises(AuthorityUnavailable, match="SSLError"):
        cfssl.authority(server).issue(request_for(cfssl.authority(), key=key))


def test_an_engine_that_is_down_or_silent_is_unavailable_within_a_bounded_time(cfssl: CfsslEngine, key: RSAPrivateKey):
    request = request_for(cfssl.authority(), key=key)
    tls = MutualTls(cfssl.root.certificate_file, cfssl.client.certificate_file, cfssl.client.key_file)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cfssl.folder / "server.pem", cfssl.folder / "server.key")
    with (
        ScriptedServer(silent, tls=context) as mute,
        ScriptedServer(reset, tls=context) as cut,
        ScriptedServer(answer(502, b"<html>", "text/html"), tls=context) as proxy,
        ScriptedServer(answer(302, None, Location="https://elsewhere.example.com"), tls=context) as moved,
        ScriptedServer(answer(200, {"success": True, "result": None}), tls=context) as empty,
        ScriptedServer(answer(200, []), tls=context) as strange,
    ):
        urls = [each.url for each in (mute, cut, proxy, moved, empty, strange)]
        for url in (f"https://127.0.0.1:{free_port()}", *urls):
            server = CfsslServer(EngineLine(url, tls, answer_within=0.5), CfsslProfile("holder", SHARED_KEY))
            begin = time.monotonic()
            with pytest.raises(AuthorityUnavailable):
                cfssl.authority(server).issue(request)
            assert time.monotonic() - begin < 15


def test_an_engine_that_changed_its_authority_signs_nothing(cfssl: CfsslEngine, key: RSAPrivateKey, tmp_path: Path):
    other = cfssl.with_issuing(Pki(tmp_path).authority("other", cfssl.root))
    signed = cfssl.signed()
    with other.running(), pytest.raises(AuthorityUnavailable, match="another certificate"):
        cfssl.authority(other.server()).issue(request_for(cfssl.authority(), key=key))
    assert cfssl.signed() == signed


def test_no_certificate_outlives_its_authority(cfssl: CfsslEngine, key: RSAPrivateKey, tmp_path: Path):
    brief = cfssl.with_issuing(Pki(tmp_path).authority("brief", cfssl.root, days=1000))
    authority = brief.authority()
    signed = cfssl.signed()
    with brief.running(), pytest.raises(IssuanceRefused, match="outlive"):
        authority.issue(request_for(authority, key=key))
    assert cfssl.signed() == signed


def test_what_is_not_in_the_records_is_not_handed_out(cfssl: CfsslEngine, key: RSAPrivateKey, tmp_path: Path):
    elsewhere = make_records(tmp_path / "elsewhere.sqlite3")
    authority = cfssl.authority(records_url=f"sqlite:///{elsewhere}")
    with pytest.raises(AuthorityUnavailable, match="records elsewhere"):
        authority.issue(request_for(authority, key=key))


def test_without_its_database_nothing_is_found_and_nothing_is_taken_for_new(cfssl: CfsslEngine, key: RSAPrivateKey):
    authority = cfssl.authority()
    request = request_for(authority, key=key)
    blind = cfssl.authority(records_url="sqlite:////nonexistent/certdb")
    with pytest.raises(AuthorityUnavailable, match="database"):
        blind.find(request)
    authority.issue(request)
    with pytest.raises(AuthorityUnavailable, match="database"):
        blind.issue(request)  # the serial number is taken, and by what cannot be seen
