"""A real keyring of the tests' own: Debian's gnome-keyring, unlocked, on a session bus that nobody else is on."""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 90
# The shell holds the session open until its input ends, also when that is because the tests were killed.
_HOLD = """
read -r password
printf %s "$password" | gnome-keyring-daemon --unlock --components=secrets >&2
printf '%s\\n' "$DBUS_SESSION_BUS_ADDRESS"
cat
"""
_LOCK = "import secretstorage as s; s.get_default_collection(s.dbus_init()).lock()"


@dataclass(frozen=True, slots=True)
class PrivateKeyring:
    """A session with a keyring: every process that is given this `environment` is in it, one after another or at once.

    It holds the variables of the tests and the address of the bus; folders (`XDG_DATA_HOME`, …) are the caller's.
    """

    environment: dict[str, str]

    def run(self, command: Sequence[str], folder: Path) -> None:
        """Run a command in the session and in `folder`; raise CalledProcessError unless it succeeds."""
        subprocess.run(command, env=self.environment, cwd=folder, check=True, timeout=PATIENCE)

    def lock(self) -> None:
        """Lock the keyring; its question about the password then finds no screen, and is closed."""
        self.run([sys.executable, "-c", _LOCK], Path.cwd())


@contextmanager
def private_keyring(folder: Path) -> Iterator[PrivateKeyring]:
    """Run a session whose keyring is a file in `folder`, unlocked with a password that nobody knows."""
    with tempfile.TemporaryDirectory(prefix="crypteo-keyring-") as runtime:  # the path of a socket must be short
        here = {
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_RUNTIME_DIR": runtime,
            "PATH": os.environ["PATH"],
        }
        command = ["dbus-run-session", "--", "sh", "-c", _HOLD]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, env=here, text=True, **pipes) as session:
            assert session.stdin is not None
            assert session.stdout is not None
            session.stdin.write(f"{secrets.token_hex()}\n")
            session.stdin.flush()
            address = session.stdout.readline().strip()
            assert address, "the session with a keyring did not start"
            yield PrivateKeyring({**os.environ, "DBUS_SESSION_BUS_ADDRESS": address})
            session.stdin.close()
        assert session.returncode == 0
