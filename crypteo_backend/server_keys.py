"""The server's own symmetric keys, made on first start and kept in files that only the service reads."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from crypteo_backend.tokens import RandomBytes

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class ServerKeys:
    """The keys without which a stolen database tells neither codes nor answers."""

    answer_key: bytes
    code_pepper: bytes


def open_server_keys(folder: Path, random: RandomBytes) -> ServerKeys:
    """Return the keys kept in the folder, after making those that are missing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return ServerKeys(
        answer_key=_open_key(folder / "answers.key", random), code_pepper=_open_key(folder / "codes.key", random)
    )


def _open_key(path: Path, random: RandomBytes) -> bytes:
    if not path.exists():
        _write_once(path, random(KEY_BYTES))
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        message = f"{path.name} is not a key of {KEY_BYTES} bytes"
        raise ValueError(message)
    return key


def _write_once(path: Path, key: bytes) -> None:
    """Put the whole key in place at once; of two processes that start together, the first one's key stays."""
    handle, name = tempfile.mkstemp(dir=path.parent)  # mkstemp makes files of mode 0600
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(name, path)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
