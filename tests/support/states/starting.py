"""Screens 1 and 2: the link, the order, the look before the start, the password."""

from dataclasses import replace
from typing import Final

from PySide6.QtTest import QTest

from crypteo_desktop.preflight import FolderState, findings
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Notice
from crypteo_desktop.session import State as SessionState
from crypteo_desktop.surroundings import Network
from crypteo_desktop.ui.pages.password_page import PasswordPage
from crypteo_desktop.ui.widgets.caps_lock import CapsLock
from tests.support.samples import LINK, SESSION, SURROUNDINGS, enrolment_in
from tests.support.states.download import at, busy, download, opened
from tests.support.states.state import Showing, State

_OPENED = replace(enrolment_in(SessionState.CODE), unfinished=())
_GOOD = findings(SESSION, FolderState("Téléchargements", True, None), SURROUNDINGS, 1000.0)
_NO_FOLDER = findings(SESSION, FolderState("certificats", False, None, is_there=False), SURROUNDINGS, 1000.0)
_BAD = findings(
    SESSION, FolderState("Téléchargements", False, 1_000_000), replace(SURROUNDINGS, network=Network.PROXY), 80_500.0
)
_NOTICE = Notice(
    "Le service sera arrêté samedi de 8 h à 10 h.", "The service will be stopped on Saturday from 8:00 to 10:00."
)


def _typing(password: str, confirmation: str, *, caps_lock: bool = False, in_clear: bool = False) -> Showing:
    shown = download(2, replace(at(2), password=Secret(""), confirmation=Secret("")))
    page = shown.page
    assert isinstance(page, PasswordPage)
    fields = page.fields
    fields.show_row.setChecked(in_clear)
    QTest.keyClicks(fields.password.edit, password)
    QTest.keyClicks(fields.confirmation.edit, confirmation)
    fields.password.edit.setFocus()
    if caps_lock:
        watcher = fields.findChild(CapsLock)
        assert isinstance(watcher, CapsLock)
        watcher.switched.emit(True)
        assert fields.password.notice.isVisible()
    return shown.showing()


STATES: Final = (
    State("1-empty", "1", opened(1)),
    State("1-link-typed", "1", opened(1, replace(at(1), typed_link=LINK))),
    State("1-opening", "1", busy(1, replace(at(1), typed_link=LINK))),
    State("1-order", "1", opened(1, replace(_OPENED, findings=_GOOD))),
    State("1-order-with-a-notice", "1", opened(1, replace(_OPENED, findings=_GOOD, notices=(_NOTICE,)))),
    State("1-order-not-ready", "1", opened(1, replace(_OPENED, findings=_BAD))),
    State("1-order-without-a-folder", "1", opened(1, replace(_OPENED, findings=_NO_FOLDER))),
    State("2-empty", "2", lambda: _typing("", "")),
    State("2-weak", "2", lambda: _typing("abc", "")),
    State("2-differs", "2", lambda: _typing("Vertige2026Ocre", "Vertige2026Ocra")),
    State("2-good", "2", lambda: _typing("Vertige2026Ocre", "Vertige2026Ocre")),
    State("2-caps-lock", "2", lambda: _typing("VERTIGE", "", caps_lock=True)),
    State("2-in-clear", "2", lambda: _typing("Vertige2026Ocre", "Vertige2026Ocre", in_clear=True)),
)
