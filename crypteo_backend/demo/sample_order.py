"""The order that the demonstration makes, as often as it is asked to."""

from crypteo_backend.orders import NewOrder, OpenedOrder, ReadyOrder, SecretQuestion, open_order, open_ready_order
from crypteo_backend.proposed_questions import FRIEND, PET, PROPOSED
from crypteo_backend.services import Services

QUESTIONS = (
    SecretQuestion(PROPOSED[FRIEND]["fr"], "Théo"),
    SecretQuestion(PROPOSED[PET]["fr"], "Caramel"),
    SecretQuestion("Ce que tu veux\u202f?", "Un tour à vélo"),
)
ANSWERS = tuple(question.answer for question in QUESTIONS)
SAMPLE = NewOrder(
    product="Initio 1* NG logiciel pack 3 ans",
    given_name="Camille",
    surname="MARTIN",
    organisation="TEST ENTREPRISE",
    siren="123456782",
    email="camille.martin@example.com",
    mobile="06 12 34 56 12",
)
DOCUMENT_NUMBER = "12AB34567"


def make_sample_order(services: Services) -> ReadyOrder:
    """Make one more order that is ready to download, with the next number, and send its messages."""
    order = open_ready_order(services, SAMPLE, QUESTIONS)
    services.outbox.send_due()
    return order


def begin_sample_journey(services: Services) -> OpenedOrder:
    """Make one more order whose holder has yet to prove who they are, and send its messages."""
    order = open_order(services, SAMPLE, DOCUMENT_NUMBER)
    services.outbox.send_due()
    return order
