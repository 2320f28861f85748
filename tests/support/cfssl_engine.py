"""The real CFSSL of Debian, started with its own authority, database, profiles and mutual TLS."""

import json
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from crypteo_backend.authority.cfssl import CfsslAuthority
from crypteo_backend.authority.cfssl_records import CertificateRecords
from crypteo_backend.authority.cfssl_server import CfsslProfile, CfsslServer
from crypteo_backend.authority.engine_line import EngineLine, MutualTls
from crypteo_backend.authority.issuer_chain import IssuerChain
from tests.support.pki import Issued, Pki

SHARED_KEY = bytes(range(32))
PUBLICATION = "http://pki.example.com"
_TABLE = """
CREATE TABLE certificates (
    serial_number blob NOT NULL, authority_key_identifier blob NOT NULL, ca_label blob, status blob NOT NULL,
    reason int, expiry timestamp, revoked_at timestamp, pem blob NOT NULL,
    PRIMARY KEY (serial_number, authority_key_identifier)
)"""
_HOLDER = {
    "usages": ["digital signature", "content committment", "client auth", "email protection"],
    "expiry": "26304h",
    "auth_key": "service",
    "ClientProvidesSerialNumbers": True,
    # Without a whitelist it would copy the signature algorithm too, and sign with SHA-512 when its key is this long.
    "CSRWhitelist": {"Subject": True, "PublicKeyAlgorithm": True, "PublicKey": True},
    "crl_url": f"{PUBLICATION}/crl/issuing.crl",
    "issuer_urls": [f"{PUBLICATION}/ca/issuing.cer"],
    "policies": [{"ID": "1.3.6.1.4.1.32473.1.1", "Qualifiers": [{"type": "id-qt-cps", "value": f"{PUBLICATION}/cps"}]}],
}
_CONFIGURATION = {
    "signing": {
        # What every unknown profile falls back to: a key that nobody else has keeps it shut.
        "default": {"usages": ["server auth"], "expiry": "1h", "auth_key": "nobody"},
        "profiles": {"holder": _HOLDER, "brief": _HOLDER | {"expiry": "24h"}},
    },
    "auth_keys": {
        "service": {"type": "standard", "key": SHARED_KEY.hex()},
        "nobody": {"type": "standard", "key": bytes(32).hex()},
    },
}


def _await_listening(port: int) -> None:
    """Wait until the port answers: the engine says that it listens a moment before it does."""
    deadline = time.monotonic() + 60.0
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1.0).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "the engine never listened"
        else:
            return


@dataclass(frozen=True, slots=True)
class CfsslEngine:
    """A CFSSL that can be started, and what a service needs to ask it."""

    folder: Path
    port: int
    root: Issued
    issuing: Issued
    client: Issued

    @property
    def database(self) -> Path:
        return self.folder / "certdb.sqlite3"

    @property
    def records_url(self) -> str:
        return f"sqlite:///{self.database}"

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run it until the context ends."""
        command = (
            *("cfssl", "serve", "-address", "127.0.0.1", "-port", str(self.port)),
            *("-ca", self.issuing.certificate_file, "-ca-key", self.issuing.key_file),
            *("-config", self.folder / "config.json", "-db-config", self.folder / "db.json"),
            *("-tls-cert", self.folder / "server.pem", "-tls-key", self.folder / "server.key"),
            *("-mutual-tls-ca", self.root.certificate_file, "-mutual-tls-cn", "^crypteo-backend$"),
        )
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            # It logs each request, and stands still once nobody reads that.
            reader = threading.Thread(target=process.stderr.read)
            try:
                assert any("Now listening" in line for line in process.stderr)
                reader.start()
                _await_listening(self.port)
                yield
            finally:
                process.kill()
                if reader.ident is not None:
                    reader.join()

    def server(self, profile: str = "holder", key: bytes = SHARED_KEY, client: Issued | None = None) -> CfsslServer:
        """Return the way to ask it, with these departures."""
        client = client or self.client
        tls = MutualTls(self.root.certificate_file, client.certificate_file, client.key_file)
        return CfsslServer(EngineLine(self.url, tls), CfsslProfile(profile, key))

    def authority(
        self, server: CfsslServer | None = None, list_url: str = "http://127.0.0.1:9/none", records_url: str = ""
    ) -> CfsslAuthority:
        """Return the authority that a service would open."""
        chain = IssuerChain((self.issuing.certificate, self.root.certificate))
        records = CertificateRecords(records_url or self.records_url)
        return CfsslAuthority(server or self.server(), records, chain, list_url, lambda: datetime.now(UTC))

    def settings(self, **departures: object) -> dict[str, object]:
        """Write the files of a service's table `[authority]` for it, and return the table."""
        (self.folder / "chain.pem").write_bytes(
            self.issuing.certificate_file.read_bytes() + self.root.certificate_file.read_bytes()
        )
        (self.folder / "auth-key").write_text(f"{SHARED_KEY.hex()}\n")
        (self.folder / "records").write_text(self.records_url)
        table: dict[str, object] = {
            "engine": "cfssl",
            "url": self.url,
            "profile": "holder",
            "server_authority": str(self.root.certificate_file),
            "client_certificate": str(self.client.certificate_file),
            "client_key": str(self.client.key_file),
            "chain": str(self.folder / "chain.pem"),
            "auth_key_file": str(self.folder / "auth-key"),
            "records_file": str(self.folder / "records"),
            "list_url": "http://127.0.0.1:9/none",
        }
        return table | departures

    def signed(self) -> int:
        """Return how many certificates it has signed."""
        with closing(sqlite3.connect(self.database)) as database:
            return int(database.execute("SELECT count(*) FROM certificates").fetchone()[0])

    def with_issuing(self, issuing: Issued) -> "CfsslEngine":
        """Return the same engine, to be run with another issuing authority on another port."""
        return replace(self, issuing=issuing, port=free_port())


def make_cfssl_engine(folder: Path) -> CfsslEngine:
    """Make everything that CFSSL reads: its authority's key is 4,096 bits long, as a trap wants it."""
    pki = Pki(folder)
    root = pki.authority("root")
    issuing = pki.authority("issuing", root, bits=4096)
    pki.leaf("server", root)
    engine = CfsslEngine(folder, free_port(), root, issuing, pki.leaf("crypteo-backend", root))
    make_records(engine.database)
    (folder / "config.json").write_text(json.dumps(_CONFIGURATION))
    (folder / "db.json").write_text(json.dumps({"driver": "sqlite3", "data_source": str(engine.database)}))
    return engine


def make_records(file: Path) -> Path:
    """Make an empty database of CFSSL's."""
    with closing(sqlite3.connect(file)) as database:
        database.execute(_TABLE)
    return file


def free_port() -> int:
    """Return a port that nobody else is given as long as this process lives; who listens there lets others bind it."""
    holding = socket.socket()
    holding.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Go's listeners do
    holding.bind(("127.0.0.1", 0))
    port = int(holding.getsockname()[1])
    holding.detach()  # it stays bound, and listens to nobody
    return port
