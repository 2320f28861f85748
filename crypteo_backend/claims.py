"""Claims: who works on an intent, held by a lease that is renewed for as long as the work lasts."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, update
from sqlalchemy.exc import SQLAlchemyError

from crypteo_backend.clock import Clock
from crypteo_backend.store.database import Store
from crypteo_backend.store.queries import changed_rows, is_intent
from crypteo_backend.store.schema import IssuanceRow
from crypteo_backend.tokens import RandomBytes, new_identifier

_LOG = logging.getLogger(__name__)
_RENEWALS_IN_A_LEASE = 3


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims on the intents of a store that several processes may share; each claim has a name of its own."""

    store: Store
    clock: Clock
    random: RandomBytes
    lease: timedelta

    @contextmanager
    def held(self, intent: IssuanceRow) -> Iterator[str | None]:
        """Hold the intent while the context lasts and give the claim's name, or None when somebody else holds it."""
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
            self._set(IssuanceRow.claimed_by == name, intent, None)

    def _take(self, intent: IssuanceRow, name: str) -> bool:
        free = or_(IssuanceRow.claimed_until.is_(None), IssuanceRow.claimed_until <= self.clock())
        return self._set(free, intent, name)

    def _renew_until(self, over: threading.Event, intent: IssuanceRow, name: str) -> None:
        while not over.wait(self.lease.total_seconds() / _RENEWALS_IN_A_LEASE):
            try:
                if not self._set(IssuanceRow.claimed_by == name, intent, name):
                    return  # the certificate is stored, or the claim was lost
            except SQLAlchemyError as error:
                _LOG.warning("A lease was not renewed: %s", type(error).__name__)

    def _set(self, condition: ColumnElement[bool], intent: IssuanceRow, name: str | None) -> bool:
        """Write the claim, or none, where the condition holds; a claim needs an intent that is still without answer."""
        claim = {"claimed_by": name, "claimed_until": self.clock() + self.lease if name else None}
        which = [*is_intent(intent), condition]
        if name is not None:
            which.append(IssuanceRow.certificate_pem.is_(None))
        with self.store.writing() as db:
            return changed_rows(db, update(IssuanceRow).where(*which).values(claim)) == 1
