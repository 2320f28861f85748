"""What the steps write into the journal, each act before the next one begins (docs/adr/0012-journal.md)."""

import hashlib
import logging
import secrets
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Final

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.pending_key import (
    WRAPPING_KEY_SIZE,
    open_with_password,
    open_with_wrapping_key,
    seal_key,
)
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.links import Link
from crypteo_desktop.pending import PendingDownload, SavedFile, Stage
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import Session

_log: Final = logging.getLogger(__name__)


def link_digest(link: Link) -> str:
    """Return what the journal knows a link by: the SHA-256 of its token, which cannot be turned back."""
    return hashlib.sha256(link.token.reveal().encode()).hexdigest()


def opened(session: Session, link: Link, services: Services) -> PendingDownload:
    """Write that the link is open, and keep the session's token in the keyring; raise Problem JOURNAL_…."""
    download = PendingDownload(
        id=services.pending.free_id(session.base_url, session.order.number),
        stage=Stage.OPENED,
        base_url=session.base_url,
        session_id=session.session_id,
        link_digest=link_digest(link),
        link_expires_at=session.link_expires_at,
        support_reference=session.support_reference,
        holder=session.holder,
        order=session.order,
        key_policy=session.key_policy,
        begun_at=session.told_at.server_time,
    )
    services.pending.record(download)
    services.keyring.keep(_session_name(download), session.session_token)
    return download


def in_session(download: PendingDownload, session: Session, link: Link, services: Services) -> PendingDownload:
    """Write that a download whose key is kept goes on in a new session."""
    again = replace(
        download,
        session_id=session.session_id,
        link_digest=link_digest(link),
        link_expires_at=session.link_expires_at,
        support_reference=session.support_reference,
    )
    if again.may_hold_a_certificate:
        _noted(again, services)
    else:
        services.pending.record(again)
    services.keyring.keep(_session_name(again), session.session_token)
    return again


def session_token(download: PendingDownload, services: Services) -> Secret | None:
    """Return the token of the session that the download was in, if a keyring kept it."""
    return services.keyring.kept(_session_name(download))


def keep_key(key: KeyPair, download: PendingDownload, password: Secret, services: Services) -> None:
    """Write the key sealed, read it back from the disk and open it; only then may a request leave.

    Raise Problem JOURNAL_…: nothing is requested then.
    """
    wrapping_key = _wrapping_key(download, services)
    services.pending.keep_key(download, seal_key(key, password, wrapping_key, binding=download.binding))
    sealed = services.pending.sealed_key(download)
    openings = [open_with_password(sealed, password, binding=download.binding)]
    if wrapping_key is not None:
        openings.append(open_with_wrapping_key(sealed, wrapping_key, binding=download.binding))
    if any(again.spki_sha256 != key.spki_sha256 for again in openings):
        raise Problem(pending.KEY_UNREADABLE)
    if download.stage < Stage.KEY_KEPT:
        services.pending.record(replace(download, stage=Stage.KEY_KEPT, spki_sha256=key.spki_sha256))


def key_by_password(download: PendingDownload, password: Secret, services: Services) -> KeyPair:
    """Return the key kept here; raise Problem(PASSWORD_REFUSED) or Problem(KEY_UNREADABLE)."""
    sealed = services.pending.sealed_key(download)
    return open_with_password(sealed, password, binding=download.binding)


def key_by_keyring(download: PendingDownload, services: Services) -> KeyPair:
    """Return the key kept here without its password; raise Problem(KEYRING_REFUSED) or Problem(KEY_UNREADABLE)."""
    kept = services.keyring.kept(_key_name(download))
    if kept is None:
        raise Problem(pending.KEYRING_REFUSED)
    sealed = services.pending.sealed_key(download)
    return open_with_wrapping_key(sealed, b64decode(kept.reveal()), binding=download.binding)


def keyring_opens(download: PendingDownload, services: Services) -> bool:
    """Whether a forgotten password may be replaced: the keyring holds a key, and the file was not verified yet."""
    return Stage.KEY_KEPT <= download.stage < Stage.VERIFIED and services.keyring.kept(_key_name(download)) is not None


def request_leaves(enrolment: Enrolment, key: KeyPair, services: Services) -> PendingDownload:
    """Write that a certificate may exist from now on; raise Problem JOURNAL_…: the request does not leave then.

    When one may exist already, nothing is raised: the request only asks for the same again.
    """
    order = enrolment.opened.certificate_order
    if order is None:
        raise RuntimeError("a request comes after the answers")
    download = replace(
        enrolment.kept,
        stage=max(enrolment.kept.stage, Stage.REQUESTED),
        subject_der=order.subject_der,
        email=order.email,
        spki_sha256=key.spki_sha256,
    )
    if enrolment.kept.may_hold_a_certificate:
        return _noted(download, services)
    services.pending.record(download)
    return download


def received(enrolment: Enrolment, services: Services) -> PendingDownload:
    """Write the certificate. A failure changes nothing: with the key it can be fetched again."""
    if enrolment.issued is None:
        raise RuntimeError("there is no certificate yet")
    download = replace(
        enrolment.kept,
        stage=max(enrolment.kept.stage, Stage.ISSUED),
        received_at=enrolment.issued.told_at.now(services.monotonic()),
    )
    try:
        services.pending.keep_certificate(download, enrolment.issued)
    except Problem as problem:
        _log.warning("the certificate is not in the journal: %s", problem.kind.code)
        return enrolment.kept
    return _noted(download, services)


def saving(enrolment: Enrolment, name: str, services: Services) -> PendingDownload:
    """Write what file will appear in the holder's folder, so that it is known again if the program dies now."""
    digest = hashlib.sha256(enrolment.file_content).hexdigest()
    return _noted(replace(enrolment.kept, saved=SavedFile(services.folder.path, name, digest)), services)


def saved(enrolment: Enrolment, services: Services) -> PendingDownload:
    """Write where the file lies."""
    download = enrolment.kept
    if download.saved is None:
        return download
    where = replace(download.saved, path=enrolment.saved_file)
    return _noted(replace(download, stage=max(download.stage, Stage.SAVED), saved=where), services)


def unsaved(download: PendingDownload, services: Services) -> PendingDownload:
    """Write that the file is to be made anew."""
    return _noted(replace(download, stage=min(download.stage, Stage.ISSUED), saved=None), services)


def verified(download: PendingDownload, services: Services) -> PendingDownload:
    """Write that the file was read back and opened with the holder's password."""
    return _noted(replace(download, stage=Stage.VERIFIED), services)


def end(download: PendingDownload, services: Services) -> None:
    """Remove the download and what the keyring holds of it, its key last of all."""
    services.keyring.drop(_session_name(download))
    services.pending.remove(download)
    services.keyring.drop(_key_name(download))


def _noted(download: PendingDownload, services: Services) -> PendingDownload:
    """Write what is known if it can be written: from the request on nothing may stop for a record of it."""
    try:
        services.pending.record(download)
    except Problem as problem:
        _log.warning("the journal stays at an earlier stage: %s", problem.kind.code)
    return download


def _wrapping_key(download: PendingDownload, services: Services) -> bytes | None:
    """Return the keyring's key of this download, a new one if there is none yet; None without a keyring."""
    kept = services.keyring.kept(_key_name(download))
    if kept is not None:
        return b64decode(kept.reveal())
    key = secrets.token_bytes(WRAPPING_KEY_SIZE)
    return key if services.keyring.keep(_key_name(download), Secret(b64encode(key).decode())) else None


def _key_name(download: PendingDownload) -> str:
    return f"{download.id}/key"


def _session_name(download: PendingDownload) -> str:
    return f"{download.id}/session"
