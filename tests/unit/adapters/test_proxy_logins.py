"""Proxies that ask who one is: told once, remembered if wished and accepted, never in a log."""

import logging
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from crypteo_desktop.adapters.backend.http_session import ServiceSession
from crypteo_desktop.adapters.backend.proxy_logins import ProxyLogins
from crypteo_desktop.adapters.backend.transport import HttpTransport
from crypteo_desktop.adapters.backend.wire import Answer, Call
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import ProxyLogin
from tests.support.connect_proxy import ConnectProxy
from tests.support.fakes import MemoryKeyring
from tests.support.outcomes import outcome
from tests.support.scripted_server import ScriptedServer, answer
from tests.support.small_authority import pem, small_authority

HOST = "service.example.com"
CAMILLE = ProxyLogin(Secret("cmartin"), Secret("gr@in:é"))
RIGHT = "cmartin:gr@in:é"


@dataclass(frozen=True)
class Certified:
    """TLS of the service, and what trusts it."""

    server: ssl.SSLContext
    trust: ssl.SSLContext


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    day, now, small = timedelta(days=1), datetime.now(UTC), small_authority()
    root, issuing, leaf = (
        replace(wish, start=now - day, end=now + day) for wish in (small.root, small.issuing, small.holder)
    )
    named = replace(leaf, extensions=((x509.SubjectAlternativeName([x509.DNSName(HOST)]), False),))
    key = leaf.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain: Path = tmp_path_factory.mktemp("tls") / "server.pem"
    chain.write_bytes(key + pem(named.sign()).encode() + pem(issuing.sign()).encode())
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(chain)
    return Certified(server, ssl.create_default_context(cadata=pem(root.sign())))


class Office:
    """A computer behind a proxy; another one of the same user shares its keyring."""

    def __init__(self, stack: ExitStack, certified: Certified, **proxy: object) -> None:
        self._stack, self._trust = stack, certified.trust
        self.server = stack.enter_context(ScriptedServer(answer(200, {}), tls=certified.server))
        self.proxy = stack.enter_context(ConnectProxy(self.server.port, **proxy))  # type: ignore[arg-type]  # by name
        self.keyring = MemoryKeyring()
        self.start()

    def start(self) -> None:
        """Start the program, anew."""
        self.logins = ProxyLogins(self.keyring)
        session = self._stack.enter_context(ServiceSession("x", self._trust, self.logins))
        self.transport = HttpTransport(session, time.monotonic)

    def call(self) -> Answer | ProblemKind:
        return outcome(
            lambda: self.transport.send(
                Call("POST", f"https://{HOST}/v1/x", Secret("the-token"), Secret('{"code": "123456789"}')),
                CancelToken(),
            )
        )

    @property
    def told(self) -> list[str | None]:
        """The login of each CONNECT."""
        return [login for _, login in self.proxy.asked]


@pytest.fixture
def office(certified: Certified, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Office]]:
    for name in ("no_proxy", "NO_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with ExitStack() as stack:

        def make(address: str = "http://{host}", **proxy: object) -> Office:
            made = Office(stack, certified, **proxy)
            monkeypatch.setenv("https_proxy", address.format(host=made.proxy.host))
            return made

        yield make


def test_a_proxy_without_a_login_lets_through(office: Callable[..., Office]) -> None:
    here = office()
    assert isinstance(here.call(), Answer)
    assert here.proxy.asked == [(f"{HOST}:443", None)]
    assert here.server.received[0].headers["authorization"] == "Bearer the-token"
    assert "proxy-authorization" not in here.server.received[0].headers


def test_a_login_is_asked_for_and_then_used_for_every_call(office: Callable[..., Office]) -> None:
    here = office(login=RIGHT)
    with pytest.raises(NothingDone) as raised:
        here.transport.send(Call("GET", f"https://{HOST}/v1/x"), CancelToken())
    assert (raised.value.kind, raised.value.facts["proxy"]) == (problem.PROXY_LOGIN, here.proxy.host)
    here.logins.sign_in(here.proxy.host, CAMILLE)
    assert all(isinstance(here.call(), Answer) for _ in range(2))
    assert here.told == [None, RIGHT, RIGHT]
    assert all("proxy-authorization" not in request.headers for request in here.server.received)
    assert here.keyring.kept(f"proxy {here.proxy.host}") is None


def test_a_wrong_login_is_said_and_forgotten(office: Callable[..., Office]) -> None:
    here = office(login=RIGHT)
    here.logins.sign_in(here.proxy.host, ProxyLogin(Secret("cmartin"), Secret("wrong"), remember=True))
    assert here.call() is problem.PROXY_LOGIN_REFUSED
    assert here.call() is problem.PROXY_LOGIN
    assert here.told == ["cmartin:wrong", None]
    assert here.server.received == []
    assert here.keyring.kept(f"proxy {here.proxy.host}") is None


def test_a_remembered_login_is_used_by_itself_at_the_next_start(office: Callable[..., Office]) -> None:
    here = office(login=RIGHT)
    here.logins.sign_in(here.proxy.host, replace(CAMILLE, remember=True))
    assert isinstance(here.call(), Answer)
    here.start()
    assert isinstance(here.call(), Answer)
    assert here.told == [RIGHT, None, RIGHT]
    assert here.logins.can_remember


def test_a_remembered_login_that_is_worth_nothing_any_more_is_asked_for_again(office: Callable[..., Office]) -> None:
    here = office(login=RIGHT)
    here.keyring.keep(f"proxy {here.proxy.host}", Secret('["cmartin", "last year"]'))
    assert here.call() is problem.PROXY_LOGIN_REFUSED
    assert here.call() is problem.PROXY_LOGIN
    here.logins.sign_in(here.proxy.host, CAMILLE)
    assert isinstance(here.call(), Answer)


@pytest.mark.parametrize("kept", ["", "no json", "7", '["one"]', "[1, 2]", '{"a": 1}'])
def test_what_the_keyring_keeps_may_be_anything(office: Callable[..., Office], kept: str) -> None:
    here = office(login=RIGHT)
    here.keyring.keep(f"proxy {here.proxy.host}", Secret(kept))
    assert here.call() is problem.PROXY_LOGIN
    assert here.told == [None]


@pytest.mark.parametrize("works", [True, False])
def test_once_asked_it_is_known_whether_a_login_can_be_kept(office: Callable[..., Office], *, works: bool) -> None:
    here = office(login=RIGHT)
    here.keyring.works = works
    here.call()
    assert here.logins.can_remember is works


@pytest.mark.parametrize("schemes", [("Negotiate", "NTLM"), ('Digest realm="x"',)])
def test_a_proxy_that_knows_no_basic_is_told_no_password(
    office: Callable[..., Office], schemes: tuple[str, ...]
) -> None:
    here = office(login=RIGHT, schemes=schemes)
    assert here.call() is problem.PROXY_SCHEME
    assert here.told == [None]


def test_the_login_in_the_proxy_s_own_address_is_used_and_a_typed_one_comes_before(
    office: Callable[..., Office],
) -> None:
    here = office("http://someone:else@{host}", login=RIGHT)
    assert here.call() is problem.PROXY_LOGIN_REFUSED
    here.logins.sign_in(here.proxy.host, CAMILLE)
    assert isinstance(here.call(), Answer)
    assert here.told == ["someone:else", RIGHT]


def test_no_login_is_logged_or_shown(office: Callable[..., Office], caplog: pytest.LogCaptureFixture) -> None:
    here = office("http://envuser:envpassword@{host}", login=RIGHT)
    with caplog.at_level(logging.DEBUG):
        with pytest.raises(Problem) as raised:
            here.transport.send(Call("GET", f"https://{HOST}/v1/x"), CancelToken())
        here.logins.sign_in(here.proxy.host, CAMILLE)
        here.call()
    words = " ".join(record.getMessage() for record in caplog.records)
    seen = f"{words} {raised.value.facts} {CAMILLE!r} {raised.value.__cause__!r}"
    assert here.proxy.host in seen
    assert [secret for secret in ("cmartin", "gr@in", "envuser", "envpassword") if secret in seen] == []
