"""A house that stands for many tests, or for a long run: opening one takes longer than a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from crypteo_backend.app import create_app
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.connection import REQUEST_SECONDS
from crypteo_backend.settings import Figures, Settings
from crypteo_backend.store.database import sqlite_url
from tests.service.conftest import make_services
from tests.support.backend_house import House, RecordingCarrier, served
from tests.support.movable_clock import MovableClock

URL = "https://enrol.example.com"
UNHURRIED = Figures(requests_a_minute=10**9, openings_a_minute=10**9)  # a clock that stands never ends a minute


@contextmanager
def standing_house(
    folder: Path, authority: CertificateAuthority, clock: MovableClock, request_seconds: float = REQUEST_SECONDS
) -> Iterator[House]:
    """Open a house in the folder; its requests must be whole within so many seconds."""
    carrier = RecordingCarrier()
    database, settings = sqlite_url(folder / "backend.sqlite3"), Settings(URL, figures=UNHURRIED)
    services = make_services(folder, database, settings, clock, authority, carrier)
    with (
        served(create_app(services), request_seconds) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as http,
    ):
        yield House(services, clock, carrier, http)
    services.issuer.close()
    services.store.close()
