"""Opens a data folder and hands the rules everything real: database, keys, authority, clock, randomness."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from crypteo_backend.answers import AnswerHasher
from crypteo_backend.audit import AuditLog
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.clock import Clock, wall_clock
from crypteo_backend.dispatch import Dispatcher
from crypteo_backend.issuer import Issuer
from crypteo_backend.messages.message import Carrier, Channel
from crypteo_backend.outbox import Outbox
from crypteo_backend.pace import Pace
from crypteo_backend.retention import Retention
from crypteo_backend.revocation import RevocationRound
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.services import Office, Services
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store, sqlite_url
from crypteo_backend.tokens import RandomBytes


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where one installation keeps everything; only its owner may look inside."""

    path: Path

    def open(self) -> "DataFolder":
        """Make the folder if it is missing, close it to others whatever the umask was, and return it."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.chmod(0o700)
        return self

    def store(self) -> Store:
        """Return the database of the folder, closed to other users like the folder itself."""
        self.database.touch(mode=0o600)
        return Store(sqlite_url(self.database))

    @property
    def database(self) -> Path:
        """The file of the folder's own database, which an installation with another one does not have."""
        return self.path / "backend.sqlite3"

    @property
    def authority(self) -> Path:
        """The embedded authority's own folder."""
        return self.path / "authority"

    @property
    def keys(self) -> Path:
        """The folder of the pepper."""
        return self.path / "keys"

    @property
    def pepper(self) -> Path:
        """The file of the pepper, unless it is kept elsewhere."""
        return self.keys / "pepper"

    @property
    def outbox(self) -> Path:
        """The folder of messages that a relay has to carry on."""
        return self.path / "outbox"


def open_office(
    settings: Settings,
    store: Store,
    keys: ServerKeys,
    carriers: Mapping[Channel, Carrier],
    clock: Clock = wall_clock,
    random: RandomBytes = secrets.token_bytes,
) -> Office:
    """Return what it takes to keep orders."""
    audit = AuditLog(clock, keys)
    return Office(
        settings=settings,
        clock=clock,
        random=random,
        store=store,
        keys=keys,
        answers=AnswerHasher(keys),
        audit=audit,
        outbox=Outbox(store, keys, clock, random, audit, carriers, threading.Event()),
        pace=Pace(store, keys, clock),
    )


def with_authority(office: Office, authority: CertificateAuthority) -> Services:
    """Return the services of a process that has keys certified."""
    issuer = Issuer(office.store, authority, office.clock, office.settings.patience, office.random, office.audit)
    return Services(**{field.name: getattr(office, field.name) for field in fields(Office)}, issuer=issuer)


def dispatcher_of(services: Services) -> Dispatcher:
    """Return the background work of a process that serves, not yet begun."""
    rounds = {
        "revocations": RevocationRound(services).carry_out_due,  # first: a slow mail server must not delay them
        "the outbox": services.outbox.send_due,
        "retention": Retention(services).round,
    }
    return Dispatcher(services.outbox.posted, rounds)
