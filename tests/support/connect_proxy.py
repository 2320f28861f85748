"""A small proxy as companies have them: CONNECT, a login (407) if it wants one, and a way to one server alone."""

import socket
import threading
from base64 import b64decode
from contextlib import suppress
from typing import Self

_PATIENCE = 60


class ConnectProxy:
    """Takes every CONNECT to the server on this port of loopback; `asked` holds the target and the login of each.

    `login` is "user:password"; `schemes` are what it offers to whoever has none, or a wrong one.
    """

    def __init__(self, port: int, login: str | None = None, schemes: tuple[str, ...] = ('Basic realm="x"',)) -> None:
        self._port = port
        self._login = login
        self._schemes = schemes
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.asked: list[tuple[str, str | None]] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        with suppress(OSError):  # wakes the thread that waits for a connection
            socket.create_connection(self._listener.getsockname(), timeout=1).close()
        self._thread.join(_PATIENCE)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            client, _ = self._listener.accept()
            with client, suppress(OSError):  # either side may leave
                if self._stopped.is_set():
                    return
                client.settimeout(_PATIENCE)
                self._answer(client)

    def _answer(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            byte = client.recv(1)  # not a byte of what follows the header
            if not byte:
                return  # the client left
            head += byte
        first, *fields = head.decode("latin-1").split("\r\n")
        told = {name.lower(): value.strip() for name, _, value in (field.partition(":") for field in fields)}
        login = _decoded(told.get("proxy-authorization"))
        self.asked.append((first.split(" ")[1], login))
        if self._login is not None and login != self._login:
            offers = "".join(f"Proxy-Authenticate: {scheme}\r\n" for scheme in self._schemes)
            client.sendall(f"HTTP/1.1 407 Who\r\n{offers}Content-Length: 2\r\n\r\nno".encode())
            return
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        _pass_on(client, self._port)


def _decoded(header: str | None) -> str | None:
    return None if header is None else b64decode(header.removeprefix("Basic ")).decode()


def _pass_on(client: socket.socket, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as server:
        upwards = threading.Thread(target=_copy, args=(client, server), daemon=True)
        upwards.start()
        _copy(server, client)
        upwards.join(_PATIENCE)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):  # either side may leave
        while piece := source.recv(65536):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
