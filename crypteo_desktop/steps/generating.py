"""The work of step 5: key, request, certificate and file; after the request has left nothing stops it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.csr import build_csr
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.verification import verify_issued
from crypteo_desktop.enrolment import Enrolment, Progress, Report, Task, TaskState
from crypteo_desktop.problems import Problem, certificate
from crypteo_desktop.services import Services
from crypteo_desktop.session import IssuedCertificate, Session, StillWorking
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.certificate_file import build, ordered, save

# The authority may take its time; after this many seconds the holder is told, and may try again.
LONGEST_WAIT: Final = 180.0


@dataclass(frozen=True, slots=True)
class _Tasks:
    """Tells the screen how far each task is; cancelling ends when the request leaves."""

    report: Report

    @contextmanager
    def running(self, task: Task, *, can_cancel: bool) -> Iterator[None]:
        """Report `task` as running, then as done, or as failed when its work raises."""
        self.report(Progress(task, TaskState.RUNNING, can_cancel))
        try:
            yield
        except Exception:
            self.report(Progress(task, TaskState.FAILED, can_cancel))
            raise
        self.report(Progress(task, TaskState.DONE, can_cancel))


def generate(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
    """Make key, certificate and file, and save it; raise Problem of the certificate, file and journal kinds."""
    tasks = _Tasks(report)
    if not enrolment.file_content:
        services.seals.begin(enrolment.password)  # where it is not there yet, it is made beside the key pair
    with tasks.running(Task.KEY, can_cancel=True):
        key = services.keys.take(enrolment.opened.key_policy, token)
    token.checkpoint()
    # From here on nothing stops: a certificate that was issued must end in a file.
    going_on = token.lasting()
    with tasks.running(Task.REQUEST, can_cancel=False):
        received = (
            enrolment if enrolment.details is not None else _requested(enrolment, key, services, going_on, report)
        )
    with tasks.running(Task.FILE, can_cancel=False):
        built = received if received.file_content else build(received, services, going_on)
        report(Progress(Task.FILE, TaskState.RUNNING, can_cancel=False, kept=built))
        return save(built, services)


def _requested(enrolment: Enrolment, key: KeyPair, services: Services, token: CancelToken, report: Report) -> Enrolment:
    """Return the enrolment with the certificate in it, checked and in the journal."""
    asked = replace(enrolment, request_left=True, download=journal.request_leaves(enrolment, key, services))
    report(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False, kept=asked))
    issued = asked.issued or _obtain(asked.opened, key, services, token)
    received = _checked(asked, issued, key, services)
    kept = replace(received, download=journal.received(received, services))
    report(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False, kept=kept))
    return kept


def _obtain(session: Session, key: KeyPair, services: Services, token: CancelToken) -> IssuedCertificate:
    """Send the request and poll until the certificate is there; raise AUTHORITY_UNAVAILABLE after LONGEST_WAIT."""
    deadline = services.monotonic() + LONGEST_WAIT
    answer = _sent(session, build_csr(key, ordered(session)), services, token)
    while isinstance(answer, StillWorking):
        if services.monotonic() > deadline:
            raise Problem(certificate.AUTHORITY_UNAVAILABLE)
        token.wait(min(max(answer.retry_after, 0.2), 10.0))
        answer = services.backend.fetch_certificate(session, token)
    return answer


def _sent(session: Session, csr: bytes, services: Services, token: CancelToken) -> IssuedCertificate | StillWorking:
    """Send the request; a key that the service refuses is dropped, so that another try makes another one."""
    try:
        return services.backend.request_certificate(session, csr, token)
    except Problem as problem:
        if problem.kind in {certificate.KEY_REUSED, certificate.KEY_WEAK}:
            services.keys.refuse()
        raise


def _checked(enrolment: Enrolment, issued: IssuedCertificate, key: KeyPair, services: Services) -> Enrolment:
    """Return the enrolment with the certificate in it, or raise why the certificate is refused."""
    session, order = enrolment.opened, ordered(enrolment.opened)
    details = verify_issued(
        issued,
        key=key,
        subject_der=order.subject_der,
        email=order.email,
        trust=services.trust(session),
        now=issued.told_at.now(services.monotonic()),
    )
    return replace(enrolment, issued=issued, details=details)
