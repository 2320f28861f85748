"""A browser without scripts at the support console: keeps cookies, sends the forms that it was given, follows on."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from crypteo_backend.console.agents import add_agent
from tests.support.backend_house import House
from tests.support.support_desk_house import PASSWORD, Agent, quick_hashes

NUMBER = "540206"  # of the first order

_FORM = re.compile(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
_TOKEN = re.compile(r'name="form_token" value="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")


@dataclass(slots=True)
class ConsoleClient:
    """One browser; `page` is what it shows."""

    http: httpx.Client
    page: httpx.Response = field(init=False)

    def open(self, path: str) -> "ConsoleClient":
        self.page = self.http.get(path)
        return self

    def send(self, action: str, **fields: str) -> "ConsoleClient":
        """Fill in and send the form of the present page that goes to this address."""
        forms = {html.unescape(address): content for address, content in _FORM.findall(self.page.text)}
        token = _TOKEN.search(forms[action])
        assert token is not None
        self.page = self.http.post(action, data={"form_token": token[1], **fields})
        return self

    def sign_in(self, agent: Agent, code: str) -> "ConsoleClient":
        self.open("/support/sign-in")
        return self.send("/support/sign-in", name=agent.name, password=agent.password, code=code)

    def search(self, told: str) -> "ConsoleClient":
        return self.open("/support").send("/support/search", told=told)

    def follow(self, act: str) -> "ConsoleClient":
        """Press the button of an act on an order's page, which leads to the page that asks once more."""
        link = re.search(rf'href="(/support/orders/[0-9]+/acts/{act}/[0-9]+)"', self.page.text)
        assert link is not None, f"{act} is not offered"
        return self.open(link[1])

    def confirm(self) -> "ConsoleClient":
        """Press the button on the page that asks once more."""
        return self.send(self.page.url.path)

    @property
    def words(self) -> str:
        """Return what the page says, without its tags, every run of spaces as one."""
        content = self.page.text.partition("<main")[2].partition("</main>")[0]
        return " ".join(html.unescape(_TAG.sub(" ", f"<main{content}")).split())


def console_of(house: House, language: str = "fr") -> ConsoleClient:
    """Return a browser that has been nowhere yet; the caller closes its `http`."""
    http = httpx.Client(
        base_url=house.http.base_url,
        follow_redirects=True,
        trust_env=False,
        timeout=60,
        headers={"Accept-Language": language},
    )
    return ConsoleClient(http)


ConsoleMaker = Callable[..., ConsoleClient]


def agent_of(house: House, name: str) -> Agent:
    return Agent(name, add_agent(house.services, quick_hashes(), name, PASSWORD, "test"))


def order(console: ConsoleClient) -> ConsoleClient:
    return console.open(f"/support/orders/{NUMBER}")
