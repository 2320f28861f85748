"""Brings the tables of a database to the present version, all at once or not at all, keeping what they hold."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, text

from crypteo_backend.store.database import open_engine
from crypteo_backend.store.versions import EMPTY, UNKNOWN, StoreOutdated, prepare, take_turn, version_of

_MIGRATIONS = Path(__file__).parent / "migrations"


def found_version(url: str | URL) -> str:
    """Return the version of the database's tables: a revision, EMPTY or UNKNOWN."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return version_of(connection)
    finally:
        engine.dispose()


def upgrade(url: str | URL) -> str:
    """Bring the tables to the present version and return the one they had; raises StoreOutdated for tables not ours.

    No process may use the database meanwhile.
    """
    engine = open_engine(url)
    try:
        with engine.execution_options(writing=True).connect() as connection:
            _let_tables_be_rebuilt(connection)
            with connection.begin():
                take_turn(connection)
                found = version_of(connection)
                if found not in {EMPTY, UNKNOWN}:
                    _migrate(connection, found)
        if found == UNKNOWN:
            raise StoreOutdated("its tables are none of this program's")
        prepare(engine)
    finally:
        engine.dispose()
    return found


def _let_tables_be_rebuilt(connection: Connection) -> None:
    """SQLite changes a column by copying its table, whose references must not be followed as the old one goes.

    The pragma works outside a transaction only, so it is told to the driver; the references are checked at the end.
    """
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")


def migrations_on(connection: Connection) -> Config:
    """Return what Alembic's commands need to work on this connection."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _migrate(connection: Connection, found: str) -> None:
    config = migrations_on(connection)
    command.stamp(config, found)  # a database of the first version says nothing of it
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StoreOutdated("a row refers to another that is missing; nothing was changed")
