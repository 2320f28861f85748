"""A visitor of the pages whose browser runs no scripts: it keeps cookies, follows redirects and fills in forms."""

import html
import re
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, SAMPLE
from crypteo_backend.orders import OpenedOrder, open_order
from crypteo_backend.revocation_check import ToldAnswers
from tests.support.backend_house import House

OWN_QUESTION = "Quel fut mon premier vélo ?"
CHOICE = {
    "first": "friend",
    "answer1": "Théo",
    "second": "pet",
    "answer2": "Caramel",
    "own": OWN_QUESTION,
    "answer3": "Peugeot bleu",
}
ANSWERS = ("Théo", "Caramel", "Peugeot bleu")
_TOKEN = re.compile(r'name="form_token" value="([^"]*)"')


@dataclass
class Visitor:
    """One browser; `page` is what it shows."""

    http: httpx.Client
    page: httpx.Response = field(init=False)

    @staticmethod
    def browser(house: House, headers: dict[str, str]) -> httpx.Client:
        address = str(house.http.base_url)
        return httpx.Client(base_url=address, timeout=60, trust_env=False, follow_redirects=True, headers=headers)

    def open(self, path: str, **arguments: Any) -> "Visitor":
        self.page = self.http.get(path, **arguments)
        return self

    def send(self, path: str, **fields: str) -> "Visitor":
        """Send the form of the page that is shown."""
        match = _TOKEN.search(self.page.text)
        assert match is not None, self.page.text
        return self.post(path, form_token=html.unescape(match[1]), **fields)

    def post(self, path: str, **fields: str) -> "Visitor":
        self.page = self.http.post(path, data=fields)
        return self

    @property
    def at(self) -> str:
        return self.page.url.path

    @property
    def text(self) -> str:
        """What the page says, without its markup."""
        bare = re.sub(r"<[^>]*>", " ", self.page.text)
        return " ".join(html.unescape(bare).split())

    def open_link(self, order: OpenedOrder) -> "Visitor":
        return self.open("/identite").send("/identite", link=order.questions_link)

    def give_document(self, number: str = DOCUMENT_NUMBER) -> "Visitor":
        return self.send("/identite/piece", document=number)

    def reach_questions(self, order: OpenedOrder) -> "Visitor":
        return self.open_link(order).give_document()

    def set_questions(self, **changed: str) -> "Visitor":
        return self.send("/identite/questions", **(CHOICE | changed))

    def name_order(self, number: str) -> "Visitor":
        return self.open("/revocation").send("/revocation", number=number)

    def answer(self, number: str, *answers: str) -> "Visitor":
        told = {f"answer{place}": answer for place, answer in enumerate(answers or ANSWERS, start=1)}
        chosen = {name: CHOICE[name] for name in ("first", "second")}
        return self.send("/revocation/questions", number=number, **chosen, **told)


def told(*answers: str) -> ToldAnswers:
    """Return what a holder tells to revoke, with the questions that were chosen and these answers."""
    one, two, three = answers
    return ToldAnswers(CHOICE["first"], CHOICE["second"], (one, two, three))


def new_order(house: House, number: str | None = None) -> OpenedOrder:
    """Return an order whose holder has yet to prove who they are."""
    return open_order(house.services, replace(SAMPLE, number=number), DOCUMENT_NUMBER)
