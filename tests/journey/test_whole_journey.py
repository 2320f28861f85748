"""From the registration office's order to a certificate that is revoked: every program real, every message by mail."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.outside_world import make_services
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import Places
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder
from crypteo_desktop.ui.demo.scripts import DEMO_PASSWORD, Knowledge, whole_walk
from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.chromium import chromium
from tests.support.filling_in import fill_in, revoking
from tests.support.installation import SERVER_ID, Installation, installation
from tests.support.mail_server import Mailroom, mail_server
from tests.support.openssl import addresses_in, listed_in, open_p12, serial_number_of, standing
from tests.support.visitor import ANSWERS

PATIENCE_MS = 90_000
DOCUMENT_NUMBER = "12AB34567"
ORDER = {
    "product": "Initio 1* NG logiciel pack 3 ans",
    "given_name": "Zoé",
    "surname": "D’ARC",
    "organisation": "X & Y",
    "siren": "123456782",
    "email": "zoe@example.com",
    "document_number": DOCUMENT_NUMBER,
}


@pytest.fixture
def mailroom() -> Mailroom:
    return Mailroom()


@pytest.fixture
def service(mailroom: Mailroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """A service over TLS that this computer trusts, as it trusts what the system's store holds."""
    with mail_server(mailroom) as mail_port, installation(tmp_path, mail_port) as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.ca_file))
        yield running


@pytest.fixture
def page(service: Installation) -> Iterator[Page]:
    with chromium() as browser:
        context = browser.new_context(base_url=service.base_url, locale="fr-FR", ignore_https_errors=True)
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()
        context.close()


def text_of(mail: EmailMessage) -> str:
    text = mail.get_body(("plain",))
    assert text is not None
    return str(text.get_content())


def line_of(mail: EmailMessage, pattern: str) -> str:
    """Return the one line of the mail's text that is this and nothing else."""
    (line,) = re.findall(rf"^({pattern})\r?$", text_of(mail), re.MULTILINE)
    return str(line)


def pass_identity_check(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Numéro de pièce d’identité").fill(DOCUMENT_NUMBER)
    page.get_by_role("button", name="Vérifier le numéro").click()
    page.wait_for_url("**/identite/questions")
    fill_in(page)
    page.get_by_role("button", name="Valider").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contrôle d’identité terminé", timeout=PATIENCE_MS)


def link_for_the_program(page: Page, link: str) -> str:
    """Return what the button of the download page hands over to the program."""
    page.goto(link)
    button = page.get_by_role("link", name="Télécharger le certificat")
    expect(button).to_have_attribute("href", re.compile("^crypteo:"), timeout=PATIENCE_MS)
    return str(button.get_attribute("href"))


def walk_the_wizard(service: Installation, link: str, code: str, folder: Path, qtbot: QtBot) -> Path:
    """Let a holder at the keyboard walk the real window, and return the file that it saved."""
    folder.mkdir()
    services = make_services(service.profile, Places(folder, folder.parent / "kept"), has_keyring=False)
    window = WizardWindow(Flow.start(STEPS, Enrolment(typed_link=Secret(link))), services, version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    known = Knowledge(Secret(code), tuple(map(Secret, ANSWERS)))
    script, ends = whole_walk(Hands(window), known, lambda _: None), []
    holder = ScriptedHolder(script, window, lambda: window.problem is not None)
    holder.finished.connect(lambda: ends.append("well"))
    holder.gave_up.connect(lambda what: ends.append(f"without {what}"))
    holder.start()
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    assert ends == ["well"], window.problem
    assert window.saved_file is not None
    return window.saved_file


def revoke(page: Page, number: str) -> None:
    page.goto("/revocation")
    page.get_by_label("Numéro de demande").fill(number)
    page.get_by_role("button", name="Suivant").click()
    fill_in(page, revoking())
    page.get_by_role("button", name="Suivant").click()
    page.get_by_label("Raison de la révocation").select_option("stolen")
    page.get_by_role("button", name="Révoquer définitivement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce certificat est révoqué", timeout=PATIENCE_MS)


@pytest.mark.long
@pytest.mark.external
def test_from_the_order_to_the_list_that_names_its_certificate(
    service: Installation, mailroom: Mailroom, page: Page, tmp_path: Path, qtbot: QtBot, qapp: QApplication
):
    Theme.apply(qapp)
    number = service.create_order(ORDER)
    code = line_of(mailroom.wait_for("votre code de retrait"), r"\d{9}")
    questions_link = line_of(mailroom.wait_for("paramétrez vos questions"), rf"{service.base_url}/identite#t=\S+")
    assert service.condition_of(number) == "identity"

    pass_identity_check(page, questions_link)
    ready_link = line_of(mailroom.wait_for("votre certificat est prêt"), rf"{service.base_url}/telechargement#t=\S+")

    token = ready_link.partition("#t=")[2]
    link = link_for_the_program(page, ready_link)
    assert link == f"crypteo://enrol?v=1&s={SERVER_ID}#t={token}"

    file = walk_the_wizard(service, link, code, tmp_path / "saved", qtbot)
    holder = open_p12(file, DEMO_PASSWORD.reveal(), tmp_path)
    serial_number, (list_address, issuer_address) = serial_number_of(holder), addresses_in(holder)
    chain = service.fetch(issuer_address), service.fetch(f"{service.base_url}/ca/root.cer")
    before = service.fetch(list_address)
    assert standing(holder, chain, before, tmp_path) == (0, f"{holder}: OK\n")
    assert serial_number not in listed_in(before)

    revoke(page, number)
    assert serial_number in text_of(mailroom.wait_for("votre certificat est révoqué"))
    after = service.fetch(list_address)
    assert listed_in(after) == {serial_number}
    status, words = standing(holder, chain, after, tmp_path)
    assert (status, "certificate revoked" in words) == (2, True), words
