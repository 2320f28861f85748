"""From an intent to its certificate: one worker at a time, finding before signing, comparing before storing."""

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWorking
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, update

from crypteo_backend.authority import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    IssuanceRefused,
    IssuedCertificate,
)
from crypteo_backend.authority.comparison import compare
from crypteo_backend.clock import Clock
from crypteo_backend.problems import Problem
from crypteo_backend.settings import AuthorityPatience
from crypteo_backend.store.database import Store
from crypteo_backend.store.queries import changed_rows
from crypteo_backend.store.schema import IssuanceRow
from crypteo_backend.tokens import RandomBytes, new_identifier

_LOG = logging.getLogger(__name__)
_WORKERS = 4


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
    ) -> None:
        self._authority = authority
        self._store = store
        self._clock = clock
        self._patience = patience
        self._name = new_identifier(random)
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="issuer")

    def carry_out(self, intent: IssuanceRow) -> Delivery | None:
        """Return the certificate of the intent, or None while the authority works.

        Raises the problems authority-unavailable, after which the intent stays and a later try goes on, and
        issuance-failed.
        """
        stored = stored_certificate(intent)
        if stored is not None:
            return Delivery(stored, is_fresh=False)
        with self._told_as_problems():
            try:
                return self._workers.submit(self._work, intent.id).result(self._patience.answer_within)
            except StillWorking:
                return None

    def recover(self, intent: IssuanceRow) -> IssuedCertificate | None:
        """Return the certificate that is stored, or that the authority made and nobody stored; sign nothing."""
        with self._told_as_problems():
            return stored_certificate(intent) or self._find(intent)

    def latest_not_after(self) -> datetime:
        """Return the date that no certificate may outlive; raises authority-unavailable."""
        with self._told_as_problems():
            return self._authority.latest_not_after()

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

    def _work(self, intent_id: int) -> Delivery | None:
        intent = self._read(intent_id)
        stored = stored_certificate(intent)
        if stored is not None:
            return Delivery(stored, is_fresh=False)
        try:
            return self._claimed_work(intent)
        except (AuthorityUnavailable, IssuanceRefused) as error:
            _LOG.warning("Issuance of intent %s stopped: %s", intent.id, type(error).__name__)
            raise

    def _claimed_work(self, intent: IssuanceRow) -> Delivery | None:
        if self._claim(intent.id):
            try:
                found = self._find(intent) or self._sign(intent)
                return Delivery(found, is_fresh=True)
            finally:
                self._release(intent.id)
        if self._read(intent.id).claimed_by == self._name:
            return None  # another thread of ours is at it
        # The claimant is another process, perhaps a dead one: what it had signed may be found, never signed again.
        lost = self._find(intent)
        return None if lost is None else Delivery(lost, is_fresh=True)

    def _find(self, intent: IssuanceRow) -> IssuedCertificate | None:
        found = self._authority.find(intent.spki_sha256)
        return None if found is None else self._compare_and_store(intent, found)

    def _sign(self, intent: IssuanceRow) -> IssuedCertificate:
        return self._compare_and_store(intent, self._authority.issue(_request_of(intent)))

    def _compare_and_store(self, intent: IssuanceRow, issued: IssuedCertificate) -> IssuedCertificate:
        compare(issued, _request_of(intent))
        certificate = {
            "certificate_pem": issued.certificate_pem,
            "chain_pem": json.dumps(issued.chain_pem),
            "issued_at": self._clock(),
        }
        unstored = (IssuanceRow.id == intent.id, IssuanceRow.certificate_pem.is_(None))
        with self._store.writing() as db:
            db.execute(update(IssuanceRow).where(*unstored).values(certificate))
        return stored_certificate(self._read(intent.id)) or issued

    def _claim(self, intent_id: int) -> bool:
        now = self._clock()
        free = or_(IssuanceRow.claimed_until.is_(None), IssuanceRow.claimed_until <= now)
        claim = {"claimed_by": self._name, "claimed_until": now + self._patience.lease}
        with self._store.writing() as db:
            which = (IssuanceRow.id == intent_id, IssuanceRow.certificate_pem.is_(None), free)
            return changed_rows(db, update(IssuanceRow).where(*which).values(claim)) == 1

    def _release(self, intent_id: int) -> None:
        ours = (IssuanceRow.id == intent_id, IssuanceRow.claimed_by == self._name)
        with self._store.writing() as db:
            db.execute(update(IssuanceRow).where(*ours).values(claimed_by=None, claimed_until=None))

    def _read(self, intent_id: int) -> IssuanceRow:
        with self._store.reading() as db:
            return db.get_one(IssuanceRow, intent_id)


def stored_certificate(issuance: IssuanceRow) -> IssuedCertificate | None:
    """Return the certificate of the issuance once it is stored."""
    if issuance.certificate_pem is None or issuance.chain_pem is None:
        return None
    return IssuedCertificate(issuance.certificate_pem, tuple(json.loads(issuance.chain_pem)))


def _request_of(intent: IssuanceRow) -> CertificateRequest:
    return CertificateRequest(
        public_key_der=intent.public_key_der,
        subject_der=intent.subject_der,
        email=intent.email,
        not_before=intent.not_before,
        not_after=intent.not_after,
    )
