"""Listens, announces when it really answers, and stops on a signal or when its parent is gone."""

import contextlib
import ipaddress
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from crypteo_backend.clock import Clock, wall_clock
from crypteo_backend.connection import REQUEST_SECONDS, connection_class

_GRACE_SECONDS = 3


@dataclass(frozen=True, slots=True)
class Tls:
    """Certificate chain and key of the server, PEM files."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Behind:
    """The proxies in front of the server: their word on the client's address and scheme counts, nobody else's."""

    networks: tuple[str, ...] = ()


NOBODY = Behind()


class AnnouncingServer(uvicorn.Server):
    """A server that says when it is ready to answer."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then announce it."""
        await super().startup(sockets=sockets)
        if self.started:
            self._announce()


def is_loopback(host: str) -> bool:
    """Tell whether the host is this machine alone: a loopback address, or `localhost`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 picks a free one. Raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # With the protocol named, asyncio switches Nagle's algorithm off; without it every answer takes 40 ms longer.
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket, scheme: str = "http") -> str:
    """Return the URL at which the socket is reached, without a slash at its end."""
    host, port = listener.getsockname()[:2]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def server_config(
    app: ASGIApp,
    tls: Tls | None = None,
    behind: Behind = NOBODY,
    clock: Clock = wall_clock,
    request_seconds: float = REQUEST_SECONDS,
) -> uvicorn.Config:
    """Return how the application is served, here and in tests."""
    return uvicorn.Config(
        app,
        http=connection_class(clock, request_seconds),
        ws="none",
        log_config=None,
        access_log=False,
        date_header=False,  # the gate dates answers with the clock that judges deadlines
        server_header=False,
        # An address that a client may choose would limit nothing, so only a proxy that was named is believed.
        proxy_headers=bool(behind.networks),
        forwarded_allow_ips=list(behind.networks),
        timeout_graceful_shutdown=_GRACE_SECONDS,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
    )


def serve(
    app: ASGIApp,
    listener: socket.socket,
    announce: Callable[[], None],
    tls: Tls | None = None,
    behind: Behind = NOBODY,
    *,
    exit_with_stdin: bool = False,
) -> None:
    """Serve until SIGINT or SIGTERM, or until standard input ends when that is wanted."""

    def announce_if_read() -> None:
        with contextlib.suppress(BrokenPipeError):  # a service is there for its holders, whoever started it
            announce()

    server = AnnouncingServer(server_config(app, tls, behind), announce_if_read)
    if exit_with_stdin:
        threading.Thread(target=_stop_at_end_of_input, args=[server], daemon=True).start()
    _outlive_signals()
    server.run(sockets=[listener])


def leave_on_signals() -> None:
    """From now until the server runs, let SIGINT and SIGTERM end the process in order, its folders cleaned up."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)


def _leave(*_: object) -> None:
    raise SystemExit(0)


def _outlive_signals() -> None:
    """Let the caller clean up: uvicorn raises the signal that stopped it once more when it is done."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _ignore)


def _ignore(*_: object) -> None:
    pass


def _stop_at_end_of_input(server: uvicorn.Server) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    server.should_exit = True
