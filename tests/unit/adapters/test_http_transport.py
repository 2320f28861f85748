"""Real HTTP against a server that answers well, badly, slowly or not at all."""

import itertools
import logging
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crypteo_desktop.adapters.backend.http_session import ServiceSession, system_trust
from crypteo_desktop.adapters.backend.transport import LARGEST_ANSWER, HttpTransport
from crypteo_desktop.adapters.backend.wire import Answer, Call, Timeouts
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.problems import ProblemKind
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret
from tests.support.outcomes import outcome
from tests.support.scripted_server import Script, ScriptedServer, answer, dripping, raw, reset, silent

QUICK = Timeouts(connect=1.0, read=0.3, whole=0.6)
PATIENT = Timeouts(connect=60.0, read=60.0, whole=60.0)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.fixture
def transport() -> Iterator[HttpTransport]:
    clock = itertools.count(100.0, 0.001)
    with ServiceSession("crypteo-desktop/1.0 (Test)", system_trust()) as session:
        yield HttpTransport(session, lambda: next(clock))


def sent(transport: HttpTransport, script: Script, timeouts: Timeouts = PATIENT) -> Answer | ProblemKind:
    with ScriptedServer(script) as server:
        return outcome(
            lambda: transport.send(Call("GET", f"{server.url}/v1/service", timeouts=timeouts), CancelToken())
        )


def test_a_request_carries_what_the_contract_wants(transport: HttpTransport) -> None:
    with ScriptedServer(answer(200, {})) as server:
        call = Call("POST", f"{server.url}/v1/x", Secret("the-token"), Secret('{"é": 1}'), PATIENT)
        transport.send(call, CancelToken())
        (request,) = server.received
    assert (request.method, request.path, request.json) == ("POST", "/v1/x", {"é": 1})
    assert request.headers["authorization"] == "Bearer the-token"
    assert request.headers["user-agent"] == "crypteo-desktop/1.0 (Test)"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["accept-encoding"] == "identity"


def test_an_answer_is_given_as_it_came(transport: HttpTransport) -> None:
    told = sent(transport, answer(418, {"a": 1}, X_Other="yes"))
    assert isinstance(told, Answer)
    assert (told.status, told.body, told.headers["x-other"]) == (418, b'{"a": 1}', "yes")
    assert 100.0 <= told.monotonic < 101.0


def test_a_chunked_answer_is_put_together(transport: HttpTransport) -> None:
    told = sent(transport, raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n3\r\n   \r\n0\r\n\r\n"))
    assert isinstance(told, Answer)
    assert told.body == b"{}   "


def test_a_redirect_is_not_followed(transport: HttpTransport) -> None:
    with ScriptedServer(answer(307, Location="/elsewhere"), answer(200, {})) as server:
        told = transport.send(Call("POST", f"{server.url}/v1/x", body=Secret("{}")), CancelToken())
        assert (told.status, len(server.received)) == (307, 1)


def test_no_password_of_the_netrc_file_is_sent(
    transport: HttpTransport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password hunter2\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with ScriptedServer(answer(200, {})) as server:
        transport.send(Call("GET", f"{server.url}/v1/x"), CancelToken())
        assert "authorization" not in server.received[0].headers


def test_cookies_are_neither_kept_nor_sent(transport: HttpTransport) -> None:
    with ScriptedServer(answer(200, {}, Set_Cookie="a=b; Path=/")) as server:
        for _ in range(2):
            transport.send(Call("GET", f"{server.url}/v1/x"), CancelToken())
        assert all("cookie" not in request.headers for request in server.received)


FAILURES: dict[str, tuple[Script, Timeouts, ProblemKind]] = {
    "silence": (silent, QUICK, problem.TOO_SLOW),
    "silence in the middle": (dripping(HEAD + b"Content-Length: 9\r\n\r\n{", b"", 5.0), QUICK, problem.TOO_SLOW),
    "a reset": (reset, PATIENT, problem.UNREACHABLE),
    "a hang-up": (raw(b""), PATIENT, problem.UNREACHABLE),
    "no HTTP": (raw(b"220 mail.example.com ESMTP\r\n"), PATIENT, problem.NOT_THE_SERVICE),
    "a body cut short": (raw(HEAD + b"Content-Length: 100\r\n\r\n{"), PATIENT, problem.ANSWER_DAMAGED),
    "a header cut short": (raw(HEAD[:-2]), PATIENT, problem.ANSWER_DAMAGED),
    "a header cut between two lines": (raw(HEAD), PATIENT, problem.ANSWER_DAMAGED),
    "a chunk cut short": (
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\n{"),
        PATIENT,
        problem.ANSWER_DAMAGED,
    ),
    "chunks of garbage": (
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
        PATIENT,
        problem.ANSWER_DAMAGED,
    ),
    "a flood": (
        answer(200, b"x" * (LARGEST_ANSWER + 1)),
        PATIENT,
        problem.ANSWER_DAMAGED,
    ),
    "a header without end": (raw(HEAD + b"X: " + b"x" * 70_000), PATIENT, problem.NOT_THE_SERVICE),
}


@pytest.mark.parametrize("case", FAILURES)
def test_a_failure_on_the_way_has_its_own_name(transport: HttpTransport, case: str) -> None:
    script, timeouts, kind = FAILURES[case]
    assert sent(transport, script, timeouts) is kind


def test_a_server_that_drips_is_left_in_time() -> None:
    clock = itertools.count(0.0, 0.2)
    with ServiceSession("x", system_trust()) as session:
        drip = dripping(HEAD + b"Content-Length: 999999\r\n\r\n", b" ", 0.01)
        assert (
            sent(HttpTransport(session, time.monotonic, lambda: next(clock)), drip, Timeouts(1.0, 5.0, 2.0))
            is problem.TOO_SLOW
        )


def test_a_sleep_of_an_hour_in_the_middle_of_a_call_does_not_hang_it_up() -> None:
    clock = itertools.count(0.0, 3600.0)
    with ServiceSession("x", system_trust()) as session:
        assert isinstance(sent(HttpTransport(session, lambda: next(clock)), answer(200, {})), Answer)


def test_an_answer_that_is_late_by_twenty_seconds_is_waited_for() -> None:
    assert Timeouts().read > 20 + Timeouts().connect
    assert Timeouts().whole > Timeouts().read + Timeouts().connect


def test_nobody_listening_is_unreachable(transport: HttpTransport) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    told = outcome(lambda: transport.send(Call("GET", f"http://127.0.0.1:{port}/v1/service"), CancelToken()))
    assert told is problem.UNREACHABLE


def test_a_name_that_does_not_exist_is_told_from_other_failures(transport: HttpTransport) -> None:
    told = outcome(lambda: transport.send(Call("GET", "http://no-such-host.invalid/v1/service"), CancelToken()))
    assert told in {problem.NAME_NOT_FOUND, problem.NO_NETWORK}  # the latter without any resolver


def test_a_proxy_that_wants_a_login_is_named(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with ScriptedServer(answer(407, b"", "text/html", Proxy_Authenticate="Basic")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        told = outcome(lambda: transport.send(Call("GET", "https://service.example.com/v1/service"), CancelToken()))
    assert told is problem.PROXY_LOGIN


def test_work_that_nobody_waits_for_sends_nothing(transport: HttpTransport) -> None:
    token = CancelToken()
    token.cancel()
    with ScriptedServer(answer(200, {})) as server:
        with pytest.raises(Cancelled):
            transport.send(Call("GET", f"{server.url}/v1/x"), token)
        assert server.received == []


@pytest.mark.parametrize("script", [answer(200, {"a": 1}), answer(200, b"", Content_Length="")], ids=["body", "empty"])
def test_a_cancel_on_the_way_is_noticed_at_the_end(transport: HttpTransport, script: Script) -> None:
    token = CancelToken()

    def cancelling(*told: object) -> None:
        token.cancel()
        script(*told)

    with ScriptedServer(cancelling) as server, pytest.raises(Cancelled):
        transport.send(Call("GET", f"{server.url}/v1/x"), token)


def test_no_secret_is_logged(transport: HttpTransport, caplog: pytest.LogCaptureFixture) -> None:
    logged: Callable[[], str] = lambda: " ".join(record.getMessage() for record in caplog.records)  # noqa: E731  short
    with caplog.at_level(logging.DEBUG), ScriptedServer(answer(200, {})) as server:
        call = Call("POST", f"{server.url}/v1/x", Secret("the-token"), Secret('{"code": "123456789"}'))
        transport.send(call, CancelToken())
    assert "/v1/x" in logged()
    assert "the-token" not in logged() + repr(call)
    assert "123456789" not in logged() + repr(call)
