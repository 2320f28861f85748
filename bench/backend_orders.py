"""Orders in bulk, straight into the tables: ready to download, each with its code, its questions and a past session."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import insert
from sqlalchemy.orm import Session

from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.store.database import Store
from crypteo_backend.store.row import Row
from crypteo_backend.store.schema import CodeRow, OrderRow, QuestionRow, SessionRow
from crypteo_backend.tokens import token_hash

ANSWERS = ("Théo", "Caramel", "Un tour à vélo")
_A_BATCH = 5_000


def link_token(index: int) -> str:
    """Return the token of the order's link."""
    return f"{index:043d}"


def retrieval_code(index: int) -> str:
    """Return the order's code."""
    return f"{index:09d}"


def fill(store: Store, keys: ServerKeys, answers_hash: str, first: int, count: int, now: datetime) -> None:
    """Write `count` orders, numbered from `first`; all have the same answers, so that their hash is made once."""
    numbers = iter(range(first, first + count))
    while batch := list(islice(numbers, _A_BATCH)):
        with store.writing() as db:
            _write(db, OrderRow, (_order(index, answers_hash, now) for index in batch))
            _write(db, CodeRow, (_code(index, keys, now) for index in batch))
            _write(db, QuestionRow, (_question(index, position) for index in batch for position in (1, 2, 3)))
            _write(db, SessionRow, (_session(index, now) for index in batch))


def _write(db: Session, table: type[Row], rows: Iterator[dict[str, object]]) -> None:
    db.execute(insert(table), list(rows))


def _order(index: int, answers_hash: str, now: datetime) -> dict[str, object]:
    return {
        "id": index,
        "number": str(index),
        "product": "Initio 1* NG logiciel pack 3 ans",
        "given_name": "Camille",
        "surname": "MARTIN",
        "organisation": "TEST ENTREPRISE",
        "siren": "123456782",
        "subject_serial": f"{index:016x}",
        "email": f"camille.martin.{index}@example.com",
        "email_key": f"camille.martin.{index}@example.com",
        "mobile": None,
        "locale": "fr",
        "validity_years": 3,
        "validated_at": now,
        "expires_at": now + timedelta(days=60),
        "identity_tries_left": 3,
        "link_hash": token_hash(link_token(index)),
        "link_expires_at": now + timedelta(hours=24),
        "questions_set_at": now,
        "answers_hash": answers_hash,
        "answer_tries_left": 3,
        "code_tries_left": 10,
    }


def _code(index: int, keys: ServerKeys, now: datetime) -> dict[str, object]:
    return {
        "order_id": index,
        "mac": keys.mac("retrieval-code", f"{index}\n{retrieval_code(index)}"),
        "channel": "email",
        "sent_at": now - timedelta(hours=1),
        "is_resend": False,
        "in_force": True,
        "tries_left": 3,
    }


def _question(index: int, position: int) -> dict[str, object]:
    return {"order_id": index, "id": f"q{position}", "position": position, "text": "Une question ?"}


def _session(index: int, now: datetime) -> dict[str, object]:
    then = now - timedelta(hours=2)
    return {
        "id": f"{index:022d}",
        "order_id": index,
        "token_hash": f"{index:064d}",
        "stage": "code",
        "nonce": f"{index:043d}",
        "support_reference": f"{index % 10**7:07d}",
        "opened_at": then,
        "seen_at": then,
        "minute": 0,
        "requests_in_minute": 0,
        "ended_at": then,
        "client_version": "6.0.0",
        "client_os": "Linux",
        "client_locale": "fr",
    }
