"""What is written, in which order: no request before the key was read back, no key removed before the acceptance."""

import threading
from dataclasses import replace
from typing import cast

import pytest

from crypteo_desktop.adapters.background_keys import BackgroundKeys
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import open_any_p12
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.pending import Stage
from crypteo_desktop.problems import Problem, anywhere, certificate, file, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.generation import GenerationStep
from crypteo_desktop.steps.leaving import leave
from crypteo_desktop.steps.other_format import save_in_other_format
from crypteo_desktop.steps.password import PasswordStep
from crypteo_desktop.steps.verification import VerificationStep
from crypteo_desktop.steps.verifying import can_renew, renew_password
from tests.support.fakes import FakeBackend, FakeKeys, MemoryFolder, MemoryJournal, MemoryKeyring, services
from tests.support.outcomes import outcome
from tests.support.samples import DOWNLOAD, PASSWORD, enrolment_in
from tests.support.small_authority import SmallAuthority

NEW = Secret("Nouveau2026Bleu")
FULL = Problem(pending.JOURNAL_DISK_FULL, folder="/data")


class Bench:
    """Steps 2, 5 and 6 over one journal, with the service's calls and the journal's acts in one list."""

    def __init__(self, authority: SmallAuthority, *, keyring: bool = True) -> None:
        self.acts: list[str] = []
        self.journal = MemoryJournal(acts=self.acts)
        self.backend = FakeBackend(answers=[authority.issued()], calls=_Told(self.acts))
        self.folder = MemoryFolder()
        self.keys = FakeKeys(authority.key)
        self.keyring = MemoryKeyring(works=keyring)
        self.services = services(self.backend, self.keys, self.folder, self.journal, self.keyring)

    def chosen(self, enrolment: Enrolment) -> Enrolment:
        return PasswordStep().run(enrolment, self.services, CancelToken(), lambda _: None)

    def made(self, enrolment: Enrolment) -> Enrolment:
        return GenerationStep().run(self.chosen(enrolment), self.services, CancelToken(), lambda _: None)

    def checked(self, enrolment: Enrolment, password: Secret = PASSWORD) -> Enrolment:
        typed = replace(enrolment, verification_password=password)
        return VerificationStep().run(typed, self.services, CancelToken(), lambda _: None)


class _Told(list):  # type: ignore[type-arg]
    """A list of calls that tells their names to another list."""

    def __init__(self, acts: list[str]) -> None:
        super().__init__()
        self._acts = acts

    def append(self, call: tuple[str, object]) -> None:
        self._acts.append(call[0])
        super().append(call)


@pytest.fixture
def bench(authority: SmallAuthority) -> Bench:
    return Bench(authority)


def test_each_act_is_written_before_the_next_begins(bench: Bench, answered: Enrolment):
    end = bench.checked(bench.made(answered))
    assert end.acceptance_problem is None
    assert bench.acts == [
        "keep_key",
        "record KEY_KEPT",
        "record REQUESTED",
        "request_certificate",
        "keep_certificate",
        "record ISSUED",
        "record ISSUED",
        "record SAVED",
        "record VERIFIED",
        "accept",
        "remove",
    ]
    assert bench.keyring.secrets == {}


def test_before_the_file_has_its_name_the_journal_knows_it_by_its_digest(bench: Bench, answered: Enrolment):
    bench.folder.problem = Problem(anywhere.PROGRAM_ERROR)
    assert outcome(lambda: bench.made(answered)) is anywhere.PROGRAM_ERROR
    kept = bench.journal.downloads[DOWNLOAD.id]
    assert kept.stage is Stage.ISSUED
    assert kept.saved is not None
    assert (kept.saved.folder, kept.saved.name, kept.saved.path) == (
        bench.folder.path,
        "Camille_MARTIN_540206.p12",
        None,
    )


@pytest.mark.parametrize("act", ["keep_key", "record KEY_KEPT", "record REQUESTED"])
def test_what_cannot_be_written_before_the_request_stops_it(bench: Bench, answered: Enrolment, act: str):
    bench.journal.fails[act] = FULL
    assert outcome(lambda: bench.made(answered)) is pending.JOURNAL_DISK_FULL
    assert "request_certificate" not in bench.acts
    bench.journal.fails.clear()
    assert bench.made(answered).saved_file is not None


def test_a_key_that_does_not_come_back_from_the_disk_stops_the_request(bench, answered, monkeypatch):
    monkeypatch.setattr(bench.journal, "sealed_key", lambda download: b"rotten")
    assert outcome(lambda: bench.made(answered)) is pending.KEY_UNREADABLE
    assert "request_certificate" not in bench.acts


@pytest.mark.parametrize("act", ["keep_certificate", "record ISSUED", "record SAVED", "record VERIFIED"])
def test_nothing_stops_for_a_record_once_the_certificate_exists(bench: Bench, answered: Enrolment, act: str):
    bench.journal.fails[act] = FULL
    end = bench.checked(bench.made(answered))
    assert (end.acceptance_problem, bench.acts[-2:]) == (None, ["accept", "remove"])


def test_a_lost_acceptance_keeps_the_journal(bench: Bench, answered: Enrolment):
    bench.backend.fails["accept"] = Problem(anywhere.UNREACHABLE)
    end = bench.checked(bench.made(answered))
    assert end.acceptance_problem.kind is anywhere.UNREACHABLE
    assert bench.journal.downloads[DOWNLOAD.id].stage is Stage.VERIFIED
    assert DOWNLOAD.id in bench.journal.keys


def test_a_session_that_has_ended_is_accepted_by_the_key(bench: Bench, answered: Enrolment):
    bench.backend.fails["accept"] = Problem(anywhere.SESSION_EXPIRED)
    end = bench.checked(bench.made(answered))
    assert (end.acceptance_problem, bench.acts[-3:]) == (None, ["recover", "accept_recovery", "remove"])


def test_a_refused_key_is_replaced_in_the_journal_too(bench: Bench, answered: Enrolment):
    bench.backend.answers[:] = [Problem(certificate.KEY_WEAK), bench.backend.answers[0]]
    assert outcome(lambda: bench.made(answered)) is certificate.KEY_WEAK
    assert bench.keys.refused == 1


@pytest.mark.parametrize("keyring", [True, False])
def test_the_key_is_opened_again_by_password_and_by_keyring(authority, answered, keyring):
    bench = Bench(authority, keyring=keyring)
    bench.chosen(answered)
    bench.keys.take(answered.opened.key_policy, CancelToken())
    kept = bench.journal.downloads[DOWNLOAD.id]
    assert journal.key_by_password(kept, PASSWORD, bench.services).spki_sha256 == authority.key.spki_sha256
    assert outcome(lambda: journal.key_by_password(kept, NEW, bench.services)) is pending.PASSWORD_REFUSED
    assert journal.keyring_opens(kept, bench.services) is keyring
    if keyring:
        assert journal.key_by_keyring(kept, bench.services).spki_sha256 == authority.key.spki_sha256
    else:
        assert outcome(lambda: journal.key_by_keyring(kept, bench.services)) is pending.KEYRING_REFUSED


def test_no_keyring_opens_what_was_verified(bench: Bench, answered: Enrolment):
    bench.backend.fails["accept"] = Problem(anywhere.UNREACHABLE)
    bench.checked(bench.made(answered))
    assert not journal.keyring_opens(bench.journal.downloads[DOWNLOAD.id], bench.services)


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_forgotten_password_is_replaced_before_the_check(bench: Bench, answered: Enrolment, in_memory: bool):
    made = bench.made(answered)
    first = made.saved_file
    if not in_memory:
        bench.keys.key = None
    renewed = renew_password(replace(made, new_password=NEW), bench.services, CancelToken(), lambda _: None)
    assert list(bench.folder.files) == [renewed.saved_file], f"{first} is gone, which nobody can open"
    assert outcome(lambda: bench.checked(renewed)).name == "password-wrong"
    assert bench.checked(renewed, NEW).checks
    assert bench.acts[-1] == "remove"


def test_another_password_is_possible_while_the_key_is_at_hand_and_nobody_opened_the_file(
    bench: Bench, answered: Enrolment
):
    made = bench.made(answered)
    assert can_renew(made)
    come_back = replace(made, password=Secret(""))
    assert not can_renew(come_back)
    assert can_renew(replace(come_back, keyring_opens=True))
    assert not can_renew(bench.checked(made))


def test_where_another_program_imports_the_file_it_is_one_more_tick(bench: Bench, answered: Enrolment):
    made = bench.made(answered)
    asked: list[tuple[bytes, Secret]] = []
    bench.services = replace(bench.services, import_on_trial=lambda *told: bool(asked.append(told)) or True)
    checks = bench.checked(made).checks
    assert checks[-1].text.source == "Firefox’s own library imports the file"
    assert asked == [(bench.folder.files[made.saved_file], PASSWORD)]


def test_what_another_program_refuses_is_not_verified(bench: Bench, answered: Enrolment):
    def refuse(content: bytes, password: Secret) -> bool:
        raise Problem(file.NOT_IMPORTED)

    made = bench.made(answered)
    bench.services = replace(bench.services, import_on_trial=refuse)
    assert outcome(lambda: bench.checked(made)) is file.NOT_IMPORTED
    assert not [act for act in bench.acts if act.startswith("accept")]


def test_the_other_format_is_saved_beside_the_first_file_without_the_service(bench: Bench, answered: Enrolment):
    done = bench.checked(bench.made(answered))
    calls = list(bench.acts)
    asked = replace(done, verification_password=PASSWORD)
    both = save_in_other_format(asked, bench.services, CancelToken(), lambda _: None)
    assert both.other_file.name == f"{both.saved_file.stem}_compatible.p12"
    first, other = (open_any_p12(bench.folder.files[path], PASSWORD) for path in (both.saved_file, both.other_file))
    assert first == replace(other, key=first.key)
    assert first.key.spki_sha256 == other.key.spki_sha256
    assert first.friendly_name == "Camille MARTIN (TEST ENTREPRISE)"
    assert bench.acts == calls
    wrong = replace(done, verification_password=NEW)
    assert outcome(lambda: save_in_other_format(wrong, bench.services, CancelToken(), print)).name == "password-wrong"


def test_leaving_before_the_request_leaves_nothing_behind(bench: Bench, answered: Enrolment):
    begun = bench.chosen(answered)
    bench.keys.take(answered.opened.key_policy, CancelToken())
    leave(begun, bench.services)
    assert bench.acts[-2:] == ["remove", "close"], "the service may answer late, and the link be opened meanwhile"
    assert (bench.journal.downloads, bench.keyring.secrets) == ({}, {})


def test_a_key_that_is_still_being_made_is_not_kept_once_its_holder_has_left(bench: Bench, answered: Enrolment):
    keeping, may_go_on = threading.Event(), threading.Event()

    def keep(_: KeyPair) -> None:
        keeping.set()
        assert may_go_on.wait(90)
        bench.acts.append("kept")

    keys = BackgroundKeys(lambda *_: cast("KeyPair", bench.keys.key))
    keys.begin(answered.opened.key_policy, keep)
    assert keeping.wait(90)
    away = threading.Thread(target=leave, args=[bench.chosen(answered), replace(bench.services, keys=keys)])
    away.start()
    away.join(0.2)  # time to leave too early, if nothing keeps it from it
    may_go_on.set()
    away.join()
    assert bench.acts[-3:] == ["kept", "remove", "close"]


def test_leaving_after_the_request_keeps_all_that_can_save_it(bench: Bench, answered: Enrolment):
    leave(bench.made(answered), bench.services)
    assert "close" not in bench.acts
    assert "remove" not in bench.acts


def test_leaving_before_the_link_is_open_does_nothing(bench: Bench):
    leave(Enrolment(), bench.services)
    assert bench.acts == []
    leave(replace(enrolment_in(State.CODE), download=None), bench.services)
    assert bench.acts == ["close"]
