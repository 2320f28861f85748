"""The demonstration's mailbox: newest first, as text, refreshed in the background."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.demo.mailbox import Mailbox, Message

WHEN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CODE = Message(1, "email", "camille.martin@example.com", "Votre code", "Bonjour,\n360 346 207", WHEN)
LINK = Message(2, "sms", "06 12 34 56 12", "<b>Prêt</b>", "http://127.0.0.1/#t=" + "a" * 60, WHEN)


@pytest.fixture
def sent() -> list[Message]:
    return [CODE]


@pytest.fixture
def mailbox(qtbot: QtBot, sent: list[Message]) -> Mailbox:
    mailbox = Mailbox(lambda: tuple(reversed(sent)), (Secret("Théo"), Secret("Caramel")))
    qtbot.addWidget(mailbox)
    return mailbox


def test_it_shows_what_was_sent_and_the_answers(qtbot, mailbox, sent):
    mailbox.stand_beside(mailbox)
    qtbot.waitUntil(lambda: "360 346 207" in mailbox.toPlainText())
    assert "Théo, Caramel" in mailbox.toPlainText()
    assert "camille.martin@example.com" in mailbox.toPlainText()


def test_a_new_message_comes_on_top_and_nothing_in_it_is_markup(qtbot, mailbox, sent):
    sent.append(LINK)
    mailbox.stand_beside(mailbox)
    qtbot.waitUntil(lambda: "<b>Prêt</b>" in mailbox.toPlainText())
    shown = mailbox.toPlainText()
    assert shown.index("06 12 34 56 12") < shown.index("360 346 207")
    assert mailbox.horizontalScrollBar().maximum() == 0
