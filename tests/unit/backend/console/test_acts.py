"""What an agent can do: offered when it applies, done once, and written down under the agent's name."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from crypteo_backend.authority import AuthorityUnavailable, CertificateRequest, IssuedCertificate
from crypteo_backend.composition import with_authority
from crypteo_backend.console.acts import ACTS, ActRefused, Hand, offered, perform
from crypteo_backend.console.dossier import open_dossier
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, QUESTIONS, SAMPLE
from crypteo_backend.orders import open_order, open_ready_order
from crypteo_backend.services import Services
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow
from tests.support.support_desk_house import DeskHouse

NUMBER = "540206"
READY = ["link", "code-email", "code-sms"]


class Authority:
    """An authority that is asked one thing only: whether it ever signed."""

    def __init__(self, answer: Callable[[], IssuedCertificate | None]) -> None:
        self._answer = answer

    def find(self, _: CertificateRequest) -> IssuedCertificate | None:
        return self._answer()


def never_signed() -> IssuedCertificate | None:
    return None


def is_away() -> IssuedCertificate | None:
    raise AuthorityUnavailable


def ready(desk: DeskHouse) -> Services:
    open_ready_order(desk.office, SAMPLE, QUESTIONS)
    return services(desk, never_signed)


def services(desk: DeskHouse, answer: Callable[[], IssuedCertificate | None]) -> Services:
    return with_authority(desk.office, Authority(answer))  # type: ignore[arg-type]  # the rest of it is never asked


def change(desk: DeskHouse, **values: object) -> None:
    with desk.office.store.writing() as db:
        db.execute(update(OrderRow).values(**values))


def ask_for_a_certificate(desk: DeskHouse) -> None:
    now = desk.clock()
    with desk.office.store.writing() as db:
        db.add(
            IssuanceRow(
                order_id=1,
                spki_sha256="0" * 64,
                serial_number="3f",
                public_key_der=b"",
                subject_der=b"",
                email=SAMPLE.email,
                not_before=now,
                not_after=now + timedelta(days=1),
                csr_der=b"",
            )
        )


def offers(desk: Services) -> list[str]:
    return list(offered(open_dossier(desk, NUMBER)))


def seen(desk: Services) -> int:
    return open_dossier(desk, NUMBER).last_position


def act(desk: Services, name: str, agent: str = "alix") -> None:
    perform(desk, name, NUMBER, Hand(agent, seen(desk)))


def test_a_ready_order_can_have_another_link_and_another_code(desk: DeskHouse):
    assert offers(ready(desk)) == READY


def test_before_the_questions_the_link_is_the_one_to_the_identity_check(desk: DeskHouse):
    open_order(desk.office, SAMPLE, DOCUMENT_NUMBER)
    counter = services(desk, never_signed)
    assert offers(counter) == ["questions-link", "code-email", "code-sms"]
    act(counter, "questions-link")
    desk.office.outbox.send_due()
    assert "/identite#t=" in desk.carrier.messages[-1].text


def test_without_a_mobile_no_code_goes_by_sms(desk: DeskHouse):
    counter = ready(desk)
    change(desk, mobile=None)
    assert offers(counter) == ["link", "code-email"]


@pytest.mark.parametrize("closed", ["accepted", "expired"])
def test_nothing_is_offered_for_what_is_over(desk: DeskHouse, closed: str):
    counter = ready(desk)
    change(desk, answer_tries_left=0, **{"accepted_at": desk.clock()} if closed == "accepted" else {})
    desk.clock.advance(days=0 if closed == "accepted" else 70)
    assert offers(counter) == []


@pytest.mark.parametrize("counter_name", ["answer_tries_left", "code_tries_left"])
def test_a_locked_order_is_unlocked(desk: DeskHouse, counter_name: str):
    counter = ready(desk)
    change(desk, **{counter_name: 0})
    assert offers(counter) == ["unlock", *READY]
    act(counter, "unlock")
    order = open_dossier(desk.office, NUMBER).order
    assert (order.answer_tries_left, order.code_tries_left, order.identity_tries_left) == (3, 10, 3)
    assert desk.events()[-1] == ("unlocked", "alix")
    assert offers(counter) == READY


def test_a_locked_identity_check_is_unlocked(desk: DeskHouse):
    open_order(desk.office, SAMPLE, DOCUMENT_NUMBER)
    change(desk, identity_tries_left=0)
    assert offers(services(desk, never_signed))[0] == "unlock"


@pytest.mark.parametrize(("name", "channel"), [("code-email", "email"), ("code-sms", "sms")])
def test_a_new_code_replaces_all_former_ones(desk: DeskHouse, name: str, channel: str):
    counter = ready(desk)
    desk.office.outbox.send_due()
    act(counter, name)
    desk.office.outbox.send_due()
    assert desk.carrier.messages[-1].channel == channel
    assert desk.events()[-2:] == [("code-renewed", "alix"), ("message-sent", "service")]
    with desk.office.store.reading() as db:
        assert [row.in_force for row in db.query(CodeRow).order_by(CodeRow.id)] == [False, True]


@pytest.mark.parametrize("name", ["unlock", *READY])
def test_two_agents_at_once_act_once(desk: DeskHouse, name: str):
    counter = ready(desk)
    change(desk, answer_tries_left=0)
    both_saw = seen(counter)
    perform(counter, name, NUMBER, Hand("alix", both_saw))
    change(desk, answer_tries_left=0)
    before = desk.events()
    with pytest.raises(ActRefused) as refusal:
        perform(counter, name, NUMBER, Hand("bo", both_saw))
    assert "alix a agi" in refusal.value.said_in("fr")
    assert "alix acted" in refusal.value.said_in("en")
    assert desk.events() == before


def test_another_act_in_between_is_told_as_well(desk: DeskHouse):
    counter = ready(desk)
    saw = seen(counter)
    act(counter, "link", "bo")
    with pytest.raises(ActRefused, match="bo acted since you read this page"):
        perform(counter, "code-email", NUMBER, Hand("alix", saw))


def test_what_the_holder_does_in_between_hinders_nobody(desk: DeskHouse):
    counter = ready(desk)
    saw = seen(counter)
    desk.office.outbox.send_due()
    perform(counter, "code-email", NUMBER, Hand("alix", saw))


def test_what_applies_no_more_says_so(desk: DeskHouse):
    counter = ready(desk)
    for name in ("unlock", "questions-link", "release"):
        with pytest.raises(ActRefused, match="does not apply"):
            act(counter, name)


def test_an_unanswered_request_is_freed(desk: DeskHouse):
    counter = ready(desk)
    ask_for_a_certificate(desk)
    assert offers(counter) == [*READY, "release"]
    act(counter, "release")
    assert open_dossier(desk.office, NUMBER).issuance is None
    assert desk.events()[-1] == ("released", "alix")


def test_nothing_is_freed_while_the_authority_is_away_or_at_work(desk: DeskHouse):
    counter = ready(desk)
    ask_for_a_certificate(desk)
    with pytest.raises(ActRefused, match="does not answer"):
        act(services(desk, is_away), "release")
    with desk.office.store.writing() as db:
        db.execute(update(IssuanceRow).values(claimed_by="x", claimed_until=desk.clock() + timedelta(seconds=9)))
    with pytest.raises(ActRefused, match="at work"):
        act(counter, "release")
    assert open_dossier(desk.office, NUMBER).issuance is not None


def test_every_act_says_in_both_languages_what_it_will_do():
    for entry in ACTS.values():
        for words in (entry.name, entry.will, entry.done):
            assert words.fr
            assert words.en
            assert words.fr != words.en
