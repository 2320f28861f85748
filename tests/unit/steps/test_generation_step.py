"""Step 5: three tasks in their order, nothing kept that is wrong, nothing lost that is right."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import serialization

from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.crypto.verification import Trust
from crypteo_desktop.enrolment import Enrolment, Progress, Task, TaskState
from crypteo_desktop.problems import Problem, anywhere, certificate, file
from crypteo_desktop.session import State, StillWorking
from crypteo_desktop.steps.generating import LONGEST_WAIT
from crypteo_desktop.steps.generation import GenerationStep
from tests.support.fakes import FakeBackend, FakeKeys, MemoryFolder, services
from tests.support.samples import NOW, enrolment_in
from tests.support.small_authority import HOLDER, SmallAuthority, name

STEP = GenerationStep()


class Bench:
    """Step 5 with its stand-ins; `news` is what the screen was told."""

    def __init__(self, authority: SmallAuthority, *answers: object, folder: MemoryFolder | None = None) -> None:
        self.backend = FakeBackend(answers=list(answers or (authority.issued(),)))
        self.folder = folder or MemoryFolder()
        self.seconds = 0.0
        self.services = services(self.backend, FakeKeys(authority.key), self.folder, monotonic=lambda: self.seconds)
        self.news: list[Progress] = []

    def run(self, enrolment: Enrolment, token: CancelToken | None = None) -> Enrolment:
        return STEP.run(enrolment, self.services, token or CancelToken(), self.news.append)

    @property
    def states(self) -> list[tuple[Task, TaskState]]:
        return [(news.task, news.state) for news in self.news if news.kept is None]

    @property
    def kept(self) -> Enrolment:
        return [news.kept for news in self.news if news.kept is not None][-1]


def test_the_file_is_saved_under_the_holders_name(authority, answered):
    bench = Bench(authority)
    assert STEP.starts_on_entry(answered)
    assert STEP.missing(answered) == ()
    made = bench.run(answered)
    assert STEP.is_finished(made)
    assert not STEP.starts_on_entry(made)
    assert made.saved_file.name == "Camille_MARTIN_540206.p12"
    assert bench.folder.files[made.saved_file] == made.file_content
    assert {part.name: part.value for part in made.details.subject}["CN"] == "Camille MARTIN"
    assert bench.states == [(task, state) for task in Task for state in (TaskState.RUNNING, TaskState.DONE)]


def test_the_keys_of_the_file_are_made_beside_the_key_pair(authority, answered):
    bench, begun = Bench(authority), []
    seals = bench.services.seals
    made = STEP.run(answered, bench.services, CancelToken(), lambda news: begun.append((news.task, len(seals.begun))))
    assert begun[0] == (Task.KEY, 1)
    assert seals.begun == [answered.password]
    bench.run(replace(made, saved_file=None))
    assert seals.begun == [answered.password], "the file is made already"


def test_cancelling_works_until_the_request_leaves_and_then_no_more(authority, answered):
    token = CancelToken()
    token.cancel()
    bench = Bench(authority)
    with pytest.raises(Cancelled):
        bench.run(answered, token)
    assert bench.backend.calls == []

    late = CancelToken()
    bench = Bench(authority)
    made = STEP.run(
        answered,
        bench.services,
        late,
        lambda news: late.cancel() if news.task is Task.REQUEST else bench.news.append(news),
    )
    assert made.saved_file is not None


def test_the_authority_may_take_its_time(authority, answered):
    bench = Bench(authority, StillWorking(0.0), StillWorking(0.0), authority.issued())
    assert bench.run(answered).saved_file is not None
    assert [call for call, _ in bench.backend.calls] == [
        "request_certificate",
        "fetch_certificate",
        "fetch_certificate",
    ]


def test_after_three_minutes_the_holder_is_told_and_may_try_again(authority, answered):
    bench = Bench(authority, StillWorking(0.0))
    fetch = bench.backend.fetch_certificate

    def slow(session, token):
        bench.seconds += LONGEST_WAIT
        return fetch(session, token)

    bench.backend.fetch_certificate = slow
    with pytest.raises(Problem) as caught:
        bench.run(answered)
    assert caught.value.kind.name == "authority-unavailable"
    assert bench.states[-1] == (Task.REQUEST, TaskState.FAILED)


def spoilt(authority: SmallAuthority) -> dict[str, object]:
    leaf = authority.holder
    return {
        "certificate-other-key": authority.issued(replace(leaf, key=authority.stranger)),
        "certificate-other-subject": authority.issued(replace(leaf, subject=name("Somebody ELSE"))),
        "certificate-untrusted": authority.issued(replace(leaf, issuer=HOLDER, signer=authority.stranger)),
        "certificate-dates": authority.issued(replace(leaf, end=NOW - timedelta(hours=1))),
        "certificate-unreadable": replace(authority.issued(), certificate_pem="no certificate"),
    }


WRONG = ("other-key", "other-subject", "untrusted", "dates", "unreadable")


@pytest.mark.parametrize("kind", [f"certificate-{what}" for what in WRONG])
def test_a_wrong_certificate_is_refused_and_nothing_is_saved(authority, answered, kind):
    bench = Bench(authority, spoilt(authority)[kind])
    with pytest.raises(Problem) as caught:
        bench.run(answered)
    assert caught.value.kind.name == kind
    assert bench.folder.files == {}
    assert bench.states[-1] == (Task.REQUEST, TaskState.FAILED)


def test_a_root_beyond_the_profile_is_refused(authority, answered):
    bench = Bench(authority)
    other = replace(authority.root, key=authority.stranger, signer=authority.stranger)
    root = other.sign().public_bytes(serialization.Encoding.PEM)
    bench.services = replace(bench.services, trust=lambda session: Trust((root,), accept_any_root=False))
    with pytest.raises(Problem) as caught:
        bench.run(answered)
    assert caught.value.kind.name == "certificate-untrusted"


def test_a_full_disk_loses_nothing_and_another_folder_needs_no_network(authority, answered):
    bench = Bench(authority, folder=MemoryFolder(problem=Problem(file.DISK_FULL, folder="/full")))
    with pytest.raises(Problem) as caught:
        bench.run(answered)
    assert caught.value.kind is file.DISK_FULL
    assert bench.states[-1] == (Task.FILE, TaskState.FAILED)
    kept = bench.kept
    assert kept.file_content

    again = Bench(authority, Problem(anywhere.UNREACHABLE))
    made = again.run(kept)
    assert again.backend.calls == []
    assert again.folder.files[made.saved_file] == kept.file_content


def test_once_the_request_has_left_that_is_kept_whatever_fails(authority, answered):
    bench = Bench(authority, Problem(anywhere.UNREACHABLE))
    with pytest.raises(Problem):
        bench.run(answered)
    assert not answered.request_left
    assert bench.kept.request_left


@pytest.mark.parametrize("kind", [certificate.KEY_REUSED, certificate.KEY_WEAK])
def test_a_key_that_the_service_refuses_is_dropped_so_that_another_try_makes_one(authority, answered, kind):
    bench = Bench(authority, Problem(kind))
    with pytest.raises(Problem):
        bench.run(answered)
    assert bench.services.keys.refused == 1


def test_a_step_that_came_too_early_does_not_run(authority):
    with pytest.raises(RuntimeError):
        Bench(authority).run(enrolment_in(State.ANSWERS))
