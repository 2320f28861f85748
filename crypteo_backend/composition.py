"""Opens a data folder and hands the rules everything real: database, keys, authority, clock, randomness."""

import secrets
from dataclasses import dataclass, fields
from pathlib import Path

from crypteo_backend.answers import AnswerHasher
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.clock import wall_clock
from crypteo_backend.issuer import Issuer
from crypteo_backend.messages.message import Carrier
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.services import Office, Services
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store, sqlite_url


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
        database = self.path / "backend.sqlite3"
        database.touch(mode=0o600)
        return Store(sqlite_url(database))

    @property
    def authority(self) -> Path:
        """The embedded authority's own folder."""
        return self.path / "authority"

    @property
    def keys(self) -> Path:
        """The folder of the server's symmetric keys."""
        return self.path / "keys"

    @property
    def outbox(self) -> Path:
        """The folder of messages that a relay has to carry on."""
        return self.path / "outbox"


def open_office(folder: DataFolder, settings: Settings, store: Store, outlet: Carrier) -> Office:
    """Return what it takes to keep the folder's orders."""
    keys = open_server_keys(folder.keys, secrets.token_bytes)
    return Office(
        settings=settings,
        clock=wall_clock,
        random=secrets.token_bytes,
        store=store,
        keys=keys,
        answers=AnswerHasher(keys.answer_key),
        outlet=outlet,
    )


def with_authority(office: Office, authority: CertificateAuthority) -> Services:
    """Return the services of a process that has keys certified."""
    issuer = Issuer(office.store, authority, office.clock, office.settings.patience, office.random)
    return Services(**{field.name: getattr(office, field.name) for field in fields(Office)}, issuer=issuer)
