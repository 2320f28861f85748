"""Places for backends: a base with an authority and a holder's key, and copies of what each stage left."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from crypteo_backend.console.agent_secrets import PasswordHashes
from crypteo_backend.console.agents import add_agent
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.store.database import Store, sqlite_url
from tests.faults.backend_launcher import Place, embedded
from tests.support.cfssl_engine import CfsslEngine, free_port, make_cfssl_engine, make_records
from tests.support.cluster import office_in
from tests.support.postgres import Postgres
from tests.support.support_desk_house import PASSWORD

SQLITE, POSTGRESQL = DATABASES = ("sqlite", "postgresql")
START = "start"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the places of one kind of database are; with SQLite there is no server."""

    folder: Path
    database: str
    server: Path | None = None

    def make_start(self) -> None:
        """Make the place that everything begins at: empty tables, keys, and an authority that has signed nothing."""
        place = self._place(START)
        place.folder.mkdir(parents=True)
        place.clock.set(datetime.now(UTC))  # engines date certificates by the machine's clock
        open_server_keys(place.folder / "keys", secrets.token_bytes)
        shutil.copy(place.folder / "clock", self.folder)
        embedded(place)
        shutil.copytree(self.folder / "authority", place.folder / "authority")
        key = generate_private_key(65537, 3072)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / "holder.key").write_bytes(pem)
        if self.server is not None:
            Postgres(self.server).copy(place.database.database or "")
        with closing(Store(place.database)) as store:
            office = office_in(place.folder, store, place.clock)
            seed = add_agent(office, PasswordHashes(), "alix", PASSWORD, "the operator")
        (self.folder / "agent-seed").write_text(seed, encoding="ascii")

    @contextmanager
    def copy(self, of: str, name: str, *, engine: bool = False) -> Iterator[Place]:
        """Give a copy of what that place has; it goes with the context."""
        place = self.keep(of, name)
        try:
            with _engine(place, wanted=engine) as ready:
                yield ready
        finally:
            self.remove(place)

    def keep(self, of: str, name: str) -> Place:
        """Return a copy of what that place has."""
        template, place = self._place(of), self._place(name)
        shutil.copytree(template.folder, place.folder)
        if self.server is not None:
            Postgres(self.server).copy(place.database.database or "", template.database.database or "")
        embedded(place)
        return place

    def remove(self, place: Place) -> None:
        """Remove the place."""
        if self.server is not None:
            Postgres(self.server).drop(place.database.database or "")
        shutil.rmtree(place.folder)

    def _place(self, name: str) -> Place:
        folder = self.folder / name
        url = sqlite_url(folder / "backend.sqlite3") if self.server is None else Postgres(self.server).url(name)
        return Place(folder, url)


@contextmanager
def _engine(place: Place, *, wanted: bool) -> Iterator[Place]:
    """Run an engine with empty records for the place, if one is wanted."""
    if not wanted:
        yield place
        return
    engine = _with_records(_pristine_engine(place.folder.parent / f"engine-{os.getpid()}"), place.folder)
    with engine.running():
        yield replace(place, engine=engine)


@cache
def _pristine_engine(folder: Path) -> CfsslEngine:
    """Return an engine that is copied; its keys take seconds to make."""
    folder.mkdir()
    return make_cfssl_engine(folder)


def _with_records(engine: CfsslEngine, folder: Path) -> CfsslEngine:
    """Return the same engine with empty records of its own, on another port."""
    for name in ("config.json", "server.pem", "server.key"):
        shutil.copy(engine.folder / name, folder)
    own = replace(engine, folder=folder, port=free_port())
    make_records(own.database)
    (folder / "db.json").write_text(json.dumps({"driver": "sqlite3", "data_source": str(own.database)}))
    return own
