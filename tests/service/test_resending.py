"""Another code: when, how often, by which channel, and what becomes of the former ones."""

from crypteo_backend.support_desk import send_another_code, send_another_link
from tests.service.conftest import on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient

pytestmark = on_both_databases


def test_a_new_code_kills_the_former_one_at_once(house: House, holder: ContractClient):
    holder.open()
    house.clock.advance(seconds=30)
    answer = holder.resend("sms")
    assert answer.status_code == 202
    assert answer.json() == {
        "sent_to": "06 •• •• •• 12",
        "sent_at": "2026-11-20T09:30:45Z",
        "next_resend_at": "2026-11-20T09:31:15Z",
        "resends_left": 4,
    }
    assert holder.code().json()["code"] == "code-superseded"
    assert holder.code(house.last_code()).json()["state"] == "answers"


def test_the_message_goes_by_the_channel_that_was_asked_for(house: House, holder: ContractClient):
    holder.open()
    for channel, recipient in (("sms", "06 12 34 56 12"), ("email", "camille.martin@example.com")):
        house.clock.advance(seconds=30)
        holder.resend(channel)
        message = house.carrier.messages[-1]
        assert (message.channel, message.recipient, message.order_number) == (channel, recipient, "540206")


def test_thirty_seconds_count_from_the_last_sending_by_any_channel(house: House, holder: ContractClient):
    holder.open()
    house.clock.advance(seconds=30)
    holder.resend("sms")
    house.clock.advance(seconds=29)
    too_soon = holder.resend("email")
    assert (too_soon.json()["code"], too_soon.headers["retry-after"]) == ("resend-too-soon", "1")
    house.clock.advance(seconds=1)
    assert holder.resend("email").status_code == 202


def test_five_a_day_are_five_within_24_hours(house: House, holder: ContractClient):
    holder.open()
    for left in (4, 3, 2, 1, 0):
        house.clock.advance(minutes=1)
        told = holder.resend().json()
        assert told["resends_left"] == left
    assert "next_resend_at" not in told
    assert "next_resend_at" not in holder.read().json()["code"]
    house.clock.advance(hours=23, minutes=55)
    assert holder.resend().json()["code"] == "session-expired"


def test_the_day_s_resends_come_back_one_by_one_and_ten_are_all(house: House, holder: ContractClient):
    left = []
    for _ in range(12):
        renew_link(house, holder)
        holder.open()
        left.append(holder.read().json()["code"]["resends_left"])
        holder.resend()
        house.clock.advance(hours=6)
    assert left == [5, 4, 3, 2, 2, 2, 2, 2, 2, 1, 0, 0]
    assert holder_problem(house, holder) == "resend-limit"


def renew_link(house: House, holder: ContractClient) -> None:
    house.clock.advance(seconds=30)
    holder.follow(send_another_link(house.services, holder.order.number, "Alix"))


def holder_problem(house: House, holder: ContractClient) -> str:
    renew_link(house, holder)
    holder.open()
    return str(holder.resend().json()["code"])


def test_a_code_that_could_not_be_delivered_is_valid_all_the_same(house: House, holder: ContractClient):
    holder.open()
    house.clock.advance(seconds=30)
    house.carrier.broken = True
    assert holder.resend().json()["code"] == "delivery-failed"
    assert holder.read().json()["code"]["resends_left"] == 4
    assert holder.code(house.last_code()).status_code == 200


def test_codes_are_resent_in_state_code_only(house: House, holder: ContractClient):
    holder.reach_answers()
    house.clock.advance(seconds=30)
    told = holder.resend().json()
    assert (told["code"], told["state"]) == ("wrong-state", "answers")


def test_an_unknown_channel_is_malformed(holder: ContractClient):
    holder.open()
    assert holder.resend("pigeon").json()["fields"] == ["channel"]


def test_a_resend_revives_an_exhausted_code_but_not_the_ten(house: House, holder: ContractClient):
    holder.open()
    for _ in range(3):
        holder.wrong_code()
    house.clock.advance(seconds=30)
    holder.resend()
    assert holder.read().json()["code"]["attempts_left"] == 3
    assert holder.code(house.last_code()).status_code == 200


def test_at_the_dead_end_support_s_code_opens_the_same_session(house: House, holder: ContractClient):
    """The dead code is dead for as long as one asks, no other one is sent, and asking costs none of the ten tries."""
    holder.open()
    for _ in range(5):
        house.clock.advance(minutes=1)
        holder.resend()
    for _ in range(3):
        holder.wrong_code()
    for _ in range(8):
        exhausted = holder.wrong_code().json()
        assert (exhausted["code"], "next_resend_at" in exhausted) == ("code-exhausted", False)
    house.clock.advance(minutes=1)
    assert holder.resend().json()["code"] == "resend-limit"
    send_another_code(house.services, holder.order.number, "sms", "Alix")
    house.services.outbox.send_due()
    assert holder.code(house.last_code()).json()["state"] == "answers"
