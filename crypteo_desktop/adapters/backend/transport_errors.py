"""Names what stopped a call on its way: one problem for each thing that a holder or an IT team can act upon."""

import errno
import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import requests
import urllib3.exceptions

from crypteo_desktop.problems import NothingDone, Problem, ProblemKind
from crypteo_desktop.problems import anywhere as problem

_TUNNEL: Final = "Tunnel connection failed"  # http.client says it only in words
_TUNNEL_LOGIN: Final = f"{_TUNNEL}: 407"
_WINDOWS_NETWORK_DOWN: Final = frozenset({10050, 10051})  # WSAENETDOWN, WSAENETUNREACH
_NETWORK_DOWN: Final = frozenset({errno.ENETDOWN, errno.ENETUNREACH, *_WINDOWS_NETWORK_DOWN})
_WINDOWS_TRY_AGAIN: Final = 11002
_NO_RESOLVER: Final = frozenset({socket.EAI_AGAIN, _WINDOWS_TRY_AGAIN})

_Test = Callable[[BaseException], bool]


def _is(*kinds: type[BaseException]) -> _Test:
    return lambda error: isinstance(error, kinds)


# The first row that fits any error of the chain decides: libraries wrap the telling error several times.
_ROWS: Final[tuple[tuple[_Test, ProblemKind], ...]] = (
    (lambda error: isinstance(error, OSError) and str(error).startswith(_TUNNEL_LOGIN), problem.PROXY_LOGIN),
    (_is(ssl.SSLEOFError, ssl.SSLZeroReturnError), problem.UNREACHABLE),
    (_is(ssl.SSLError, requests.exceptions.SSLError), problem.NOT_TRUSTED),
    (lambda error: isinstance(error, socket.gaierror) and error.errno in _NO_RESOLVER, problem.NO_NETWORK),
    (_is(socket.gaierror), problem.NAME_NOT_FOUND),
    (lambda error: isinstance(error, OSError) and error.errno in _NETWORK_DOWN, problem.NO_NETWORK),
    (_is(requests.ConnectTimeout, urllib3.exceptions.ConnectTimeoutError), problem.UNREACHABLE),
    (_is(requests.ReadTimeout, urllib3.exceptions.ReadTimeoutError), problem.TOO_SLOW),
    (_is(http.client.IncompleteRead, urllib3.exceptions.IncompleteRead), problem.ANSWER_DAMAGED),
    (_is(urllib3.exceptions.InvalidChunkLength), problem.ANSWER_DAMAGED),
    (_is(http.client.RemoteDisconnected), problem.UNREACHABLE),
    (_is(http.client.HTTPException, requests.exceptions.InvalidHeader), problem.NOT_THE_SERVICE),
    (_is(ValueError), problem.ANSWER_DAMAGED),  # last: a refused certificate is one, too
)


@contextmanager
def transport_problems(foreign_issuer: Callable[[], str]) -> Iterator[None]:
    """Raise a Problem for what the libraries raise; `foreign_issuer` is asked who vouched for a refused certificate."""
    try:
        yield
    except (OSError, urllib3.exceptions.HTTPError, http.client.HTTPException, ValueError) as error:
        kind = kind_of_error(error)
        facts = {"issuer": _issuer(error, foreign_issuer)} if kind is problem.NOT_TRUSTED else {}
        failure = NothingDone if any(_is_before_sending(link) for link in _linked(error)) else Problem
        raise failure(kind, **facts) from error


def kind_of_error(error: BaseException) -> ProblemKind:
    """Return the kind of problem that an exception of requests, urllib3 or below stands for."""
    linked = tuple(_linked(error))
    return next((kind for fits, kind in _ROWS if any(fits(link) for link in linked)), problem.UNREACHABLE)


def _is_before_sending(error: BaseException) -> bool:
    """Whether this came while there was no connection yet, or only one to the proxy."""
    never_connected = (
        urllib3.exceptions.NewConnectionError,
        urllib3.exceptions.ConnectTimeoutError,
        ssl.SSLCertVerificationError,
    )
    return isinstance(error, never_connected) or (isinstance(error, OSError) and str(error).startswith(_TUNNEL))


def _issuer(error: BaseException, foreign_issuer: Callable[[], str]) -> str:
    is_verdict = any(isinstance(link, ssl.SSLCertVerificationError) for link in _linked(error))
    return foreign_issuer() if is_verdict else "?"


def _linked(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and all that it was made of: causes, contexts, and exceptions carried as arguments."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop(0)
        if isinstance(link, BaseException) and id(link) not in seen:
            seen.add(id(link))
            yield link
            waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]
