"""Coming back in the real window: the program ended when the certificate was issued, and is opened once more."""

from hashlib import sha256

from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from PySide6.QtCore import Qt

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.journeys import Walker, own_files, real_services
from tests.support.samples import PASSWORD


def ended_after_issuance(order, folder) -> str:
    """Walk to step 5 and lose the file, as if the program had died before it was saved; return the fingerprint."""
    walker = Walker.start(order.base_url, folder, order.link)
    walker.to_answers(order.code)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    made = walker.step(5)
    made.saved_file.unlink()
    return made.issued.fingerprint_sha256


def test_an_issued_certificate_is_finished_with_the_password_alone(order, tmp_path, qtbot):
    fingerprint = ended_after_issuance(order, tmp_path)
    services = real_services(order.base_url, tmp_path)
    window = WizardWindow(Flow.start(STEPS, Enrolment()), services, version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    hands = Hands(window)
    qtbot.waitUntil(lambda: hands.screen == "1-3" and not window.is_busy, timeout=10_000)
    assert window.stage.page.lead.words() == "Your certificate is issued already: it remains to be saved."
    hands.type(Secret("Mauvais2026"))
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "1-1", timeout=10_000)
    hands.type(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "5" and hands.can_go_on() and not window.is_busy, timeout=20_000)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "6" and hands.can_go_on())
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "6-1" and window.stage.page.dialog.field.edit.hasFocus())
    hands.type(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "6-2", timeout=20_000)
    content = window.saved_file.read_bytes()
    _, certificate, _ = pkcs12.load_key_and_certificates(content, PASSWORD.reveal().encode())
    assert certificate is not None
    assert sha256(certificate.public_bytes(Encoding.DER)).hexdigest() == fingerprint
    assert list((own_files(tmp_path) / "pending").iterdir()) == [], "accepted, so nothing is kept any more"
