"""Screens 5 and 6: the certificate being made, saved, checked, and what is done with its file."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.enrolment import Enrolment, Progress, Retrying, Task, TaskState
from crypteo_desktop.problems import Problem, anywhere, file
from crypteo_desktop.services import Services
from crypteo_desktop.texts import Text
from crypteo_desktop.ui.pages.verification_page import VerificationPage
from tests.support.states.download import FILE, Download, at, busy, download, opened
from tests.support.states.state import Showing, State, wait_until

_CHECKS: Final = (
    Check(Text("Verification", "The password opens the file")),
    Check(Text("Verification", "The private key is present and fits")),
    Check(Text("Verification", "The certificate is the one issued to you")),
    Check(Text("Verification", "Valid signature of {issuer}"), {"issuer": "Crypteo Demo Issuing CA"}),
)
_KEY_MADE: Final = Progress(Task.KEY, TaskState.DONE)
_ASKING: Final = Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False)
_ASKED: Final = Progress(Task.REQUEST, TaskState.DONE, can_cancel=False)
_SAVING: Final = Progress(Task.FILE, TaskState.RUNNING, can_cancel=False)
DONE: Final = replace(at(6), checks=_CHECKS)
"""What is known at the very end."""


def at_the_end(enrolment: Enrolment = DONE, outside: Services | None = None) -> tuple[Download, VerificationPage]:
    """Open screen 6 after its check."""
    shown = download(6, enrolment, outside=outside)
    page = shown.page
    assert isinstance(page, VerificationPage)
    return shown, page


def _retrying() -> Showing:
    shown = download(5, news=(_KEY_MADE, _ASKING))
    shown.run()
    shown.navigation.retrying.emit(Retrying(anywhere.UNREACHABLE, 12, 2, 5))
    return shown.showing()


def _asked_for_the_password(*, slips: int = 0) -> Showing:
    shown = download(6, at(6), Problem(file.PASSWORD_WRONG))
    page = shown.page
    assert isinstance(page, VerificationPage)
    page.confirm(lambda: None)
    dialog = page.dialog
    assert dialog is not None
    for _ in range(slips):
        dialog.field.edit.clear()
        dialog.field.edit.insert("Azerty12")
        dialog.verify.click()
        wait_until(lambda: dialog.is_refused and not shown.window.is_busy)
    return shown.showing()


def _other_format() -> Showing:
    shown, page = at_the_end()
    page.done.other_format_button.click()
    shown.dialog()
    return shown.showing()


_COPY: Final = Path("/media/camille/CLE_USB") / FILE.name
STATES: Final = (
    State("5-key", "5", busy(5)),
    State("5-request", "5", busy(5, None, _KEY_MADE, _ASKING)),
    State("5-file", "5", busy(5, None, _KEY_MADE, _ASKED, _SAVING)),
    State("5-trying-again", "5", _retrying),
    State("5-saved", "5", opened(5, replace(at(6), key_begun=True))),
    State("6-to-be-checked", "6", opened(6)),
    State("6-password", "6", _asked_for_the_password),
    State("6-password-wrong", "6", lambda: _asked_for_the_password(slips=1)),
    State("6-password-wrong-three-times", "6", lambda: _asked_for_the_password(slips=3)),
    State("6-done", "6", opened(6, DONE)),
    State("6-done-with-a-copy", "6", opened(6, replace(DONE, copies=(_COPY,)))),
    State("6-done-in-two-formats", "6", opened(6, replace(DONE, other_file=FILE.with_stem(f"{FILE.stem}_compatible")))),
    State("6-done-not-told", "6", opened(6, replace(DONE, acceptance_problem=Problem(anywhere.UNREACHABLE)))),
    State("6-other-format", "6", _other_format),
)
