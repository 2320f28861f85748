"""Where the service's secrets come from: a file that the settings name, or the environment; never a default."""

import os
from collections.abc import Mapping
from pathlib import Path


class SecretMissing(Exception):
    """A secret is not there, or cannot be read; the words name it and its two places, never its value."""


def read_secret(name: str, file: Path | None, environ: Mapping[str, str] = os.environ) -> bytes:
    """Return the secret `name` (such as "authority-password"), without line ends around it.

    It is what the file holds when one is named, else the file that `CRYPTEO_AUTHORITY_PASSWORD_FILE` names, else the
    value of `CRYPTEO_AUTHORITY_PASSWORD`. Raises SecretMissing.
    """
    variable = variable_of(name)
    named = file or (Path(environ[f"{variable}_FILE"]) if environ.get(f"{variable}_FILE") else None)
    if named is None and not environ.get(variable):
        message = f"{name}: set it in a file that the settings name, in {variable}_FILE, or in {variable}"
        raise SecretMissing(message)
    secret = environ[variable].encode() if named is None else _content(name, named)
    if not secret.strip(b"\r\n"):
        message = f"{name}: it is empty"
        raise SecretMissing(message)
    return secret.strip(b"\r\n")


def variable_of(name: str) -> str:
    """Return the environment variable that may hold the secret."""
    return f"CRYPTEO_{name.upper().replace('-', '_')}"


def _content(name: str, file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{name}: cannot read {file}: {error.strerror}"
        raise SecretMissing(message) from error
