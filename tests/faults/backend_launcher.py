"""Runs a real backend process on a place of its own: forked, since importing everything takes longer than a walk.

The process has what `crypteo-backend serve` has, but its clock is a file that the walk moves, its carrier writes down
what it sends, and SIGUSR1 calls its background rounds, which do not come by themselves.
"""

import ctypes
import json
import os
import secrets
import select
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

# Imported by a running server; here already, so that each forked one need not.
import anyio._backends._asyncio  # noqa: F401
import uvicorn.lifespan.on
import uvicorn.loops.asyncio  # noqa: F401
from sqlalchemy import URL
from sqlalchemy.orm import Session

from crypteo_backend.app import create_app
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.composition import DataFolder, dispatcher_of, open_office, with_authority
from crypteo_backend.messages.spool import Spool
from crypteo_backend.routes.office import office_routes
from crypteo_backend.routes.publication import publication
from crypteo_backend.server import address_of, listen, serve
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.services import Services
from crypteo_backend.settings import AuthorityPatience, Settings
from crypteo_backend.store.database import Store
from tests.faults.backend_doom import Course, Doom, MinedAuthority, MinedCarrier, mine
from tests.support.backend_node import FileClock
from tests.support.cfssl_engine import CfsslEngine

URL_OF_PAGES = "http://127.0.0.1"  # plain, so that cookies travel
OFFICE_TOKEN = "t" * 32
PATIENCE = 90.0
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
# A slow machine must not change which points a walk comes to.
SETTINGS = Settings(URL_OF_PAGES, patience=replace(AuthorityPatience(), answer_within=PATIENCE))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a backend keeps everything: its folder (keys, authority, messages, clock), database and engine."""

    folder: Path
    database: URL
    engine: CfsslEngine | None = None

    @property
    def clock(self) -> FileClock:
        return FileClock(self.folder / "clock")

    @property
    def sendings(self) -> Path:
        """The ids of the messages, each as often as it was sent."""
        return self.folder / "sendings"

    @property
    def certificate(self) -> Path:
        """The certificate as the holder keeps it, JSON."""
        return self.folder / "certificate.json"

    def messages(self) -> list[dict[str, str]]:
        """Return the messages that were sent, each once."""
        files = (self.folder / "outbox").glob("*.json")
        return [json.loads(file.read_text(encoding="utf-8")) for file in files]

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """Open the database in this process, for as long as nothing is forked."""
        with closing(Store(self.database)) as store:
            yield store

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read in the database."""
        with self.opened() as store, store.reading() as db:
            yield db

    @property
    def course(self) -> Path:
        """The points that the last process came to."""
        return self.folder / "course"


class Died(Exception):
    """The process ended, by SIGKILL."""


class Process:
    """One backend process; `address` is where it answers."""

    def __init__(self, place: Place, doom: Doom | None) -> None:
        """Start it and wait until it serves; raises Died when its doom comes first."""
        self._is_over = False
        self._pipe, writer = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            _run(lambda: _serve(place, doom, writer))
        os.close(writer)
        self.address = os.read(self._pipe, 200).decode("ascii")
        if not self.address:
            raise self.end() or RuntimeError("the backend ended before it served")

    def is_dead(self, within: float = 0.01) -> bool:
        """Tell whether it ends within so many seconds, without waiting longer than it lives."""
        return bool(select.select([self._pipe], [], [], within)[0])  # it alone holds the other end

    def call_rounds(self) -> None:
        """Have the background work done now."""
        os.kill(self._pid, signal.SIGUSR1)

    def close(self) -> None:
        """Stop it in order; raises Died when its doom comes on the way."""
        os.kill(self._pid, signal.SIGTERM)
        end = self.end()
        if end is not None:
            raise end

    def kill(self) -> None:
        """End it at once, unless it has ended."""
        if not self._is_over:
            os.kill(self._pid, signal.SIGKILL)
            self.end()

    def end(self) -> Died | None:
        """Wait until it has ended: by SIGKILL, or in order."""
        if not self.is_dead(PATIENCE):
            raise TimeoutError("the backend neither answers nor ends")
        self._is_over = True
        os.close(self._pipe)
        _, status = os.waitpid(self._pid, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            return Died()
        if status:
            message = f"the backend ended by itself, status {status}"
            raise RuntimeError(message)
        return None


def _run(act: Callable[[], None]) -> None:
    """Do the act in the forked process and never return into the walk that it was copied from."""
    status = 1
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        act()
        status = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(status)


def _serve(place: Place, doom: Doom | None, told: int) -> None:
    course = Course(place.course, doom)
    mine(course)
    authority, services = _services(place, course)
    dispatcher = dispatcher_of(services)
    dispatcher._every = 3600.0  # a round that comes by itself would come to its points at random
    signal.signal(signal.SIGUSR1, lambda *_: services.outbox.posted.set())
    dispatcher.start()
    published = [publication(authority)] if isinstance(authority, EmbeddedAuthority) else []
    app = create_app(services, [office_routes(OFFICE_TOKEN.encode()), *published])
    with listen("127.0.0.1", 0) as listener:
        serve(app, listener, lambda: _tell(told, address_of(listener)))
    dispatcher.close()
    services.issuer.close()
    services.store.close()


def _tell(told: int, address: str) -> None:
    os.write(told, address.encode("ascii"))


def _services(place: Place, course: Course) -> tuple[CertificateAuthority, Services]:
    folder = DataFolder(place.folder)
    carrier = MinedCarrier(Spool(folder.outbox), course, place.sendings)
    keys = open_server_keys(folder.keys, secrets.token_bytes)
    carriers = {"email": carrier, "sms": carrier}
    office = open_office(SETTINGS, Store(place.database), keys, carriers, place.clock)
    authority = place.engine.authority() if place.engine else embedded(place)
    return authority, with_authority(office, MinedAuthority(authority, course=course))


def embedded(place: Place) -> EmbeddedAuthority:
    """Return the authority of the place; its keys are those of the base that all places are copied from."""
    pristine = _pristine(place.folder.parent / "authority")
    folder = DataFolder(place.folder).authority
    return EmbeddedAuthority(folder, pristine._hierarchy, Publication(URL_OF_PAGES), place.clock)


@cache
def _pristine(folder: Path) -> EmbeddedAuthority:
    """Return the authority that is copied; reading its keys takes 0.3 s, so they are read before any fork."""
    return EmbeddedAuthority.open(folder, URL_OF_PAGES, FileClock(folder.parent / "clock"))
