"""A page on a local TLS server that asks for a client certificate and greets its holder."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.support.loopback_tls import loopback_tls

HANDSHAKE_SECONDS = 60


@dataclass
class CertificatePage:
    """Where the page is, what a browser has to trust, and who came: pairs of the browser's name and the holder's."""

    url: str
    ca_file: Path
    guests: list[tuple[str, str]] = field(default_factory=list)

    def guest_with(self, browser: str) -> str:
        """Return the holder's name that this browser presented, or nothing."""
        return next((holder for agent, holder in self.guests if browser in agent), "")


@contextmanager
def certificate_page(folder: Path, issuers_pem: str) -> Iterator[CertificatePage]:
    """Serve the page to holders of certificates that these authorities issued."""
    tls = loopback_tls(folder)
    tls.server.load_verify_locations(cadata=issuers_pem)
    tls.server.verify_mode = ssl.CERT_REQUIRED
    tls.server.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the root is not in the file
    server = _Server(("127.0.0.1", 0), _Greeting)
    server.tls = tls.server
    page = CertificatePage(f"https://127.0.0.1:{server.server_port}/", tls.ca_file)
    server.came = page.guests.append
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield page
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    tls: ssl.SSLContext
    came: Callable[[tuple[str, str]], None]

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shake hands in the connection's own thread: a browser that asks its user takes its time."""
        request.settimeout(HANDSHAKE_SECONDS)
        try:
            secured = self.tls.wrap_socket(request, server_side=True)
        except OSError:
            return  # a browser that comes without, or asks its user first, comes again
        with secured:
            super().finish_request(secured, client_address)


class _Greeting(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Greet the holder."""
        holder = dict(pair[0] for pair in self.connection.getpeercert()["subject"])["commonName"]  # type: ignore[attr-defined]  # a TLS socket
        body = f"<title>{holder}</title><h1>Bonjour {holder}</h1>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.came((self.headers["User-Agent"], holder))

    def log_message(self, *_: object) -> None:
        """Say nothing."""
