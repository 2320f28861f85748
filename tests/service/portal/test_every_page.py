"""Every page and state in a real browser, in both languages, light and dark, wide and narrow: open to everybody.

With CRYPTEO_PICTURES naming a folder, each page is kept there as a PNG.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from playwright.sync_api import Browser, Page

from crypteo_backend.demo.sample_order import ANSWERS as SAMPLE_ANSWERS
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER
from tests.support.backend_house import House
from tests.support.chromium import barriers, chromium
from tests.support.filling_in import fill_in, revoking
from tests.support.visitor import new_order

PICTURES = os.environ.get("CRYPTEO_PICTURES")
VARIANTS = [("fr", "light", 1280), ("fr", "dark", 360), ("en", "light", 320), ("en", "dark", 1280)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@dataclass
class Looking:
    """Somebody who looks at one page after another in one variant."""

    page: Page
    language: str
    variant: str

    def at(self, name: str) -> None:
        """Look at the page that is shown: for everybody, in one language, and no wider than the window."""
        page = self.page
        page.evaluate("document.fonts.ready.then(() => null)")
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{self.variant}.png", full_page=True)
        assert barriers(page) == []
        assert page.locator("html").get_attribute("lang") == self.language
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"

    def press(self, selector: str = "main .primary") -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()


@pytest.fixture(params=VARIANTS, ids=lambda variant: "-".join(map(str, variant)))
def looking(request: pytest.FixtureRequest, browser: Browser, house: House) -> Iterator[Looking]:
    language, scheme, width = request.param
    context = browser.new_context(
        base_url=str(house.http.base_url),
        locale={"fr": "fr-FR", "en": "en-GB"}[language],
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
    )
    context.set_default_timeout(60_000)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: message.type != "error" or complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield Looking(page, language, f"{language}-{scheme}-{width}")
    context.close()
    refused = re.compile(r"Failed to load resource: the server responded with a status of 4")
    assert [each for each in complaints if not refused.match(each)] == []


def test_the_identity_check(looking: Looking, house: House):
    page, order = looking.page, new_order(house)
    page.goto("/identite")
    looking.at("identity-1-link")
    page.fill("#link", "https://elsewhere.example.com/")
    looking.press()
    looking.at("identity-1-link-wrong")
    page.goto("/identite#t=" + order.questions_link.partition("#t=")[2])
    page.wait_for_url("**/identite/piece")
    looking.at("identity-2-document")
    page.fill("#document", "12AB34568")
    looking.press()
    looking.at("identity-2-document-wrong")
    page.fill("#document", DOCUMENT_NUMBER)
    looking.press()
    looking.at("identity-3-questions")
    page.fill("#answer1", "Camille")
    page.fill("#own", "Quoi ?")
    looking.press()
    looking.at("identity-3-questions-wrong")
    fill_in(page)
    page.click("#show-answers")
    assert page.locator("#answer3").get_attribute("type") == "text"
    looking.press()
    looking.at("identity-4-end")
    page.goto("/identite#t=" + order.questions_link.partition("#t=")[2])
    page.wait_for_function("document.querySelector('#link-form') === null")
    page.wait_for_load_state()  # it is null as well while the page is on its way
    looking.at("identity-stopped")


def test_the_pages_that_ask_nothing(looking: Looking, house: House):
    page = looking.page
    page.goto("/telechargement")
    looking.at("download-without-link")
    page.goto("/telechargement#t=" + "k" * 43)
    page.reload()
    page.click("details summary")
    looking.at("download")
    page.goto("/cps")
    looking.at("practices")
    page.goto("/nowhere")
    looking.at("trouble")


def test_the_revocation(looking: Looking, house: House, key: RSAPrivateKey):
    page, holder = looking.page, house.holder()
    holder.authenticate().certify(key).raise_for_status()
    page.goto("/revocation")
    looking.at("revocation-1-number")
    page.fill("#number", "abc")
    looking.press()
    looking.at("revocation-1-number-wrong")
    page.fill("#number", holder.order.number)
    looking.press()
    looking.at("revocation-2-answers")
    looking.press()
    looking.at("revocation-2-answers-missing")
    fill_in(page, revoking("faux", "faux", "faux"))
    looking.press()
    looking.at("revocation-2-answers-wrong")
    fill_in(page, revoking(*SAMPLE_ANSWERS))
    looking.press()
    looking.at("revocation-3-certificate")
    looking.press("main form button")
    looking.at("revocation-3-certificate-wrong")
    page.select_option("#reason", "stolen")
    looking.press("main form button")
    looking.at("revocation-4-revoked")
