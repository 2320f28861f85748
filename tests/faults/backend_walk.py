"""A walk over a backend that may die: starts it, starts it again, and does again what may be done again."""

import time
from collections.abc import Callable
from typing import Any, Self, TypeVar

import httpx
from sqlalchemy import ColumnElement, func, select

from crypteo_backend.store.house_tables import OutgoingRow
from crypteo_backend.store.schema import IssuanceRow
from tests.faults.backend_doom import Doom
from tests.faults.backend_launcher import PATIENCE, Died, Place, Process

LEASE_OF_A_MESSAGE, LEASE_OF_AN_INTENT = 90, 60
_UNSENT = OutgoingRow.sent_at.is_(None) & OutgoingRow.dropped_at.is_(None)
_UNREVOKED = IssuanceRow.revocation_asked_at.is_not(None) & IssuanceRow.revoked_at.is_(None)
Done = TypeVar("Done")


class Stuck(AssertionError):
    """What should have come to an end did not."""


class Walk:
    """The way through one stage; `deaths` is how often the backend died on it.

    `unnoted` are the messages that were sent when it died, and not noted yet: they alone may be sent twice.
    """

    def __init__(self, place: Place, doom: Doom | None) -> None:
        self.place = place
        self.deaths = 0
        self.unnoted: frozenset[str] = frozenset()
        self._start(doom)

    def again(self, act: Callable[[], Done], instead: Callable[[], Done] | None = None) -> Done:
        """Do the act; should the backend die of it, start another one and do the act once more, or another one."""
        try:
            return act()
        except httpx.TransportError:
            self._bury()
            return (instead or act)()

    def request(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        """Send a request to the backend that runs now; raises TransportError when it dies of it."""
        return self._http.request(method, path, **arguments)

    def post(self, path: str, **arguments: Any) -> httpx.Response:
        """Send a POST."""
        return self.request("POST", path, **arguments)

    def browser(self) -> httpx.Client:
        """Return a client with no cookies yet."""
        # Without `verify` every client would read all authorities of the system, for nothing over plain http.
        return httpx.Client(
            base_url=self._process.address, timeout=PATIENCE, trust_env=False, verify=False, follow_redirects=True
        )

    def settle(self) -> None:
        """Wait until everything is sent and revoked that is due; a claim of the dead runs out first."""
        end, leases = time.monotonic() + PATIENCE, 1
        while self._count(OutgoingRow, _UNSENT) or self._count(IssuanceRow, _UNREVOKED):
            if self._process.is_dead():
                self._bury()
            elif self.deaths and leases:
                self.place.clock.advance(seconds=LEASE_OF_A_MESSAGE)
                leases -= 1
            self._process.call_rounds()
            if time.monotonic() > end:
                raise Stuck("messages or revocations wait for ever")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no backend behind, however the walk went."""
        self._http.close()
        self._process.kill()

    def end(self) -> None:
        """Stop the backend; should its doom come only then, start and settle once more."""
        self._http.close()
        try:
            self._process.close()
        except Died:
            self._mourn()
            self.settle()
            self.end()

    def messages(self) -> list[str]:
        """Return the texts of what came by e-mail or SMS, the oldest first."""
        return [message["body"] for message in sorted(self.place.messages(), key=lambda message: message["sent_at"])]

    def _count(self, table: type[OutgoingRow] | type[IssuanceRow], which: ColumnElement[bool]) -> int:
        with self.place.reading() as db:
            return db.scalars(select(func.count()).select_from(table).where(which)).one()

    def _start(self, doom: Doom | None) -> None:
        try:
            self._process = Process(self.place, doom)
            self._http = self.browser()
        except Died:
            self._mourn()

    def _bury(self) -> None:
        self._http.close()
        if self._process.end() is None:
            raise Stuck("the backend ended, but by no kill")
        self._mourn()

    def _mourn(self) -> None:
        self.deaths += 1
        with self.place.reading() as db:
            unsent = set(db.scalars(select(OutgoingRow.id).where(_UNSENT)))
        self.unnoted |= unsent & {message["id"] for message in self.place.messages()}
        self._process = Process(self.place, None)
        self._http = self.browser()
