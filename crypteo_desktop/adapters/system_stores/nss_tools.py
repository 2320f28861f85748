"""NSS by its own tools, certutil and pk12util; secrets reach them in memory, never as arguments or files on a disk."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crypteo_desktop.secret import Secret

_PATIENCE: Final = 60.0
# What `certutil -K` says of a store without any key.
_NO_KEYS: Final = frozenset({"", "SEC_ERROR_UNRECOGNIZED_OID"})
# A line of `certutil -L`: a name, then what it is trusted for.
_LISTED: Final = re.compile(r"^(\S.*?) +([A-Za-z]*,[A-Za-z]*,[A-Za-z]*) *$", re.MULTILINE)
_TOOLS: Final = ("certutil", "pk12util")


class NssFailed(Exception):
    """A tool did not do what was asked; `error` is NSS's own name for why, or nothing."""

    def __init__(self, said: str) -> None:
        names = [word.strip(":.,") for word in said.split() if word.startswith(("SEC_ERROR_", "SSL_ERROR_", "PR_"))]
        self.error = names[0] if names else ""
        super().__init__(self.error)


def tools_are_there() -> bool:
    """Whether both tools are installed."""
    return all(shutil.which(tool) is not None for tool in _TOOLS)


@dataclass(frozen=True, slots=True)
class Nss:
    """One NSS database in `folder`; `password` is its primary password, or nothing."""

    folder: Path
    password: Secret

    def make(self) -> None:
        """Make the database, for the owner alone, under the primary password if there is one."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.password:
            self._with_password("certutil", "-N")
        else:
            self._run("certutil", "-N", "--empty-password")

    def nicknames(self) -> tuple[tuple[str, bool], ...]:
        """Return the names of the certificates, and whether the private key is there."""
        return tuple((name, "u" in trust) for name, trust in _LISTED.findall(self._with_password("certutil", "-L")))

    def certificates(self, nickname: str) -> str:
        """Return the PEM texts of all certificates of this name."""
        return self._with_password("certutil", "-L", "-n", nickname, "-a")

    def unlock(self) -> None:
        """Open the private keys; raise NssFailed for a wrong primary password."""
        try:
            self._with_password("certutil", "-K")
        except NssFailed as failure:
            if failure.error not in _NO_KEYS:
                raise

    def add_p12(self, content: bytes, password: Secret) -> None:
        """Put everything of a .p12 file in."""
        with ExitStack() as stack:
            file = stack.enter_context(_in_memory(content))
            opens = stack.enter_context(_in_memory(password.reveal().encode() + b"\n"))
            primary = stack.enter_context(_in_memory(self.password.reveal().encode() + b"\n"))
            arguments = ("-i", _path(file), "-w", _path(opens), "-k", _path(primary))
            self._run("pk12util", *arguments, descriptors=(file, opens, primary))

    def remove(self, nickname: str) -> None:
        """Remove the certificate of this name with its private key."""
        self._with_password("certutil", "-F", "-n", nickname)

    def _with_password(self, tool: str, *arguments: str) -> str:
        with _in_memory(self.password.reveal().encode() + b"\n") as primary:
            return self._run(tool, *arguments, "-f", _path(primary), descriptors=(primary,))

    def _run(self, tool: str, *arguments: str, descriptors: tuple[int, ...] = ()) -> str:
        try:
            done = subprocess.run(  # noqa: S603  the program's own words and paths, and no shell
                [tool, *arguments, "-d", f"sql:{self.folder}"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                pass_fds=descriptors,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NssFailed("") from error
        if done.returncode != 0:
            raise NssFailed(done.stdout + done.stderr)
        return done.stdout


@contextmanager
def _in_memory(content: bytes) -> Iterator[int]:
    """Give a file that exists in memory alone; it may be read more than once and is gone with the context."""
    descriptor = os.memfd_create("crypteo")
    try:
        os.write(descriptor, content)
        yield descriptor
    finally:
        os.close(descriptor)


def _path(descriptor: int) -> str:
    return f"/dev/fd/{descriptor}"
