"""The console’s door: who comes in, for how long, and what nobody else can do."""

from collections.abc import Callable

import pytest

from crypteo_backend.console.agent_secrets import PasswordHashes
from crypteo_backend.console.agents import disable_agent, reset_agent
from crypteo_backend.console.sign_in_pages import SIGN_INS_A_MINUTE
from crypteo_backend.demo.sample_order import SAMPLE
from tests.support.backend_house import House
from tests.support.console_client import NUMBER, ConsoleClient, ConsoleMaker, agent_of, console_of, order
from tests.support.support_desk_house import PASSWORD, Agent, events_of

HouseMaker = Callable[..., House]
WRONG = "a code that is well formed and wrong"


def test_the_right_name_password_and_code_open_the_door(console: ConsoleClient):
    assert console.page.url.path == "/support"
    assert "Chercher une demande" in console.words


def test_the_visit_s_cookie_is_new_and_strict(house: House, door: ConsoleMaker, alix: Agent):
    console = door()
    console.http.cookies.set("crypteo-agent", "planted", domain=console.http.base_url.host)
    console.open("/support/sign-in")
    console.http.follow_redirects = False
    console.send("/support/sign-in", name="alix", password=PASSWORD, code=alix.code(house.clock))
    cookie = console.page.headers["set-cookie"]
    assert "planted" not in cookie
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "Max-Age" not in cookie


def test_over_tls_the_cookie_goes_over_tls_alone(make_house: HouseMaker):
    house = make_house()
    alix, console = agent_of(house, "alix"), console_of(house)
    console.open("/support/sign-in")
    form_cookie = console.page.headers["set-cookie"].partition(";")[0]
    token = console.page.text.partition('name="form_token" value="')[2].partition('"')[0]
    told = {"form_token": token, "name": "alix", "password": PASSWORD, "code": alix.code(house.clock)}
    console.http.follow_redirects = False
    answer = console.http.post("/support/sign-in", data=told, headers={"Cookie": form_cookie})
    assert answer.headers["set-cookie"].startswith("__Host-crypteo-agent=")
    assert "Secure" in answer.headers["set-cookie"]
    console.http.close()


@pytest.mark.parametrize(
    "change", [{"name": "bo"}, {"password": "girafe prune violon 8"}, {"code": WRONG}, {"password": "", "code": ""}]
)
def test_a_refusal_never_says_what_was_wrong(house: House, door: ConsoleMaker, alix: Agent, change: dict[str, str]):
    right = {"name": "alix", "password": PASSWORD, "code": alix.code(house.clock)}
    told = right | change
    told["code"] = alix.wrong_code(house.clock) if told["code"] == WRONG else told["code"]
    console = door().open("/support/sign-in").send("/support/sign-in", **told)
    assert console.page.status_code == 403
    assert "Le nom, le mot de passe ou le code ne convient pas" in console.words
    assert PASSWORD not in console.page.text
    assert right["code"] not in console.page.text


@pytest.mark.parametrize(
    "path", ["", "/search", f"/orders/{NUMBER}", f"/orders/{NUMBER}/addresses", f"/orders/{NUMBER}/acts/link/1"]
)
def test_nobody_sees_anything_without_signing_in(house: House, door: ConsoleMaker, path: str):
    house.order()
    console = door().open(f"/support{path}")
    assert console.page.url.path == "/support/sign-in"
    assert SAMPLE.surname not in console.page.text
    answer = console.http.post(f"/support{path}", data={}, follow_redirects=False)
    assert answer.status_code in {303, 405}


def test_twenty_minutes_without_a_page_end_the_visit(house: House, console: ConsoleClient):
    for _ in range(3):
        house.clock.advance(minutes=19, seconds=59)
        assert console.open("/support").page.url.path == "/support"
    house.clock.advance(minutes=20)
    assert "Vous êtes déconnecté" in console.open("/support").words


def test_ten_hours_end_the_visit_of_the_busiest(house: House, console: ConsoleClient):
    for _ in range(39):
        house.clock.advance(minutes=15)
        assert console.open("/support").page.url.path == "/support"
    house.clock.advance(minutes=15)
    assert console.open("/support").page.url.path == "/support/sign-in"


@pytest.mark.parametrize("change", ["disabled", "reset"])
def test_a_change_of_the_agent_ends_the_visit_at_once(house: House, console: ConsoleClient, change: str):
    if change == "disabled":
        disable_agent(house.services, "alix", "test")
    else:
        reset_agent(house.services, PasswordHashes(), "alix", "parapluie bleu 1789", "test")
    assert console.open("/support").page.url.path == "/support/sign-in"


def test_signing_out_ends_the_visit_for_whoever_kept_the_cookie(console: ConsoleClient):
    kept = console.http.cookies["crypteo-agent"]
    console.send("/support/sign-out")
    assert console.page.url.path == "/support/sign-in"
    console.http.cookies.set("crypteo-agent", kept, domain=console.http.base_url.host)
    assert console.open("/support").page.url.path == "/support/sign-in"


def test_guessing_is_slowed_down_by_address(house: House, door: ConsoleMaker):
    for _ in range(SIGN_INS_A_MINUTE):
        house.services.pace.count("agent-sign-in", "127.0.0.1", SIGN_INS_A_MINUTE)
    console = door().open("/support/sign-in").send("/support/sign-in", name="bo", password="x", code="0")
    assert console.page.status_code == 429
    house.clock.advance(minutes=1)
    console.open("/support/sign-in").send("/support/sign-in", name="bo", password="x", code="0")
    assert console.page.status_code == 403


@pytest.mark.parametrize("path", ["search", f"orders/{NUMBER}/addresses", f"orders/{NUMBER}/acts/link/9", "sign-out"])
def test_only_our_own_forms_act(house: House, console: ConsoleClient, path: str):
    house.order()
    before = events_of(house.services)
    for token in ("", "1:" + "0" * 64, "é"):
        assert console.http.post(f"/support/{path}", data={"form_token": token}).status_code == 403
    order(console)
    token = console.page.text.partition('name="form_token" value="')[2].partition('"')[0]
    answer = console.http.post(f"/support/{path}", data={"form_token": token}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert [event for event in events_of(house.services)[len(before) :] if event[0] != "agent-looked"] == []


def test_pages_let_nothing_else_in_and_need_no_script(house: House, console: ConsoleClient):
    house.order()
    for path in ("/support", f"/support/orders/{NUMBER}", f"/support/orders/{NUMBER}/acts/link/1", "/support/sign-in"):
        page = console.open(path).page
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
        assert "<script" not in page.text
        assert "style=" not in page.text
