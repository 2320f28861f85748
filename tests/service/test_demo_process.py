"""The real `crypteo-backend demo`, as a child process."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.__main__ import main
from crypteo_backend.orders import ReadyOrder
from tests.support.backend_process import Demo, running_demo
from tests.support.console_client import ConsoleClient
from tests.support.contract_client import ContractClient
from tests.support.support_desk_house import Agent
from tests.support.visitor import Visitor

GLANCE = 0.005
COMMAND = [sys.executable, "-m", "crypteo_backend", "demo"]


@pytest.fixture(scope="module")
def demo():
    with running_demo() as running:
        yield running


def holder_of(http: httpx.Client, link: str, code: str) -> ContractClient:
    return ContractClient(http, ReadyOrder("", link, code))


def newest_mail(http: httpx.Client, words: str) -> dict[str, str]:
    """Return the newest message whose subject says so."""
    told: list[dict[str, str]] = http.get("/demo/messages").json()["messages"]
    return next(message for message in told if words in message["subject"])


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait without taking the processor from who is waited for; a limit of the test's own ends it otherwise."""
    while not condition():
        time.sleep(GLANCE)


@pytest.fixture
def http(demo: Demo):
    with httpx.Client(base_url=demo.base_url, timeout=60, trust_env=False) as client:
        yield client


def test_the_order_of_the_demonstration_can_be_downloaded(demo: Demo, http: httpx.Client, key: RSAPrivateKey):
    holder = holder_of(http, demo.link, demo.retrieval_code)
    holder.reach_answers().answers(*demo.answers).raise_for_status()
    assert holder.certified(key).status_code in {200, 201}
    assert demo.link.startswith(f"{demo.base_url}/telechargement#t=")


def test_the_agent_of_the_demonstration_signs_in_with_the_code_in_the_mailbox(demo: Demo, http: httpx.Client):
    http.follow_redirects = True
    console = ConsoleClient(http)
    assert console.open("/support").page.url.path == "/support/sign-in"
    agent = Agent(**demo.agent)
    mailbox = http.get(demo.mailbox_url).text
    code = re.search(r'<span class="code">([0-9]{6})</span>', mailbox)
    assert code is not None
    assert agent.password in mailbox
    assert console.sign_in(agent, code[1]).page.url.path == "/support"


def test_more_orders_can_be_had(demo: Demo, http: httpx.Client):
    made = [http.post("/demo/orders") for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    assert set(made[0].json()) == {"link", "retrieval_code", "answers"}
    sessions = [
        holder_of(http, each["link"], each["retrieval_code"]).open().json()
        for each in (answer.json() for answer in made)
    ]
    numbers = [int(session["order"]["number"]) for session in sessions]
    assert numbers[1] == numbers[0] + 1


def test_the_mailbox_shows_every_message_newest_first(demo: Demo, http: httpx.Client):
    order = http.post("/demo/orders").json()
    ready, code = http.get("/demo/messages").json()["messages"][:2]
    assert set(ready) == {"id", "channel", "to", "subject", "body", "sent_at", "order"}
    assert ready["id"] > code["id"]
    assert order["link"] in ready["body"]
    assert order["retrieval_code"] in code["body"]
    page = http.get(demo.mailbox_url)
    assert page.text.index(order["link"]) < page.text.index(order["retrieval_code"])
    assert "refresh" not in page.text  # it would take the focus and the place in the page away
    assert '<a class="button" href="/demo/mailbox">Actualiser</a>' in page.text
    assert "Démonstration" in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_its_practices_say_what_it_is(http: httpx.Client):
    assert "une autorité de démonstration" in http.get("/cps", headers={"Accept-Language": "fr"}).text


def test_a_journey_begins_before_the_identity_check(demo: Demo, http: httpx.Client):
    token = re.search(r'name="form_token" value="([^"]*)"', http.get(demo.mailbox_url).text)
    assert token is not None
    fields = {"form_token": token[1]}
    assert http.post("/demo/journeys").status_code == 422
    assert http.post("/demo/journeys", data=fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert httpx.post(f"{demo.base_url}/demo/journeys", data=fields, timeout=60, trust_env=False).status_code == 403
    begun = http.post("/demo/journeys", data=fields)
    assert (begun.status_code, begun.headers["location"]) == (303, "/demo/mailbox")
    first, second = (message["body"] for message in http.get("/demo/messages").json()["messages"][:2])
    assert f"{demo.base_url}/identite#t=" in first + second
    mailbox = http.get(demo.mailbox_url).text
    assert "12AB34567" in mailbox
    assert '<form method="post" action="/demo/journeys">' in mailbox


def test_the_identity_check_of_a_journey_leads_to_its_download(demo: Demo, http: httpx.Client):
    http.follow_redirects = True
    visitor = Visitor(http).open("/demo/mailbox").send("/demo/journeys")
    asked = newest_mail(http, "questions de sécurité")
    link = re.search(r"^http\S+/identite#t=\S+$", asked["body"], re.MULTILINE)
    assert link is not None
    holder = visitor.open("/identite").send("/identite", link=link[0]).give_document().set_questions()
    assert holder.at == "/identite/fin"
    wait_until(lambda: newest_mail(http, "votre certificat est prêt")["order"] == asked["order"])
    ready = newest_mail(http, "votre certificat est prêt")
    assert f"{demo.base_url}/telechargement#t=" in ready["body"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.com"])
def test_it_listens_on_loopback_only(host: str, capsys: pytest.CaptureFixture[str]):
    assert main(["demo", "--host", host]) == 2
    told = capsys.readouterr()
    assert "loopback" in told.err
    assert told.out == ""


def test_a_taken_port_is_said_plainly(demo: Demo):
    port = demo.base_url.rpartition(":")[2]
    done = subprocess.run([*COMMAND, "--port", port], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1 port {port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_well_on_a_signal_and_leaves_nothing_behind(number: signal.Signals, tmp_path: Path):
    environment = {"TMPDIR": str(tmp_path), "PATH": ""}
    command = [*COMMAND, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert "ready" in process.stdout.readline()
        assert list(tmp_path.iterdir())
        process.send_signal(number)
        process.stdout.read()
        assert process.wait(60) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_it_is_ready_leaves_nothing_behind_either(number: signal.Signals, tmp_path: Path):
    command, environment = [*COMMAND, "--port", "0"], {"TMPDIR": str(tmp_path), "PATH": ""}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        wait_until(lambda: process.poll() is not None or any(tmp_path.iterdir()))
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (0, "")
    assert list(tmp_path.iterdir()) == []


@dataclass
class Kept:
    """A data folder that two demonstrations have used in turn, and what was seen of them."""

    folder: Path
    links: list[str] = field(default_factory=list)
    orders: list[set[str]] = field(default_factory=list)
    open_to_others: list[Path] = field(default_factory=list)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Start two demonstrations, each under a umask that closes nothing."""
    kept = Kept(tmp_path_factory.mktemp("kept") / "new")
    former = os.umask(0)
    try:
        for _ in range(2):
            with running_demo("--data-dir", str(kept.folder)) as running:
                kept.links.append(running.link)
                told = httpx.get(f"{running.base_url}/demo/messages", timeout=60, trust_env=False).json()["messages"]
                kept.orders.append({message["order"] for message in told})
                everything = (kept.folder, *kept.folder.rglob("*"))
                kept.open_to_others += [each for each in everything if each.stat().st_mode & 0o077]
    finally:
        os.umask(former)
    return kept


def test_a_new_data_folder_is_closed_to_others_whatever_the_umask(kept: Kept):
    assert kept.open_to_others == []
    assert (kept.folder / "backend.sqlite3").exists()


def test_a_data_folder_is_kept_and_gets_one_more_order_at_each_start(kept: Kept):
    assert kept.orders == [{"540206"}, {"540206", "540207"}]
    assert len(set(kept.links)) == 2
