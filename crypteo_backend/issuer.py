"""From an intent to its certificate: one worker at a time, finding before signing, comparing before storing."""

import json
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWorking
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crypteo_backend.audit import SERVICE, AuditLog, Event
from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    HolderNames,
    IssuanceRefused,
    IssuedCertificate,
    RevocationReason,
)
from crypteo_backend.authority.comparison import compare
from crypteo_backend.claims import Claims
from crypteo_backend.clock import Clock
from crypteo_backend.intents import forget
from crypteo_backend.problems import Problem
from crypteo_backend.settings import AuthorityPatience
from crypteo_backend.store.database import Store
from crypteo_backend.store.queries import IS_INTENT, names_of, number_of, run
from crypteo_backend.store.schema import IssuanceRow
from crypteo_backend.tokens import RandomBytes

_LOG = logging.getLogger(__name__)
_WORKERS = 4
_READING = select(IssuanceRow).where(*IS_INTENT)
_STORING = update(IssuanceRow).where(*IS_INTENT, IssuanceRow.certificate_pem.is_(None))


@dataclass(frozen=True, slots=True)
class Delivery:
    """A stored certificate, and whether this very request stored it."""

    issued: IssuedCertificate
    is_fresh: bool


class Issuer:
    """Carries out intents with an authority, in threads of its own, so that a slow authority blocks no request."""

    def __init__(
        self,
        store: Store,
        authority: CertificateAuthority,
        clock: Clock,
        patience: AuthorityPatience,
        random: RandomBytes,
        audit: AuditLog,
    ) -> None:
        self._authority = authority
        self._store = store
        self._clock = clock
        self._patience = patience
        self._audit = audit
        self._claims = Claims(store, clock, random, patience.lease)
        self._in_work: set[str] = set()
        self._lock = threading.Lock()
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="issuer")

    def carry_out(self, intent: IssuanceRow) -> Delivery | None:
        """Return the certificate of the intent, or None while the authority works.

        Raises the problems authority-unavailable, after which the intent stays and a later try goes on, and
        issuance-failed, after which the order and the key are free again unless something was signed.
        """
        stored = stored_certificate(intent)
        if stored is not None:
            return Delivery(stored, is_fresh=False)
        if not self._begin(intent):
            return None  # a thread of ours is at it, however long that takes
        with self._told_as_problems():
            try:
                return self._workers.submit(self._work, intent).result(self._patience.answer_within)
            except StillWorking:
                return None

    def recover(self, intent: IssuanceRow) -> IssuedCertificate | None:
        """Return the certificate that is stored, or that the authority made and nobody stored; sign nothing."""
        with self._told_as_problems():
            stored = stored_certificate(intent)
            found = self._find(intent) if stored is None else Delivery(stored, is_fresh=False)
            return None if found is None else found.issued

    @property
    def authority(self) -> CertificateAuthority:
        """Whoever signs, for the few questions that only it can answer."""
        return self._authority

    def latest_not_after(self) -> datetime:
        """Return the date that no certificate may outlive; raises authority-unavailable."""
        with self._told_as_problems():
            return self._authority.latest_not_after()

    def subject(self, holder: HolderNames) -> bytes:
        """Return the DER Name that the authority will put for the holder."""
        return self._authority.subject(holder)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        """Revoke the certificate as of then and have it listed at once; raises authority-unavailable.

        RevocationRefused, for a certificate that this authority never made, is passed on as it is.
        """
        with self._told_as_problems():
            self._authority.revoke(issued, reason, at)

    def close(self) -> None:
        """Take no more work."""
        self._workers.shutdown(wait=False, cancel_futures=True)

    @contextmanager
    def _told_as_problems(self) -> Iterator[None]:
        try:
            yield
        except AuthorityUnavailable as error:
            raise Problem("authority-unavailable", retry_after=self._patience.poll_after) from error
        except IssuanceRefused as error:
            raise Problem("issuance-failed") from error

    def _begin(self, intent: IssuanceRow) -> bool:
        with self._lock:
            if intent.spki_sha256 in self._in_work:
                return False
            self._in_work.add(intent.spki_sha256)
            return True

    def _work(self, asked: IssuanceRow) -> Delivery | None:
        try:
            return self._claimed_work(asked)
        except (AuthorityUnavailable, IssuanceRefused) as error:
            _LOG.warning("Issuance of intent %s stopped: %s", asked.id, type(error).__name__)
            raise
        except Exception as error:  # nobody may be waiting any more who would hear of it
            _LOG.error("Issuance of intent %s failed unexpectedly: %s", asked.id, type(error).__qualname__)
            raise
        finally:
            with self._lock:
                self._in_work.discard(asked.spki_sha256)

    def _claimed_work(self, intent: IssuanceRow) -> Delivery | None:
        with self._claims.held(intent) as claim:
            if claim is not None:
                return self._find(intent) or self._sign(intent, claim)
        current = self._read(intent)
        stored = stored_certificate(current)
        # If not, the claimant is another process, perhaps a dead one: what it signed may be found, never signed again.
        return self._find(current) if stored is None else Delivery(stored, is_fresh=False)

    def _find(self, intent: IssuanceRow) -> Delivery | None:
        found = self._authority.find(request_of(intent))
        return None if found is None else self._compare_and_store(intent, found)

    def _sign(self, intent: IssuanceRow, claim: str) -> Delivery:
        request = request_of(intent)
        try:
            issued = self._authority.issue(request)
        except IssuanceRefused as refusal:
            if self._authority.find(request) is None:
                with self._store.writing() as db:
                    forget(db, intent, claim, refused_at=self._clock())
                    self._note_refusal(db, intent, refusal)
            raise
        return self._compare_and_store(intent, issued)

    def _compare_and_store(self, intent: IssuanceRow, issued: IssuedCertificate) -> Delivery:
        try:
            compare(issued, request_of(intent), self._authority.leeway)
        except IssuanceRefused as refusal:
            with self._store.writing() as db:
                self._note_refusal(db, intent, refusal)
            raise
        certificate = {
            "certificate_pem": issued.certificate_pem,
            "chain_pem": json.dumps(issued.chain_pem),
            "issued_at": self._clock(),
            "claimed_by": None,  # with the answer, so that letting go of the claim writes nothing more
            "claimed_until": None,
        }
        with self._store.writing() as db:
            is_fresh = run(db, _STORING, certificate | names_of(intent)).rowcount == 1
            if is_fresh:
                facts = {"serial_number": issued.serial_number, "fingerprint": issued.fingerprint_sha256}
                self._audit.record(db, Event.CERTIFICATE_ISSUED, number_of(db, intent.order_id), SERVICE, **facts)
        return Delivery(issued if is_fresh else stored_certificate(self._read(intent)) or issued, is_fresh)

    def _note_refusal(self, db: Session, intent: IssuanceRow, refusal: IssuanceRefused) -> None:
        number = number_of(db, intent.order_id)
        self._audit.record(db, Event.CERTIFICATE_REFUSED, number, SERVICE, reason=str(refusal))

    def _read(self, intent: IssuanceRow) -> IssuanceRow:
        with self._store.reading() as db:
            current = db.scalar(_READING, names_of(intent))
        if current is None:
            raise IssuanceRefused("the intent was refused and forgotten in the meantime")
        return current


def stored_certificate(issuance: IssuanceRow) -> IssuedCertificate | None:
    """Return the certificate of the issuance once it is stored."""
    if issuance.certificate_pem is None or issuance.chain_pem is None:
        return None
    return IssuedCertificate(issuance.certificate_pem, tuple(json.loads(issuance.chain_pem)))


def request_of(intent: IssuanceRow) -> CertificateRequest:
    """Return what the authority is asked for, the same for every try."""
    return CertificateRequest(
        public_key_der=intent.public_key_der,
        subject_der=intent.subject_der,
        email=intent.email,
        not_before=intent.not_before,
        not_after=intent.not_after,
        serial_number=int(intent.serial_number, 16),
        csr_der=intent.csr_der,
    )
