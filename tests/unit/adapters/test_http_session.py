"""What the session never does: ask a proxy for this very computer, or look into a redirect."""

import time
from collections.abc import Iterator

import pytest

from crypteo_desktop.adapters.backend.http_session import ServiceSession, system_trust
from crypteo_desktop.adapters.backend.transport import LARGEST_ANSWER, HttpTransport
from crypteo_desktop.adapters.backend.wire import Answer, Call
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import NothingDone
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret
from tests.support.outcomes import outcome
from tests.support.scripted_server import ScriptedServer, answer

PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture
def transport(monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpTransport]:
    for name in (*PROXY_VARIABLES, "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with ServiceSession("x", system_trust()) as session:
        yield HttpTransport(session, time.monotonic)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST"])
@pytest.mark.parametrize("variable", PROXY_VARIABLES)
def test_no_proxy_stands_between_this_computer_and_itself(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch, variable: str, host: str
) -> None:
    with ScriptedServer(answer(502, b"", "text/html")) as proxy, ScriptedServer(answer(200, {})) as server:
        monkeypatch.setenv(variable, proxy.url)
        call = Call("POST", f"http://{host}:{server.port}/v1/x", Secret("the-token"), Secret('{"code": "123456789"}'))
        told = outcome(lambda: transport.send(call, CancelToken()))
        assert isinstance(told, Answer)
        assert (told.status, len(server.received), proxy.received) == (200, 1, [])


def test_beyond_this_computer_the_proxy_of_the_environment_is_asked(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer(answer(403, b"", "text/html")) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        call = Call("GET", "https://service.example.com/v1/service")
        assert outcome(lambda: transport.send(call, CancelToken())) is problem.PROXY_REFUSED
        assert [(request.method, request.path) for request in proxy.received] == [
            ("CONNECT", "service.example.com:443")
        ]


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "socks5h://127.0.0.1:1", "http://", "gopher://127.0.0.1:1"])
def test_a_proxy_of_another_kind_is_named_and_nothing_is_sent(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    call = Call("GET", "https://service.example.com/v1/service")
    with pytest.raises(NothingDone) as raised:
        transport.send(call, CancelToken())
    assert raised.value.kind is problem.PROXY_UNUSABLE


def test_a_host_that_is_to_be_reached_without_the_proxy_is(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer(answer(403, b"", "text/html")) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "intranet.example, .invalid")
        outcome(lambda: transport.send(Call("GET", "https://service.invalid/v1/service"), CancelToken()))
        assert proxy.received == []


@pytest.mark.parametrize("target", ["/elsewhere", "http://[::", "http://a:99999/", "//", "\xff", "http://" + "x" * 300])
def test_a_redirect_is_given_as_it_came_whatever_its_target(transport: HttpTransport, target: str) -> None:
    with ScriptedServer(answer(302, b"<html>", "text/html", Location=target)) as server:
        told = outcome(lambda: transport.send(Call("GET", f"{server.url}/v1/x"), CancelToken()))
        assert isinstance(told, Answer)
        assert (told.status, told.body, len(server.received)) == (302, b"<html>", 1)


def test_a_redirect_that_floods_is_left(transport: HttpTransport) -> None:
    with ScriptedServer(answer(302, b"x" * (LARGEST_ANSWER + 1), "text/html", Location="/x")) as server:
        told = outcome(lambda: transport.send(Call("GET", f"{server.url}/v1/x"), CancelToken()))
    assert told is problem.ANSWER_DAMAGED
