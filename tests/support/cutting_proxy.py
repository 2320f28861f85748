"""A wire between the real client and the real service that is cut where a test says; bytes pass as they are."""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

_PATIENCE = 60
_RESET = struct.pack("ii", 1, 0)


class Exchange:
    """One connection of the client: its request, and how to reach the service with it."""

    def __init__(self, client: socket.socket, service: tuple[str, int]) -> None:
        self.client = client
        self._service = service
        self.request = _message(client)

    @property
    def start(self) -> str:
        """Method and path."""
        return self.request.partition(b" HTTP/")[0].decode()

    def answer(self, sent: bytes | None = None) -> bytes:
        """Return what the service answers, all of it, to the request or to a part of it."""
        with socket.create_connection(self._service, timeout=_PATIENCE) as line:
            line.sendall(self.request if sent is None else sent)
            if sent is not None:
                return b""
            return b"".join(iter(lambda: line.recv(65536), b""))

    def reset(self) -> None:
        """Cut the client's connection with a RST."""
        self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)


Fault = Callable[[Exchange], None]


def whole(exchange: Exchange) -> None:
    """Let everything pass."""
    exchange.client.sendall(exchange.answer())


def none_sent(exchange: Exchange) -> None:
    """Cut before a byte of the request reaches the service."""
    exchange.reset()


def half_sent(exchange: Exchange) -> None:
    """Cut when half of the request has reached the service."""
    exchange.answer(exchange.request[: len(exchange.request) // 2])
    exchange.reset()


def body_half_sent(exchange: Exchange) -> None:
    """Cut within the body of the request."""
    exchange.answer(exchange.request[:-1])
    exchange.reset()


def sent(exchange: Exchange) -> None:
    """Cut when the service has answered and the client has heard nothing."""
    exchange.answer()
    exchange.reset()


def sent_and_hung_up(exchange: Exchange) -> None:
    """The same, ended in order."""
    exchange.answer()


def head_half_answered(exchange: Exchange) -> None:
    """Cut within the header of the answer."""
    exchange.client.sendall(exchange.answer()[:30])


def half_answered(exchange: Exchange) -> None:
    """Cut within the body of the answer."""
    exchange.client.sendall(exchange.answer()[:-1])


def page(status: int) -> Fault:
    """Answer with a proxy's page in place of the service, which hears nothing."""
    html = b"<html><title>Proxy</title></html>"
    head = f"HTTP/1.1 {status} P\r\nContent-Type: text/html\r\nContent-Length: {len(html)}\r\nConnection: close\r\n\r\n"
    return lambda exchange: exchange.client.sendall(head.encode() + html)


CUTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (none_sent, half_sent, body_half_sent, sent, sent_and_hung_up, head_half_answered, half_answered)
}


class CuttingProxy:
    """Stands at `url` in place of the service; `faults` are spent on requests that start with their key, in turn."""

    def __init__(self, service_url: str) -> None:
        parts = urlsplit(service_url)
        self._service = (parts.hostname or "", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._stopped = threading.Event()
        self.faults: list[tuple[str, Fault]] = []
        self.heard: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

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
                exchange = Exchange(client, self._service)
                self.heard.append(exchange.start)
                self._fault_for(exchange.start)(exchange)

    def _fault_for(self, start: str) -> Fault:
        for place, (beginning, fault) in enumerate(self.faults):
            method, _, ending = beginning.partition(" ")
            if start.startswith(f"{method} ") and start.endswith(ending):
                del self.faults[place]
                return fault
        return whole


def _message(client: socket.socket) -> bytes:
    """Return one whole request: the header, and a body as long as it says."""
    message = b""
    while b"\r\n\r\n" not in message:
        message += _more(client)
    head, _, body = message.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields.get(b"content-length", b"0")):
        body += _more(client)
    return head + b"\r\n\r\n" + body


def _more(client: socket.socket) -> bytes:
    """Return what came; raises ConnectionError when the client left."""
    if came := client.recv(65536):
        return came
    raise ConnectionError
