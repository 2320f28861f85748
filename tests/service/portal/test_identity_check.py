"""The identity check over HTTP, without scripts: the whole way, and everything that ends it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER
from crypteo_backend.identity import DocumentWrong, IdentityRefused, Refusal, check_document, set_questions
from crypteo_backend.orders import OpenedOrder, ReadyOrder
from crypteo_backend.question_rules import ChosenQuestions
from crypteo_backend.store.house_tables import AuditRow
from crypteo_backend.store.queries import questions_of
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.support_desk import send_another_link, unlock
from tests.service.portal.conftest import VisitorMaker
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.visitor import ANSWERS, OWN_QUESTION, Visitor, new_order

WRONG = "99ZZ99999"
CHOSEN = ChosenQuestions("friend", "pet", OWN_QUESTION, ANSWERS)


@pytest.fixture
def order(house: House) -> OpenedOrder:
    return new_order(house)


def row_of(house: House, number: str) -> OrderRow:
    with house.services.store.reading() as db:
        return db.scalars(select(OrderRow).where(OrderRow.number == number)).one()


def events_of(house: House, number: str) -> list[str]:
    with house.services.store.reading() as db:
        of_the_order = select(AuditRow.event).where(AuditRow.order_number == number)
        return list(db.scalars(of_the_order.order_by(AuditRow.position)))


def ready_order_of(house: House, order: OpenedOrder) -> ReadyOrder:
    house.services.outbox.send_due()
    text = house.carrier.messages[-1].text
    link = next(word for word in text.split() if "/telechargement#t=" in word)
    return ReadyOrder(order.number, link, order.retrieval_code)


def test_the_whole_way_leads_to_a_download_with_these_answers(house: House, order: OpenedOrder, visitor: Visitor):
    visitor.open_link(order)
    assert visitor.at == "/identite/piece"
    visitor.give_document("12 ab-345.67")
    assert visitor.at == "/identite/questions"
    visitor.set_questions()
    assert (visitor.at, visitor.page.status_code) == ("/identite/fin", 200)
    assert "c•••@example.com" in visitor.text
    holder = ContractClient(house.http, ready_order_of(house, order)).reach_answers()
    told = holder.answers("theo", "CARAMEL", "peugeot bleu")
    assert told.json()["state"] == "authenticated"
    kinds = [event for event in events_of(house, order.number) if event != "message-sent"]
    assert kinds[:5] == ["order-created", "questions-opened", "try-taken", "identity-checked", "questions-set"]


def test_the_questions_are_kept_as_the_holder_read_them(house: House, order: OpenedOrder, visitor: Visitor):
    visitor.reach_questions(order).open("/identite/questions?lang=en").set_questions()
    with house.services.store.reading() as db:
        texts = [question.text for question in questions_of(db, row_of(house, order.number).id)]
    assert texts == [
        "What is the first name of your best childhood friend?",
        "What is the name of your first pet?",
        OWN_QUESTION,
    ]


def test_what_was_kept_of_the_document_is_gone_after_the_check(house: House, order: OpenedOrder, visitor: Visitor):
    assert row_of(house, order.number).identity_mac is not None
    visitor.reach_questions(order)
    row = row_of(house, order.number)
    assert (row.identity_mac, row.identity_checked_at) == (None, house.clock())


def test_a_link_that_was_checked_before_leads_to_the_questions(
    house: House, order: OpenedOrder, visitor: Visitor, new_visitor: VisitorMaker
):
    visitor.reach_questions(order)
    assert new_visitor(house).open_link(order).at == "/identite/questions"


@pytest.mark.parametrize("around", ["  <{}>\r\n", "{}", "\u00a0{}"])
def test_a_link_is_taken_as_people_paste_it(order: OpenedOrder, visitor: Visitor, around: str):
    broken = order.questions_link[:30] + "\r\n " + order.questions_link[30:]
    for link in (order.questions_link, broken, order.questions_link.partition("#t=")[2]):
        assert visitor.open("/identite").send("/identite", link=around.format(link)).at == "/identite/piece"


@pytest.mark.parametrize("link", ["", "k" * 43, "https://enrol.example.com/identite", "<script>", "é" * 43])
def test_another_link_is_refused_beside_its_field(visitor: Visitor, link: str):
    visitor.open("/identite").send("/identite", link=link)
    assert visitor.page.status_code in {404, 422}
    assert "Copiez-le en entier" in visitor.text
    assert 'aria-describedby="link-help link-fault" aria-invalid="true"' in visitor.page.text
    assert "<title>Erreur\u00a0: Contrôle d’identité" in visitor.page.text


def test_a_link_lives_ten_days(house: House, order: OpenedOrder, visitor: Visitor):
    house.clock.advance(days=10, seconds=-1)
    assert visitor.open_link(order).at == "/identite/piece"
    house.clock.advance(seconds=1)
    visitor.give_document()
    assert (visitor.page.status_code, "Ce lien a expiré" in visitor.text) == (410, True)
    visitor.open_link(order)
    assert (visitor.page.status_code, "Ce lien a expiré" in visitor.text) == (410, True)
    assert row_of(house, order.number).identity_tries_left == 3


def test_a_link_dies_with_its_order(house: House, order: OpenedOrder, visitor: Visitor):
    house.clock.advance(days=60)
    send_another_link(house.services, order.number, "agent")
    house.services.outbox.send_due()
    text = house.carrier.messages[-1].text
    link = next(word for word in text.split() if "/identite#t=" in word)
    house.clock.advance(days=2)
    visitor.open("/identite").send("/identite", link=link)
    assert (visitor.page.status_code, "Votre demande a expiré" in visitor.text) == (410, True)


def test_another_link_from_support_ends_the_former_one_and_its_visits(
    house: House, order: OpenedOrder, visitor: Visitor
):
    visitor.open_link(order)
    send_another_link(house.services, order.number, "agent")
    assert visitor.give_document().page.status_code == 403
    assert visitor.open_link(order).page.status_code == 404


def test_three_wrong_numbers_lock_until_support_unlocks(house: House, order: OpenedOrder, visitor: Visitor):
    visitor.open_link(order)
    assert "Il vous reste 2\u00a0essais." in visitor.give_document(WRONG).page.text
    assert "Il vous reste 1\u00a0essai." in visitor.give_document(WRONG).page.text
    for _ in range(2):
        visitor.open("/identite/piece")
        if visitor.page.status_code == 200:
            visitor.give_document(WRONG)
        assert (visitor.page.status_code, "Le contrôle d’identité est bloqué" in visitor.text) == (423, True)
    assert visitor.open_link(order).page.status_code == 423
    unlock(house.services, order.number, "agent")
    assert visitor.reach_questions(order).at == "/identite/questions"
    assert events_of(house, order.number).count("identity-wrong") == 3


@pytest.mark.parametrize("number", ["", "1234", "é è", "1" * 21, "<b>12AB34567</b>" * 3])
def test_what_is_no_number_costs_no_try(house: House, order: OpenedOrder, visitor: Visitor, number: str):
    visitor.open_link(order).give_document(number)
    assert (visitor.page.status_code, "5 à 20" in visitor.text) == (422, True)
    assert "<b>" not in visitor.page.text
    assert row_of(house, order.number).identity_tries_left == 3


def test_fifty_guesses_at_once_take_three_tries(house: House, order: OpenedOrder):
    order_id = row_of(house, order.number).id

    def guess(place: int) -> str:
        try:
            check_document(house.services, order_id, f"GUESS{place}")
        except DocumentWrong as wrong:
            return f"wrong {wrong.attempts_left}"
        except IdentityRefused as refused:
            return refused.refusal
        return "right"

    with ThreadPoolExecutor(16) as pool:
        told = sorted(pool.map(guess, range(50)))
    assert told == [Refusal.LOCKED] * 47 + ["wrong 0", "wrong 1", "wrong 2"]


def test_a_right_number_is_final(house: House, order: OpenedOrder):
    order_id = row_of(house, order.number).id
    check_document(house.services, order_id, DOCUMENT_NUMBER)
    with pytest.raises(IdentityRefused) as refused:
        check_document(house.services, order_id, WRONG)
    assert refused.value.refusal is Refusal.CHECKED


def test_of_questions_set_at_the_same_time_one_set_wins(house: House, order: OpenedOrder):
    order_id = row_of(house, order.number).id
    check_document(house.services, order_id, DOCUMENT_NUMBER)

    def submit(place: int) -> str:
        own = f"Ma question numéro {place} à moi ?"
        try:
            set_questions(house.services, order_id, ChosenQuestions("toy", "street", own, ANSWERS), "fr")
        except IdentityRefused as refused:
            return refused.refusal
        return "set"

    with ThreadPoolExecutor(6) as pool:
        told = sorted(pool.map(submit, range(6)))
    assert told == [Refusal.QUESTIONS_SET] * 5 + ["set"]
    assert events_of(house, order.number).count("questions-set") == 1
    house.services.outbox.send_due()
    subjects = [message.subject for message in house.carrier.messages if "prêt" in message.subject]
    assert subjects == [f"Demande n°\u00a0{order.number}\u00a0: votre certificat est prêt"]


def test_questions_come_after_the_number(house: House, order: OpenedOrder, visitor: Visitor):
    with pytest.raises(IdentityRefused) as refused:
        set_questions(house.services, row_of(house, order.number).id, CHOSEN, "fr")
    assert refused.value.refusal is Refusal.UNCHECKED
    assert visitor.open_link(order).set_questions().at == "/identite/piece"
    assert row_of(house, order.number).questions_set_at is None


def test_faults_are_told_beside_their_fields_and_nothing_is_lost(house: House, order: OpenedOrder, visitor: Visitor):
    visitor.reach_questions(order).set_questions(answer2="TEST entreprise", answer3="theo")
    assert (visitor.page.status_code, visitor.at) == (422, "/identite/questions")
    page = visitor.page.text
    assert '<li><a href="#answer2">Réponse 2\u00a0: N’utilisez ni votre nom' in page
    assert '<li><a href="#answer3">Réponse 3\u00a0: Cette réponse est déjà donnée' in page
    assert 'aria-describedby="answer2-fault" aria-invalid="true"' in page
    assert "answer1-fault" not in page
    for kept in ("Théo", "TEST entreprise", OWN_QUESTION, '<option value="pet" selected>'):
        assert kept in page
    assert row_of(house, order.number).questions_set_at is None
    assert visitor.set_questions().at == "/identite/fin"


def test_questions_are_set_once_and_for_all(
    house: House, order: OpenedOrder, visitor: Visitor, new_visitor: VisitorMaker
):
    other = new_visitor(house)
    other.reach_questions(order)
    visitor.open_link(order).set_questions()
    former = row_of(house, order.number).answers_hash
    other.set_questions(answer1="Robert")
    assert (other.page.status_code, "Vos questions sont déjà enregistrées" in other.text) == (409, True)
    assert other.open("/identite/questions").at == "/identite/fin"
    assert visitor.open_link(order).page.status_code == 409
    assert row_of(house, order.number).answers_hash == former


def test_answers_are_shown_without_a_script_when_wanted(order: OpenedOrder, visitor: Visitor):
    visitor.reach_questions(order)
    assert visitor.page.text.count('type="password"') == 3
    visitor.set_questions(show="yes", shown="no", answer1="Robert")
    assert (visitor.page.status_code, visitor.page.text.count('type="password"')) == (200, 0)
    assert 'value="Robert"' in visitor.page.text
    visitor.set_questions(shown="yes", answer3="Robert", answer1="Robert")
    assert (visitor.page.status_code, visitor.page.text.count('type="password"')) == (422, 0)
    visitor.set_questions(show="no", shown="yes")
    assert visitor.page.text.count('type="password"') == 3


def test_a_visit_ends_when_it_is_idle(house: House, order: OpenedOrder, visitor: Visitor):
    visitor.open_link(order)
    house.clock.advance(minutes=29, seconds=59)
    assert visitor.open("/identite/piece").page.status_code == 200
    house.clock.advance(minutes=30)
    visitor.give_document()
    assert (visitor.page.status_code, "Votre visite est terminée" in visitor.text) == (403, True)
    assert row_of(house, order.number).identity_tries_left == 3


def test_nobody_gets_in_without_a_visit(house: House, visitor: Visitor):
    for path in ("/identite/piece", "/identite/questions", "/identite/fin", "/revocation/certificat"):
        assert visitor.open(path).page.status_code == 403


def test_the_deadline_of_the_download_link_begins_when_the_questions_are_set(
    house: House, order: OpenedOrder, visitor: Visitor
):
    house.clock.advance(days=3)
    visitor.reach_questions(order).set_questions()
    assert row_of(house, order.number).link_expires_at == house.clock() + timedelta(hours=24)


def test_answers_and_links_are_in_no_log(
    house: House, order: OpenedOrder, visitor: Visitor, caplog: pytest.LogCaptureFixture
):
    visitor.reach_questions(order).set_questions(answer3="Théo")
    visitor.set_questions()
    visitor.open("/identite/nowhere")  # something to log
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("crypteo", "uvicorn"))]
    secrets = ("Théo", "Caramel", DOCUMENT_NUMBER, order.questions_link.partition("#t=")[2])
    assert ours
    assert [line for line in ours for secret in secrets if secret in line] == []
