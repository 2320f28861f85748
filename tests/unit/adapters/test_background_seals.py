"""The keys of the file, derived in the background: once for each file, of the password told, and never in the way."""

import threading
from typing import cast

import pytest

from crypteo_desktop.adapters.background_seals import BackgroundSeals
from crypteo_desktop.crypto.pkcs12.seal import Seal
from crypteo_desktop.secret import Secret
from tests.support.samples import PASSWORD

OTHER = Secret("Vertige2027")
PATIENCE = 90.0


class Workshop:
    """Makes seals that are only names, when `allowed` is set; the first ones fail with what is in `fails`."""

    def __init__(self) -> None:
        self.asked: list[Secret] = []
        self.allowed = threading.Event()
        self.fails: list[Exception] = []

    def __call__(self, password: Secret) -> Seal:
        self.asked.append(password)
        number = len(self.asked)
        assert self.allowed.wait(PATIENCE)
        if self.fails:
            raise self.fails.pop(0)
        return cast("Seal", f"seal {number}")


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


def test_a_seal_begun_early_is_the_one_taken(workshop: Workshop) -> None:
    seals = BackgroundSeals(workshop)
    seals.begin(PASSWORD)
    seals.begin(PASSWORD)
    workshop.allowed.set()
    assert seals.take(PASSWORD) == "seal 1"
    assert workshop.asked == [PASSWORD]


def test_no_seal_is_given_to_two_files(workshop: Workshop) -> None:
    seals = BackgroundSeals(workshop)
    workshop.allowed.set()
    seals.begin(PASSWORD)
    assert [seals.take(PASSWORD), seals.take(PASSWORD)] == ["seal 1", "seal 2"]


def test_a_seal_of_another_password_is_never_given(workshop: Workshop) -> None:
    seals = BackgroundSeals(workshop)
    workshop.allowed.set()
    seals.begin(PASSWORD)
    assert seals.take(OTHER) == "seal 2"
    seals.begin(PASSWORD)
    seals.begin(OTHER)
    assert seals.take(OTHER) == f"seal {workshop.asked.index(OTHER, 2) + 1}"


def test_what_was_forgotten_is_not_given(workshop: Workshop) -> None:
    seals = BackgroundSeals(workshop)
    workshop.allowed.set()
    seals.begin(PASSWORD)
    seals.forget()
    assert seals.take(PASSWORD) == "seal 2"


def test_after_a_failure_behind_the_screens_the_seal_is_made_where_it_is_needed(workshop: Workshop) -> None:
    seals = BackgroundSeals(workshop)
    workshop.fails = [ArithmeticError("once")]
    workshop.allowed.set()
    seals.begin(PASSWORD)
    assert seals.take(PASSWORD) == "seal 2"
    workshop.fails = [ArithmeticError("now")]
    with pytest.raises(ArithmeticError, match="now"):
        seals.take(PASSWORD)
