"""Names who vouched for a server, and so the device that stands in between where there is one."""

import ssl
from typing import Final
from urllib.parse import urlsplit

from crypteo_desktop.crypto.details import issuer_names
from crypteo_desktop.problems import Problem

UNKNOWN: Final = "?"
_PATIENCE: Final = 3.0
_LONGEST: Final = 80


def issuer_of_server(url: str) -> str:
    """Return the issuer's name in the certificate that the server of `url` shows, or "?".

    Only a handshake is made and nothing is sent; the name is for the screen, and nothing is trusted because of it.
    """
    parts = urlsplit(url)
    try:
        pem = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=_PATIENCE)
        return _shown(issuer_names(pem)[0])
    except (OSError, ValueError, Problem):
        return UNKNOWN


def issuers_of_certificate(der: bytes | None) -> tuple[str, ...]:
    """Return the names of who vouches for a certificate that was trusted; nothing where there is none to read."""
    try:
        return () if der is None else tuple(map(_shown, issuer_names(ssl.DER_cert_to_PEM_cert(der))))
    except (ValueError, Problem):
        return (UNKNOWN,)


def _shown(name: str) -> str:
    return "".join(character for character in name if character.isprintable())[:_LONGEST] or UNKNOWN
