"""Another password that cannot be written: the certificate stays safe, and the former password stays the one."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from crypteo_desktop.adapters.certificate_folder import DiskFolder
from crypteo_desktop.adapters.pending_folder import PendingFolder
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.p12 import open_any_p12
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.pending import Stage
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.generation import GenerationStep
from crypteo_desktop.steps.initialisation import InitialisationStep
from crypteo_desktop.steps.opening import begin
from crypteo_desktop.steps.password import PasswordStep
from crypteo_desktop.steps.verifying import renew_password
from tests.support.fakes import FakeBackend, FakeKeys, MemoryKeyring, services
from tests.support.outcomes import outcome
from tests.support.samples import DOWNLOAD, LINK, PASSWORD
from tests.support.small_authority import SmallAuthority

NEW = Secret("Nouveau2026Bleu")
REFUSALS = [errno.ENOSPC, errno.EACCES, errno.EIO]


class Computer:
    """One holder's computer with a real journal and a real folder, on which a certificate was saved."""

    def __init__(self, authority: SmallAuthority, answered: Enrolment, folder: Path) -> None:
        self.pending, self.downloads = folder / "pending", folder / "downloads"
        self.downloads.mkdir()
        self.backend = FakeBackend(answers=[authority.issued()])
        self.services: Services = replace(
            services(self.backend, FakeKeys(authority.key), keyring=MemoryKeyring()),
            pending=PendingFolder(self.pending, "this one"),
            folder=DiskFolder(self.downloads),
            open_folder=DiskFolder,
        )
        chosen = self.does(PasswordStep(), answered)
        self.made = self.does(GenerationStep(), chosen)

    def does(self, step: PasswordStep | GenerationStep | InitialisationStep, enrolment: Enrolment) -> Enrolment:
        return step.run(enrolment, self.services, CancelToken(), lambda _: None)

    def renew(self) -> Enrolment:
        asked = replace(self.made, new_password=NEW)
        return renew_password(asked, self.services, CancelToken(), lambda _: None)

    def files(self) -> dict[str, bytes]:
        """Return what lies in the journal and in the folder of downloads."""
        places = (*self.pending.rglob("*"), *self.downloads.iterdir())
        return {str(place): place.read_bytes() for place in places if place.is_file()}

    def opens(self, password: Secret) -> None:
        """Open the key kept here and the saved file with this password, or raise."""
        assert self.made.saved_file is not None
        journal.key_by_password(self.made.kept, password, self.services)
        open_any_p12(self.made.saved_file.read_bytes(), password)


@pytest.fixture
def computer(authority: SmallAuthority, answered: Enrolment, tmp_path: Path) -> Computer:
    return Computer(authority, answered, tmp_path)


def refuse(patch: pytest.MonkeyPatch, code: int, act: str = "write") -> None:
    """Let the disk refuse this act."""

    def refused(*_: object) -> None:
        raise OSError(code, "refused")

    patch.setattr(os, act, refused)


@pytest.mark.parametrize("code", REFUSALS)
@pytest.mark.parametrize("act", ["open", "write", "fsync", "replace"])
def test_what_cannot_be_written_at_the_check_leaves_the_former_password_in_force(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, act: str, code: int
):
    before = computer.files()
    with monkeypatch.context() as patch:
        refuse(patch, code, act)
        with pytest.raises(Problem) as caught:
            computer.renew()
    assert caught.value.kind is pending.PASSWORD_NOT_REPLACED
    assert caught.value.facts == {"folder": str(computer.pending)}
    assert computer.files() == before
    computer.opens(PASSWORD)
    assert outcome(lambda: computer.opens(NEW)) is pending.PASSWORD_REFUSED


def test_once_there_is_room_the_same_try_succeeds(computer: Computer, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        refuse(patch, errno.ENOSPC)
        assert outcome(computer.renew) is pending.PASSWORD_NOT_REPLACED
    computer.made = computer.renew()
    computer.opens(NEW)


@pytest.mark.parametrize("code", REFUSALS)
def test_whoever_comes_back_to_a_full_disk_keeps_the_former_password(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, code: int
):
    assert computer.made.saved_file is not None
    computer.made.saved_file.unlink()
    offered = computer.does(InitialisationStep(), Enrolment())
    assert offered.chosen is not None
    before = computer.files()
    with monkeypatch.context() as patch:
        refuse(patch, code)
        asked = replace(offered, new_password=NEW)
        assert outcome(lambda: computer.does(InitialisationStep(), asked)) is pending.PASSWORD_NOT_REPLACED
    assert computer.files() == before
    assert computer.does(InitialisationStep(), replace(offered, password=PASSWORD)).issued is not None


def test_before_the_request_it_is_the_download_that_cannot_be_kept(
    authority: SmallAuthority, answered: Enrolment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    computer = Computer(authority, answered, tmp_path)
    early = replace(computer.made, download=replace(computer.made.kept, stage=Stage.KEY_KEPT))
    refuse(monkeypatch, errno.ENOSPC)
    computer.made = early
    assert outcome(computer.renew) is pending.JOURNAL_DISK_FULL


def test_a_link_opened_once_more_for_what_was_requested_needs_no_room(
    authority: SmallAuthority, answered: Enrolment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The key is there and so may the certificate be: nothing stops for a record of the new session."""
    computer = Computer(authority, answered, tmp_path)
    asked = replace(computer.made.kept, stage=Stage.REQUESTED, order=DOWNLOAD.order)
    refuse(monkeypatch, errno.ENOSPC)
    waiting = Enrolment(typed_link=LINK, download=asked, key_begun=True, unfinished=(), passed_over=True)
    back = begin(waiting, computer.services, CancelToken())
    assert back.opened.order == DOWNLOAD.order
    assert back.kept.may_hold_a_certificate
