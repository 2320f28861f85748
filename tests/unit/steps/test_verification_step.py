"""Step 6: the file on the disk, the password, the list of checks, and what happens when one of them fails."""

from dataclasses import replace

import pytest

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, anywhere, file
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps.generation import GenerationStep
from crypteo_desktop.steps.verification import VerificationStep
from tests.support.fakes import FakeBackend, FakeKeys, MemoryFolder, services
from tests.support.samples import PASSWORD

STEP = VerificationStep()


class Bench:
    """Step 6 after a step 5 that went well."""

    def __init__(self, authority, answered: Enrolment) -> None:
        self.backend = FakeBackend(answers=[authority.issued()])
        self.keys = FakeKeys(authority.key)
        self.folder = MemoryFolder()
        self.services = services(self.backend, self.keys, self.folder)
        self.made = GenerationStep().run(answered, self.services, CancelToken(), lambda _: None)

    def run(self, enrolment: Enrolment | None = None, password: Secret = PASSWORD) -> Enrolment:
        typed = replace(enrolment or self.made, verification_password=password)
        return STEP.run(typed, self.services, CancelToken(), lambda _: None)


@pytest.fixture
def bench(authority, answered):
    return Bench(authority, answered)


def test_a_good_file_is_checked_accepted_and_the_secrets_are_dropped(bench):
    assert not STEP.is_finished(bench.made)
    end = bench.run()
    assert STEP.is_finished(end)
    assert len(end.checks) >= 5
    assert bench.backend.calls[-1] == ("accept", bench.made.issued.fingerprint_sha256)
    assert (bool(end.password), bool(end.confirmation), bool(end.verification_password)) == (False, False, False)
    assert bench.keys.forgotten


def test_a_wrong_password_may_be_typed_again(bench):
    with pytest.raises(Problem) as caught:
        bench.run(password=Secret("Mauvais2026"))
    assert caught.value.kind is file.PASSWORD_WRONG
    assert not bench.keys.forgotten
    assert bench.run().checks


def test_a_file_that_was_changed_is_not_called_good(bench):
    content = bench.folder.files[bench.made.saved_file]
    bench.folder.files[bench.made.saved_file] = content[:-200]
    with pytest.raises(Problem) as caught:
        bench.run()
    assert caught.value.kind is file.FILE_DAMAGED
    assert "accept" not in dict(bench.backend.calls)


def test_a_file_that_is_gone_is_saved_once_more_on_demand(bench):
    bench.folder.files.clear()
    with pytest.raises(Problem) as caught:
        bench.run()
    assert caught.value.kind is file.FILE_MISSING
    end = bench.run(replace(bench.made, saved_file=None))
    assert end.checks
    assert bench.folder.files[end.saved_file] == bench.made.file_content


def test_a_service_out_of_reach_does_not_spoil_a_good_file(bench):
    bench.backend.fails["accept"] = Problem(anywhere.UNREACHABLE)
    end = bench.run()
    assert STEP.is_finished(end)
    assert end.acceptance_problem.kind is anywhere.UNREACHABLE
    assert not bench.keys.forgotten

    bench.backend.fails.clear()
    bench.folder.files.clear()
    told = STEP.run(end, bench.services, CancelToken(), lambda _: None)
    assert told.acceptance_problem is None
    assert told.checks == end.checks


def test_a_fingerprint_that_the_service_denies_is_serious(bench):
    bench.backend.fails["accept"] = Problem(file.FINGERPRINT_MISMATCH)
    with pytest.raises(Problem) as caught:
        bench.run()
    assert caught.value.kind is file.FINGERPRINT_MISMATCH


def test_a_step_that_came_too_early_does_not_run(answered):
    with pytest.raises(RuntimeError):
        STEP.run(replace(answered, file_content=b"x", saved_file=None), services(), CancelToken(), lambda _: None)


def test_the_step_never_starts_by_itself(bench):
    assert not STEP.starts_on_entry(bench.made)
    assert STEP.missing(bench.made) == ()
