"""Whatever a server does, a call is over when its time is over, or soon after the holder asked to stop."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from crypteo_desktop.adapters.backend.http_session import ServiceSession, system_trust
from crypteo_desktop.adapters.backend.transport import HttpTransport
from crypteo_desktop.adapters.backend.wire import Answer, Call, Timeouts
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.problems import anywhere as problem
from tests.support.outcomes import outcome
from tests.support.scripted_server import Script, ScriptedServer, answer, dripping, raw

BRIEF = Timeouts(connect=1.0, read=5.0, whole=0.4)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
PAUSE = 0.05
DROPS = 600  # half a minute in all, so that a call that waits for the end is seen to wait
SOON = 15.0  # seconds, as a busy computer may take most of them

DRIPS: dict[str, Script] = {
    "a status line": dripping(b"HTTP/1.1 200 O", b"K", PAUSE, DROPS),
    "a header": dripping(OK + b"X: ", b"x", PAUSE, DROPS),
    "a flood of 100 Continue": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n", PAUSE, DROPS),
    "a chunk's extension": dripping(CHUNKED + b"2;", b"x", PAUSE, DROPS),
    "trailers": dripping(CHUNKED + b"2\r\n{}\r\n0\r\n", b"X: y\r\n", PAUSE, DROPS),
    "a body": dripping(OK + b"Content-Length: 9999\r\n\r\n", b" ", PAUSE, DROPS),
    "a body without length": dripping(OK + b"\r\n", b" ", PAUSE, DROPS),
    "a redirect's body": dripping(
        b"HTTP/1.1 302 F\r\nLocation: /x\r\nContent-Length: 9999\r\n\r\n", b" ", PAUSE, DROPS
    ),
}


@pytest.fixture
def transport() -> Iterator[HttpTransport]:
    with ServiceSession("x", system_trust()) as session:
        yield HttpTransport(session, time.monotonic)


def called(transport: HttpTransport, server: ScriptedServer, token: CancelToken, timeouts: Timeouts) -> object:
    return outcome(lambda: transport.send(Call("GET", f"{server.url}/v1/service", timeouts=timeouts), token))


@pytest.mark.parametrize("drip", DRIPS)
def test_a_server_that_drips_anywhere_is_left_in_time(transport: HttpTransport, drip: str) -> None:
    start = time.monotonic()
    with ScriptedServer(DRIPS[drip]) as server:
        assert called(transport, server, CancelToken(), BRIEF) is problem.TOO_SLOW
        assert time.monotonic() - start < SOON


@pytest.mark.parametrize("drip", DRIPS)
def test_a_cancel_is_heard_wherever_the_server_drips(transport: HttpTransport, drip: str) -> None:
    token = CancelToken()

    def cancelling(connection: socket.socket, stopped: threading.Event) -> None:
        token.cancel()
        DRIPS[drip](connection, stopped)

    start = time.monotonic()
    with ScriptedServer(cancelling) as server, pytest.raises(Cancelled):
        called(transport, server, token, Timeouts())
    assert time.monotonic() - start < SOON


def test_a_handshake_that_drips_is_left_in_time(transport: HttpTransport) -> None:
    """A TLS record of 16 KiB is announced and comes byte by byte."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        stopped = threading.Event()
        thread = threading.Thread(target=drip_a_record, args=(listener, stopped))
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/v1/service"
        start = time.monotonic()
        told = outcome(lambda: transport.send(Call("GET", url, timeouts=Timeouts(10.0, 10.0, 0.4)), CancelToken()))
        took = time.monotonic() - start
        stopped.set()
        thread.join()
    assert told is problem.TOO_SLOW
    assert took < SOON


def drip_a_record(listener: socket.socket, stopped: threading.Event) -> None:
    connection, _ = listener.accept()
    with connection:
        try:
            dripping(b"\x16\x03\x03\x40\x00", b"\x02", PAUSE, DROPS)(connection, stopped)
        except OSError:
            return  # the client left


def test_a_connection_that_the_server_keeps_is_not_used_again(transport: HttpTransport) -> None:
    """It might be dead by then, and what is sent into it lost."""
    kept = raw(b"HTTP/1.1 204 No\r\nConnection: keep-alive\r\n\r\n")

    def keeping(connection: socket.socket, stopped: threading.Event) -> None:
        kept(connection, stopped)
        assert connection.recv(65536) == b"", "the client hangs up, and sends nothing more here"

    with ScriptedServer(keeping, keeping) as server:
        for _ in range(2):
            assert isinstance(called(transport, server, CancelToken(), Timeouts()), Answer)
        assert len(server.received) == 2


def test_after_a_server_was_left_the_next_call_goes_well(transport: HttpTransport) -> None:
    with ScriptedServer(DRIPS["a header"], answer(200, {})) as server:
        assert called(transport, server, CancelToken(), BRIEF) is problem.TOO_SLOW
        assert isinstance(called(transport, server, CancelToken(), Timeouts()), Answer)


def test_no_watch_outlives_its_call(transport: HttpTransport) -> None:
    before = set(threading.enumerate())
    with ScriptedServer(answer(200, {})) as server:
        called(transport, server, CancelToken(), BRIEF)
    assert "call-watch" not in {thread.name for thread in set(threading.enumerate()) - before}


def test_a_proxy_that_drips_is_left_in_time(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    start = time.monotonic()
    with ScriptedServer(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x", PAUSE, DROPS)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        call = Call("GET", "https://service.example.com/v1/service", timeouts=BRIEF)
        assert outcome(lambda: transport.send(call, CancelToken())) is problem.TOO_SLOW
        assert time.monotonic() - start < SOON
