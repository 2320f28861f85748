"""Coming back in the real window: the program ended when the certificate was issued, and is opened once more."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from PySide6.QtCore import Qt

from crypteo_desktop.adapters.no_keyring import NoKeyring
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Keyring
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import MemoryKeyring
from tests.support.journeys import Walker, own_files, real_services
from tests.support.samples import PASSWORD

NEW = Secret("Nouveau2026Bleu")


def ended_after_issuance(order, folder, keyring: Keyring) -> str:
    """Walk to step 5 and lose the file, as if the program had died before it was saved; return the fingerprint."""
    walker = Walker.start(order.base_url, folder, order.link)
    walker.services = replace(walker.services, keyring=keyring)
    walker.to_answers(order.code)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    made = walker.step(5)
    made.saved_file.unlink()
    return made.issued.fingerprint_sha256


def opened_again(order, folder, keyring: Keyring, qtbot) -> Hands:
    services = replace(real_services(order.base_url, folder), keyring=keyring)
    window = WizardWindow(Flow.start(STEPS, Enrolment()), services, version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    hands = Hands(window)
    qtbot.waitUntil(lambda: hands.screen == "1-3" and not window.is_busy, timeout=10_000)
    assert window.stage.page.lead.words() == "Your certificate is issued already: it remains to be saved."
    return hands


def finish(hands: Hands, password: Secret, qtbot) -> None:
    """Go on from step 5 to the end, with the technical check."""
    window = hands.window
    qtbot.waitUntil(lambda: hands.screen == "5" and hands.can_go_on() and not window.is_busy, timeout=20_000)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "6" and hands.can_go_on())
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "6-1" and window.stage.page.dialog.field.edit.hasFocus())
    hands.type(password)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "6-2", timeout=20_000)


def fingerprint_in(file: Path, password: Secret) -> str:
    _, certificate, _ = pkcs12.load_key_and_certificates(file.read_bytes(), password.reveal().encode())
    assert certificate is not None
    return sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def nothing_is_kept(folder: Path) -> bool:
    return list((own_files(folder) / "pending").iterdir()) == []


def test_an_issued_certificate_is_finished_with_the_password_alone(order, tmp_path, qtbot):
    fingerprint = ended_after_issuance(order, tmp_path, NoKeyring())
    hands = opened_again(order, tmp_path, NoKeyring(), qtbot)
    hands.type(Secret("Mauvais2026"))
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "1-1", timeout=10_000)
    hands.type(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    finish(hands, PASSWORD, qtbot)
    assert fingerprint_in(hands.window.saved_file, PASSWORD) == fingerprint
    assert nothing_is_kept(tmp_path), "accepted"


def test_a_forgotten_password_is_replaced_and_the_certificate_is_the_same(order, tmp_path, qtbot):
    keyring = MemoryKeyring()
    fingerprint = ended_after_issuance(order, tmp_path, keyring)
    hands = opened_again(order, tmp_path, keyring, qtbot)
    hands.window.stage.page.unfinished.forgotten.click()
    dialog = hands.window.findChild(NewPasswordDialog)
    qtbot.waitUntil(dialog.fields.password.edit.hasFocus)
    hands.type(NEW)
    hands.press(Qt.Key.Key_Tab)
    hands.type(NEW)
    hands.press(Qt.Key.Key_Return)
    finish(hands, NEW, qtbot)
    assert fingerprint_in(hands.window.saved_file, NEW) == fingerprint
    assert nothing_is_kept(tmp_path), "accepted"
    assert keyring.secrets == {}
