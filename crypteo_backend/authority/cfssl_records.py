"""CFSSL's certificate database, read beside CFSSL itself, whose version 1.2.0 answers no question about it.

The table is `certificates` of CFSSL's own migrations. Serial numbers stand in it in decimal. The columns are `bytea` in
PostgreSQL; in SQLite they have to be declared `blob`, as later versions of CFSSL do, because SQLite takes `bytea` for
numeric and rounds a serial number to 15 digits.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from crypteo_backend.authority.interface import AuthorityUnavailable, RevocationReason
from crypteo_backend.authority.revocations import Revocation

_COLUMNS = "serial_number, authority_key_identifier, status, reason, revoked_at, pem"
_CONNECT_SECONDS = 5

# The codes of RFC 5280 section 5.3.1; what is not among them was not revoked through this service.
REASON_CODES = {
    RevocationReason.UNSPECIFIED: 0,
    RevocationReason.KEY_COMPROMISE: 1,
    RevocationReason.AFFILIATION_CHANGED: 3,
    RevocationReason.SUPERSEDED: 4,
    RevocationReason.CESSATION_OF_OPERATION: 5,
    RevocationReason.PRIVILEGE_WITHDRAWN: 9,
}
_REASONS = {code: reason for reason, code in REASON_CODES.items()}


@dataclass(frozen=True, slots=True)
class CertificateRecord:
    """One certificate as CFSSL keeps it; `authority_key_id` as CFSSL wants it back, whatever it wrote there."""

    authority_key_id: str
    is_revoked: bool
    certificate_pem: str


class CertificateRecords:
    """The records of one CFSSL; reading needs no more than the right to select. Raises AuthorityUnavailable."""

    def __init__(self, url: str) -> None:
        timeout = {"connect_timeout": _CONNECT_SECONDS} if url.startswith("postgresql") else {}
        self._engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=timeout)

    def find(self, serial_number: int) -> CertificateRecord | None:
        """Return the record of this serial number, or None."""
        decimal = str(serial_number)
        told = decimal if self._engine.dialect.name == "sqlite" else decimal.encode()
        with self._reading() as connection:
            row = connection.execute(
                text(f"SELECT {_COLUMNS} FROM certificates WHERE serial_number = :serial"),  # noqa: S608 - constants
                {"serial": told},
            ).one_or_none()
        return None if row is None else _record(row)

    def revocations(self) -> list[Revocation]:
        """Return all that is revoked."""
        with self._reading() as connection:
            rows = connection.execute(
                text(f"SELECT {_COLUMNS} FROM certificates WHERE status = :status"),  # noqa: S608 - constants
                {"status": "revoked" if self._engine.dialect.name == "sqlite" else b"revoked"},
            ).all()
        return [_revocation(row) for row in rows]

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            message = f"the engine's certificate database cannot be read ({type(error).__name__})"
            raise AuthorityUnavailable(message) from error


def _record(row: Row[tuple[object, ...]]) -> CertificateRecord:
    return CertificateRecord(
        authority_key_id=_words(row.authority_key_identifier),
        is_revoked=_words(row.status) == "revoked",
        certificate_pem=_words(row.pem),
    )


def _revocation(row: Row[tuple[object, ...]]) -> Revocation:
    at = datetime.fromisoformat(str(row.revoked_at))
    reason = _REASONS.get(row.reason, RevocationReason.UNSPECIFIED)
    return Revocation(int(_words(row.serial_number)), reason, at.replace(tzinfo=at.tzinfo or UTC))


def _words(value: object) -> str:
    return bytes(value).decode() if isinstance(value, bytes | memoryview) else str(value)
