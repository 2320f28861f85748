"""Revocation over HTTP: the holder's way, its limits, and that a stranger learns nothing."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy import select

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.demo.sample_order import ANSWERS, QUESTIONS, SAMPLE
from crypteo_backend.orders import SecretQuestion, open_ready_order
from crypteo_backend.proposed_questions import PROPOSED
from crypteo_backend.revocation import NotRevocable, RevocationRound, revoke
from crypteo_backend.revocation_check import revocation_tries_left
from crypteo_backend.settings import Settings
from crypteo_backend.store.house_tables import AuditRow
from crypteo_backend.store.schema import IssuanceRow, OrderRow
from tests.service.conftest import HouseMaker
from tests.service.portal.conftest import VisitorMaker
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import AbsentAuthority
from tests.support.visitor import Visitor, new_order

UNKNOWN = "999999"
FALSE = ("faux", "fausse", "encore faux")


def issuance_of(house: House, number: str) -> IssuanceRow:
    with house.services.store.reading() as db:
        return db.scalars(select(IssuanceRow).join(OrderRow).where(OrderRow.number == number)).one()


def revoked_in(house: House) -> x509.CertificateRevocationList:
    return x509.load_der_x509_crl(house.http.get("/crl/issuing.crl").content)


def ask(visitor: Visitor, number: str, reason: str = "stolen") -> Visitor:
    visitor.name_order(number).answer(number, *ANSWERS)
    assert visitor.at == "/revocation/certificat"
    return visitor.send("/revocation/certificat", reason=reason)


@pytest.mark.parametrize(
    ("reason", "listed"),
    [
        ("lost", None),
        ("stolen", x509.ReasonFlags.key_compromise),
        ("compromised", x509.ReasonFlags.key_compromise),
        ("unneeded", x509.ReasonFlags.cessation_of_operation),
    ],
)
def test_the_holder_revokes_and_the_next_list_says_so(
    house: House, holder: ContractClient, visitor: Visitor, reason: str, listed: x509.ReasonFlags | None
):
    serial_number = int(issuance_of(house, holder.order.number).serial_number, 16)
    assert revoked_in(house).get_revoked_certificate_by_serial_number(serial_number) is None
    house.clock.advance(minutes=5)
    ask(visitor, holder.order.number, reason)
    assert (visitor.at, "Ce certificat est révoqué" in visitor.text) == ("/revocation/certificat", True)
    entry = revoked_in(house).get_revoked_certificate_by_serial_number(serial_number)
    assert entry is not None
    assert entry.revocation_date_utc == house.clock()
    assert [extension.value.reason for extension in entry.extensions] == ([listed] if listed else [])


def test_an_e_mail_confirms_and_the_log_keeps_both_acts(house: House, holder: ContractClient, visitor: Visitor):
    ask(visitor, holder.order.number)
    house.services.outbox.send_due()
    last = house.carrier.messages[-1]
    assert "votre certificat est révoqué" in last.subject
    assert issuance_of(house, holder.order.number).serial_number in last.text
    with house.services.store.reading() as db:
        events = db.execute(select(AuditRow.event, AuditRow.facts).order_by(AuditRow.position)).all()
    told = [tuple(event) for event in events if event.event.startswith("revo")]
    assert [name for name, _ in told] == ["revocation-proven", "revocation-asked", "revoked"]
    assert told[1][1] == '{"reason": "stolen"}'


def test_what_it_means_is_said_before_and_a_reason_is_needed(house: House, holder: ContractClient, visitor: Visitor):
    visitor.name_order(holder.order.number).answer(holder.order.number, "theo", "CARAMEL", "un tour a velo")
    assert "Une révocation est définitive" in visitor.text
    for reason in ("", "keyCompromise"):
        visitor.send("/revocation/certificat", reason=reason)
        assert (visitor.page.status_code, "Choisissez la raison" in visitor.text) == (422, True)
    assert issuance_of(house, holder.order.number).revocation_asked_at is None


def test_how_the_certificate_stands_is_said_only_after_right_answers(
    house: House, key: RSAPrivateKey, visitor: Visitor, new_visitor: VisitorMaker
):
    number = house.order().number
    assert "pas encore de certificat à révoquer" in visitor.name_order(number).answer(number, *ANSWERS).text
    holder = house.holder()
    holder.authenticate().certify(key).raise_for_status()
    number = holder.order.number
    revoker = ask(new_visitor(house), number)
    visitor.name_order(number)
    assert "révoqué" not in visitor.text
    assert "Ce certificat est révoqué" in visitor.answer(number, *ANSWERS).text
    assert revoker.open("/revocation/certificat").page.status_code == 200
    visitor.http.cookies.clear()
    assert visitor.open("/revocation/certificat").page.status_code == 403


def test_an_expired_certificate_is_not_revoked(house: House, holder: ContractClient, visitor: Visitor):
    house.clock.advance(days=365 * 3 + 2)
    number = holder.order.number
    assert "Ce certificat a déjà expiré" in visitor.name_order(number).answer(number, *ANSWERS).text
    with pytest.raises(NotRevocable):
        revoke(house.services, issuance_of(house, number).order_id, "lost")


def test_a_certificate_is_revoked_once(house: House, holder: ContractClient):
    order_id = issuance_of(house, holder.order.number).order_id

    def once(_: int) -> str:
        try:
            revoke(house.services, order_id, "lost")
        except NotRevocable as refused:
            return refused.standing
        return "done"

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(once, range(6)))
    assert told.count("done") == 1
    house.services.outbox.send_due()
    assert len([message for message in house.carrier.messages if "révoqué" in message.subject]) == 1


def test_a_stranger_sees_the_same_page_for_every_number(house: House, holder: ContractClient, visitor: Visitor):
    unset = new_order(house).number
    pages = [_shape(visitor.name_order(number)) for number in (holder.order.number, unset, UNKNOWN)]
    assert pages[0] == pages[1] == pages[2]
    wrong = []
    for number in (holder.order.number, unset, UNKNOWN):
        answered = [visitor.name_order(number).answer(number, *FALSE) for _ in range(1)]
        wrong.append([(_shape(each), each.page.status_code) for each in answered])
    assert wrong[0] == wrong[1] == wrong[2]
    locked = []
    for number in (holder.order.number, unset, UNKNOWN):
        told = [(v.page.status_code, _shape(v)) for v in (_wrong(visitor, number) for _ in range(3))]
        locked.append(told)
    assert [status for status, _ in locked[0]] == [403, 423, 423]
    assert locked[0] == locked[1] == locked[2]


def _wrong(visitor: Visitor, number: str) -> Visitor:
    return visitor.name_order(number).answer(number, *FALSE)


def _shape(visitor: Visitor) -> str:
    """Return the page without what differs between numbers: themselves, and tokens."""
    return re.sub(r"[0-9]{6}|value=\"1:[0-9a-f]{64}\"", "", visitor.page.text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_tells_which_questions_a_number_has(
    house: House, holder: ContractClient, visitor: Visitor, language: str
):
    unset = new_order(house)
    visitor.open(f"/revocation?lang={language}")
    before = [_shape(visitor.name_order(number)) for number in (holder.order.number, unset.number, UNKNOWN)]
    assert before[0] == before[1] == before[2]
    visitor.reach_questions(unset).set_questions(first="toy", second="record")
    assert _shape(visitor.name_order(unset.number)) == before[0]
    assert [text[language] in visitor.page.text for text in PROPOSED.values()] == [True] * 8


def test_the_two_questions_may_be_told_in_any_order(house: House, holder: ContractClient, visitor: Visitor):
    number, (one, two, three) = holder.order.number, ANSWERS
    swapped = {"first": "pet", "answer1": two, "second": "friend", "answer2": one, "answer3": three}
    visitor.name_order(number).send("/revocation/questions", number=number, **swapped)
    assert visitor.at == "/revocation/certificat"


def test_what_is_not_chosen_is_said_beside_its_field_and_costs_no_try(
    house: House, holder: ContractClient, visitor: Visitor
):
    number = holder.order.number
    for chosen in ({"first": "", "second": "pet"}, {"first": "pet", "second": "pet"}, {"first": "x", "second": "pet"}):
        answers = {f"answer{place}": "faux" for place in (1, 2, 3)}
        visitor.name_order(number).send("/revocation/questions", number=number, **chosen, **answers)
        fault = "second-fault" if chosen["first"] == "pet" else "first-fault"
        assert (visitor.page.status_code, fault in visitor.page.text) == (422, True)
    with house.services.store.reading() as db:
        assert revocation_tries_left(house.services, db, number) == 3


def test_questions_set_elsewhere_are_told_as_others(house: House, visitor: Visitor):
    questions = (SecretQuestion("Ma ville ?", "Laon"), SecretQuestion("Mon chat ?", "Nestor"), QUESTIONS[2])
    number = open_ready_order(house.services, SAMPLE, questions).number
    visitor.name_order(number)
    assert "Ma ville" not in visitor.page.text
    answers = {"answer1": "laon", "answer2": "nestor", "answer3": "un tour à vélo"}
    visitor.send("/revocation/questions", number=number, first="other", second="other", **answers)
    assert visitor.at == "/revocation/certificat"


@pytest.fixture
def absent(authority: EmbeddedAuthority) -> AbsentAuthority:
    return AbsentAuthority(authority, away=False)


def test_what_was_asked_while_the_authority_was_away_is_done_when_it_is_back(
    make_house: HouseMaker, absent: AbsentAuthority, new_visitor: VisitorMaker, key: RSAPrivateKey
):
    house = make_house(Settings("http://127.0.0.1"), absent)
    holder = house.holder()
    holder.authenticate().certify(key).raise_for_status()
    absent.away = True
    number, asked_at = holder.order.number, house.clock()
    visitor = ask(new_visitor(house), number)
    assert "L’autorité de certification ne répond pas pour l’instant" in visitor.text
    rounds = RevocationRound(house.services)
    rounds.carry_out_due()
    absent.away = False
    rounds.carry_out_due()
    assert issuance_of(house, number).revoked_at is None  # it rests for half a minute
    house.clock.advance(seconds=30)
    rounds.carry_out_due()
    rounds.carry_out_due()
    assert "Ce certificat est révoqué" in visitor.open("/revocation/certificat").text
    serial_number = int(issuance_of(house, number).serial_number, 16)
    entry = revoked_in(house).get_revoked_certificate_by_serial_number(serial_number)
    assert entry is not None
    assert entry.revocation_date_utc == asked_at
    house.services.outbox.send_due()
    assert len([message for message in house.carrier.messages if "révoqué" in message.subject]) == 1
