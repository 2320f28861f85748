"""What must be true of a place at the end of every walk, wherever the backend died on it."""

import json
import secrets
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from cryptography.x509 import load_der_x509_crl, load_pem_x509_certificate
from sqlalchemy import select
from sqlalchemy.orm import Session

from crypteo_backend.audit import AuditLog, Event, entries
from crypteo_backend.composition import DataFolder
from crypteo_backend.server_keys import open_server_keys
from crypteo_backend.store.house_tables import OutgoingRow, RevocationTriesRow
from crypteo_backend.store.queries import code_in_force
from crypteo_backend.store.schema import IssuanceRow, OrderRow
from tests.faults.backend_launcher import Place

_ONCE = (
    Event.ORDER_CREATED,
    Event.IDENTITY_CHECKED,
    Event.QUESTIONS_SET,
    Event.CODE_RESENT,
    Event.CERTIFICATE_ASKED,
    Event.CERTIFICATE_ISSUED,
    Event.CERTIFICATE_ACCEPTED,
    Event.REVOCATION_ASKED,
    Event.REVOKED,
    Event.UNLOCKED,
    Event.CODE_RENEWED,
    Event.LINK_RENEWED,
)


class Broken(AssertionError):
    """Something that the backend promises does not hold."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What an unharmed walk leaves: the tries that are left, and how often each act that counts was noted."""

    tries: Mapping[str, int]
    noted: Mapping[str, int]
    messages: Mapping[str, int]


def check(place: Place, unharmed: Truth | None = None, repeatable: frozenset[str] = frozenset()) -> Truth:
    """Return what is true of the place; raises Broken when a promise does not hold, or it differs from the unharmed.

    The repeatable messages may have been sent twice.
    """
    with place.opened() as store:
        log = AuditLog(place.clock, open_server_keys(DataFolder(place.folder).keys, secrets.token_bytes))
        log.verify(store)
        noted = Counter(entry.event for entry in entries(store))
        with store.reading() as db:
            truth = Truth(
                tries=_tries(db),
                noted={event.value: noted[event] for event in _ONCE},
                messages=_messages(db, place, noted, repeatable),
            )
            _check_certificate(db, place)
    _check_database(place)
    if unharmed is not None:
        _compare(truth, unharmed)
    return truth


def _tries(db: Session) -> dict[str, int]:
    order = db.scalars(select(OrderRow)).one()
    revoking = db.scalar(select(RevocationTriesRow.tries_left))
    return {
        "identity": order.identity_tries_left,
        "code in force": code_in_force(db, order.id).tries_left,
        "all codes": order.code_tries_left,
        "answers": order.answer_tries_left,
        "revocation": 3 if revoking is None else revoking,
    }


def _messages(db: Session, place: Place, noted: Counter[str], repeatable: frozenset[str]) -> dict[str, int]:
    """Return how many messages of each kind were written; raises Broken unless each one went out as promised."""
    rows = list(db.scalars(select(OutgoingRow)))
    sendings = Counter(place.sendings.read_text(encoding="ascii").split())
    if noted[Event.MESSAGE_SENT] != len(rows) or any(row.sent_at is None or row.sealed for row in rows):
        raise Broken("a message was not sent, or not noted once")
    if sorted(message["id"] for message in place.messages()) != sorted(row.id for row in rows):
        raise Broken("a message is not there")
    if any(times > 1 + (message in repeatable) for message, times in sendings.items()):
        raise Broken("a message went out twice")
    if leftovers := [file.name for file in (place.folder / "outbox").iterdir() if file.suffix != ".json"]:
        message = f"what a message says stays behind in {len(leftovers)} unfinished files"
        raise Broken(message)
    kinds = Counter(row.kind for row in rows)
    kinds["ready"] -= noted[Event.LINK_RENEWED]  # each of them brings a message of its own
    return dict(kinds)


def _check_certificate(db: Session, place: Place) -> None:
    """Raise Broken unless what the holder has, what is stored and what was signed is one and the same certificate."""
    issuances, serials = list(db.scalars(select(IssuanceRow))), signed(place)
    if not place.certificate.exists():
        if issuances or serials:
            raise Broken("something was signed for nobody")
        return
    kept = json.loads(place.certificate.read_text(encoding="utf-8"))
    if [row.certificate_pem for row in issuances] != [kept["certificate"]]:
        raise Broken("the stored certificate is not the holder's")
    serial_number = int(kept["serial_number"], 16)
    if serials != [serial_number]:
        message = f"the authority signed {len(serials)} certificates"
        raise Broken(message)
    (issuance,) = issuances
    if issuance.revoked_at is not None and _revoked(place) != [serial_number]:
        raise Broken("the certificate is not listed as revoked, once")


def signed(place: Place) -> list[int]:
    """Return the serial numbers of everything that the authority has signed."""
    if place.engine is not None:
        with closing(sqlite3.connect(place.engine.database)) as records:
            return [int(row[0]) for row in records.execute("SELECT serial_number FROM certificates")]
    files = (DataFolder(place.folder).authority / "issued").glob("*.pem")
    return [load_pem_x509_certificate(file.read_bytes()).serial_number for file in files]


def _revoked(place: Place) -> list[int]:
    if place.engine is not None:
        with closing(sqlite3.connect(place.engine.database)) as records:
            told = records.execute("SELECT serial_number FROM certificates WHERE status = 'revoked'")
            return [int(row[0]) for row in told]
    crl = load_der_x509_crl((DataFolder(place.folder).authority / "crl" / "issuing.crl").read_bytes())
    return [entry.serial_number for entry in crl]


def _check_database(place: Place) -> None:
    if place.database.get_backend_name() != "sqlite":
        return
    with closing(sqlite3.connect(str(place.database.database))) as database:
        if database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise Broken("the database is damaged")
        if database.execute("PRAGMA foreign_key_check").fetchall():
            raise Broken("a row points to one that is not there")


def _compare(truth: Truth, unharmed: Truth) -> None:
    """Raise Broken unless acts and messages are those of the unharmed walk, and at most one try is lost, none won."""
    # A link that died with the backend is renewed, once, where the unharmed walk needs no other link.
    renewed = {Event.LINK_RENEWED.value: max(unharmed.noted[Event.LINK_RENEWED], truth.noted[Event.LINK_RENEWED] % 2)}
    if truth.noted != {**unharmed.noted, **renewed}:
        message = f"noted {truth.noted} instead of {unharmed.noted}"
        raise Broken(message)
    if truth.messages != unharmed.messages:
        message = f"sent {truth.messages} instead of {unharmed.messages}"
        raise Broken(message)
    for counter, left in truth.tries.items():
        if not unharmed.tries[counter] - 1 <= left <= unharmed.tries[counter]:
            message = f"{left} tries left for {counter}, unharmed {unharmed.tries[counter]}"
            raise Broken(message)
