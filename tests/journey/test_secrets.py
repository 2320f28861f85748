"""The secrets grep: after a whole walk with wrong turns, at DEBUG, nothing secret is in a log, a file or a repr."""

import logging
import traceback
from base64 import b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from tests.support.journeys import Walker
from tests.support.samples import PASSWORD

WRONG_PASSWORD = Secret("Mauvais2026Choix")
WRONG_ANSWERS = (Secret("faux-souvenir-un"), Secret("faux-souvenir-deux"), Secret("faux-souvenir-trois"))


def slices_of(key: RSAPrivateKey) -> list[bytes]:
    """Return what would betray a clear private key: its encodings' beginnings and its numbers' first bytes."""
    numbers = key.private_numbers()
    raw = [number.to_bytes(512, "big").lstrip(b"\0")[:16] for number in (numbers.p, numbers.q, numbers.d)]
    pkcs8 = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return [*raw, *(part.hex().encode() for part in raw), b64encode(pkcs8[64:112]), b"PRIVATE KEY"]


def everything_written(folder: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_nothing_secret_is_logged_written_or_shown(order, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.step(1)
    walker.step(2, password=PASSWORD, confirmation=PASSWORD)
    wrong = order.code[1:] + str((int(order.code[0]) + 1) % 10)
    with pytest.raises(Problem) as wrong_code:
        walker.step(3, retrieval_code=Secret(wrong))
    walker.step(3, retrieval_code=Secret(order.code))
    with pytest.raises(Problem) as wrong_answers:
        walker.step(4, answers=WRONG_ANSWERS)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    before = walker.step(5)
    with pytest.raises(Problem) as wrong_password:
        walker.step(6, verification_password=WRONG_PASSWORD)
    key = walker.services.keys.take(before.opened.key_policy, CancelToken()).private_key
    end = walker.step(6, verification_password=PASSWORD)

    logged = "\n".join(f"{record.getMessage()} {record.args!r}" for record in caplog.records)
    problems = (wrong_code.value, wrong_answers.value, wrong_password.value)
    told = [logged, repr(walker), repr(before), repr(end), *map(repr, problems)]
    told += ["".join(traceback.format_exception(problem)) for problem in problems]
    shown = "\n".join(told).encode() + everything_written(tmp_path)
    secrets = [
        order.code,
        wrong,
        order.link.partition("#t=")[2],
        before.opened.session_token.reveal(),
        PASSWORD.reveal(),
        WRONG_PASSWORD.reveal(),
        *order.answers,
        *(answer.reveal() for answer in WRONG_ANSWERS),
    ]
    assert logged, "the walk logs something, or this test proves nothing"
    assert [secret for secret in secrets if secret.encode() in shown] == []
    assert [part for part in slices_of(key) if part in shown] == []
