"""Lets the database itself refuse to change, replace or delete entries of the audit log."""

from typing import Final

from sqlalchemy import Connection, text

# Whoever may alter tables can take these away; then the chain of hashes still tells. They stop mistakes, and statements
# slipped in where only rows can be written.
_STATEMENTS: Final = {
    "sqlite": (
        """CREATE TRIGGER audit_keeps_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
        """CREATE TRIGGER audit_keeps_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
        # INSERT OR REPLACE deletes without the trigger above.
        """CREATE TRIGGER audit_keeps_insert BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE position = NEW.position)
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION audit_keeps() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$""",
        """CREATE TRIGGER audit_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_keeps()""",
    ),
}


def make_append_only(connection: Connection) -> None:
    """Put the triggers on the table `audit`."""
    for statement in _STATEMENTS[connection.dialect.name]:
        connection.execute(text(statement))
