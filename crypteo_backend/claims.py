"""Claims: who works on an intent, held by a lease that is renewed for as long as the work lasts."""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import String, Update, bindparam, or_, update
from sqlalchemy.exc import SQLAlchemyError

from crypteo_backend.clock import Clock
from crypteo_backend.store.database import Store
from crypteo_backend.store.queries import IS_INTENT, names_of, run
from crypteo_backend.store.schema import IssuanceRow
from crypteo_backend.tokens import RandomBytes, new_identifier

_LOG = logging.getLogger(__name__)
_RENEWALS_IN_A_LEASE = 3
_CLAIM = bindparam("claim", type_=String)
_UNANSWERED = update(IssuanceRow).where(*IS_INTENT, IssuanceRow.certificate_pem.is_(None))
# By its number it is the very intent that was read, not one written since for the same key.
_TAKING = _UNANSWERED.where(
    IssuanceRow.serial_number == bindparam("of_number"),
    or_(IssuanceRow.claimed_until.is_(None), IssuanceRow.claimed_until <= bindparam("now")),
).values(claimed_by=_CLAIM, claimed_until=bindparam("until"))
_RENEWING = _UNANSWERED.where(IssuanceRow.claimed_by == _CLAIM).values(claimed_until=bindparam("until"))
_LETTING_GO = update(IssuanceRow).where(*IS_INTENT, IssuanceRow.claimed_by == _CLAIM)
_LETTING_GO = _LETTING_GO.values(claimed_by=None, claimed_until=None)


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims on the intents of a store that several processes may share; each claim has a name of its own."""

    store: Store
    clock: Clock
    random: RandomBytes
    lease: timedelta

    @contextmanager
    def held(self, intent: IssuanceRow) -> Iterator[str | None]:
        """Hold the intent while the context lasts and give the claim's name, or None when it cannot be held.

        That is so when somebody else holds it, or when it has an answer or is forgotten.
        """
        name = new_identifier(self.random)
        if not self._take(intent, name):
            yield None
            return
        over = threading.Event()
        renewer = threading.Thread(target=self._renew_until, args=[over, intent, name], name="lease", daemon=True)
        renewer.start()
        try:
            yield name
        finally:
            over.set()
            renewer.join()
            self._set(_LETTING_GO, intent, {"claim": name})

    def _take(self, intent: IssuanceRow, name: str) -> bool:
        now = self.clock()
        free = {"claim": name, "now": now, "until": now + self.lease, "of_number": intent.serial_number}
        return self._set(_TAKING, intent, free)

    def _renew_until(self, over: threading.Event, intent: IssuanceRow, name: str) -> None:
        while not over.wait(self.lease.total_seconds() / _RENEWALS_IN_A_LEASE):
            try:
                if not self._set(_RENEWING, intent, {"claim": name, "until": self.clock() + self.lease}):
                    return  # the certificate is stored, or the claim was lost
            except SQLAlchemyError as error:
                _LOG.warning("A lease was not renewed: %s", type(error).__name__)

    def _set(self, statement: Update, intent: IssuanceRow, values: Mapping[str, object]) -> bool:
        """Write the claim, or none, where the statement's conditions hold."""
        with self.store.writing() as db:
            return run(db, statement, {**names_of(intent), **values}).rowcount == 1
