"""A real PostgreSQL of the tests' own: Debian's server in a temporary folder, reached through a private socket."""

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from sqlalchemy import URL

from crypteo_backend.store.database import Store

OWNER = "crypteo"
_TEMPLATE = "fresh"
# As in production but small; a time zone that is not UTC shows whoever forgets to name one.
_SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "fsync": "on",
    "timezone": "'Europe/Paris'",
    "log_min_messages": "panic",
}
# Where processes are killed and the machine is not: what a killed one wrote the kernel still has.
_UNSYNCED = {"fsync": "off", "full_page_writes": "off"}
_PATIENCE = 90


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; its databases are made from a template whose tables are ready."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, name: str) -> URL:
        """Return the address of one of its databases."""
        return URL.create("postgresql+psycopg", username=OWNER, database=name, query={"host": str(self.folder)})

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[URL]:
        """Make a database with our tables, or without any, for as long as the context lasts."""
        name = f"test_{next(self._numbers)}"
        self.copy(name, "template0" if empty else _TEMPLATE)
        try:
            yield self.url(name)
        finally:
            self.drop(name)

    def copy(self, name: str, of: str = _TEMPLATE) -> None:
        """Make a database that has what another one has, our tables alone unless one is named."""
        self._do(f'CREATE DATABASE "{name}" TEMPLATE "{of}"')

    def drop(self, name: str) -> None:
        """Remove a database, whoever still uses it."""
        self._do(f'DROP DATABASE "{name}" WITH (FORCE)')

    def make_template(self) -> None:
        """Make the database that others are copied from."""
        self._do(f"CREATE DATABASE {_TEMPLATE}")
        Store(self.url(_TEMPLATE)).close()

    def _do(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_postgres(*, synced: bool = True) -> Iterator[Postgres]:
    """Run a server of the newest version that Debian has here; it waits for the disk unless it is told not to."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name))
    folder = Path(tempfile.mkdtemp(prefix="crypteo-postgres-", dir="/tmp"))  # the path of a socket must be short
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _make_cluster(programs, folder, _SETTINGS if synced else _SETTINGS | _UNSYNCED)
        # Should the tests be killed, the kernel ends the server.
        command = [*_as_nobody("--pdeathsig", "INT"), programs / "postgres", "-D", folder / "data"]
        server = subprocess.Popen(command, cwd=folder)
        try:
            _wait_for(programs, folder)
            postgres = Postgres(folder)
            postgres.make_template()
            yield postgres
        finally:
            server.send_signal(signal.SIGINT)  # wait for nobody, but stop in order
            server.wait(_PATIENCE)
    finally:
        shutil.rmtree(folder)


def _make_cluster(programs: Path, folder: Path, settings: Mapping[str, str]) -> None:
    options = ["--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    command = [*_as_nobody(), programs / "initdb", "-D", folder / "data", *options]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    settings = {**settings, "unix_socket_directories": f"'{folder}'"}
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())


def _as_nobody(*options: str) -> list[str]:
    """Return how to start a program as somebody other than root, whom PostgreSQL refuses to serve."""
    demotion = ["--reuid", "postgres", "--regid", "postgres", "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *demotion, *options] if demotion or options else []


def _wait_for(programs: Path, folder: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder, "-U", OWNER], check=False).returncode:
        if time.monotonic() > end:
            raise TimeoutError("PostgreSQL does not start")
