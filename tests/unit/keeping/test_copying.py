"""A copy is proved or it is not there: password, writing, reading back, opening, taking the medium away."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crypteo_desktop.adapters.copy_folders import DiskCopies
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.keeping.copying import CopyOrder, CopyProgress, CopyTask, copy
from crypteo_desktop.keeping.places import chosen_place, medium_of
from crypteo_desktop.media import Medium
from crypteo_desktop.problems import ProblemKind, file, keeping
from crypteo_desktop.secret import Secret
from tests.support.outcomes import outcome
from tests.support.samples import PASSWORD
from tests.support.small_file import small_file

NAME = "Camille_MARTIN_540206.p12"


class Desk:
    """A saved file, a stick, and what was told."""

    def __init__(self, root: Path, content: bytes) -> None:
        self.file, self.stick = root / "Downloads" / NAME, root / "stick"
        self.file.parent.mkdir()
        self.stick.mkdir()
        self.file.write_bytes(content)
        self.told: list[CopyProgress] = []
        self.token = CancelToken()
        self.copies = DiskCopies()

    def copy(self, password: Secret = PASSWORD) -> Path | ProblemKind:
        order = CopyOrder(self.file, self.stick, password)
        return outcome(lambda: copy(order, self.copies, self.token, self.told.append))

    def on_stick(self) -> list[str]:
        return [entry.name for entry in self.stick.iterdir()]

    def forgetting(self, act: Callable[[Path], object]) -> None:
        """Do something to the copy just before it is read back."""
        self.copies = DiskCopies(forget=lambda _: act(self.stick / NAME))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, small_file())


def test_a_copy_is_written_read_back_opened_and_settled_in_this_order(desk: Desk) -> None:
    assert desk.copy() == desk.stick / NAME
    assert (desk.stick / NAME).read_bytes() == small_file()
    states = (TaskState.RUNNING, TaskState.DONE)
    assert desk.told == [CopyProgress(task, state) for task in CopyTask for state in states]


def test_a_wrong_password_is_told_before_anything_is_written(desk: Desk) -> None:
    assert desk.copy(Secret("Azerty12")) is file.PASSWORD_WRONG
    assert (desk.on_stick(), desk.told) == ([], [])


@pytest.mark.parametrize("change", [Path.unlink, lambda saved: saved.write_bytes(b"0")])
def test_a_saved_file_that_is_lost_is_named(desk: Desk, change: Callable[[Path], object]) -> None:
    change(desk.file)
    assert desk.copy() is keeping.ORIGINAL_LOST
    assert desk.on_stick() == []


def test_a_medium_that_gives_back_something_else_keeps_no_copy(desk: Desk) -> None:
    desk.forgetting(lambda copied: copied.write_bytes(b"0"))
    assert desk.copy() is keeping.COPY_DIFFERS
    assert desk.on_stick() == []
    assert desk.told[-1] == CopyProgress(CopyTask.READ_BACK, TaskState.FAILED)


def test_a_medium_pulled_out_after_the_reading_is_gone(desk: Desk) -> None:
    desk.forgetting(os.unlink)
    assert desk.copy() is keeping.MEDIUM_GONE
    assert desk.told[-1] == CopyProgress(CopyTask.SETTLE, TaskState.FAILED)


def test_a_copy_that_was_there_before_is_proved_and_stays(desk: Desk) -> None:
    (desk.stick / NAME).write_bytes(small_file())
    desk.forgetting(lambda _: desk.token.cancel())
    with pytest.raises(Cancelled):
        desk.copy()
    assert (desk.stick / NAME).read_bytes() == small_file()


def test_another_file_of_that_name_stops_it(desk: Desk) -> None:
    (desk.stick / NAME).write_bytes(b"mine")
    assert desk.copy() is keeping.COPY_NAME_TAKEN
    assert (desk.stick / NAME).read_bytes() == b"mine"


def test_cancelling_leaves_nothing_behind(desk: Desk) -> None:
    desk.forgetting(lambda _: desk.token.cancel())
    with pytest.raises(Cancelled):
        desk.copy()
    assert desk.on_stick() == []


def test_the_only_stick_is_chosen_and_a_choice_holds_while_it_is_there(tmp_path: Path) -> None:
    one, two = Medium(tmp_path / "one", "ONE", 1), Medium(tmp_path / "two", "TWO", 1)
    locked = Medium(tmp_path / "three", "THREE", 1, is_writable=False)
    assert chosen_place(None, (one, locked), None) == one.folder
    assert chosen_place(None, (one, two), None) is None
    assert chosen_place(two.folder, (one, two), None) == two.folder
    assert chosen_place(two.folder, (one,), None) == one.folder
    assert chosen_place(tmp_path, (one,), tmp_path) == tmp_path
    assert chosen_place(locked.folder, (locked,), None) is None


def test_a_copy_is_on_a_medium_or_in_any_folder(tmp_path: Path) -> None:
    one = Medium(tmp_path / "one", "ONE", 1)
    assert medium_of(tmp_path / "one" / "a" / NAME, (one,)) == one
    assert medium_of(tmp_path / NAME, (one,)) is None
