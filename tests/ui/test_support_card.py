"""The support card on the screen: F1 or a click, secrets hidden, copied and saved."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.flow import Flow
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.session import State
from crypteo_desktop.steps import STEPS
from crypteo_desktop.support.support_card import Place, plain_card
from crypteo_desktop.ui.support_card_dialog import SupportCardDialog, value_of
from crypteo_desktop.ui.widgets.code_link import CodeLink
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeBackend, services
from tests.support.keyboard import type_letters
from tests.support.languages import french
from tests.support.samples import CODE, PROFILE, SURROUNDINGS, enrolment_in


@pytest.fixture
def window(qtbot: QtBot) -> WizardWindow:
    flow = Flow.start(STEPS, enrolment_in(State.CODE)).forward()
    made = WizardWindow(flow, services(), version="6.0.0")
    qtbot.addWidget(made, before_close_func=lambda it: it._departure.begin(3))
    made.show()
    made.activateWindow()
    return made


def card_over(window: QWidget) -> SupportCardDialog:
    card = window.findChild(SupportCardDialog)
    assert card is not None
    return card


def test_f1_opens_the_card_once(window: WizardWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        window.frame.strip.card_requested.emit()
    assert len(window.findChildren(SupportCardDialog)) == 1
    text = card_over(window).as_text()
    assert "Support reference: K7P-2QL" in text
    assert "Network: without a proxy" in text


def test_a_click_on_the_strip_and_space_open_it_too(window: WizardWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.frame.strip, Qt.MouseButton.LeftButton)
    card_over(window).close_button.click()
    qtbot.waitUntil(lambda: window.findChild(SupportCardDialog) is None)
    qtbot.keyClick(window.frame.strip, Qt.Key.Key_Space)
    assert card_over(window).isVisible()


def test_secrets_are_hidden_while_it_is_open(qtbot: QtBot) -> None:
    flow = Flow.start(STEPS, replace(enrolment_in(State.CODE), key_begun=False)).forward()
    window = WizardWindow(flow, services(), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    fields = window.stage.page.fields
    fields.show_row.setChecked(True)
    assert fields.password.edit.echoMode() == QLineEdit.EchoMode.Normal
    window.frame.strip.card_requested.emit()
    assert fields.password.edit.echoMode() == QLineEdit.EchoMode.Password


def test_it_opens_over_a_dialog(window: WizardWindow, qtbot: QtBot) -> None:
    window.close()
    question = window.findChild(Dialog)
    assert question is not None
    qtbot.waitUntil(question.isActiveWindow)
    qtbot.keyClick(question, Qt.Key.Key_F1)
    assert card_over(question).isVisible()


def test_it_is_copied_whole(window: WizardWindow) -> None:
    window.frame.strip.card_requested.emit()
    card_over(window).copy.click()
    assert QGuiApplication.clipboard().text() == card_over(window).as_text()


def test_it_is_saved_where_the_holder_says(window: WizardWindow, tmp_path: Path) -> None:
    window._support_call._ask_for_file = lambda parent: tmp_path / "card.txt"
    window.frame.strip.card_requested.emit()
    card_over(window).save.click()
    assert (tmp_path / "card.txt").read_text(encoding="utf-8") == card_over(window).as_text()


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such modes")
@pytest.mark.parametrize("was_there", [False, True])
def test_card_and_report_are_for_their_owner_alone(qtbot: QtBot, tmp_path: Path, *, was_there: bool) -> None:
    for name in ("card.txt", "report.txt"):
        file = tmp_path / name
        if was_there:
            file.write_text("of last week", encoding="utf-8")
            file.chmod(0o644)
        card = card_over(with_report(qtbot, lambda: "a report\n", file))
        (card.save if name == "card.txt" else card.report).click()
        qtbot.waitUntil(lambda file=file: file.exists() and file.read_text(encoding="utf-8") != "of last week")
        assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["card.txt", "report.txt"]


def test_a_place_that_refuses_it_is_told(window: WizardWindow, tmp_path: Path) -> None:
    window._support_call._ask_for_file = lambda parent: tmp_path / "missing" / "card.txt"
    window.frame.strip.card_requested.emit()
    card_over(window).save.click()
    told = [dialog.windowTitle() for dialog in card_over(window).findChildren(Dialog)]
    assert told == ["The card could not be saved"]


def with_report(qtbot: QtBot, make: Callable[[], str], file: Path) -> WizardWindow:
    flow = Flow.start(STEPS, enrolment_in(State.CODE)).forward()
    window = WizardWindow(flow, services(), version="6.0.0")
    window.offer_report(make)
    window._support_call._ask_for_file = lambda parent: file
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.frame.strip.card_requested.emit()
    return window


def test_a_report_is_made_beside_the_window_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    makers: list[bool] = []

    def make() -> str:
        makers.append(threading.current_thread() is threading.main_thread())
        return "a report\n"

    card = card_over(with_report(qtbot, make, tmp_path / "report.txt"))
    card.report.click()
    assert not card.report.isEnabled()
    qtbot.waitUntil(lambda: card.report_state.words() == "The report is saved.")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "a report\n"
    assert makers == [False]
    assert card.report.isEnabled()


def test_a_report_that_cannot_be_saved_or_made_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    card = card_over(with_report(qtbot, lambda: "a report\n", tmp_path / "missing" / "report.txt"))
    card.report.click()
    qtbot.waitUntil(lambda: "Choose another folder" in card.report_state.words())
    other = card_over(with_report(qtbot, lambda: str(1 // 0), tmp_path / "report.txt"))
    other.report.click()
    qtbot.waitUntil(lambda: "could not be made" in other.report_state.words())


def test_a_card_that_was_closed_meanwhile_is_not_told(qtbot: QtBot, tmp_path: Path) -> None:
    may_end = threading.Event()

    def make() -> str:
        may_end.wait(90)
        return "a report\n"

    window = with_report(qtbot, make, tmp_path / "report.txt")
    card_over(window).report.click()
    card_over(window).close_button.click()
    qtbot.waitUntil(lambda: window.findChild(SupportCardDialog) is None)
    may_end.set()
    qtbot.waitUntil((tmp_path / "report.txt").exists)


def test_without_a_way_to_make_one_no_report_is_offered(window: WizardWindow) -> None:
    window.frame.strip.card_requested.emit()
    assert not card_over(window).report.isVisible()


def rows_of(window: WizardWindow) -> dict[str, str]:
    return {row.label.source: value_of(row) for row in window._card()}


def test_tries_of_a_corrected_error_are_told_no_longer(qtbot: QtBot) -> None:
    backend = FakeBackend({"send_code": Problem(identity.CODE_WRONG, attempts_left=2)})
    flow = Flow.start(STEPS, enrolment_in(State.CODE)).forward().forward()
    window = WizardWindow(flow, services(backend=backend), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    type_letters(window.stage.page.entry.edit, CODE.reveal())
    with qtbot.waitSignal(window._navigation.failed):
        window.frame.footer.primary.click()
    assert rows_of(window)["Tries left for the code"] == "2"
    backend.fails.clear()
    type_letters(window.stage.page.entry.edit, CODE.reveal())
    window.frame.footer.primary.click()
    qtbot.waitUntil(lambda: window._navigation.step.info.number == 4)
    rows = rows_of(window)
    assert rows["Last error code"] == f"{identity.CODE_WRONG.code} (no longer on the screen)"
    assert rows["Tries left for the answers"] == "3"


@pytest.fixture
def opened_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    return opened


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(960, 680)
    qtbot.addWidget(made)
    made.show()
    return made


def card_of_wrong_code(over: QWidget, *, page: str = "https://help.example/") -> SupportCardDialog:
    desk = replace(PROFILE.support, url=page)
    place = Place("3-1", STEPS[2].info.title, Problem(identity.CODE_WRONG))
    made = SupportCardDialog(over, "K7P-2QL", plain_card(place, SURROUNDINGS), desk.page_of)
    made.open()
    return made


def test_its_lines_are_heard_as_they_are_written(over: QWidget, qapp: QApplication) -> None:
    with french(qapp):
        card = card_of_wrong_code(over)
        heard = {label.accessibleName() for label in card.findChildren(Label)}
        lines = set(card.as_text().splitlines())
        assert len(lines) > 3
        assert lines <= heard


def test_the_code_leads_to_its_page_from_the_card(over: QWidget, qtbot: QtBot, opened_pages: list[str]) -> None:
    card = card_of_wrong_code(over)
    link = card.findChild(CodeLink)
    assert link is not None
    heard = QAccessible.queryAccessibleInterface(link)
    assert (heard.role(), heard.text(QAccessible.Text.Name)) == (QAccessible.Role.Link, "Last error code: CRY-301")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    heard.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert opened_pages == ["https://help.example/#cry-301"] * 4
    assert card.isVisible(), "Enter on the code is not Enter on “Close”"


def test_beside_the_code_is_no_link(over: QWidget) -> None:
    link = card_of_wrong_code(over).findChild(CodeLink)
    assert link is not None
    assert link.width() <= link.sizeHint().width()


def test_without_a_support_page_the_code_on_the_card_is_plain(over: QWidget) -> None:
    card = card_of_wrong_code(over, page="")
    assert card.findChild(CodeLink) is None
    assert "Last error code: CRY-301\n" in card.as_text()
