"""A holder's bad afternoon: wrong codes, a new one, wrong answers, and the order locked."""

from datetime import timedelta

from tests.support.backend_house import House
from tests.support.contract_client import ContractClient


def bad_afternoon(house: House) -> ContractClient:
    """Let a new order's holder go wrong until only support can help; an hour passes."""
    holder = house.holder()
    house.services.outbox.send_due()
    house.clock.now += timedelta(hours=4)
    holder.open()
    for _ in range(3):
        holder.wrong_code()
        house.clock.advance(minutes=2)
    holder.code()  # right at last, but the code is used up
    house.clock.advance(minutes=3)
    holder.resend("sms")
    holder.code(house.last_code())
    house.clock.advance(minutes=5)
    for _ in range(3):
        holder.wrong_answers()
        house.clock.advance(minutes=4)
    holder.answers()
    return holder
