"""Download links: the two forms of the contract, read strictly; nothing is sent to a server that is not listed."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import link as problem
from crypteo_desktop.profile import LOOPBACK, Profile, Server
from crypteo_desktop.secret import Secret

MAX_LENGTH: Final = 2048
_TOKEN: Final = re.compile(r"t=([A-Za-z0-9_-]{22,128})")
_CRYPTEO_QUERY: Final = re.compile(r"v=1&s=([A-Za-z0-9._-]{1,64})")
_PATH: Final = "/telechargement"
_WHITE_SPACE: Final = dict.fromkeys(map(ord, " \t\r\n\u00a0\u200b\ufeff"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link that passed every rule: a server of the profile and the token for it."""

    server: Server
    token: Secret


def parse_link(text: Secret, profile: Profile) -> Link:
    """Read a link as pasted or as given on the command line (contract, Links).

    Raise Problem of the first rule that failed: length, form, scheme, server, unexpected part, token.
    """
    link = _unwrapped(text.reveal())
    if len(link) > MAX_LENGTH:
        raise Problem(problem.LINK_TOO_LONG)
    parts = _split(link)
    is_crypteo = parts.scheme == "crypteo"
    server = _server_of_crypteo(parts, profile) if is_crypteo else _server_of_web(parts, profile, link)
    found = _TOKEN.fullmatch(parts.fragment)
    if found is None:
        raise Problem(problem.LINK_INCOMPLETE)
    return Link(server, Secret(found.group(1)))


def _unwrapped(text: str) -> str:
    """Return the link without what mail programs put around it, or into it where they cut it over two lines."""
    return text.translate(_WHITE_SPACE).removeprefix("<").removesuffix(">")


def _split(link: str) -> SplitResult:
    if not link.isascii() or not link.isprintable() or ":" not in link:
        raise Problem(problem.NOT_A_LINK)
    try:
        parts = urlsplit(link)
        _ = parts.port
    except ValueError as error:
        raise Problem(problem.NOT_A_LINK) from error
    if parts.scheme not in {"https", "http", "crypteo"}:
        raise Problem(problem.LINK_SCHEME)
    if not parts.netloc:
        raise Problem(problem.NOT_A_LINK)
    return parts


def _server_of_crypteo(parts: SplitResult, profile: Profile) -> Server:
    if parts.netloc != "enrol" or parts.path not in {"", "/"}:
        raise Problem(problem.LINK_UNEXPECTED_PART)
    found = _CRYPTEO_QUERY.fullmatch(parts.query)
    if found is None:
        raise Problem(problem.LINK_UNEXPECTED_PART)
    return _listed(profile.server(found.group(1)), profile)


def _server_of_web(parts: SplitResult, profile: Profile, link: str) -> Server:
    if parts.username is not None or parts.password is not None:
        raise Problem(problem.LINK_UNEXPECTED_PART)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Problem(problem.LINK_INSECURE)
    place = _place(parts)
    server = next((entry for entry in profile.servers if _place(urlsplit(entry.url)) == place), None)
    listed = _listed(server, profile)
    has_query = "?" in link.partition("#")[0]  # an empty one is lost in `parts`, and so is an empty port
    if parts.path != _PATH or has_query or parts.netloc.endswith(":"):
        raise Problem(problem.LINK_UNEXPECTED_PART)
    return listed


def _place(parts: SplitResult) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port, the default port made explicit."""
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, parts.hostname, usual if parts.port is None else parts.port


def _listed(server: Server | None, profile: Profile) -> Server:
    if server is None:
        raise Problem(problem.LINK_SERVER, authority=profile.authority)
    return server
