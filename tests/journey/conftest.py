"""One demonstration service for all journeys of a worker; each journey takes an order of its own."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a program on a real display is told so by its test

import pytest
import requests
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.accessible_desktop import AccessibleDesktop, accessible_desktop
from tests.support.backend_process import Demo, running_demo
from tests.support.cheap_locks import cheapen_locks
from tests.support.journeys import Walker
from tests.support.patient_bot import PatientBot


@dataclass(frozen=True, slots=True)
class Order:
    """One order ready to download."""

    base_url: str
    link: str
    code: str
    answers: list[str]


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """Return a running demonstration."""
    with running_demo() as running:
        yield running


@pytest.fixture
def order(demo: Demo) -> Order:
    """Return one more order ready to download."""
    return new_order(demo)


@pytest.fixture
def more_orders(demo: Demo) -> Callable[[], Order]:
    """Return what makes further orders."""
    return lambda: new_order(demo)


@pytest.fixture
def file(order: Order, tmp_path: Path) -> Path:
    """Return the file of a whole walk."""
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_the_end(order.code, order.answers)
    return next(tmp_path.glob("*.p12"))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return pytest-qt's robot, but patient."""
    return PatientBot(request)


@pytest.fixture
def cheap_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hurry what locks the key of an unfinished download; not for tests in which another process opens it."""
    cheapen_locks(monkeypatch)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[AccessibleDesktop]:
    """Return a desktop with a screen reader, and a home that is empty."""
    home = tmp_path / "home"
    home.mkdir()
    with accessible_desktop(home) as running:
        yield running


def new_order(demo: Demo) -> Order:
    """Ask the demonstration for an order."""
    told = requests.post(f"{demo.base_url}/demo/orders", timeout=60).json()
    return Order(demo.base_url, told["link"], told["retrieval_code"], told["answers"])
