"""Which version of the tables a database has: an empty one gets the present version, an older one is refused."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from crypteo_backend.store import house_tables, schema
from crypteo_backend.store.append_only import make_append_only
from crypteo_backend.store.row import Row

# The last revision in `store/migrations/versions/`; a test holds the two, and what they make, together.
PRESENT: Final = "0002"
EMPTY, UNKNOWN = "empty", "unknown"
TABLES = (schema, house_tables)  # imported, so that `Row.metadata` knows every table
_ADVISORY_LOCK = 0x63727970_7363686D  # "crypschm": only one process makes tables at a time
_FIRST = "0001"  # made before there were versions: known by a table that the next one replaced


class StoreOutdated(Exception):
    """The database has tables of another version; the words say which, and what to do."""


def prepare(engine: Engine) -> None:
    """Make the tables of an empty database, or raise StoreOutdated unless they are of the present version."""
    with engine.execution_options(writing=True).begin() as connection:
        take_turn(connection)
        found = version_of(connection)
        if found == EMPTY:
            _make_tables(connection)
        elif found != PRESENT:
            message = f"its tables are of version {found}, this program's of {PRESENT}; an older version is brought"
            raise StoreOutdated(f"{message} here by `crypteo-backend database upgrade`")


def take_turn(connection: Connection) -> None:
    """Wait for any other process that makes tables, until the transaction is over; SQLite sees to that itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ADVISORY_LOCK})


def version_of(connection: Connection) -> str:
    """Return the database's version, EMPTY where there are no tables, UNKNOWN where they are not ours."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return EMPTY
    if "alembic_version" in names:
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
    return _FIRST if {"orders", "messages"} <= names else UNKNOWN


def _make_tables(connection: Connection) -> None:
    Row.metadata.create_all(connection)
    make_append_only(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:present)"), {"present": PRESENT})
