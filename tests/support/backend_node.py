"""One server process of several on one database; run as a program, it may stand still at a point for a test to kill it.

Everything is what `crypteo-backend serve` uses, but the clock, which is a file that a test moves for all processes.
"""

import argparse
import secrets
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crypteo_backend.app import create_app
from crypteo_backend.authority import CertificateRequest, IssuedCertificate
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.safe_files import write_private
from crypteo_backend.composition import DataFolder, dispatcher_of, open_office, with_authority
from crypteo_backend.messages.message import Message
from crypteo_backend.messages.spool import Spool
from crypteo_backend.server import address_of, listen, serve
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store
from tests.support.difficult_authorities import PlainAuthority
from tests.support.patient_service import patient

URL = "https://enrol.example.com"
NOWHERE, BEFORE_SIGNING, AFTER_SIGNING = "nowhere", "before-signing", "after-signing"
BEFORE_SENDING, AFTER_SENDING = "before-sending", "after-sending"
Stop = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FileClock:
    """A clock that stands until a test moves it, for every process that reads its file."""

    file: Path

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(int(self.file.read_text(encoding="ascii")), UTC)

    def set(self, moment: datetime) -> None:
        write_private(self.file, str(int(moment.timestamp())).encode("ascii"))

    def advance(self, **time: float) -> None:
        self.set(self() + timedelta(**time))


@dataclass(slots=True)
class StoppingAuthority(PlainAuthority):
    """Writes down which keys it signs, and may stand still before or after."""

    log: Path = Path()
    stop: Stop = field(default=lambda _: None)

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        self.stop(BEFORE_SIGNING)
        with self.log.open("a", encoding="ascii") as file:
            file.write(f"{request.public_key_der.hex()}\n")
        issued = PlainAuthority.issue(self, request)
        self.stop(AFTER_SIGNING)
        return issued


@dataclass(frozen=True, slots=True)
class StoppingCarrier:
    """Carries messages to a folder, writes down each time that it does, and may stand still before or after."""

    spool: Spool
    log: Path
    stop: Stop

    def send(self, message: Message) -> None:
        self.stop(BEFORE_SENDING)
        self.spool.send(message)
        with self.log.open("a", encoding="ascii") as file:
            file.write(f"{message.order_number}:{message.id}\n")
        self.stop(AFTER_SENDING)


def stop_at(wanted: str) -> Stop:
    """Return what tells that the point is reached and stands still there for ever."""

    def stop(point: str) -> None:
        if point == wanted:
            sys.stdout.write(f"Stopped {point}\n")
            sys.stdout.flush()
            threading.Event().wait()

    return stop


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--stop", default=NOWHERE)
    arguments = parser.parse_args()
    folder, stop = DataFolder(arguments.folder), stop_at(arguments.stop)
    clock = FileClock(arguments.folder / "clock")
    carrier = StoppingCarrier(Spool(folder.outbox), arguments.folder / "sendings", stop)
    keys = open_server_keys(folder.keys, secrets.token_bytes)
    settings = patient(Settings(URL)) if arguments.stop == NOWHERE else Settings(URL)
    office = open_office(settings, Store(arguments.database), keys, {"email": carrier, "sms": carrier}, clock)
    real = EmbeddedAuthority.open(folder.authority, URL, clock)
    services = with_authority(office, StoppingAuthority(real, log=arguments.folder / "signatures", stop=stop))
    dispatcher = dispatcher_of(services)
    dispatcher.start()
    with listen("127.0.0.1", 0) as listener:
        address = address_of(listener)
        serve(create_app(services), listener, lambda: _announce(address), exit_with_stdin=True)
    dispatcher.close()
    services.issuer.close()
    services.store.close()


def _announce(address: str) -> None:
    sys.stdout.write(f"Serving {address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
