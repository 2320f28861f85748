"""The way through a company's proxy (CONNECT, RFC 9110, section 9.3.6), and what the proxy said when it refused."""

import http.client
from collections.abc import Mapping
from typing import Any, Final

from crypteo_desktop.adapters.backend.whole_header import WholeHeader

AUTHORIZATION: Final = "Proxy-Authorization"
_MOST_SCHEMES: Final = 5


class TunnelRefused(OSError):
    """The proxy's answer to CONNECT: status, host and port of both ends, the ways to sign in that it offers.

    `signed_in`: whether a user name and a password had been sent to it.
    """

    def __init__(self, status: int, ends: tuple[str, str], schemes: tuple[str, ...], *, signed_in: bool) -> None:
        super().__init__(f"the proxy answered {status}")
        self.status = status
        self.proxy, self.target = ends
        self.schemes = schemes
        self.signed_in = signed_in


def open_tunnel(line: Any, host: str, port: int, headers: Mapping[str, str]) -> None:
    """Ask the proxy at the other end of an http.client connection for a way to `host`; raise TunnelRefused.

    Python's own keeps nothing of a refusal but its words, and takes a hang-up for the end of the header.
    """
    target = _joined(host, port)
    fields = "".join(f"{name}: {value}\r\n" for name, value in {"Host": target, **headers}.items())
    line.send(f"CONNECT {target} HTTP/1.1\r\n{fields}\r\n".encode("latin-1"))
    response = WholeHeader(line.sock, method="CONNECT")
    try:
        response.begin()
        if response.status != http.HTTPStatus.OK:
            line.close()
            ends = (_joined(line.host, line.port), target)
            raise TunnelRefused(response.status, ends, _schemes(response), signed_in=AUTHORIZATION in headers)
    finally:
        response.close()


def _joined(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _schemes(response: http.client.HTTPResponse) -> tuple[str, ...]:
    """Return the names of the ways to sign in, such as ("Negotiate", "NTLM"); one header for each is the rule."""
    told = response.headers.get_all("Proxy-Authenticate", [])
    words = [challenge.strip().partition(" ")[0] for challenge in told]
    return tuple(word[:20] for word in words if word.isascii() and word.isalnum())[:_MOST_SCHEMES]
