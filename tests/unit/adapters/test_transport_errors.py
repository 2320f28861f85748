"""What the libraries raise, by the name that a holder or an IT team can act upon."""

import errno
import http.client
import socket
import ssl

import pytest
import requests
import urllib3.exceptions

from crypteo_desktop.adapters.backend.transport_errors import kind_of_error, transport_problems
from crypteo_desktop.adapters.backend.tunnel import TunnelRefused
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind
from crypteo_desktop.problems import anywhere as problem

POOL = urllib3.HTTPConnectionPool("service.example.com")


def wrapped(reason: Exception) -> requests.ConnectionError:
    """Return the error as requests gives it: inside urllib3's, inside its own."""
    return requests.ConnectionError(urllib3.exceptions.MaxRetryError(POOL, "/v1", reason))


def caused(cause: Exception) -> requests.ConnectionError:
    outer = requests.ConnectionError("somewhere")
    outer.__cause__ = cause
    return outer


def tunnel(status: int, *schemes: str, signed_in: bool = False) -> TunnelRefused:
    return TunnelRefused(status, ("proxy:3128", "service.example.com:443"), schemes, signed_in=signed_in)


def dated(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("x")
    error.verify_code = code
    return error


ERRORS: dict[str, tuple[BaseException, ProblemKind]] = {
    "network unreachable": (caused(OSError(errno.ENETUNREACH, "x")), problem.NO_NETWORK),
    "network down": (wrapped(OSError(errno.ENETDOWN, "x")), problem.NO_NETWORK),
    "no resolver": (caused(socket.gaierror(socket.EAI_AGAIN, "x")), problem.NO_NETWORK),
    "no such name": (caused(socket.gaierror(socket.EAI_NONAME, "x")), problem.NAME_NOT_FOUND),
    "refused": (wrapped(ConnectionRefusedError(errno.ECONNREFUSED, "x")), problem.UNREACHABLE),
    "no route": (wrapped(OSError(errno.EHOSTUNREACH, "x")), problem.UNREACHABLE),
    "connection timed out": (requests.ConnectTimeout("x"), problem.UNREACHABLE),
    "answer timed out": (requests.ReadTimeout("x"), problem.TOO_SLOW),
    "body timed out": (urllib3.exceptions.ReadTimeoutError(POOL, "/v1", "x"), problem.TOO_SLOW),
    "reset": (wrapped(ConnectionResetError(errno.ECONNRESET, "x")), problem.UNREACHABLE),
    "hung up": (wrapped(http.client.RemoteDisconnected("x")), problem.UNREACHABLE),
    "proxy login": (wrapped(tunnel(407, "Basic")), problem.PROXY_LOGIN),
    "proxy login, no way told": (wrapped(tunnel(407)), problem.PROXY_LOGIN),
    "proxy login among others": (wrapped(tunnel(407, "NTLM", "basic")), problem.PROXY_LOGIN),
    "proxy login refused": (wrapped(tunnel(407, "Basic", signed_in=True)), problem.PROXY_LOGIN_REFUSED),
    "proxy wants another login": (wrapped(tunnel(407, "Negotiate", "NTLM")), problem.PROXY_SCHEME),
    "proxy refuses": (requests.exceptions.ProxyError(tunnel(403)), problem.PROXY_REFUSED),
    "proxy reaches nobody": (requests.exceptions.ProxyError(tunnel(502)), problem.UNREACHABLE),
    "proxy of another kind": (requests.exceptions.InvalidSchema("SOCKS"), problem.PROXY_UNUSABLE),
    "proxy without a host": (requests.exceptions.InvalidProxyURL("x"), problem.PROXY_UNUSABLE),
    "not valid yet (OpenSSL)": (wrapped(dated(9)), problem.CLOCK_WRONG),
    "expired (OpenSSL)": (wrapped(dated(10)), problem.CLOCK_WRONG),
    "expired (Windows)": (wrapped(dated(0x800B0101)), problem.CLOCK_WRONG),
    "not valid yet (macOS)": (wrapped(dated(-67819)), problem.CLOCK_WRONG),
    "self-signed (OpenSSL)": (wrapped(dated(18)), problem.NOT_TRUSTED),
    "certificate refused": (wrapped(ssl.SSLCertVerificationError("x")), problem.NOT_TRUSTED),
    "no TLS there": (requests.exceptions.SSLError(ssl.SSLError(1, "WRONG_VERSION_NUMBER")), problem.NOT_TRUSTED),
    "hung up in the handshake": (requests.exceptions.SSLError(ssl.SSLEOFError(8, "x")), problem.UNREACHABLE),
    "incomplete": (urllib3.exceptions.ProtocolError("x", http.client.IncompleteRead(b"")), problem.ANSWER_DAMAGED),
    "not HTTP": (wrapped(http.client.BadStatusLine("220 mail")), problem.NOT_THE_SERVICE),
    "not to be parsed": (ValueError("Invalid IPv6 URL"), problem.ANSWER_DAMAGED),
    "anything else": (requests.RequestException("x"), problem.UNREACHABLE),
}


@pytest.mark.parametrize("case", ERRORS)
def test_each_error_has_its_name(case: str) -> None:
    error, kind = ERRORS[case]
    assert kind_of_error(error) is kind


BEFORE_SENDING = {
    "refused": urllib3.exceptions.NewConnectionError(POOL, "x"),
    "no name": urllib3.exceptions.NameResolutionError("x", POOL, socket.gaierror(socket.EAI_NONAME, "x")),
    "connection timed out": urllib3.exceptions.ConnectTimeoutError(),
    "certificate refused": ssl.SSLCertVerificationError("x"),
    "proxy refuses": tunnel(403),
    "proxy of another kind": requests.exceptions.InvalidSchema("SOCKS"),
}
PERHAPS_SENT = {
    "reset": ConnectionResetError(errno.ECONNRESET, "x"),
    "answer timed out": urllib3.exceptions.ReadTimeoutError(POOL, "/v1", "x"),
    "hung up": http.client.RemoteDisconnected("x"),
    "TLS cut": ssl.SSLEOFError(8, "x"),
    "broken": urllib3.exceptions.ProtocolError("x", http.client.IncompleteRead(b"")),
}


@pytest.mark.parametrize("case", [*BEFORE_SENDING, *PERHAPS_SENT])
def test_what_surely_came_before_sending_is_told_apart(case: str) -> None:
    error = {**BEFORE_SENDING, **PERHAPS_SENT}[case]
    with pytest.raises(Problem) as raised, transport_problems(lambda: "?"):
        raise wrapped(error)
    assert isinstance(raised.value, NothingDone) is (case in BEFORE_SENDING)


def test_a_proxy_s_refusal_says_who_and_where() -> None:
    with pytest.raises(Problem) as raised, transport_problems(lambda: "?"):
        raise wrapped(tunnel(407, "NTLM"))
    assert raised.value.facts == {"proxy": "proxy:3128", "target": "service.example.com:443", "schemes": ("NTLM",)}


def test_errors_that_name_each_other_come_to_an_end() -> None:
    first, second = OSError("first"), OSError("second")
    first.__cause__, second.__cause__ = second, first
    assert kind_of_error(first) is problem.UNREACHABLE


def test_the_issuer_is_asked_for_only_when_a_certificate_was_refused() -> None:
    asked: list[bool] = []

    def issuer() -> str:
        asked.append(True)
        return "Inspector"

    for error in (ssl.SSLError(1, "x"), ssl.SSLCertVerificationError("x"), OSError("x")):
        with pytest.raises(Problem) as raised, transport_problems(issuer):
            raise error
        told = {"?": 0, "Inspector": 1}.get(str(raised.value.facts.get("issuer")), 1)
        assert len(asked) == told


def test_a_value_that_a_library_cannot_parse_is_a_damaged_answer() -> None:
    with pytest.raises(Problem) as raised, transport_problems(lambda: "?"):
        raise ValueError("Invalid IPv6 URL")
    assert raised.value.kind is problem.ANSWER_DAMAGED


def test_an_error_of_our_own_is_let_through() -> None:
    with pytest.raises(ZeroDivisionError), transport_problems(lambda: "?"):
        raise ZeroDivisionError
