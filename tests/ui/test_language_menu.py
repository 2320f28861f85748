"""The language is changed at once, on the first screen, and nothing that was typed or told is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.problems import Problem, link
from crypteo_desktop.ui import translation
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from tests.support.samples import LINK
from tests.support.states.download import Download, download


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install(qapp, "en")


@pytest.fixture
def shown() -> Iterator[Download]:
    opened = download(1)
    yield opened
    opened.showing().close()


def choose(shown: Download, name: str, qtbot: QtBot) -> None:
    """Choose a language in the menu."""
    frame, menu = shown.window.frame, shown.window.frame.languages.menu()
    next(action for action in menu.actions() if action.text() == name).trigger()
    qtbot.waitUntil(lambda: shown.window.frame is not frame)


def test_each_language_stands_in_its_own_words_and_the_present_one_is_marked(shown: Download) -> None:
    actions = shown.window.frame.languages.menu().actions()
    assert [(action.text(), action.isChecked()) for action in actions] == [("Français", False), ("English", True)]


def test_everything_changes_at_once_and_what_was_typed_stays(shown: Download, qtbot: QtBot) -> None:
    page = shown.page
    assert isinstance(page, InitialisationPage)
    page.entry.field.edit.insert(LINK.reveal())
    page.entry.field.edit.setCursorPosition(3)
    choose(shown, "Français", qtbot)
    window, page = shown.window, shown.page
    assert isinstance(page, InitialisationPage)
    assert window.windowTitle() == "Crypteo Desktop – Étape 1\u00a0: Initialisation"
    assert window.frame.footer.primary.text() == "Suivant"
    assert window.frame.footer.primary.isEnabled()
    assert page.entry.link() == LINK
    assert page.entry.field.edit.hasFocus()
    assert page.entry.field.edit.cursorPosition() == 3
    choose(shown, "English", qtbot)
    assert window.frame.footer.primary.text() == "Next"


def test_what_went_wrong_is_told_in_the_other_language(qtbot: QtBot) -> None:
    shown = download(1, problem=Problem(link.LINK_EXPIRED))
    shown.fail()
    choose(shown, "Français", qtbot)
    assert shown.window.problem is not None
    assert "lien" in shown.window.stage._scene.interlude.panel.words()
    shown.showing().close()


def test_it_waits_for_work_that_runs(qtbot: QtBot) -> None:
    shown = download(1)
    shown.run()
    frame = shown.window.frame
    frame.languages.chosen.emit("fr")
    redress = shown.window._redress
    qtbot.waitUntil(lambda: redress._is_wanted and not redress._soon.isActive())  # it looked, and goes on waiting
    assert shown.window.frame is frame
    shown.navigation.cancel()
    qtbot.waitUntil(lambda: shown.window.frame is not frame)
    assert shown.window.frame.footer.primary.text() == "Suivant"
    shown.showing().close()


def test_it_is_offered_on_the_first_screen_alone(shown: Download) -> None:
    assert shown.window.frame.languages.isVisible()
    later = download(2)
    assert not later.window.frame.languages.isVisible()
    later.showing().close()
