"""Screen 1 of somebody who comes back: unfinished downloads, a forgotten password, what cannot be read, removing."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtTest import QTest

from crypteo_desktop.enrolment import Enrolment, Unfinished
from crypteo_desktop.pending import Stage
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from tests.support.samples import DOWNLOAD
from tests.support.states.download import FILE, Download, download, opened
from tests.support.states.state import Showing, State


def _left(stage: Stage, *, keyring: bool, elsewhere: bool = False, name: str = "540206-0") -> Unfinished:
    kept = replace(DOWNLOAD, id=name, stage=stage, from_elsewhere=elsewhere)
    return Unfinished(kept, None, keyring_opens=keyring, session_is_kept=False)


_ISSUED: Final = _left(Stage.ISSUED, keyring=True)
_REQUESTED: Final = _left(Stage.REQUESTED, keyring=False, name="540206-1")
_COPIED: Final = _left(Stage.REQUESTED, keyring=False, elsewhere=True, name="540206-2")
_OPENED: Final = _left(Stage.OPENED, keyring=False, name="540206-3")
_SAVED: Final = replace(_left(Stage.SAVED, keyring=True, name="540206-4"), file=FILE)
_CHECKED: Final = replace(_left(Stage.VERIFIED, keyring=False, name="540206-5"), file=FILE)
_ROTTEN: Final = Path("/home/camille/.local/share/Crypteo Desktop/pending/3f2a9c")


def _with(chosen: Unfinished, *others: Unfinished) -> Enrolment:
    return Enrolment(unfinished=(chosen, *others), chosen=chosen)


def left_behind() -> Enrolment:
    """Return what is known when an issued certificate waits to be saved."""
    return _with(_ISSUED)


def _page(enrolment: Enrolment, problem: Problem | None = None) -> tuple[Download, InitialisationPage]:
    shown = download(1, enrolment, problem)
    page = shown.page
    assert isinstance(page, InitialisationPage)
    return shown, page


def _forgotten(chosen: Unfinished) -> Showing:
    shown, page = _page(_with(chosen))
    page.unfinished.forgotten.click()
    dialog = shown.dialog()
    if isinstance(dialog, NewPasswordDialog):
        QTest.keyClicks(dialog.fields.password.edit, "Abcdef")
    return shown.showing()


def _removing(chosen: Unfinished = _ISSUED) -> Showing:
    shown, page = _page(_with(chosen))
    page.unfinished.remove.click()
    shown.dialog()
    return shown.showing()


def _wrong_password() -> Showing:
    shown, _ = _page(_with(_ISSUED), Problem(pending.PASSWORD_REFUSED))
    shown.fail()
    return shown.showing()


STATES: Final = (
    State("1-unfinished-issued", "1", opened(1, _with(_ISSUED))),
    State("1-unfinished-requested", "1", opened(1, _with(_REQUESTED))),
    State("1-unfinished-opened", "1", opened(1, _with(_OPENED))),
    State("1-unfinished-from-elsewhere", "1", opened(1, _with(_COPIED))),
    State("1-unfinished-several", "1", opened(1, _with(_ISSUED, _REQUESTED))),
    State("1-unfinished-unreadable", "1", opened(1, Enrolment(unfinished=(), unreadable=(_ROTTEN,)))),
    State("1-unfinished-wrong-password", "1", _wrong_password),
    State("1-new-password", "1", lambda: _forgotten(_ISSUED)),
    State("1-password-is-lost", "1", lambda: _forgotten(_REQUESTED)),
    State("1-removing", "1", _removing, ("I know that this certificate is lost then",)),
    State("1-removing-unchecked", "1", lambda: _removing(_SAVED), ("The saved file was not checked yet",)),
    State("1-removing-checked", "1", lambda: _removing(_CHECKED)),
    State("1-removing-before-the-request", "1", lambda: _removing(_OPENED)),
)
