"""How an order stands, in one sentence, from its first day to its last."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from crypteo_backend.console.condition import _RULES, condition_of
from crypteo_backend.console.dossier import open_dossier
from crypteo_backend.console.time_left import time_left
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, QUESTIONS, SAMPLE
from crypteo_backend.orders import open_order, open_ready_order
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow, RefusalRow
from tests.support.movable_clock import MovableClock
from tests.support.support_desk_house import DeskHouse

Change = Callable[[DeskHouse], None]


def order(**values: object) -> Change:
    def change(desk: DeskHouse) -> None:
        with desk.office.store.writing() as db:
            db.execute(
                update(OrderRow).values({name: desk.clock() if at == "now" else at for name, at in values.items()})
            )

    return change


def later(**time: int) -> Change:
    return lambda desk: desk.clock.advance(**time)


def issuance(**values: object) -> Change:
    def change(desk: DeskHouse) -> None:
        now = desk.clock()
        row = IssuanceRow(
            order_id=1,
            spki_sha256="0" * 64,
            serial_number="3f",
            public_key_der=b"",
            subject_der=b"",
            email=SAMPLE.email,
            not_before=now,
            not_after=now,
            csr_der=b"",
            **{name: now if at == "now" else at for name, at in values.items()},
        )
        with desk.office.store.writing() as db:
            db.add(row)

    return change


def refused(desk: DeskHouse) -> None:
    with desk.office.store.writing() as db:
        db.add(RefusalRow(order_id=1, refused_at=desk.clock()))


def code_used_up(desk: DeskHouse) -> None:
    with desk.office.store.writing() as db:
        db.execute(update(CodeRow).values(tries_left=0))


ISSUED = {"certificate_pem": "x", "chain_pem": "[]", "issued_at": "now"}
# Of each order: whether its questions are set, what happened, the tone and the sentence.
CASES = [
    (False, [], "waiting", "En attente du contrôle d’identité\u202f; lien valable jusqu’au 30 novembre 2026"),
    (False, [order(identity_tries_left=0)], "blocked", "Bloquée\u00a0: 3 numéros de document faux."),
    (False, [later(days=10)], "blocked", "son lien a expiré le 30 novembre 2026"),
    (False, [order(identity_checked_at="now")], "waiting", "Identité vérifiée, questions à choisir"),
    (True, [], "waiting", "Prête à télécharger\u202f; lien valable jusqu’au 21 novembre 2026 à 10\u00a0h\u00a030."),
    (True, [later(hours=24)], "blocked", "Le lien de téléchargement a expiré le 21 novembre 2026"),
    (True, [order(answer_tries_left=0)], "blocked", "Bloquée\u00a0: 3 fois des réponses fausses."),
    (True, [order(code_tries_left=0)], "blocked", "Bloquée\u00a0: 10 codes de retrait faux en tout."),
    (True, [code_used_up], "blocked", "Le code de retrait a servi 3 fois"),
    (True, [refused], "blocked", "L’autorité a refusé la dernière demande"),
    (True, [issuance()], "waiting", "Certificat demandé\u202f; l’autorité n’a pas encore répondu."),
    (
        True,
        [issuance(**ISSUED)],
        "waiting",
        "Certificat émis le 20 novembre 2026 à 10\u00a0h\u00a030, pas encore vérifié",
    ),
    (True, [issuance(**ISSUED), order(answer_tries_left=0)], "blocked", "Bloquée"),
    (True, [issuance(**ISSUED), order(accepted_at="now")], "good", "Terminée\u00a0: certificat téléchargé et vérifié"),
    (True, [issuance(**ISSUED, revocation_asked_at="now"), order(accepted_at="now")], "waiting", "Révocation demandée"),
    (True, [issuance(**ISSUED, revoked_at="now"), order(accepted_at="now")], "over", "Révoquée le 20 novembre 2026"),
    (True, [later(days=62)], "over", "Expirée le 20 janvier 2027"),
]


@pytest.mark.parametrize(("has_questions", "changes", "tone", "sentence"), CASES)
def test_the_sentence_is_the_one_that_matters(
    desk: DeskHouse, has_questions: bool, changes: list[Change], tone: str, sentence: str
):
    if has_questions:
        open_ready_order(desk.office, SAMPLE, QUESTIONS)
    else:
        open_order(desk.office, SAMPLE, DOCUMENT_NUMBER)
    for change in changes:
        change(desk)
    condition = condition_of(open_dossier(desk.office, "540206"))
    assert sentence in condition.said_in("fr")
    assert condition.tone.value == tone
    assert condition.said_in("en") != condition.said_in("fr")
    assert "{" not in condition.said_in("en") + condition.said_in("fr")


def test_each_sentence_is_in_both_languages():
    for rule in _RULES:
        assert rule.words.fr != rule.words.en
        assert ("{at}" in rule.words.fr) == ("{at}" in rule.words.en)


@pytest.mark.parametrize(
    ("left", "fr", "en"),
    [
        (timedelta(days=10), "10\u00a0jours", "10\u00a0days"),
        (timedelta(days=2), "2\u00a0jours", "2\u00a0days"),
        (timedelta(days=2, seconds=-1), "47\u00a0h\u00a059", "47\u00a0h\u00a059\u00a0min"),
        (timedelta(hours=1), "1\u00a0h\u00a000", "1\u00a0h\u00a000\u00a0min"),
        (timedelta(minutes=59, seconds=59), "59\u00a0min", "59\u00a0min"),
        (timedelta(seconds=1), "1\u00a0min", "1\u00a0min"),
        (timedelta(), "dépassé", "over"),
        (timedelta(days=-3), "dépassé", "over"),
    ],
)
def test_what_is_left_is_said_as_people_say_it(left: timedelta, fr: str, en: str):
    now = MovableClock()()
    assert time_left(now, now + left, "fr") == (fr if fr == "dépassé" else f"encore {fr}")
    assert time_left(now, now + left, "en") == (en if en == "over" else f"{en} left")
