"""The HTML of the messages in a real browser: it fits a telephone, everybody can read it, and a copy is right."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from crypteo_backend.messages.moments import Locale
from crypteo_backend.messages.writing import MessageKind
from tests.support.backend_process import running_demo
from tests.support.chromium import barriers, chromium, follow
from tests.support.letters import CODE, EMAILS, LINK, LOCALES, written


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    yield opened
    opened.close()


def background(page: Page, selector: str) -> str:
    return str(page.locator(selector).evaluate("element => getComputedStyle(element).backgroundColor"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", EMAILS)
def test_a_letter_fits_320_pixels_and_is_accessible_in_light_and_dark(page: Page, kind: MessageKind, locale: Locale):
    page.set_content(written(kind, "email", locale).html or "")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert barriers(page, rules=()) == []
    assert background(page, ".sheet") == "rgb(23, 28, 35)"


def test_copying_the_code_gives_nine_digits(page: Page):
    page.set_content(written("code", "email", "fr").html or "")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.panel'))")
    assert page.evaluate("getSelection().toString()").strip() == CODE


def test_button_and_bare_link_lead_to_the_same_place(page: Page):
    page.set_content(written("ready", "email", "fr").html or "")
    links = page.get_by_role("link").all()
    assert [link.get_attribute("href") for link in links] == [LINK, LINK]
    assert [link.inner_text() for link in links] == ["Télécharger mon certificat", LINK]
    assert links[0].bounding_box()["height"] >= 44


def test_the_mailbox_shows_a_message_as_it_is_and_its_link_can_be_followed(page: Page):
    with running_demo() as demo:
        page.goto(demo.mailbox_url)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            assert barriers(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == 320
        follow(page.get_by_role("link", name="Actualiser"))
        follow(page.get_by_role("link", name="Voir l’e-mail mis en forme").first)
        assert background(page, ".button") == "rgb(176, 18, 43)"
        page.get_by_role("link", name="Télécharger mon certificat").click()
        page.wait_for_url(demo.link)
        assert page.goto(f"{demo.base_url}/demo/messages/99").status == 404
