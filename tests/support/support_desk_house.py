"""A support desk without HTTP: real store, keys and log, a clock that a test moves, and agents with their apps."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import select

from crypteo_backend.audit import Event
from crypteo_backend.composition import open_office
from crypteo_backend.console.agent_secrets import PasswordHashes, code_at, step_at
from crypteo_backend.console.agents import add_agent
from crypteo_backend.console.signing_in import Credentials
from crypteo_backend.messages.message import Channel
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.services import Office
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store, sqlite_url
from crypteo_backend.store.house_tables import AuditRow
from tests.support.backend_house import RecordingCarrier
from tests.support.movable_clock import MovableClock

PASSWORD = "girafe prune violon 7"
URL = "https://enrol.example.com"


def quick_hashes() -> PasswordHashes:
    """Return hashes that cost nobody any time, nor do those who compare with one of them: it says its own cost."""
    return PasswordHashes(PasswordHasher(1, 1024, 1))


@dataclass(frozen=True, slots=True)
class Agent:
    """One agent with the authenticator app that holds the seed."""

    name: str
    seed: str
    password: str = PASSWORD

    def code(self, clock: MovableClock, steps: int = 0) -> str:
        return code_at(self.seed, step_at(clock()) + steps)

    def wrong_code(self, clock: MovableClock) -> str:
        """Return a code that is well formed and of no step near by."""
        near = {self.code(clock, steps) for steps in range(-3, 4)}
        return next(code for code in map("{:06}".format, range(len(near) + 1)) if code not in near)

    def credentials(self, clock: MovableClock) -> Credentials:
        return Credentials(self.name, self.password, self.code(clock))


@dataclass(slots=True)
class DeskHouse:
    """An office that keeps orders, and what a test may turn in it."""

    office: Office
    clock: MovableClock
    carrier: RecordingCarrier
    # A hundredth of the real cost: what a hash costs is measured by the test of equal delays alone.
    hashes: PasswordHashes = field(default_factory=quick_hashes)

    def agent(self, name: str = "alix") -> Agent:
        return Agent(name, add_agent(self.office, self.hashes, name, PASSWORD, "test"))

    def events(self) -> list[tuple[str, str]]:
        """Return every event of the log with its actor, the oldest first."""
        return events_of(self.office)


def events_of(office: Office) -> list[tuple[str, str]]:
    with office.store.reading() as db:
        entries = db.scalars(select(AuditRow).order_by(AuditRow.position))
        return [(Event(entry.event).value, entry.actor) for entry in entries]


@contextmanager
def desk_house(folder: Path) -> Iterator[DeskHouse]:
    clock, carrier = MovableClock(), RecordingCarrier()
    store = Store(sqlite_url(folder / "backend.sqlite3"))
    keys = open_server_keys(folder / "keys", secrets.token_bytes)
    carriers: dict[Channel, RecordingCarrier] = {"email": carrier, "sms": carrier}
    try:
        yield DeskHouse(open_office(Settings(URL), store, keys, carriers, clock), clock, carrier)
    finally:
        store.close()
