"""What lies over the screens: the support card, the proxy's question, leaving, another link, a settled folder."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, WayOn, anywhere, file, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import Text
from crypteo_desktop.ui.crash_dialog import CrashDialog, LastCrashDialog
from crypteo_desktop.ui.proxy_dialog import ProxyDialog
from crypteo_desktop.ui.report_saving import _LOOKING as LOOKING
from crypteo_desktop.ui.report_saving import _SAVED as SAVED
from crypteo_desktop.ui.settled_folder import tell_settled_folder
from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from crypteo_desktop.ui.translation import say
from tests.support.samples import CODE, LINK, PROFILE
from tests.support.states.download import Download, at, download
from tests.support.states.reading import DONE
from tests.support.states.state import Showing, State

_LAST_CRASH: Final = "The program ended by an error last time"
_PROXY: Final = "proxy.entreprise.example:3128"
_OTHER_LINK: Final = Secret(LINK.reveal().replace("a" * 43, "b" * 43))
_FOREIGN_LINK: Final = Secret(LINK.reveal().replace("127.0.0.1", "telechargement.example.org"))


def _card(shown: Download) -> Showing:
    shown.window.frame.strip.card_requested.emit()
    return shown.showing()


def _report(state: Text, *, busy: bool) -> Showing:
    showing = _card(download(3))
    card = showing.top
    assert isinstance(card, SupportCardDialog)
    card.show_report_state(say(state), busy=busy)
    return showing


def _card_after_an_error() -> Showing:
    shown = download(3, replace(at(3), retrieval_code=CODE), Problem(identity.CODE_WRONG, attempts_left=1))
    shown.fail()
    return _card(shown)


def _signing_in(*, wrong: bool = False) -> Showing:
    kind = anywhere.PROXY_LOGIN_REFUSED if wrong else anywhere.PROXY_LOGIN
    shown = download(1, replace(at(1), typed_link=LINK), Problem(kind, proxy=_PROXY))
    shown.fail()
    shown.window.stage.way_chosen.emit(WayOn.SIGN_IN)
    dialog = shown.dialog()
    assert isinstance(dialog, ProxyDialog)
    if wrong:
        dialog.user.edit.insert("cmartin")
        dialog.password.edit.insert("Abcdef12")
    return shown.showing()


def _leaving(number: int, enrolment: Enrolment | None = None) -> Callable[[], Showing]:
    def show() -> Showing:
        shown = download(number, enrolment)
        shown.window.frame.footer.cancel.click()
        shown.dialog()
        return shown.showing()

    return show


def _another_link(number: int, enrolment: Enrolment | None = None, link: Secret = _OTHER_LINK) -> Callable[[], Showing]:
    def show() -> Showing:
        shown = download(number, enrolment)
        shown.window.receive(link)
        shown.dialog()
        return shown.showing()

    return show


def _settled_folder() -> Showing:
    folder = Path("/srv/certificats")
    problem = Problem(file.FOLDER_READ_ONLY, folder=str(folder))
    shown = download(5, problem=problem, ask_for_folder=partial(_told_of, folder))
    shown.fail()
    shown.window.stage.way_chosen.emit(WayOn.OTHER_FOLDER)
    shown.dialog()
    return shown.showing()


def _crash(shown: Download, kind: type[CrashDialog | LastCrashDialog]) -> Showing:
    kind(shown.window, PROFILE.support).open()
    shown.dialog()
    return shown.showing()


def _card_with_report(shown: Download) -> Showing:
    shown.window.offer_report(lambda: "")
    return _card(shown)


def _told_of(folder: Path, over: object) -> None:
    tell_settled_folder(folder, over)  # type: ignore[arg-type]  # the window


STATES: Final = (
    State("support-card", "1", lambda: _card(download(1)), ("You may read all of this out.…",)),
    State("support-card-in-a-download", "4", lambda: _card(download(4)), ("Tries left for the answers",)),
    State("support-card-after-an-error", "3", _card_after_an_error, ("Last error code", "Tries left for the code")),
    State("support-card-with-a-report", "4", lambda: _card_with_report(download(4)), ("Save a &report…",)),
    State("crash", "3", lambda: _crash(download(3), CrashDialog), ("&Restart",), Problem(anywhere.PROGRAM_STOPPED)),
    State("crash-of-last-time", "1", lambda: _crash(download(1), LastCrashDialog), (_LAST_CRASH,)),
    State("support-card-report-made", "3", partial(_report, LOOKING, busy=True), (LOOKING.source,)),
    State("support-card-report-saved", "3", partial(_report, SAVED, busy=False), (SAVED.source,)),
    State("proxy", "1", _signing_in, ("Sign in to your company’s proxy",)),
    State("proxy-once-more", "1", partial(_signing_in, wrong=True), ("&Remember in this computer’s keyring",)),
    State("leaving-at-the-start", "2", _leaving(2), ("Cancel the download?",)),
    State("leaving-before-the-file", "5", _leaving(5, replace(at(5), request_left=True))),
    State("leaving-unverified", "6", _leaving(6)),
    State("another-link", "3", _another_link(3), ("Open the new link?",)),
    State("another-link-too-late", "6", _another_link(6), ("Finish this download first",)),
    State("another-link-refused", "4", _another_link(4, link=_FOREIGN_LINK), ("The new link cannot be opened",)),
    State("settled-folder", "5", _settled_folder, ("The folder is settled",)),
    State("support-card-at-the-end", "6", lambda: _card(download(6, DONE)), ("For support",)),
)
