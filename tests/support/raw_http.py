"""HTTP byte by byte, for what a well-behaved client would never send."""

import json
import socket
from dataclasses import dataclass
from typing import Any

Address = tuple[str, int]
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """All that came back: status, headers by lower-case name, and the body, with the bytes themselves."""

    raw: bytes
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def conversation(address: Address, *sent: bytes) -> bytes:
    """Return all that comes back until the other end hangs up."""
    with socket.create_connection(address, timeout=60) as line:
        for piece in sent:
            line.sendall(piece)
        return b"".join(iter(lambda: line.recv(65536), b""))


def request(address: Address, start: bytes, headers: bytes = b"", body: bytes = b"") -> RawAnswer:
    """Send one request on a line of its own; `start` is method and target, `headers` end with a line break."""
    head = start + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers
    return parsed(conversation(address, head + b"Content-Length: %d\r\n\r\n" % len(body) + body))


def parsed(raw: bytes) -> RawAnswer:
    """Return the parts of an answer."""
    head, _, body = raw.removeprefix(CONTINUE).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return RawAnswer(raw, int(first.split()[1]), headers, body)
