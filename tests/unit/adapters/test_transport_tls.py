"""TLS against a real server: only what is trusted is spoken to, and who stands in between is named."""

import ipaddress
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import truststore
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crypteo_desktop.adapters.backend.foreign_issuer import issuer_of_server, issuers_of_certificate
from crypteo_desktop.adapters.backend.http_session import ServiceSession, system_trust
from crypteo_desktop.adapters.backend.transport import HttpTransport
from crypteo_desktop.adapters.backend.wire import Answer, Call
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind
from crypteo_desktop.problems import anywhere as problem
from tests.support.scripted_server import Script, ScriptedServer, answer, raw, reset
from tests.support.small_authority import SmallAuthority, Wish, pem, small_authority


def valid_now(wish: Wish) -> Wish:
    return replace(wish, start=datetime.now(UTC) - timedelta(days=1), end=datetime.now(UTC) + timedelta(days=1))


@pytest.fixture(scope="module")
def authority() -> SmallAuthority:
    small = small_authority()
    return replace(small, root=valid_now(small.root), issuing=valid_now(small.issuing), holder=valid_now(small.holder))


def server_context(
    authority: SmallAuthority, folder: Path, address: str = "127.0.0.1", **dates: datetime
) -> ssl.SSLContext:
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
    leaf = replace(authority.holder, extensions=((names, False),), **dates).sign()
    key = authority.holder.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain = folder / "server.pem"
    chain.write_bytes(key + pem(leaf).encode() + pem(authority.issuing.sign()).encode())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return context


@contextmanager
def transport_trusting(trust: ssl.SSLContext) -> Iterator[HttpTransport]:
    with ServiceSession("x", trust) as session:
        yield HttpTransport(session, time.monotonic)


def get(server: ScriptedServer, trust: ssl.SSLContext) -> Answer:
    with transport_trusting(trust) as transport:
        return transport.send(Call("GET", f"{server.url}/v1/service"), CancelToken())


def test_a_trusted_server_is_spoken_to(authority: SmallAuthority, tmp_path: Path) -> None:
    trust = ssl.create_default_context(cadata=authority.root_pem.decode())
    with ScriptedServer(answer(200, {}), tls=server_context(authority, tmp_path)) as server:
        told = get(server, trust)
    assert told.status == 200
    assert issuers_of_certificate(told.certificate)[0] == "Small Issuing"


def test_who_vouches_is_read_from_any_certificate_and_from_none() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "Inspector\x1b[2J"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Firm"),
        ]
    )
    now = datetime.now(UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now)
    der = built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    assert issuers_of_certificate(der) == ("Inspector[2J", "Firm")
    assert issuers_of_certificate(b"nonsense") == ("?",)
    assert issuers_of_certificate(None) == ()


def test_what_the_system_trusts_is_trusted(
    authority: SmallAuthority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "system.pem").write_bytes(authority.root_pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "system.pem"))
    with ScriptedServer(answer(200, {}), tls=server_context(authority, tmp_path)) as server:
        assert get(server, system_trust()).status == 200


def test_what_requests_would_trust_beside_is_not(
    authority: SmallAuthority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bundle.pem").write_bytes(authority.root_pem)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "bundle.pem"))
    with (
        ScriptedServer(answer(200, {}), tls=server_context(authority, tmp_path)) as server,
        pytest.raises(Problem) as raised,
    ):
        get(server, system_trust())
    assert raised.value.kind is problem.NOT_TRUSTED


def test_a_foreign_issuer_is_named_and_nothing_is_sent(authority: SmallAuthority, tmp_path: Path) -> None:
    with ScriptedServer(answer(200, {}), tls=server_context(authority, tmp_path)) as server:
        with pytest.raises(Problem) as raised:
            get(server, system_trust())
        assert server.received == []
    assert raised.value.kind is problem.NOT_TRUSTED
    assert raised.value.facts == {"issuer": "Small Issuing"}


def test_a_certificate_for_another_server_is_refused(authority: SmallAuthority, tmp_path: Path) -> None:
    trust = ssl.create_default_context(cadata=authority.root_pem.decode())
    context = server_context(authority, tmp_path, "192.0.2.1")
    with ScriptedServer(answer(200, {}), tls=context) as server, pytest.raises(Problem) as raised:
        get(server, trust)
    assert raised.value.kind is problem.NOT_TRUSTED


@pytest.mark.parametrize("hours", [(-30, -6), (6, 23)], ids=["the clock is ahead", "the clock is behind"])
def test_a_clock_that_is_wrong_by_hours_is_named_and_nothing_is_sent(
    authority: SmallAuthority, tmp_path: Path, hours: tuple[int, int]
) -> None:
    """As the client sees it: a certificate whose time is over, or has not come."""
    trust, now = ssl.create_default_context(cadata=authority.root_pem.decode()), datetime.now(UTC)
    start, end = (now + timedelta(hours=count) for count in hours)
    context = server_context(authority, tmp_path, start=start, end=end)
    with ScriptedServer(answer(200, {}), tls=context) as server:
        with pytest.raises(NothingDone) as raised:
            get(server, trust)
        assert server.received == []
    assert raised.value.kind is problem.CLOCK_WRONG


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (raw(b""), problem.UNREACHABLE),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Type: appl"), problem.ANSWER_DAMAGED),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), problem.ANSWER_DAMAGED),
        (reset, problem.UNREACHABLE),
    ],
    ids=["before the answer", "within its header", "within its body", "with a reset"],
)
def test_a_cut_within_tls_is_no_matter_of_trust_and_may_have_been_heard(
    authority: SmallAuthority, tmp_path: Path, script: Script, kind: ProblemKind
) -> None:
    trust = ssl.create_default_context(cadata=authority.root_pem.decode())
    with ScriptedServer(script, tls=server_context(authority, tmp_path)) as server:
        with pytest.raises(Problem) as raised:
            get(server, trust)
        assert len(server.received) == 1
    assert (raised.value.kind, type(raised.value)) == (kind, Problem)


def test_tls_before_1_2_is_not_spoken() -> None:
    context = system_trust()
    assert isinstance(context, truststore.SSLContext)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("url", ["https://127.0.0.1:1", "https://no-such-host.invalid", "https://"])
def test_an_issuer_that_cannot_be_asked_is_a_question_mark(url: str) -> None:
    assert issuer_of_server(url) == "?"
