"""No page of the console tells a secret of an order, whatever happened to it."""

import re

from sqlalchemy import select

from crypteo_backend.demo.sample_order import ANSWERS, DOCUMENT_NUMBER, SAMPLE
from crypteo_backend.orders import open_order
from crypteo_backend.store.house_tables import AgentRow, AuditRow
from crypteo_backend.store.schema import CodeRow, OrderRow, SessionRow
from tests.support.backend_house import House
from tests.support.console_client import NUMBER, ConsoleClient, ConsoleMaker, agent_of
from tests.support.contract_client import other_code
from tests.support.support_desk_house import PASSWORD
from tests.support.wrong_afternoon import bad_afternoon

_CODES = re.compile(r"(?<!\d)\d{9}(?!\d)")
_TOKENS = re.compile(r"#t=([A-Za-z0-9_-]+)")


def secrets_of(house: House) -> set[str]:
    """Return every secret that was ever sent, and what the database keeps in the place of any."""
    told = {PASSWORD, DOCUMENT_NUMBER, *ANSWERS, "autre chose"}
    for message in house.carrier.messages:
        told |= {*_CODES.findall(message.text), *_TOKENS.findall(message.text)}
    with house.services.store.reading() as db:
        for order in db.scalars(select(OrderRow)):
            kept = (order.identity_mac, order.questions_link_hash, order.link_hash, order.answers_hash)
            told |= {value for value in kept if value}
        told |= set(db.scalars(select(CodeRow.mac))) | set(db.scalars(select(AuditRow.hash)))
        told |= set(db.scalars(select(AgentRow.password_hash)))
        for session in db.scalars(select(SessionRow)):
            told |= {session.token_hash, session.nonce, session.id}
    return told


def pages_of(console: ConsoleClient, number: str) -> list[str]:
    """Return all pages about the order, addresses in full included, in both languages."""
    texts = []
    for language in ("fr", "en"):
        console.open(f"/support/orders/{number}?lang={language}")
        acts = set(re.findall(r'href="(/support/orders/[0-9]+/acts/[^"]+)"', console.page.text))
        texts.append(console.page.text)
        texts.append(console.send(f"/support/orders/{number}/addresses").page.text)
        texts += [console.open(act).page.text for act in sorted(acts)]
        texts.append(console.search(SAMPLE.email).page.text)
    return texts


def test_no_page_tells_a_secret(house: House, door: ConsoleMaker):
    holder = bad_afternoon(house)
    session_token = holder.session["session_token"]
    before_the_questions = open_order(house.services, SAMPLE, DOCUMENT_NUMBER)
    alix = agent_of(house, "alix")
    console = door().sign_in(alix, alix.code(house.clock))
    for act in ("unlock", "link", "code-sms"):
        console.open(f"/support/orders/{NUMBER}").follow(act).confirm()
    house.services.outbox.send_due()
    secrets = secrets_of(house) | {session_token, alix.seed, other_code(holder.order.retrieval_code)}
    assert len(secrets) > 30
    pages = [*pages_of(console, NUMBER), *pages_of(console, before_the_questions.number)]
    assert len(pages) > 20
    # What is searched for must be findable: the SIREN has nine digits too, and stands there on purpose.
    assert any(SAMPLE.siren in page for page in pages)
    for page in pages:
        assert {secret for secret in secrets - {SAMPLE.siren} if secret in page} == set()
