"""Forms that only our pages can send, cookies that nobody else can read, and problems that are told on pages."""

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import select

from crypteo_backend.app import create_app
from crypteo_backend.settings import Figures, Settings
from crypteo_backend.store.house_tables import WebVisitRow
from tests.service.conftest import HouseMaker
from tests.service.portal.conftest import VisitorMaker
from tests.support.backend_house import House, served
from tests.support.visitor import Visitor, new_order

COOKIE = "crypteo-holder"


@pytest.mark.parametrize("path", ["/identite", "/identite/piece", "/identite/questions", "/revocation"])
def test_a_form_without_its_token_is_refused(visitor: Visitor, path: str):
    for fields in ({"number": "1"}, {"form_token": ""}, {"form_token": "1:" + "0" * 64}, {"form_token": "é:x"}):
        visitor.open("/identite").post(path, **fields)
        assert (visitor.page.status_code, "Cette page n’est plus valable" in visitor.text) == (403, True)


def test_a_token_works_in_its_own_browser_alone(house: House, visitor: Visitor, new_visitor: VisitorMaker):
    other = new_visitor(house)
    other.open("/revocation")
    visitor.open("/revocation")
    other.page = visitor.page
    assert other.send("/revocation", number="540206").page.status_code == 403
    assert visitor.send("/revocation", number="540206").page.status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Origin": "null"}, 200),
        ({"Origin": "http://127.0.0.1"}, 200),
        ({"Origin": "https://evil.example.com"}, 403),
        ({"Origin": "http://127.0.0.1.example.com"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
    ],
)
def test_a_form_that_another_site_sends_is_refused(
    house: House, headers: dict[str, str], status: int, new_visitor: VisitorMaker
):
    visitor = new_visitor(house, **headers).open("/revocation")
    assert visitor.send("/revocation", number="540206").page.status_code == status


def test_each_rise_in_rights_brings_another_cookie_and_kills_the_former(house: House, visitor: Visitor):
    visitor.open_link(new_order(house))
    first = visitor.http.cookies[COOKIE]
    visitor.give_document()
    second = visitor.http.cookies[COOKIE]
    assert first != second
    visitor.http.cookies.set(COOKIE, first, domain="127.0.0.1", path="/")
    assert httpx.get(visitor.page.url, cookies={COOKIE: first}, timeout=60, trust_env=False).status_code == 403
    assert httpx.get(visitor.page.url, cookies={COOKIE: second}, timeout=60, trust_env=False).status_code == 200
    with house.services.store.reading() as db:
        kept = [row.cookie_hash for row in db.scalars(select(WebVisitRow))]
    assert not {first, second} & set(kept)


@pytest.fixture
def secure_house(make_house: HouseMaker) -> House:
    return make_house(Settings("https://enrol.example.com"))


def test_over_tls_cookies_are_for_this_host_over_tls_alone(secure_house: House):
    page = secure_house.http.get("/identite")
    (form_cookie,) = page.headers.get_list("set-cookie")
    assert form_cookie.startswith("__Host-crypteo-form=")
    assert {part.strip() for part in form_cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=lax", "Secure"}
    token = page.text.partition('name="form_token" value="')[2].partition('"')[0]
    link = new_order(secure_house).questions_link
    fields = {"form_token": token, "link": link}
    opened = secure_house.http.post(
        "/identite", data=fields, headers={"Cookie": form_cookie.partition(";")[0]}, follow_redirects=False
    )
    (visit_cookie,) = opened.headers.get_list("set-cookie")
    name, _, value = visit_cookie.partition(";")[0].partition("=")
    assert (opened.status_code, opened.headers["location"]) == (303, "/identite/piece")
    assert (name, len(value)) == ("__Host-crypteo-holder", 43)
    assert {part.strip() for part in visit_cookie.split(";")[1:]} == {"HttpOnly", "Path=/", "SameSite=strict", "Secure"}
    assert page.headers["strict-transport-security"] == "max-age=63072000"


@pytest.mark.parametrize("path", ["/identite", "/telechargement", "/revocation", "/cps", "/nowhere", "/portal.js"])
def test_headers_let_nothing_else_in(house: House, path: str):
    headers = house.http.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"] == ("public, max-age=3600" if path == "/portal.js" else "no-store")
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize("path", ["/telechargement", "/cps", "/nowhere"])
def test_pages_without_a_form_set_no_cookie(house: House, path: str):
    assert house.http.get(path).headers.get_list("set-cookie") == []


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"a=1&a=2", "application/x-www-form-urlencoded"),
        (b"a=%FF", "application/x-www-form-urlencoded"),
        (b"a=\xc3\xa9", "application/x-www-form-urlencoded"),
        (b"a=" + b"x" * 4097, "application/x-www-form-urlencoded"),
        (b"&".join(b"f%d=" % place for place in range(51)), "application/x-www-form-urlencoded"),
        (b'{"a": 1}', "application/json"),
        (b"a=1", ""),
    ],
)
def test_a_body_that_is_no_form_is_told_on_a_page(house: House, body: bytes, content_type: str):
    answer = house.http.post("/revocation", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert "Ce formulaire ne peut pas être lu" in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status", "fr", "en"),
    [
        ("GET", "/nowhere", 404, "Cette page n’existe pas", "This page does not exist"),
        ("DELETE", "/identite", 405, "Cette adresse ne s’ouvre pas ainsi", "This address does not open that way"),
    ],
)
def test_problems_are_told_in_the_visitor_s_language(
    house: House, method: str, path: str, status: int, fr: str, en: str
):
    for language, title in (("fr", fr), ("en", en)):
        answer = house.http.request(method, path, headers={"Accept-Language": language})
        assert (answer.status_code, f'<html lang="{language}">' in answer.text) == (status, True)
        assert title in answer.text
        assert "08 92 23 02 52" in answer.text


def test_a_body_that_is_too_large_is_told_on_a_page(house: House):
    answer = house.http.post("/revocation", content=b"x" * 70_000)
    assert (answer.status_code, "C’est trop long" in answer.text) == (413, True)
    assert house.http.post("/v1/sessions", content=b"x" * 70_000).json()["code"] == "too-large"


@pytest.fixture
def broken_pages(house: House) -> Iterator[httpx.Client]:
    """The same service with one more page, which fails."""
    app = create_app(house.services)

    @app.get("/broken")
    def fail() -> None:
        raise RuntimeError("Théo")

    with served(app) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as http:
        yield http


def test_a_failure_is_told_on_a_page_without_its_words(broken_pages: httpx.Client):
    answer = broken_pages.get("/broken")
    assert (answer.status_code, "Le service rencontre un problème" in answer.text) == (500, True)
    assert "Théo" not in answer.text
    assert "Traceback" not in answer.text


def test_forms_are_counted_by_address_until_the_minute_is_over(make_house: HouseMaker, new_visitor: VisitorMaker):
    house = make_house(Settings("http://127.0.0.1", figures=Figures(forms_a_minute=3)))
    visitor = new_visitor(house)
    for _ in range(3):
        assert visitor.name_order("1").page.status_code == 200
    visitor.name_order("1")
    assert (visitor.page.status_code, visitor.page.headers["retry-after"]) == (429, "45")
    assert "Patientez une minute" in visitor.text
    house.clock.advance(seconds=45)
    assert visitor.name_order("1").page.status_code == 200


def test_a_link_is_counted_whoever_opens_it(make_house: HouseMaker, new_visitor: VisitorMaker):
    house = make_house(Settings("http://127.0.0.1", figures=Figures(openings_a_minute=2)))
    order = new_order(house)
    told = [new_visitor(house).open_link(order).page.status_code for _ in range(3)]
    assert told == [200, 200, 429]
    assert new_visitor(house).open_link(new_order(house)).page.status_code == 200


def test_a_language_that_was_asked_for_is_remembered(house: House, new_visitor: VisitorMaker):
    visitor = new_visitor(house, **{"Accept-Language": "fr"})
    assert '<html lang="fr">' in visitor.open("/cps").page.text
    assert '<html lang="en">' in visitor.open("/cps?lang=en").page.text
    assert '<html lang="en">' in visitor.open("/identite").page.text
    assert '<html lang="en">' in visitor.open("/cps?lang=xx").page.text
    assert '<html lang="fr">' in visitor.open("/revocation?lang=fr").page.text


def test_without_the_operator_s_words_the_practices_speak_of_no_demonstration(house: House, visitor: Visitor):
    assert "démonstration" not in visitor.open("/cps").text
    assert "L’assistance vous indique où lire la déclaration" in visitor.text
