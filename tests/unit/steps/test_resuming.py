"""Coming back: from every stage to the step where it goes on, or to a sentence that says what is missing."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.pending import PendingDownload, SavedFile, Stage
from crypteo_desktop.problems import Problem, anywhere, link, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import IssuedCertificate, State
from crypteo_desktop.steps import STEPS, journal
from crypteo_desktop.steps.initialisation import InitialisationStep
from tests.support.fakes import FakeBackend, FakeKeys, MemoryFolder, MemoryJournal, MemoryKeyring, services
from tests.support.outcomes import outcome
from tests.support.samples import DOWNLOAD, LINK, NOW, PASSWORD, session_in
from tests.support.small_authority import EMAIL, SmallAuthority

STEP = InitialisationStep()
NEW = Secret("Nouveau2026Bleu")
CONTENT = b"a saved file"
SAVED = SavedFile(Path("/downloads"), "a.p12", "", Path("/downloads/a.p12"))


class Computer:
    """A computer that was switched off at some stage of a download, and is on again."""

    def __init__(
        self, authority: SmallAuthority, stage: Stage, *, session: bool = False, keyring: bool = False
    ) -> None:
        self.authority = authority
        self.issued: IssuedCertificate = authority.issued()
        self.backend = FakeBackend(answers=[self.issued])
        self.folder = MemoryFolder()
        self.journal = MemoryJournal()
        self.keyring = MemoryKeyring(works=keyring)
        self.services = services(self.backend, FakeKeys(), self.folder, self.journal, self.keyring)
        self.download = self._download(stage)
        if stage >= Stage.KEY_KEPT:
            journal.keep_key(authority.key, self.download, PASSWORD, self.services)
        if stage >= Stage.ISSUED:
            self.journal.keep_certificate(self.download, self.issued)
        self.journal.record(self.download)
        if session:
            self.keyring.secrets[f"{DOWNLOAD.id}/session"] = Secret("token")

    def _download(self, stage: Stage) -> PendingDownload:
        known = {"subject_der": self.authority.subject_der, "email": EMAIL} if stage >= Stage.REQUESTED else {}
        received = {"received_at": NOW} if stage >= Stage.ISSUED else {}
        return replace(DOWNLOAD, stage=stage, **known, **received)

    def looked(self, typed: Secret | None = None) -> Enrolment:
        return self.run(Enrolment(typed_link=typed or Secret("")))

    def run(self, enrolment: Enrolment) -> Enrolment:
        return STEP.run(enrolment, self.services, CancelToken(), lambda _: None)

    def resumed(self, password: Secret = PASSWORD, typed: Secret | None = None) -> Enrolment:
        return self.run(replace(self.looked(typed), password=password))


def step_after(enrolment: Enrolment) -> str:
    return Flow.start(STEPS, enrolment).forward().step.info.id


def test_nothing_unfinished_asks_for_the_link(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    computer.journal.downloads.clear()
    assert (computer.looked().unfinished, computer.looked().chosen) == ((), None)


@pytest.mark.parametrize("stage", [Stage.OPENED, Stage.KEY_KEPT])
def test_what_gains_nothing_is_not_offered(authority: SmallAuthority, stage: Stage):
    assert Computer(authority, stage).looked().chosen is None
    assert Computer(authority, stage, session=True).looked().chosen is not None


def test_a_certificate_that_may_exist_is_offered_before_a_link_is_opened(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    looked = computer.looked(Secret(LINK.reveal().replace("a" * 43, "b" * 43)))
    assert looked.chosen is not None
    assert computer.backend.calls == []
    assert [text.source for text in STEP.missing(looked)] == ["the password"]
    assert STEP.missing(replace(looked, password=PASSWORD)) == ()


def test_a_link_that_is_refused_hides_nothing_that_is_unfinished(authority: SmallAuthority):
    assert Computer(authority, Stage.REQUESTED).looked(Secret("nonsense")).chosen is not None


def test_an_open_session_goes_on_with_the_password(authority: SmallAuthority):
    back = Computer(authority, Stage.OPENED, session=True).resumed(Secret(""))
    assert (back.session is not None, step_after(back)) == (True, "password")


def test_a_kept_key_goes_on_where_the_session_stands(authority: SmallAuthority):
    computer = Computer(authority, Stage.KEY_KEPT, session=True)
    back = computer.resumed()
    assert computer.services.keys.pair().spki_sha256 == authority.key.spki_sha256
    assert (back.password, back.key_begun, STEP.pauses(back)) == (PASSWORD, True, False)


def test_a_requested_certificate_is_fetched_by_the_key_without_a_session(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    back = computer.resumed()
    assert [name for name, _ in computer.backend.calls] == ["recover"]
    assert (back.issued.fingerprint_sha256, step_after(back)) == (computer.issued.fingerprint_sha256, "generation")


def test_a_request_that_never_arrived_wants_the_link_and_keeps_key_and_password(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    computer.backend.fails["recover"] = Problem(anywhere.RECOVERY_UNKNOWN)
    back = computer.resumed()
    assert (back.session, back.password, back.key_begun) == (None, PASSWORD, True)
    opened = computer.run(replace(back, typed_link=LINK))
    assert (opened.begun_before, step_after(opened)) == (True, "retrieval-code")
    assert computer.journal.downloads[DOWNLOAD.id].stage is Stage.REQUESTED, "the same key is asked for again"


def test_with_the_link_at_hand_a_request_that_never_arrived_goes_straight_on(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    computer.backend.fails["recover"] = Problem(anywhere.RECOVERY_UNKNOWN)
    back = computer.resumed(typed=LINK)
    assert (back.session is not None, step_after(back)) == (True, "retrieval-code")


def test_a_service_out_of_reach_is_said_and_nothing_is_lost(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    computer.backend.fails["recover"] = Problem(anywhere.UNREACHABLE)
    assert outcome(computer.resumed) is anywhere.UNREACHABLE
    assert DOWNLOAD.id in computer.journal.keys


def test_an_issued_certificate_is_finished_without_the_service(authority: SmallAuthority):
    computer = Computer(authority, Stage.ISSUED)
    back = computer.resumed()
    assert computer.backend.calls == []
    assert step_after(back) == "generation"
    made = STEPS[4].run(back, computer.services, CancelToken(), lambda _: None)
    assert made.saved_file in computer.folder.files
    done = STEPS[5].run(replace(made, verification_password=PASSWORD), computer.services, CancelToken(), lambda _: None)
    assert [name for name, _ in computer.backend.calls] == ["recover", "accept_recovery"]
    assert (bool(done.checks), computer.journal.downloads) == (True, {})


def test_a_certificate_that_cannot_be_read_any_more_is_fetched_again(authority: SmallAuthority):
    computer = Computer(authority, Stage.ISSUED)
    kept = computer.journal.certificates[DOWNLOAD.id]
    computer.journal.certificates[DOWNLOAD.id] = replace(kept, certificate_pem="rotten")
    back = computer.resumed()
    assert [name for name, _ in computer.backend.calls] == ["recover"]
    assert back.issued.certificate_pem == computer.issued.certificate_pem


@pytest.mark.parametrize("stage", [Stage.ISSUED, Stage.SAVED, Stage.VERIFIED])
def test_a_file_that_has_its_name_already_only_waits_for_the_check(authority: SmallAuthority, stage: Stage):
    computer = Computer(authority, stage)
    path = computer.folder.save(SAVED.name, CONTENT)
    from_disk = computer.folder.find(SAVED.name, digest_of(CONTENT))
    assert from_disk == path
    computer.journal.record(replace(computer.download, saved=replace(SAVED, digest=digest_of(CONTENT))))
    looked = computer.looked()
    assert (looked.chosen.file, STEP.missing(looked)) == (path, ())
    back = computer.run(looked)
    assert (back.saved_file, step_after(back), back.details is not None) == (path, "verification", True)


def test_a_saved_file_that_is_gone_is_made_anew(authority: SmallAuthority):
    computer = Computer(authority, Stage.SAVED)
    computer.journal.record(replace(computer.download, saved=replace(SAVED, digest=digest_of(CONTENT))))
    looked = computer.looked()
    assert (looked.chosen.file, looked.chosen.needs_password) == (None, True)
    assert step_after(computer.run(replace(looked, password=PASSWORD))) == "generation"


def test_a_wrong_password_may_be_typed_again(authority: SmallAuthority):
    computer = Computer(authority, Stage.ISSUED)
    assert outcome(lambda: computer.resumed(NEW)) is pending.PASSWORD_REFUSED
    assert computer.resumed().issued is not None


def test_a_forgotten_password_is_replaced_where_the_keyring_opens(authority: SmallAuthority):
    computer = Computer(authority, Stage.ISSUED, keyring=True)
    looked = computer.looked()
    assert looked.chosen.keyring_opens
    back = computer.run(replace(looked, new_password=NEW))
    assert (back.password, back.new_password) == (NEW, Secret(""))
    assert outcome(computer.resumed) is pending.PASSWORD_REFUSED, "the former one opens nothing any more"
    assert computer.resumed(NEW).issued is not None
    assert not Computer(authority, Stage.ISSUED).looked().chosen.keyring_opens


def test_a_service_that_the_profile_does_not_know_is_not_asked(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    computer.journal.record(replace(computer.download, base_url="https://elsewhere.example.com"))
    assert outcome(computer.resumed) is pending.SERVER_UNKNOWN
    assert computer.backend.calls == []


def test_passing_over_leaves_it_where_it_is_and_opens_the_link(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    anew = STEP.pass_over(computer.looked(LINK), computer.services, CancelToken(), lambda _: None)
    assert (anew.session is not None, anew.chosen, anew.download.id) == (True, None, "540206-1")
    assert set(computer.journal.downloads) == {DOWNLOAD.id, "540206-1"}


def test_another_link_of_the_same_order_offers_the_unfinished_one(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    renewed = Enrolment(typed_link=LINK, unfinished=computer.looked().unfinished)
    offered = computer.run(renewed)
    assert (offered.session, offered.chosen.download) == (None, computer.download)


def test_removing_looks_again(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED, session=True)
    left = STEP.remove(computer.looked(), computer.services, CancelToken(), lambda _: None)
    assert (left.unfinished, left.chosen) == ((), None)
    assert (computer.journal.downloads, computer.keyring.secrets) == ({}, {})


def test_one_after_the_other_is_offered_and_then_the_first_again(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    older = replace(computer.download, id="older", stage=Stage.OPENED, order=replace(DOWNLOAD.order, number="9"))
    computer.journal.record(older)

    def following(enrolment: Enrolment) -> Enrolment:
        return STEP.offer_next(enrolment, computer.services, CancelToken(), lambda _: None)

    first = computer.looked()
    second = following(replace(first, password=PASSWORD))
    assert (second.chosen.download, second.password) == (older, Secret("")), "even one that gains little"
    assert following(second).chosen == first.chosen
    passed_over = replace(second, chosen=None, passed_over=True)
    assert (following(passed_over).chosen, following(passed_over).passed_over) == (first.chosen, False)


def test_what_cannot_be_read_is_told_and_goes_only_when_asked(authority: SmallAuthority):
    computer = Computer(authority, Stage.REQUESTED)
    rotten = Path("/data/pending/rotten")
    computer.journal.unreadable.append(rotten)
    looked = computer.looked()
    assert looked.unreadable == (rotten,)
    left = STEP.remove_unreadable(looked, computer.services, CancelToken(), lambda _: None)
    assert (left.unreadable, computer.journal.unreadable) == ((), [])
    assert left.chosen is not None, "what can be read stays"


def test_a_key_that_waits_is_not_used_for_another_order(authority: SmallAuthority):
    computer = Computer(authority, Stage.KEY_KEPT, session=True)
    computer.backend.fails["refresh"] = Problem(anywhere.SESSION_EXPIRED)
    waiting = computer.resumed()
    assert (waiting.session, waiting.key_begun) == (None, True)
    other = replace(waiting.kept, order=replace(DOWNLOAD.order, number="9"))
    opened = computer.run(replace(waiting, download=other, typed_link=LINK))
    assert (opened.session is not None, opened.key_begun) == (True, False)
    assert computer.services.keys.pair() is None


def test_what_can_no_longer_become_a_certificate_goes_when_the_service_says_the_time(authority: SmallAuthority):
    computer = Computer(authority, Stage.KEY_KEPT)
    dead = replace(computer.download, id="dead", link_expires_at=NOW - timedelta(seconds=1))
    asked = replace(dead, id="asked", stage=Stage.REQUESTED, order=replace(dead.order, number="9"))
    for download in (dead, asked):
        computer.journal.record(download)
    anew = STEP.pass_over(computer.looked(LINK), computer.services, CancelToken(), lambda _: None)
    assert anew.session is not None
    assert "dead" not in computer.journal.downloads
    assert "asked" in computer.journal.downloads


@pytest.mark.parametrize("kind", [anywhere.SESSION_INVALID, anywhere.SESSION_EXPIRED, link.LINK_EXPIRED])
def test_a_session_that_has_ended_wants_the_link(authority: SmallAuthority, kind):
    computer = Computer(authority, Stage.KEY_KEPT, session=True)
    computer.backend.fails["refresh"] = Problem(kind)
    back = computer.resumed()
    assert (back.session, back.key_begun, back.download) == (None, True, computer.download)


def test_a_live_session_is_used_before_the_key(authority: SmallAuthority, monkeypatch: pytest.MonkeyPatch):
    computer = Computer(authority, Stage.REQUESTED, session=True)
    monkeypatch.setattr(computer.backend, "refresh", lambda session, token: session_in(State.AUTHENTICATED))
    back = computer.resumed()
    assert (back.opened.state, step_after(back)) == (State.AUTHENTICATED, "generation")
    assert computer.backend.calls == []


def digest_of(content: bytes) -> str:

    return sha256(content).hexdigest()
