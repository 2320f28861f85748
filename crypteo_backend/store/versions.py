"""Which version of the tables a database has: an empty one gets the present version, an older one is refused."""

from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from crypteo_backend.store import house_tables, schema
from crypteo_backend.store.row import Row

# The last revision in `store/migrations/versions/`; a test holds the two, and what they make, together.
PRESENT: Final = "0002"
TABLES = (schema, house_tables)  # imported, so that `Row.metadata` knows every table
_ADVISORY_LOCK = 0x63727970_7363686D  # "crypschm": only one process makes tables at a time

_APPEND_ONLY: Final = {
    "sqlite": (
        """CREATE TRIGGER audit_keeps_{act} BEFORE {act} ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$""",
        "CREATE TRIGGER audit_keeps_{act} BEFORE {act} ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_keeps()",
    ),
}


class StoreOutdated(Exception):
    """The database has tables of another version: `crypteo-backend database upgrade` brings them to this one."""


def prepare(engine: Engine) -> None:
    """Make the tables of an empty database, or raise StoreOutdated unless they are of the present version."""
    with engine.execution_options(writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ADVISORY_LOCK})
        names = inspect(connection).get_table_names()
        if not names:
            _make_tables(connection)
            return
        found = _version(connection) if "alembic_version" in names else "none"
    if found != PRESENT:
        message = (
            f"the database is of version {found}, this program of {PRESENT}: run `crypteo-backend database upgrade`"
        )
        raise StoreOutdated(message)


def make_append_only(connection: Connection) -> None:
    """Let the database itself refuse to change or delete entries of the audit log."""
    for act in ("UPDATE", "DELETE"):
        for statement in _APPEND_ONLY[connection.dialect.name]:
            connection.execute(text(statement.format(act=act)))


def _make_tables(connection: Connection) -> None:
    Row.metadata.create_all(connection)
    make_append_only(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:present)"), {"present": PRESENT})


def _version(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
