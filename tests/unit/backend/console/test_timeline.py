"""The timeline: plain words, newest first, what repeats told once, and what still waits told as well."""

from typing import cast

import pytest

from crypteo_backend.audit import FACTS, HOLDER, SERVICE, Event
from crypteo_backend.console.dossier import note_look, open_dossier
from crypteo_backend.console.event_words import actor_in_words, details_in_words, tries_in_words
from crypteo_backend.console.order_view import messages
from crypteo_backend.console.timeline import Moment, timeline_of
from crypteo_backend.demo.sample_order import QUESTIONS, SAMPLE
from crypteo_backend.messages.message import Carrier, Channel, DeliveryRefused, Message
from crypteo_backend.orders import open_ready_order
from crypteo_backend.support_desk import send_another_code
from tests.support.support_desk_house import DeskHouse

NUMBER = "540206"


def moments(desk: DeskHouse) -> list[Moment]:
    return [moment for day in timeline_of(open_dossier(desk.office, NUMBER), "fr") for moment in day.moments]


class RefusingCarrier:
    """Carries nothing, ever."""

    def send(self, _: Message) -> None:
        raise DeliveryRefused


@pytest.fixture
def order(desk: DeskHouse) -> None:
    open_ready_order(desk.office, SAMPLE, QUESTIONS)


@pytest.mark.usefixtures("order")
def test_messages_that_wait_are_told_and_then_that_they_were_sent(desk: DeskHouse):
    assert [moment.what for moment in moments(desk)] == ["Demande enregistrée", *["Message en attente d’envoi"] * 2]
    desk.clock.advance(minutes=1)
    desk.office.outbox.send_due()
    assert [moment.what for moment in moments(desk)] == ["Message envoyé", "Message envoyé", "Demande enregistrée"]
    assert moments(desk)[0].time == "10\u00a0h\u00a031"


@pytest.mark.usefixtures("order")
def test_what_repeats_is_told_once_with_its_number_and_each_day_anew(desk: DeskHouse):
    desk.office.outbox.send_due()
    for _ in range(3):
        note_look(desk.office, NUMBER, "alix")
    note_look(desk.office, NUMBER, "bo")
    desk.clock.advance(days=1)
    note_look(desk.office, NUMBER, "bo")
    looks = [(moment.actor, moment.times) for moment in moments(desk) if moment.what == "Dossier consulté"]
    assert looks == [("bo", 1), ("bo", 1), ("alix", 3)]
    days = timeline_of(open_dossier(desk.office, NUMBER), "fr")
    assert [day.name for day in days] == ["21 novembre 2026", "20 novembre 2026"]


@pytest.mark.usefixtures("order")
def test_days_begin_at_midnight_in_paris(desk: DeskHouse):
    desk.office.outbox.send_due()
    desk.clock.advance(hours=13, minutes=30)  # 23:00 of the 20th in UTC
    note_look(desk.office, NUMBER, "alix")
    day = timeline_of(open_dossier(desk.office, NUMBER), "fr")[0]
    assert (day.name, day.moments[0].time) == ("21 novembre 2026", "0\u00a0h\u00a000")


@pytest.mark.usefixtures("order")
def test_what_became_of_each_message_is_told(desk: DeskHouse):
    send_another_code(desk.office, NUMBER, "sms", "alix")  # replaces the first code, which is still waiting
    cast("dict[Channel, Carrier]", desk.office.outbox.carriers)["sms"] = RefusingCarrier()
    desk.office.outbox.send_due()
    outcomes = {sent.what: sent.outcome for sent in messages(open_dossier(desk.office, NUMBER), "fr")}
    assert outcomes == {
        "nouveau code de retrait par SMS": "refusé",
        "code de retrait par e-mail": "remplacé, non envoyé",
        "lien de téléchargement par e-mail": "envoyé",
    }


@pytest.mark.usefixtures("order")
def test_a_message_that_outlives_its_use_is_told(desk: DeskHouse):
    desk.carrier.broken = True
    desk.office.outbox.send_due()
    outcomes = [sent.outcome for sent in messages(open_dossier(desk.office, NUMBER), "fr")]
    assert outcomes == ["en attente, nouvel essai prévu"] * 2
    desk.clock.advance(days=90)
    desk.office.outbox.send_due()
    assert [sent.outcome for sent in messages(open_dossier(desk.office, NUMBER), "en")] == ["out of date, not sent"] * 2


@pytest.mark.parametrize(("actor", "fr"), [(HOLDER, "le titulaire"), (SERVICE, "le service"), ("alix", "alix")])
def test_actors_are_called_by_their_part_or_their_name(actor: str, fr: str):
    assert actor_in_words(actor, "fr") == fr


@pytest.mark.parametrize(
    ("left", "fr", "en"),
    [
        (0, "plus aucun essai", "no try left"),
        (1, "il reste 1 essai", "1 try left"),
        (2, "il reste 2 essais", "2 tries left"),
    ],
)
def test_tries_are_counted_as_people_do(left: int, fr: str, en: str):
    assert (tries_in_words(left, "fr"), tries_in_words(left, "en")) == (fr, en)


def test_facts_that_help_nobody_stay_unsaid():
    facts = dict.fromkeys(FACTS, "1")
    unsaid = {"agent", "code", "fingerprint", "for", "locale", "message", "state", "trace"}
    assert details_in_words(facts, "fr").count(",") + 1 == len(FACTS - unsaid)


@pytest.mark.usefixtures("order")
def test_a_try_is_told_only_where_nothing_says_what_came_of_it(desk: DeskHouse):
    told = [(Event.TRY_TAKEN, HOLDER), (Event.CODE_RIGHT, HOLDER), (Event.TRY_TAKEN, HOLDER)]
    for event, actor in [*told, (Event.REVOCATION_ASKED, HOLDER), (Event.REVOCATION_ASKED, "alix")]:
        facts: dict[str, str | int] = {"kind": "code", "attempts_left": 2} if event is Event.TRY_TAKEN else {}
        with desk.office.store.writing() as db:
            desk.office.audit.record(db, event, NUMBER, actor, **facts)
    shown = [(each.what, each.details, each.look) for each in moments(desk) if each.look != "waiting"][:-1]
    assert shown == [
        ("Révocation demandée", "", "by-support"),
        ("Révocation demandée", "", "plain"),
        ("Essai pris, sans suite", "code de retrait, il reste 2 essais", "plain"),
        ("Code de retrait juste", "", "plain"),
    ]
