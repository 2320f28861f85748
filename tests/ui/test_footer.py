"""Footer: the decisions."""

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.footer import Footer


def test_each_button_tells_its_own_choice(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show_primary("Next", enabled=True)
    for button, signal in (
        (footer.primary, footer.primary_chosen),
        (footer.cancel, footer.cancel_chosen),
        (footer.back, footer.back_chosen),
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_the_reason_stands_beside_a_button_that_does_not_work(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show_primary("Next", enabled=False, reason="1 digit is missing")
    assert not footer.primary.isEnabled()
    assert footer.reason() == "1 digit is missing"
    assert footer.primary.accessibleDescription() == "1 digit is missing"


def test_alt_with_the_first_letter_presses(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show_primary("Suivant", enabled=True)
    assert footer.primary.shortcut() == QKeySequence("Alt+S")
    footer.show_primary("Terminer", enabled=True)
    assert footer.primary.shortcut() == QKeySequence("Alt+T")


def test_the_primary_button_keeps_its_place(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.resize(960, footer.height())
    footer.show()
    footer.show_primary("Next", enabled=True)
    right = footer.primary.geometry().right()
    footer.show_primary("Technical check", enabled=False, reason="A rather long reason that says what is missing " * 4)
    footer.layout().activate()
    assert footer.primary.geometry().right() == right == 919
