"""Coming back to an unfinished download: from what the journal holds to the step where it goes on."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.recovery import sign_recovery
from crypteo_desktop.crypto.verification import details_of
from crypteo_desktop.enrolment import NOTHING, Enrolment, Unfinished
from crypteo_desktop.pending import PendingDownload, Stage
from crypteo_desktop.problems import Problem, anywhere, file, identity, link, pending
from crypteo_desktop.services import Services
from crypteo_desktop.session import IssuedCertificate, Moment, RecoveredCertificate, Session, State
from crypteo_desktop.steps import journal
from crypteo_desktop.steps.another_password import seal_anew

# What a service says of a session that has ended; the certificate can then only be had by way of the key.
SESSION_IS_OVER: Final = frozenset(
    {
        anywhere.SESSION_INVALID,
        anywhere.SESSION_EXPIRED,
        anywhere.NOT_FOUND,
        anywhere.WRONG_STATE,
        link.LINK_UNKNOWN,
        link.LINK_EXPIRED,
        link.ORDER_EXPIRED,
        link.ALREADY_ACCEPTED,
        identity.ORDER_LOCKED,
    }
)
_AUTHENTICATED: Final = frozenset({State.AUTHENTICATED, State.ISSUED})


def look(enrolment: Enrolment, services: Services) -> Enrolment:
    """Return the enrolment with the unfinished downloads, those that may hold a certificate first."""
    journal_found = services.pending.look()
    found = (_unfinished(download, services) for download in journal_found.downloads)
    ordered = tuple(sorted(found, key=lambda one: not one.download.may_hold_a_certificate))
    return replace(enrolment, unfinished=ordered, unreadable=journal_found.unreadable)


def sweep_expired(unfinished: tuple[Unfinished, ...], now: datetime, services: Services) -> None:
    """Remove what can no longer become a certificate: the link died (by the service's clock) before any request."""
    for one in unfinished:
        if not one.download.may_hold_a_certificate and one.download.link_expires_at < now:
            journal.end(one.download, services)


def resume(enrolment: Enrolment, chosen: Unfinished, services: Services, token: CancelToken) -> Enrolment:
    """Return the enrolment as it was when the program ended, as far as it can be had again.

    Its session is None when the link must be opened again for it. Raise Problem: PASSWORD_REFUSED, KEYRING_REFUSED,
    KEY_UNREADABLE, SERVER_UNKNOWN, PASSWORD_NOT_REPLACED, or of the network.
    """
    download = chosen.download
    if all(server.url != download.base_url for server in services.profile.servers):
        raise Problem(pending.SERVER_UNKNOWN)
    going_on = replace(enrolment, download=download, chosen=None, passed_over=True)
    if chosen.needs_password:
        key = _key(enrolment, download, services)
        going_on = _with_key(going_on, key, services)
        if download.stage < Stage.ISSUED:
            return _unissued(going_on, key, services, token)
        issued = _certificate(download, services) or _recovered(download, key, services, token)
        return _issued(going_on, issued, services)
    if chosen.file is not None:
        return _saved(going_on, chosen, services)
    return replace(going_on, session=_live(download, services, token))


def recover(download: PendingDownload, key: KeyPair, services: Services, token: CancelToken) -> RecoveredCertificate:
    """Fetch the certificate by proving the key (contract, endpoints 11 and 12); raise Problem(RECOVERY_UNKNOWN), …."""
    sign = partial(sign_recovery, key)
    return services.backend.recover(download.base_url, key.spki_sha256, sign, token)


def _unfinished(download: PendingDownload, services: Services) -> Unfinished:
    saved, certificate = download.saved, _certificate(download, services)
    file = services.open_folder(saved.folder).find(saved.name, saved.digest) if saved and certificate else None
    session_is_kept = journal.session_token(download, services) is not None
    return Unfinished(download, file, journal.keyring_opens(download, services), session_is_kept)


def _key(enrolment: Enrolment, download: PendingDownload, services: Services) -> KeyPair:
    """Open the key with the password, or, for a forgotten one, with the keyring, sealing it under the new one."""
    if not enrolment.new_password:
        return journal.key_by_password(download, enrolment.password, services)
    key = journal.key_by_keyring(download, services)
    seal_anew(key, download, enrolment.new_password, services)
    return key


def _with_key(enrolment: Enrolment, key: KeyPair, services: Services) -> Enrolment:
    password = enrolment.new_password or enrolment.password
    keep = partial(journal.keep_key, download=enrolment.kept, password=password, services=services)
    services.keys.put(enrolment.kept.key_policy, key, keep)
    return replace(enrolment, password=password, confirmation=password, new_password=NOTHING, key_begun=True)


def _unissued(enrolment: Enrolment, key: KeyPair, services: Services, token: CancelToken) -> Enrolment:
    """Go on in the session if it lives; otherwise the certificate may still have been issued, so ask by the key."""
    download = enrolment.kept
    session = _live(download, services, token)
    if download.may_hold_a_certificate and (session is None or session.state not in _AUTHENTICATED):
        try:
            return _issued(enrolment, _recovered(download, key, services, token), services)
        except Problem as problem:
            if problem.kind is not anywhere.RECOVERY_UNKNOWN:
                raise
    return replace(enrolment, session=session)


def _issued(enrolment: Enrolment, issued: IssuedCertificate, services: Services) -> Enrolment:
    session = _remembered(enrolment.kept, issued.told_at, services)
    return replace(enrolment, session=session, issued=issued, request_left=True)


def _saved(enrolment: Enrolment, chosen: Unfinished, services: Services) -> Enrolment:
    """Stand before the technical check, with the file as it lies there; the folder may be another one than usual."""
    issued = _certificate(enrolment.kept, services)
    if issued is None:
        raise Problem(file.FILE_MISSING, file=str(chosen.file))  # it went while the holder was reading
    ready = _issued(enrolment, issued, services)
    return replace(
        ready,
        details=details_of(issued),
        saved_file=chosen.file,
        key_begun=True,
        keyring_opens=chosen.keyring_opens,
    )


def _certificate(download: PendingDownload, services: Services) -> IssuedCertificate | None:
    """Return the certificate of the journal, or None where it cannot be read: with the key it can be fetched again.

    Its dates were checked by the service's clock when it was received.
    """
    told_at = Moment(download.received_at or download.begun_at, services.monotonic())
    issued = services.pending.certificate(download, told_at)
    if issued is None:
        return None
    try:
        details_of(issued)
    except Problem:
        return None
    return issued


def _recovered(download: PendingDownload, key: KeyPair, services: Services, token: CancelToken) -> IssuedCertificate:
    return recover(download, key, services, token).issued


def _remembered(download: PendingDownload, told_at: Moment, services: Services) -> Session:
    return download.remembered_session(journal.session_token(download, services) or NOTHING, told_at)


def _live(download: PendingDownload, services: Services, token: CancelToken) -> Session | None:
    """Return the session as the service tells it now, or None when it has ended or nobody kept its token."""
    kept = journal.session_token(download, services)
    if kept is None:
        return None
    session = download.remembered_session(kept, Moment(download.begun_at, services.monotonic()))
    try:
        return services.backend.refresh(session, token)
    except Problem as problem:
        if problem.kind in SESSION_IS_OVER:
            return None
        raise
