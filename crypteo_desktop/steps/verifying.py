"""The work of step 6: the file on the disk is opened and checked, then accepted; until then its password may change."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.enrolment import NOTHING, Enrolment, Report
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.services import Services
from crypteo_desktop.session import IssuedCertificate
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.another_password import seal_anew
from crypteo_desktop.steps.certificate_file import build, check, issued_in, save
from crypteo_desktop.steps.resuming import SESSION_IS_OVER, recover
from crypteo_desktop.texts import QT_TRANSLATE_NOOP

_IMPORTED: Final = QT_TRANSLATE_NOOP("Verification", "Firefox’s own library imports the file")


def verify(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Check the file on the disk and tell the service; a file that is gone is first saved once more."""
    if enrolment.checks:
        return _told(enrolment, services, token)
    written = enrolment if enrolment.saved_file is not None else _written(enrolment, services, token)
    return _told(_checked(written, services), services, token)


def can_renew(enrolment: Enrolment) -> bool:
    """Whether another password may be chosen: nobody opened the file yet, and the key is at hand or in the keyring."""
    return not enrolment.checks and (bool(enrolment.password) or enrolment.keyring_opens)


def renew_password(
    enrolment: Enrolment,
    services: Services,
    token: CancelToken,
    report: Report,  # noqa: ARG001  as any work of a page
) -> Enrolment:
    """Put `new_password` in force, as long as the file was not verified: the key is sealed and the file made anew.

    The former file, which nobody can open, goes. Raise Problem: PASSWORD_NOT_REPLACED, or of the file
    kinds.
    """
    download, former = enrolment.kept, enrolment.kept.saved
    key = services.keys.pair() or journal.key_by_keyring(download, services)
    keep = partial(journal.keep_key, download=download, password=enrolment.new_password, services=services)
    seal_anew(key, download, enrolment.new_password, services)
    services.keys.put(download.key_policy, key, keep)
    anew = replace(
        enrolment,
        password=enrolment.new_password,
        confirmation=enrolment.new_password,
        new_password=NOTHING,
        file_content=b"",
        saved_file=None,
        download=journal.unsaved(download, services),
    )
    written = _written(anew, services, token)
    if former is not None and former.path is not None:
        services.open_folder(former.folder).discard(former.path, former.digest)
    return written


def _written(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Return the enrolment with the file saved, built first where it was not."""
    if enrolment.file_content:
        return save(enrolment, services)
    _key(enrolment, services)
    password = enrolment.password or enrolment.verification_password
    return save(build(replace(enrolment, password=password), services, token), services)


def _checked(enrolment: Enrolment, services: Services) -> Enrolment:
    _, saved_file = _made(enrolment)
    content, password = services.folder.read(saved_file), enrolment.verification_password
    checks = check(content, password, enrolment, services)
    if services.import_on_trial(content, password):
        checks = (*checks, Check(_IMPORTED))
    return replace(enrolment, checks=checks, download=journal.verified(enrolment.kept, services))


def _made(enrolment: Enrolment) -> tuple[IssuedCertificate, Path]:
    if enrolment.saved_file is None:
        raise RuntimeError("the verification comes after the generation")
    return issued_in(enrolment), enrolment.saved_file


def _told(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Send the acceptance; a service out of reach does not spoil a file that is saved and verified."""
    issued, _ = _made(enrolment)
    try:
        _accept(enrolment, issued, services, token)
    except Problem as problem:
        if problem.kind is file.FINGERPRINT_MISMATCH:
            raise
        return replace(enrolment, acceptance_problem=problem)
    journal.end(enrolment.kept, services)
    services.keys.forget()
    services.seals.forget()
    return replace(
        enrolment, acceptance_problem=None, password=NOTHING, confirmation=NOTHING, verification_password=NOTHING
    )


def _accept(enrolment: Enrolment, issued: IssuedCertificate, services: Services, token: CancelToken) -> None:
    """Tell the service in the session, or, when that has ended, by way of the key."""
    session = enrolment.opened
    if session.session_token:
        try:
            services.backend.accept(session, issued.fingerprint_sha256, token)
        except Problem as problem:
            if problem.kind not in SESSION_IS_OVER:
                raise
        else:
            return
    recovered = recover(enrolment.kept, _key(enrolment, services), services, token)
    services.backend.accept_recovery(recovered, issued.fingerprint_sha256, token)


def _key(enrolment: Enrolment, services: Services) -> KeyPair:
    """Return the key, opened with the password of the technical check where it is not at hand."""
    download, ready = enrolment.kept, services.keys.pair()
    if ready is not None:
        return ready
    key = journal.key_by_password(download, enrolment.verification_password, services)
    keep = partial(journal.keep_key, download=download, password=enrolment.verification_password, services=services)
    services.keys.put(download.key_policy, key, keep)
    return key
