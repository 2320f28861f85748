"""What only a real browser shows: fragments that are never sent, scripts switched off, and the keyboard alone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER
from tests.support.backend_house import House
from tests.support.chromium import chromium
from tests.support.filling_in import fill_in
from tests.support.visitor import CHOICE, new_order

TOKEN = "kQ3_" * 10 + "xy-"
PageMaker = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def new_page(browser: Browser, house: House) -> Iterator[PageMaker]:
    with ExitStack() as stack:

        def make(**options: Any) -> Page:
            context = browser.new_context(base_url=str(house.http.base_url), locale="fr-FR", **options)
            stack.callback(context.close)
            context.set_default_timeout(60_000)
            return context.new_page()

        yield make


@pytest.fixture
def page(new_page: PageMaker) -> Page:
    return new_page()


def sent_by(page: Page) -> list[Request]:
    """Return the requests that the page sends from now on, as they come."""
    requests: list[Request] = []

    def keep(request: Request) -> None:  # Playwright takes no method of a list
        requests.append(request)

    page.on("request", keep)
    return requests


def everything_in(requests: list[Request]) -> str:
    return "\n".join(f"{each.url}\n{each.all_headers()}\n{each.post_data}" for each in requests)


def test_the_link_goes_in_a_body_alone(page: Page, house: House):
    order, requests = new_order(house), sent_by(page)
    token = order.questions_link.partition("#t=")[2]
    page.goto(f"/identite#t={token}")
    page.wait_for_url("**/identite/piece")
    with_token = [each for each in requests if token in everything_in([each])]
    assert [(each.method, token in (each.post_data or "")) for each in with_token if each.method == "POST"] == [
        ("POST", True)
    ]
    assert [each.method for each in with_token if token in str(each.all_headers())] == []


def test_the_link_is_out_of_the_address_before_it_is_sent(page: Page):
    page.add_init_script("HTMLFormElement.prototype.submit = () => {}")
    page.goto(f"/identite#t={TOKEN}")
    expect(page.get_by_label("Lien reçu par e-mail")).to_have_value(TOKEN)
    assert page.evaluate("location.href").endswith("/identite")
    page.goto("/cps")
    page.go_back()
    assert page.evaluate("location.href").endswith("/identite")


def test_a_link_that_is_pasted_into_the_address_of_the_open_page_is_taken(page: Page, house: House):
    page.goto("/identite")
    page.evaluate("link => { location.hash = link }", "t=" + new_order(house).questions_link.partition("#t=")[2])
    page.wait_for_url("**/identite/piece")


def test_the_program_is_handed_the_link_and_nobody_is_sent_it(page: Page):
    requests = sent_by(page)
    page.goto(f"/telechargement#t={TOKEN}")
    button = page.get_by_role("link", name="Télécharger le certificat")
    expect(button).to_be_visible()
    assert button.get_attribute("href") == f"crypteo://enrol?v=1&s=demo#t={TOKEN}"
    assert page.evaluate("location.hash") == f"#t={TOKEN}"
    expect(page.locator("#without-link")).to_be_hidden()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name="Download the certificate")).to_be_visible()
    assert page.evaluate("location.pathname + location.search + location.hash") == f"/telechargement#t={TOKEN}"
    assert TOKEN not in "\n".join(f"{each.all_headers()}{each.post_data}" for each in requests)
    assert page.locator("form").count() == 0


def test_the_link_is_copied_as_the_e_mail_has_it(new_page: PageMaker, house: House):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/telechargement?lang=fr#t={TOKEN}")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("status")).to_contain_text("Le lien est copié.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{str(house.http.base_url).rstrip('/')}/telechargement#t={TOKEN}"


def test_where_nothing_may_be_copied_the_link_is_selected(page: Page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"/telechargement#t={TOKEN}")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("status")).to_contain_text("Le lien est sélectionné")
    assert page.evaluate("getSelection().toString()").endswith(f"/telechargement#t={TOKEN}")


@pytest.mark.parametrize("fragment", ["", "#t=short", f"#t={TOKEN}&x=1", "#t=javascript:alert(1)//aaaaaaaaaaaaaaa"])
def test_without_a_link_the_page_says_where_to_find_it(page: Page, fragment: str):
    page.goto(f"/telechargement{fragment}")
    page.wait_for_load_state()
    expect(page.locator("#without-link")).to_be_visible()
    expect(page.get_by_role("link", name="Télécharger le certificat")).to_be_hidden()


def test_without_scripts_the_download_page_says_what_to_do(new_page: PageMaker):
    page = new_page(java_script_enabled=False)
    page.goto(f"/telechargement#t={TOKEN}")
    expect(page.get_by_text("Copiez le lien complet reçu par e-mail")).to_be_visible()
    expect(page.get_by_role("button", name="Copier le lien")).to_be_hidden()
    expect(page.get_by_role("link", name="Windows 10 et 11")).to_be_visible()


def test_without_scripts_the_identity_check_goes_all_the_way(new_page: PageMaker, house: House):
    page, order = new_page(java_script_enabled=False), new_order(house)
    page.goto(order.questions_link.replace("http://127.0.0.1/", "/"))
    page.get_by_label("Lien reçu par e-mail").fill(order.questions_link)
    page.get_by_role("button", name="Ouvrir le lien").click()
    page.get_by_label("Numéro de pièce d’identité").fill(DOCUMENT_NUMBER)
    page.keyboard.press("Enter")
    fill_in(page)
    page.get_by_role("button", name="Afficher les réponses").click()
    expect(page.get_by_label("Réponse à votre question")).to_have_attribute("type", "text")
    expect(page.get_by_label("Réponse à votre question")).to_have_value("Peugeot bleu")
    page.get_by_label("Réponse à votre question").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Contrôle d’identité terminé")


def focused(page: Page) -> str:
    """Return the id or the words of what has the focus."""
    script = "const one = document.activeElement; return one.id || one.textContent.trim()"
    return str(page.evaluate(f"() => {{ {script} }}"))


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused(page) == wanted:
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert ring == "solid", f"{wanted} shows no focus"
            return
    pytest.fail(f"{wanted} is not reached by keyboard")


def test_the_keyboard_alone_goes_all_the_way(page: Page, house: House):
    page.goto("/identite#t=" + new_order(house).questions_link.partition("#t=")[2])
    page.wait_for_url("**/identite/piece")
    tab_to(page, "document")
    page.keyboard.type("12AB34568")
    page.keyboard.press("Enter")
    page.locator("#summary:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "document"
    page.keyboard.press("Control+A")
    page.keyboard.type(DOCUMENT_NUMBER)
    page.keyboard.press("Enter")
    page.wait_for_url("**/identite/questions")
    for name, text in CHOICE.items():
        tab_to(page, name)
        if name in {"first", "second"}:
            for _ in range(
                list(page.locator("#first option").evaluate_all("all => all.map(o => o.value)")).index(text)
            ):
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(text)
    tab_to(page, "Valider")
    page.keyboard.press("Enter")
    page.wait_for_url("**/identite/fin")


def test_the_first_stop_of_the_keyboard_leads_past_the_header(page: Page):
    page.goto("/revocation")
    page.keyboard.press("Tab")
    assert focused(page) == "Aller au contenu"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "number"


def test_a_form_that_is_on_its_way_is_not_sent_twice(page: Page):
    page.goto("/revocation")
    sent = page.evaluate(
        """() => {
            let sent = 0;
            addEventListener("submit", (event) => { sent += !event.defaultPrevented; event.preventDefault(); });
            for (let times = 0; times < 3; times += 1) document.querySelector("main .primary").click();
            return sent;
        }"""
    )
    assert sent == 1


@pytest.mark.parametrize("forced", ["active", "none"])
def test_at_twice_the_size_and_in_forced_colours_everything_fits(new_page: PageMaker, forced: str):
    page = new_page(viewport={"width": 640, "height": 400}, device_scale_factor=2, forced_colors=forced)
    for path in ("/identite", "/telechargement", "/revocation", "/cps"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        border = page.evaluate("getComputedStyle(document.querySelector('.support')).borderTopStyle")
        assert border == "solid"


def test_on_a_telephone_a_short_field_is_as_wide_as_its_button(new_page: PageMaker):
    page = new_page(viewport={"width": 360, "height": 640})
    page.goto("/revocation")
    widths = [page.locator(what).evaluate("one => one.offsetWidth") for what in ("#number", "main .primary")]
    assert widths == [328, 328]
