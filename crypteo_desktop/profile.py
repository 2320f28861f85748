"""Who the authority is: its name, the servers a link may lead to, the support desk, the roots it accepts."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from crypteo_desktop.file_format import Format
from crypteo_desktop.opening_hours import Opening

_WEEK = frozenset(range(1, 8))
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PEM_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"


class ProfileError(ValueError):
    """The profile file is missing, unreadable or says something that is not allowed."""


@dataclass(frozen=True, slots=True)
class Server:
    """One server that a link may lead to; `url` has no path and no trailing slash, `roots` are PEM files' contents.

    `tls_issuers` are the names of those who usually vouch for its TLS certificate: another one is named on screen 1.
    """

    id: str
    url: str
    roots: tuple[bytes, ...] = ()
    tls_issuers: tuple[str, ...] = ()

    @property
    def is_loopback(self) -> bool:
        """Whether the server is this very computer, as in the demonstration."""
        return urlsplit(self.url).hostname in LOOPBACK

    @property
    def is_demonstration(self) -> bool:
        """Whether any root is accepted, which a watermark then says."""
        return not self.roots and self.is_loopback


@dataclass(frozen=True, slots=True)
class SupportDesk:
    """How to reach people; the texts are shown as they are, per language. `open` is in the time of `time_zone`.

    `url` is the support page, with an anchor for each code; nothing where there is none.
    """

    phone: str
    key: str
    email: str
    url: str
    price: dict[str, str]
    hours: dict[str, str]
    open: tuple[Opening, ...] = ()
    time_zone: str = "Europe/Paris"

    def page_of(self, code: str) -> str:
        """Return where the support page explains a code of an error, or nothing where no such page is known."""
        parts = urlsplit(self.url)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        return parts._replace(fragment=code.lower()).geturl() if is_safe and parts.hostname else ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The authority that this program serves; without a `format` the computer decides."""

    authority: str
    servers: tuple[Server, ...]
    support: SupportDesk
    format: Format | None = None

    def server(self, server_id: str) -> Server | None:
        """Return the server called `server_id`, or None."""
        return next((server for server in self.servers if server.id == server_id), None)

    def only(self, server_ids: Collection[str]) -> "Profile":
        """Return the profile with these servers alone; raise ProfileError for one that it does not list."""
        unknown = [server_id for server_id in server_ids if self.server(server_id) is None]
        if unknown:
            raise ProfileError(f"the policy allows servers that the profile does not list: {', '.join(unknown)}")
        return replace(self, servers=tuple(server for server in self.servers if server.id in server_ids))


def read_profile(file: Path) -> Profile:
    """Read a profile file; raise ProfileError saying what is wrong with it."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        return _profile(content, file.parent)
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"{file}: cannot be read ({type(error).__name__})") from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{file}: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ProfileError(f"{file}: missing or of the wrong type: {error}") from error
    except ProfileError as error:
        raise ProfileError(f"{file}: {error}") from error
    except ValueError as error:
        raise ProfileError(f"{file}: an address that cannot be read: {error}") from error


def _profile(content: dict[str, object], folder: Path) -> Profile:
    servers = content["servers"]
    if not isinstance(servers, list) or not servers:
        raise ProfileError("no [[servers]] listed")
    support = content["support"]
    if not isinstance(support, dict):
        raise ProfileError("[support] is no table")
    listed = tuple(_server(entry, folder) for entry in servers)
    return Profile(str(content["authority"]), listed, _support(support), _format(content.get("format", "auto")))


def _format(word: object) -> Format | None:
    if word == "auto":
        return None
    known = {form.value: form for form in Format}
    if word not in known:
        raise ProfileError(f"format: auto, {' or '.join(known)}")
    return known[str(word)]


def _server(entry: dict[str, object], folder: Path) -> Server:
    url = str(entry["url"]).rstrip("/")
    parts = urlsplit(url)
    roots = entry.get("roots", [])
    if not isinstance(roots, list):
        raise ProfileError(f"server {entry['id']}: roots is a list of files")
    issuers = entry.get("tls_issuers", [])
    if not isinstance(issuers, list) or not all(isinstance(name, str) for name in issuers):
        raise ProfileError(f"server {entry['id']}: tls_issuers is a list of names")
    server = Server(str(entry["id"]), url, tuple(_root(folder / str(name)) for name in roots), tuple(issuers))
    if not _is_place(parts, url):
        raise ProfileError(f"server {server.id}: the url is a scheme, a host and a port, nothing more")
    if parts.scheme != "https" and not (parts.scheme == "http" and server.is_loopback):
        raise ProfileError(f"server {server.id}: https is needed beyond this computer")
    if not roots and not server.is_loopback:
        raise ProfileError(f"server {server.id}: roots are needed beyond this computer")
    return server


def _is_place(parts: SplitResult, url: str) -> bool:
    """Return whether `url` is a scheme, a host and at most a port; raise ValueError for a port that is no number."""
    is_bare = url.lower() == f"{parts.scheme}://{parts.netloc}".lower() and "@" not in parts.netloc
    return is_bare and bool(parts.hostname) and parts.port != 0 and not parts.netloc.endswith(":")


def _root(file: Path) -> bytes:
    """Return the content of a PEM file, at a glance only: reading certificates is the crypto layer's."""
    content = file.read_bytes()
    if _PEM_CERTIFICATE not in content:
        raise ProfileError(f"{file.name}: no certificate in PEM")
    return content


def _support(entry: dict[str, object]) -> SupportDesk:
    return SupportDesk(
        phone=str(entry["phone"]),
        key=str(entry.get("key", "")),
        email=str(entry["email"]),
        url=str(entry["url"]),
        price=_per_language(entry["price"]),
        hours=_per_language(entry["hours"]),
        open=tuple(_opening(hours) for hours in entry.get("open", [])),  # type: ignore[attr-defined]  # or TypeError
        time_zone=str(entry.get("time_zone", "Europe/Paris")),
    )


def _opening(entry: dict[str, object]) -> Opening:
    days, begins, ends = entry["days"], entry["from"], entry["until"]
    if not isinstance(days, list) or not set(days) <= _WEEK:
        raise ProfileError("support.open: days are numbers from 1 (Monday) to 7 (Sunday)")
    if not isinstance(begins, time) or not isinstance(ends, time) or begins >= ends:
        raise ProfileError("support.open: from and until are times of one day, such as 09:00:00")
    return Opening(frozenset(days), begins, ends)


def _per_language(value: object) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(language): str(text) for language, text in value.items()}
    return {"fr": str(value), "en": str(value)}
