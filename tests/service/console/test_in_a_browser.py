"""The console in a real browser: by keyboard alone, narrow and wide, light and dark, for everybody.

With CRYPTEO_PICTURES naming a folder, each page is kept there as a PNG.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from playwright.sync_api import Browser, Page

from tests.support.backend_house import House
from tests.support.chromium import barriers, chromium, follow
from tests.support.console_client import NUMBER, agent_of
from tests.support.support_desk_house import PASSWORD, Agent
from tests.support.wrong_afternoon import bad_afternoon

WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
PICTURES = os.environ.get("CRYPTEO_PICTURES")
# Each pair of width, scheme and language is among them.
VARIANTS = ((1280, "light", "fr"), (1280, "dark", "en"), (360, "light", "en"), (360, "dark", "fr"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def page_of(browser: Browser, house: House, **context: Any) -> Page:
    fresh = browser.new_context(base_url=str(house.http.base_url), locale="fr-FR", reduced_motion="reduce", **context)
    fresh.set_default_timeout(60_000)
    return fresh.new_page()


def picture(page: Page, name: str) -> None:
    """Keep the whole page, where pictures are wanted."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"console-{name}.png", full_page=True)


def type_in(page: Page, *texts: str) -> None:
    """Type each text into the next field, from the one that the page gives the focus to, and press Enter."""
    page.locator("input:focus").wait_for()
    for place, text in enumerate(texts):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.insert_text(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and page.locator(":focus").inner_text().strip() == name:
            return
    pytest.fail(f"{name} is not reached by keyboard")


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page: Page, house: House, agent: Agent) -> None:
    page.goto("/support")
    type_in(page, agent.name, PASSWORD, agent.code(house.clock))


def test_an_afternoon_at_the_desk_by_keyboard_alone(browser: Browser, house: House):
    holder = bad_afternoon(house)
    page, alix = page_of(browser, house), agent_of(house, "alix")
    sign_in(page, house, alix)
    type_in(page, holder.session["support_reference"].lower())
    assert page.url.endswith(f"/support/orders/{NUMBER}")
    assert page.get_by_text("CRY-403").is_visible()
    press(page, "Débloquer")
    press(page, "Débloquer")
    assert page.get_by_role("status").inner_text().strip() == "La demande est débloquée."
    press(page, "Envoyer un code par SMS")
    press(page, "Annuler")
    press(page, "Envoyer un code par SMS")
    press(page, "Envoyer un code par SMS")
    assert "par SMS" in page.get_by_role("status").inner_text()
    press(page, "Envoyer un nouveau lien")
    press(page, "Envoyer un nouveau lien")
    assert page.get_by_role("status").inner_text().strip() == "Un nouveau lien est en route."
    press(page, "Montrer les adresses (noté au journal)")
    assert page.get_by_text("camille.martin@example.com").is_visible()
    press(page, "Se déconnecter")
    assert page.url.endswith("/support/sign-in")
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_for_everybody(browser: Browser, house: House, width: int, scheme: Any):
    bad_afternoon(house)
    house.order()
    page = page_of(browser, house, viewport={"width": width, "height": 800}, color_scheme=scheme)
    alix = agent_of(house, "alix")
    seen = {}

    def look(name: str) -> None:
        picture(page, f"{name}-{width}-{scheme}")
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        seen[name] = (barriers(page), sideways)

    page.goto("/support/sign-in?over")
    look("over")
    type_in(page, "alix", "wrong", "123456")
    look("refused")
    sign_in(page, house, alix)
    look("search")
    type_in(page, "K7P-2QX")
    look("misheard")
    page.goto("/support")
    type_in(page, "camille.martin@example.com")
    look("found")
    page.goto(f"/support/orders/{NUMBER}")
    look("order")
    follow(page.get_by_role("link", name="Débloquer"))
    look("act")
    follow(page.get_by_role("button", name="Débloquer"))
    look("done")
    assert seen == {name: ([], 0) for name in seen}
    page.context.close()


@pytest.mark.parametrize(("width", "scheme", "language"), VARIANTS)
def test_the_page_that_revokes_is_for_everybody(
    browser: Browser, house: House, key: RSAPrivateKey, width: int, scheme: Any, language: str
):
    house.holder().authenticate().certify(key).raise_for_status()
    page = page_of(browser, house, viewport={"width": width, "height": 800}, color_scheme=scheme)
    alix = agent_of(house, "alix")
    sign_in(page, house, alix)
    seen = {}

    def look(name: str) -> None:
        picture(page, f"{name}-{width}-{scheme}-{language}")
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        seen[name] = (barriers(page), sideways)

    page.goto(f"/support/orders/{NUMBER}?lang={language}")
    look("order-issued")
    follow(page.locator(f'a[href="/support/orders/{NUMBER}/revocation"]'))
    look("revoke")
    page.locator("#reason").select_option("lost")
    page.locator("#code").fill(alix.wrong_code(house.clock))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look("revoke-wrong")
    assert page.locator("#reason").input_value() == "lost"
    assert seen == {name: ([], 0) for name in seen}
    page.context.close()
