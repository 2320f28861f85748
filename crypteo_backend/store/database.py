"""Connections and transactions; the only room that knows one database from another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from crypteo_backend.store.versions import prepare

BUSY_SECONDS = 30
_CONNECTIONS = 40  # as many as the server has threads, so that none waits for another's answer


class Store:
    """A database with its tables made; hands out transactions that are committed on leaving and undone on an error."""

    def __init__(self, url: str | URL) -> None:
        """Open the database, making its tables when it is empty; raises StoreOutdated for an older version's."""
        self._engine = open_engine(url)
        is_sqlite = self._engine.dialect.name == "sqlite"
        # SQLite lets one transaction write; those of one process wait here in turn, not by asking again and again.
        self._turn = threading.Lock() if is_sqlite else nullcontext()
        try:
            prepare(self._engine)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that writes nothing."""
        with Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that may write; with SQLite it is the only one that does, from its first statement."""
        engine = self._engine.execution_options(writing=True)
        with self._turn, Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_engine(url: str | URL) -> Engine:
    """Return the connections to the database, whatever tables it has."""
    # Without hide_parameters an error of the database would carry codes and hashes into the log.
    engine = create_engine(url, hide_parameters=True, **_options_of(make_url(url)))
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    return engine


def sqlite_url(path: Path) -> URL:
    """Return the address of a database file."""
    return URL.create("sqlite", database=str(path))


def _options_of(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"pool_size": _CONNECTIONS}
    return {
        "pool_size": _CONNECTIONS // 2,
        "max_overflow": _CONNECTIONS // 2,
        # A database that was started anew in the meantime is noticed before a connection is used, not by its error.
        "pool_pre_ping": True,
        # Each statement sees what was committed before it, after any lock that it waited for, whatever the server's
        # own setting is: the audit log's chain rests on that.
        "isolation_level": "READ COMMITTED",
    }


def _prepare_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)


def _set_up_connection(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transactions of its own; `_begin` does
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and then writes could fail as stale; taking the write lock at once makes it wait.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
