"""From the order to the revoked certificate: a real service, a real browser, the real client, OpenSSL as the judge."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER
from tests.support.backend_process import Demo, running_demo
from tests.support.chromium import chromium
from tests.support.filling_in import fill_in, revoking
from tests.support.journeys import Walker
from tests.support.samples import PASSWORD
from tests.support.visitor import ANSWERS

LINK = re.compile(r"http://\S+#t=\S+")


@pytest.fixture
def demo() -> Iterator[Demo]:
    """Return a demonstration of this test's own, whose mailbox nobody else fills."""
    with running_demo() as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def mails(demo: Demo) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = requests.get(f"{demo.base_url}/demo/messages", timeout=10).json()["messages"]
    return told


def mail(demo: Demo, order: str, words: str) -> str:
    """Return the body of the order's newest message whose subject says so; sending takes the service a moment."""
    while True:
        for message in mails(demo):
            if message["order"] == order and words in message["subject"]:
                return str(message["body"])


def link_in(body: str) -> str:
    found = LINK.search(body)
    assert found is not None
    return found[0]


def prove_identity(page: Page, link: str) -> None:
    page.goto(link)
    page.wait_for_url("**/identite/piece")
    page.locator("#document").fill(DOCUMENT_NUMBER)
    page.locator("main .primary").click()
    page.wait_for_url("**/identite/questions")
    fill_in(page)
    page.get_by_role("button", name="Valider").click()
    page.wait_for_url("**/identite/fin")


def handed_over(page: Page, link: str) -> str:
    """Open the download page and return the `crypteo:` link that its button opens."""
    page.goto(link)
    button = page.get_by_role("link", name="Télécharger le certificat")
    expect(button).to_have_attribute("href", re.compile("^crypteo://enrol"))
    return str(button.get_attribute("href"))


def revoke(page: Page, demo: Demo, order: str) -> None:
    page.goto(f"{demo.base_url}/revocation")
    page.locator("#number").fill(order)
    page.locator("main .primary").click()
    page.locator("#answer1").wait_for()
    fill_in(page, revoking())
    page.locator("main .primary").click()
    page.wait_for_url("**/revocation/certificat")
    page.locator("#reason").select_option("lost")
    page.get_by_role("button", name="Révoquer définitivement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce certificat est révoqué")


class Judge:
    """OpenSSL, with what the saved file holds and what the service publishes."""

    def __init__(self, demo: Demo, saved: Path, folder: Path) -> None:
        self._demo, self._folder = demo, folder
        secret = ["-passin", f"pass:{PASSWORD.reveal()}"]
        self._run("pkcs12", "-in", str(saved), *secret, "-clcerts", "-nokeys", "-out", str(folder / "leaf.pem"))
        self._fetch("ca/root.cer", "root.pem", "x509")
        self._fetch("ca/issuing.cer", "issuing.pem", "x509")

    @property
    def serial_number(self) -> str:
        told = self._run("x509", "-in", str(self._folder / "leaf.pem"), "-noout", "-serial").stdout
        return told.partition("=")[2].strip()

    def fetch_list(self) -> str:
        """Fetch the revocation list that is published now, and return it in words."""
        self._fetch("crl/issuing.crl", "list.pem", "crl")
        return self._run("crl", "-in", str(self._folder / "list.pem"), "-noout", "-text").stdout

    def verify(self) -> "subprocess.CompletedProcess[str]":
        """Verify the certificate against its chain and the list that was fetched last."""
        files = {"-CAfile": "root.pem", "-untrusted": "issuing.pem", "-CRLfile": "list.pem"}
        options = [part for name, file in files.items() for part in (name, str(self._folder / file))]
        leaf = str(self._folder / "leaf.pem")
        return self._run("verify", "-crl_check", *options, leaf, check=False)

    def _fetch(self, path: str, name: str, kind: str) -> None:
        der = self._folder / f"{name}.der"
        der.write_bytes(requests.get(f"{self._demo.base_url}/{path}", timeout=10).content)
        self._run(kind, "-inform", "DER", "-in", str(der), "-out", str(self._folder / name))

    @staticmethod
    def _run(*arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=check, timeout=30)


@pytest.mark.external
def test_from_the_order_to_the_revoked_certificate(demo: Demo, browser: Browser, tmp_path: Path):
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(demo.mailbox_url)
    page.get_by_role("button", name="Commencer une autre demande").click()
    order = "540207"
    code = re.search(r"^\d{9}$", mail(demo, order, "code de retrait"), re.MULTILINE)
    assert code is not None
    prove_identity(page, link_in(mail(demo, order, "questions de sécurité")))
    link = handed_over(page, link_in(mail(demo, order, "votre certificat est prêt")))
    (folder := tmp_path / "saved").mkdir()
    end = Walker.start(demo.base_url, folder, link).to_the_end(code[0], list(ANSWERS))
    judge = Judge(demo, end.saved_file, tmp_path)
    assert judge.serial_number not in judge.fetch_list()
    assert judge.verify().returncode == 0
    revoke(page, demo, order)
    assert judge.serial_number in judge.fetch_list()
    refused = judge.verify()
    assert refused.returncode != 0
    assert "certificate revoked" in refused.stdout + refused.stderr
    assert judge.serial_number.lower().lstrip("0") in mail(demo, order, "révoqu").lower().replace(" ", "")
