"""A database as the first version left it, made with that version's own hashes, and the key files beside it."""

import hmac
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from argon2 import PasswordHasher

from crypteo_backend.answers import canonical
from crypteo_backend.orders import ReadyOrder
from crypteo_backend.store.database import open_engine
from crypteo_backend.store.upgrading import migrations_on
from crypteo_backend.tokens import token_hash
from tests.support.contract_client import ANSWERS

NUMBER, CODE, TOKEN = "540300", "360346207", "L" * 43
READY = ReadyOrder(NUMBER, f"https://enrol.example.com/telechargement#t={TOKEN}", CODE)
_ANSWER_KEY, _CODE_PEPPER = b"a" * 32, b"c" * 32


def keep_former_keys(folder: Path) -> None:
    """Write the two key files of the first version."""
    folder.mkdir(mode=0o700)
    (folder / "answers.key").write_bytes(_ANSWER_KEY)
    (folder / "codes.key").write_bytes(_CODE_PEPPER)


def make_first_version(url: sa.URL, now: datetime, certificate_pem: str) -> None:
    """Make tables that say no version: an order ready to download, one with a certificate, one with an intent."""
    engine = open_engine(url)
    with engine.execution_options(writing=True).begin() as connection:
        command.upgrade(migrations_on(connection), "0001")
        connection.execute(sa.text("DROP TABLE alembic_version"))
        tables = sa.MetaData()
        tables.reflect(connection)
        for table, rows in _rows(now, certificate_pem).items():
            for row in rows:
                connection.execute(sa.insert(tables.tables[table]).values(row))
    engine.dispose()


def _rows(now: datetime, certificate_pem: str) -> dict[str, list[dict[str, object]]]:
    recovery = {"id": "r" * 22, "spki_sha256": "0" * 64, "nonce": "n", "expires_at": now, "spent": True, "proven": True}
    message = {"channel": "email", "recipient": "", "subject": "", "body": CODE, "order_number": NUMBER, "sent_at": now}
    return {
        "orders": [
            _order(1, NUMBER, token_hash(TOKEN), now),
            _order(2, "77", "2" * 64, now) | {"accepted_at": now},
            _order(3, "78", "3" * 64, now),
        ],
        "questions": [{"order_id": 1, "id": f"q{place}", "position": place, "text": "?"} for place in (1, 2, 3)],
        "codes": [_code(now)],
        "sessions": [_session(now)],
        "issuances": [
            _issuance(2, now) | {"certificate_pem": certificate_pem, "chain_pem": "[]", "issued_at": now},
            _issuance(3, now) | {"claimed_by": "somebody", "claimed_until": now},
        ],
        "refusals": [{"order_id": 1, "refused_at": now}],
        "recoveries": [recovery],
        "messages": [message],
    }


def _order(key: int, number: str, link_hash: str, now: datetime) -> dict[str, object]:
    typed = "\n".join(canonical(answer) for answer in ANSWERS)
    return {
        "id": key,
        "number": number,
        "product": "Initio",
        "given_name": "Camille",
        "surname": "MARTIN",
        "organisation": "TEST ENTREPRISE",
        "siren": "123456782",
        "subject_serial": "0123456789abcdef",
        "email": "camille.martin@example.com",
        "validated_at": now,
        "expires_at": now + timedelta(days=61),
        "link_hash": link_hash,
        "link_expires_at": now + timedelta(hours=24),
        "answers_hash": PasswordHasher().hash(hmac.digest(_ANSWER_KEY, typed.encode(), "sha256").hex()),
        "answer_tries_left": 3,
        "code_tries_left": 10,
    }


def _code(now: datetime) -> dict[str, object]:
    mac = hmac.digest(_CODE_PEPPER, f"{NUMBER}\n{CODE}".encode(), "sha256").hex()
    sent = {"channel": "email", "sent_at": now, "is_resend": False, "in_force": True, "tries_left": 3}
    return {"id": 1, "order_id": 1, "mac": mac} | sent


def _session(now: datetime) -> dict[str, object]:
    client = {"client_version": "6.0.0", "client_os": "Linux", "client_locale": "fr"}
    times = {"opened_at": now, "seen_at": now}
    names = {"support_reference": "K7P-2QL", "live_reference": "K7P-2QL", "token_hash": "t" * 64, "nonce": "n"}
    return {"id": "s" * 22, "order_id": 1, "stage": "code"} | names | times | client


def _issuance(order_id: int, now: datetime) -> dict[str, object]:
    key = {"spki_sha256": f"{order_id}" * 64, "public_key_der": b"key", "subject_der": b"subject"}
    term = {"not_before": now, "not_after": now + timedelta(days=365)}
    return {"order_id": order_id, "email": "camille.martin@example.com"} | key | term
