"""What the libraries raise, by the name that a holder or an IT team can act upon."""

import errno
import http.client
import socket
import ssl

import pytest
import requests
import urllib3.exceptions

from crypteo_desktop.adapters.backend.transport_errors import kind_of_error, transport_problems
from crypteo_desktop.problems import Problem, ProblemKind
from crypteo_desktop.problems import anywhere as problem

POOL = urllib3.HTTPConnectionPool("service.example.com")


def wrapped(reason: Exception) -> requests.ConnectionError:
    """Return the error as requests gives it: inside urllib3's, inside its own."""
    return requests.ConnectionError(urllib3.exceptions.MaxRetryError(POOL, "/v1", reason))


def caused(cause: Exception) -> requests.ConnectionError:
    outer = requests.ConnectionError("somewhere")
    outer.__cause__ = cause
    return outer


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
    "proxy login": (
        wrapped(OSError("Tunnel connection failed: 407 Login Required")),
        problem.PROXY_LOGIN,
    ),
    "proxy refuses": (requests.exceptions.ProxyError(OSError("Tunnel connection failed: 403")), problem.UNREACHABLE),
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
