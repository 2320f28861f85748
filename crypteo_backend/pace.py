"""Limits so wide that a person never meets them, counted in the database so that all processes count together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Executable, Integer, bindparam, case, delete
from sqlalchemy.orm import Session

from crypteo_backend.clock import Clock
from crypteo_backend.problems import Problem
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.store.database import Store
from crypteo_backend.store.house_tables import PaceRow
from crypteo_backend.store.queries import UPSERTS, run

WINDOW = timedelta(minutes=1)
SECONDS = int(WINDOW.total_seconds())


@dataclass(frozen=True, slots=True)
class Pace:
    """So many acts a minute for each key, such as an address or a link; what the key is stays in no table."""

    store: Store
    keys: ServerKeys
    clock: Clock

    def count(self, act: str, key: str, limit: int) -> None:
        """Count one act; raises too-many-requests until the minute is over."""
        _, second = present_minute(self.clock)
        with self.store.writing() as db:
            spent = self.add_one(db, act, key)
        if spent > limit:
            raise Problem("too-many-requests", retry_after=SECONDS - second)

    def add_one(self, db: Session, act: str, key: str) -> int:
        """Count one act with the transaction and return how many the present minute has seen."""
        minute, _ = present_minute(self.clock)
        key_mac = self.keys.mac("pace", f"{act}\n{key}").partition(":")[2]
        counting = _COUNTING[db.get_bind().dialect.name]
        return int(run(db, counting, {"key": key_mac, "this_minute": minute}).scalar_one())

    def forget(self) -> None:
        """Forget what was counted before the present minute."""
        minute, _ = present_minute(self.clock)
        with self.store.writing() as db:
            db.execute(delete(PaceRow).where(PaceRow.minute < minute))


def _counting(insert: Callable[..., Any]) -> Executable:
    """Return the statement that adds one in the database itself: two processes that count at once count two."""
    minute = bindparam("this_minute", type_=Integer)
    fresh = insert(PaceRow).values(key_mac=bindparam("key"), minute=minute, count=1)
    counted = case((PaceRow.minute == minute, PaceRow.count + 1), else_=1)
    on_top = fresh.on_conflict_do_update(index_elements=["key_mac"], set_={"minute": minute, "count": counted})
    counting: Executable = on_top.returning(PaceRow.count)
    return counting


_COUNTING = MappingProxyType({database: _counting(insert) for database, insert in UPSERTS.items()})


def present_minute(clock: Clock) -> tuple[int, int]:
    """Return the present minute, counted from 1970, and the second within it."""
    return divmod(int(clock().timestamp()), SECONDS)
