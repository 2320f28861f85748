"""Asks a server whose certificate was refused who vouched for it, to name the device that stands in between."""

import ssl
from typing import Final
from urllib.parse import urlsplit

from crypteo_desktop.crypto.details import read_details
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
        name = read_details(pem).issuer_name
    except (OSError, ValueError, Problem):
        return UNKNOWN
    return "".join(character for character in name if character.isprintable())[:_LONGEST] or UNKNOWN
