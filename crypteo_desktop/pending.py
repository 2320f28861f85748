"""The unfinished download as the journal knows it: everything that is needed to finish it, and no secret."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path

from crypteo_desktop.secret import Secret
from crypteo_desktop.session import (
    CertificateOrder,
    CodeSending,
    Holder,
    KeyPolicy,
    Moment,
    Order,
    Session,
    State,
)


class Stage(IntEnum):
    """How far the download came, in the order of the acts; each is written before the next act begins."""

    OPENED = 1  # the link is open; no key yet
    KEY_KEPT = 2  # the key was written, read back and opened; no request has left
    REQUESTED = 3  # the request may have left, so a certificate may exist
    ISSUED = 4  # the certificate is here
    SAVED = 5  # the file has its name in the holder's folder
    VERIFIED = 6  # the file was read back and opened with the password; the service may not know it yet


@dataclass(frozen=True, slots=True)
class SavedFile:
    """The file as it was written; the digest (SHA-256, hexadecimal) tells it from any other file of that name.

    `folder` and `name` are what was asked for, `path` is where it lies once that is known.
    """

    folder: Path
    name: str
    digest: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class PendingDownload:
    """One unfinished download; times are the service's.

    `id` names its folder. `link_digest` is the SHA-256 of the link's token. `subject_der` and `email` are what the
    certificate must say. `from_elsewhere`: it was begun by another account or on another computer, and copied.
    """

    id: str
    stage: Stage
    base_url: str
    session_id: str
    link_digest: str
    link_expires_at: datetime
    support_reference: str
    holder: Holder
    order: Order
    key_policy: KeyPolicy
    begun_at: datetime
    subject_der: bytes = b""
    email: str = ""
    spki_sha256: str = ""
    received_at: datetime | None = None
    saved: SavedFile | None = None
    from_elsewhere: bool = False

    @property
    def may_hold_a_certificate(self) -> bool:
        """Whether a certificate may exist for the key kept here: then nothing may be thrown away."""
        return self.stage >= Stage.REQUESTED

    @property
    def binding(self) -> bytes:
        """What the sealed key is bound to: this download and no other."""
        return self.id.encode()

    def remembered_session(self, session_token: Secret, told_at: Moment) -> Session:
        """Return the session as far as it is remembered; enough for steps 5 and 6, and to ask the service anew."""
        return Session(
            session_id=self.session_id,
            session_token=session_token,
            base_url=self.base_url,
            state=State.ISSUED,
            expires_at=told_at.server_time,
            link_expires_at=self.link_expires_at,
            support_reference=self.support_reference,
            holder=self.holder,
            order=self.order,
            code=CodeSending(9, 0, 0, (), None, None, None),
            answer_attempts_left=0,
            key_policy=self.key_policy,
            questions=(),
            certificate_order=CertificateOrder(self.subject_der, self.email, nonce=""),
            told_at=told_at,
        )


@dataclass(frozen=True, slots=True)
class Journal:
    """What was found of unfinished downloads, the newest first; `unreadable` are folders that say nothing."""

    downloads: tuple[PendingDownload, ...] = ()
    unreadable: tuple[Path, ...] = ()
