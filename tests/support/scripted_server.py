"""A real server on loopback that answers exactly what a test wrote, well-formed or not."""

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

DATE = "Mon, 23 Nov 2026 09:00:00 GMT"
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> object:
        return json.loads(self.body)


Script = Callable[[socket.socket, threading.Event], None]


def raw(content: bytes) -> Script:
    """Send these bytes and hang up."""
    return lambda connection, _: connection.sendall(content)


def answer(status: int, body: object = None, content_type: str = "application/json", **headers: str) -> Script:
    """Send one answer; `body` is bytes, or JSON; a header's underscores become dashes, "" leaves it out."""
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    fields = {
        "Content-Type": content_type,
        "Content-Length": str(len(content)),
        "Date": DATE,
        "Connection": "close",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [f"HTTP/1.1 {status} Because", *(f"{name}: {value}" for name, value in fields.items() if value)]
    return raw("\r\n".join(lines).encode() + b"\r\n\r\n" + content)


def silent(connection: socket.socket, stopped: threading.Event) -> None:
    """Say nothing until the test ends."""
    stopped.wait(_PATIENCE)


def reset(connection: socket.socket, stopped: threading.Event) -> None:
    """Cut the connection with a RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def dripping(head: bytes, drop: bytes, interval: float, most: int = 10_000) -> Script:
    """Send `head`, then one drop after another until the test ends, the client leaves, or so many were sent."""

    def drip(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(head)
        for _ in range(most):
            if stopped.wait(interval):
                return
            connection.sendall(drop)

    return drip


class ScriptedServer:
    """Plays one script for each connection, the last one again and again; `received` holds the requests."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self._scripts = list(scripts)
        self._tls = tls
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.received: list[Received] = []

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        with suppress(OSError):  # wakes the thread that waits for a connection
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._thread.join(_PATIENCE)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with connection, suppress(OSError):  # the client may leave whenever it likes
                if self._stopped.is_set():
                    return
                self._play(connection)

    def _play(self, connection: socket.socket) -> None:
        connection.settimeout(_PATIENCE)
        if self._tls is None:
            self._converse(connection)
            return
        with self._tls.wrap_socket(connection, server_side=True) as secured:
            self._converse(secured)

    def _converse(self, connection: socket.socket) -> None:
        request = _read_request(connection)
        if request is not None:
            self.received.append(request)
            script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
            script(connection, self._stopped)


def _read_request(connection: socket.socket) -> Received | None:
    stream = connection.makefile("rb")
    with stream:
        first = stream.readline().decode()
        if not first:
            return None
        method, path, _ = first.split(" ", 2)
        headers: dict[str, str] = {}
        while line := stream.readline().decode().strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return Received(method, path, headers, stream.read(int(headers.get("content-length", "0"))))
