"""What the support card shows in a state of the screens, as its text that can be saved: taken from the real window."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import json
import sys

from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.translation import install
from tests.support.states import STATES, Showing


def card_over(showing: Showing) -> str:
    """Open the card over what shows, and return what stands on it."""
    showing.window.frame.strip.card_requested.emit()  # type: ignore[attr-defined]  # both windows have one
    (dialog,) = (it for it in showing.dialogs if isinstance(it, SupportCardDialog))
    return dialog.as_text()


def card_of(name: str) -> str:
    """Open the state, and return what its card shows."""
    showing = STATES[name].show()
    card = card_over(showing)
    showing.close()
    return card


def main() -> int:
    """Print the cards of the states named after the language, as JSON."""
    language, *names = sys.argv[1:]
    app = QApplication([])
    install(app, language)
    Theme.apply(app)
    sys.stdout.write(json.dumps({name: card_of(name) for name in names}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
