"""What the administrator of this computer has settled: the holder can change none of it, and is told so."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from crypteo_desktop.file_format import Format

FORMATS: Final = tuple(form.value for form in Format)
LANGUAGES: Final = ("fr", "en")
DIRECT: Final = "direct"
NAMES: Final = ("profile", "servers", "proxy", "folder", "format", "language", "cloud_folders", "keep_log")


class PolicyError(ValueError):
    """The policy says something that cannot be obeyed; nothing is started then, for part of it would be ignored."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is settled; None, or nothing listed, leaves it to profile, system and holder.

    `profile`: the profile file in use. `servers`: ids of its servers, the only ones that links may lead to. `proxy`: an
    address, or `DIRECT`. `folder`: where the file is saved. `file_format`: one of FORMATS. `language`: one of
    LANGUAGES. `cloud_folders`: whether the file may be saved where a cloud service would carry it away.
    `keep_log`: whether the log of events stays when a download is done.
    """

    profile: Path | None = None
    servers: tuple[str, ...] = ()
    proxy: str | None = None
    folder: Path | None = None
    file_format: str | None = None
    language: str | None = None
    cloud_folders: bool = True
    keep_log: bool = False


def policy_from(told: Mapping[str, object]) -> Policy:
    """Return the policy that a file, a registry key or a preference list tells; raise PolicyError."""
    unknown = sorted(told.keys() - set(NAMES))
    if unknown:
        raise PolicyError(f"unknown: {', '.join(unknown)}; known: {', '.join(NAMES)}")
    return Policy(
        profile=_path("profile", told),
        servers=_names("servers", told),
        proxy=_proxy("proxy", told),
        folder=_path("folder", told),
        file_format=_one_of(FORMATS, "format", told),
        language=_one_of(LANGUAGES, "language", told),
        cloud_folders=_yes_or_no("cloud_folders", told, otherwise=True),
        keep_log=_yes_or_no("keep_log", told, otherwise=False),
    )


def _text(name: str, told: Mapping[str, object]) -> str | None:
    value = told.get(name)
    if value is not None and (not isinstance(value, str) or not value):
        raise PolicyError(f"{name}: a text is wanted")
    return value


def _path(name: str, told: Mapping[str, object]) -> Path | None:
    """Return a path with `~` and variables filled in, for each holder has their own folders."""
    value = _text(name, told)
    if value is None:
        return None
    path = Path(os.path.expandvars(value)).expanduser()
    if not path.is_absolute():
        raise PolicyError(f"{name}: a whole path is wanted, not {value}")
    return path


def _names(name: str, told: Mapping[str, object]) -> tuple[str, ...]:
    value = told.get(name, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
        raise PolicyError(f"{name}: a list of texts is wanted")
    if name in told and not value:
        raise PolicyError(f"{name}: an empty list would leave no server at all")
    return tuple(value)


def _proxy(name: str, told: Mapping[str, object]) -> str | None:
    value = _text(name, told)
    if value in {None, DIRECT}:
        return value
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise PolicyError(f"{name}: `{DIRECT}` or http://host:port is wanted, without a login")
    return value


def _one_of(known: tuple[str, ...], name: str, told: Mapping[str, object]) -> str | None:
    value = _text(name, told)
    if value is not None and value not in known:
        raise PolicyError(f"{name}: one of {', '.join(known)} is wanted")
    return value


def _yes_or_no(name: str, told: Mapping[str, object], *, otherwise: bool) -> bool:
    """Return a truth; Windows' registry has numbers for it."""
    value = told.get(name, otherwise)
    if value not in (True, False):
        raise PolicyError(f"{name}: true or false is wanted")
    return bool(value)
