"""One state for each code of the catalogue, in the place where it really appears, derived from the catalogue.

A code of steps 1 to 6 and of the copy finds its place by itself; one of the install assistant wants a row here.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from string import Formatter
from typing import Final

from PySide6.QtWidgets import QLineEdit

from crypteo_desktop.problems import (
    CATALOGUE,
    Fact,
    Problem,
    ProblemKind,
    Shown,
    anywhere,
    file,
    identity,
    installing,
    link,
    opening,
    pending,
    unheard,
)
from crypteo_desktop.stores import Obstacle
from crypteo_desktop.ui.pages.page import Page
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from tests.support.fakes import FakeBackend, services
from tests.support.install_fakes import FILE_PASSWORD, PRIMARY, FakeStore, MemoryList
from tests.support.samples import ANSWERS, CODE, LINK, NOW
from tests.support.states import accidents
from tests.support.states.assistant import (
    CHROMIUM,
    FIREFOX,
    GIVEN,
    MACOS,
    Assistant,
    at_password,
    given,
    installed,
    opened,
    ours,
    services_of,
)
from tests.support.states.coming_back import left_behind
from tests.support.states.download import FILE, at, download
from tests.support.states.keeping import refused
from tests.support.states.state import Showing, State, wait_until

FACTS: Final[Mapping[str, Fact]] = {
    "algorithm": "PBES1",
    "authority": "Crypteo",
    "cloud": "OneDrive",
    "expired_at": NOW - timedelta(hours=3),
    "file": GIVEN.name,
    "folder": str(FILE.parent),
    "issuer": "Passerelle Sécurité SA",
    "minimum_client": "6.1.0",
    "name": FILE.name,
    "program": "Firefox",
    "proxy": "proxy.entreprise.example:3128",
    "rounds": 9_000_000,
    "schemes": ("Negotiate", "NTLM"),
    "target": "telechargement.example.com",
    "tries": "",
}
_KEPT_IN: Final = "/home/camille/.local/share/Crypteo Desktop/pending"  # the journal's own folder
_ON_A_STICK: Final = "/media/camille/CLE_USB"
_USUALLY_TYPED: Final[Mapping[int, tuple[str, ...]]] = {
    1: (LINK.reveal(),),
    2: ("Vertige2026Ocre", "Vertige2026Ocra"),
    3: (CODE.reveal(),),
    4: tuple(answer.reveal() for answer in ANSWERS),
}
_TYPED: Final[Mapping[ProblemKind, tuple[str, ...]]] = {
    link.NOT_A_LINK: ("Bonjour, votre certificat est prêt",),
    link.LINK_TOO_LONG: (f"Bonjour, votre certificat est prêt : {LINK.reveal()}",),
    link.LINK_SCHEME: ("ftp://telechargement.example.com/t",),
    link.LINK_SERVER: ("https://telechargement.example.org/telechargement#t=aaaa",),
    link.LINK_INSECURE: ("http://telechargement.example.com/telechargement#t=aaaa",),
    link.LINK_INCOMPLETE: ("http://127.0.0.1:8765/telechargement#t=aaaa",),
    link.LINK_UNEXPECTED_PART: ("http://camille@127.0.0.1:8765/telechargement#t=aaaa",),
    pending.PASSWORD_REFUSED: ("Vertige2025Ocre",),
    identity.PASSWORD_REFUSED: ("vertige", "vertige"),
    identity.CODE_FORMAT: (CODE.reveal()[:8],),
    identity.ANSWERS_MISSING: ("Éloïse", "", "Tout"),
}
_OF_ASKING: Final = frozenset(
    {
        identity.RESEND_TOO_SOON,
        identity.RESEND_LIMIT,
        identity.CHANNEL_UNAVAILABLE,
        identity.DELIVERY_FAILED,
        unheard.RESEND_NOT_DONE,
        unheard.RESEND_UNSURE,
    }
)
# Most of what can happen anywhere happens when something is sent; these happen before or after.
_STEPS: Final = {
    **dict.fromkeys((anywhere.NO_NETWORK, anywhere.NAME_NOT_FOUND, anywhere.PROXY_LOGIN, anywhere.NOT_TRUSTED), 1),
    **dict.fromkeys((anywhere.PROXY_REFUSED, anywhere.PROXY_LOGIN_REFUSED, anywhere.PROXY_SCHEME), 1),
    **dict.fromkeys((anywhere.PROXY_UNUSABLE, anywhere.CLOCK_WRONG, anywhere.NOT_THE_SERVICE), 1),
    **dict.fromkeys((anywhere.RECOVERY_UNKNOWN, anywhere.RECOVERY_EXPIRED), 1),
    **dict.fromkeys((anywhere.PROGRAM_ERROR, anywhere.ANSWER_DAMAGED), 5),
    # The journal is first written when the link is opened, and the key is waited for at step 5.
    **dict.fromkeys((pending.JOURNAL_DISK_FULL, pending.JOURNAL_REFUSED), 1),
    pending.PASSWORD_NOT_REPLACED: 6,
}
_OF_THE_JOURNAL: Final = frozenset({kind for kind in CATALOGUE.values() if kind.code.startswith("CRY-53")})
_COMING_BACK: Final = frozenset(
    {
        anywhere.RECOVERY_UNKNOWN,
        anywhere.RECOVERY_EXPIRED,
        pending.PASSWORD_REFUSED,
        pending.KEYRING_REFUSED,
        pending.KEY_UNREADABLE,
        pending.SERVER_UNKNOWN,
    }
)


def problem_of(kind: ProblemKind) -> Problem:
    """Return a problem of this kind with the facts that its words ask for; one without a fact here is an error."""
    texts = (kind.sentence.source, kind.remedy.source)
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    facts = {name: FACTS[name] for name in names - {"tries"}}
    if kind.shown is Shown.COPY and "folder" in facts:
        facts["folder"] = _ON_A_STICK
    if kind in _OF_THE_JOURNAL:
        facts["folder"] = _KEPT_IN
    if "tries" in names:
        facts["attempts_left"] = 2
    return Problem(kind, trace_id="7f3a1c9e" if kind is anywhere.INTERNAL else None, **facts)


def _in_a_download(problem: Problem) -> Showing:
    kind = problem.kind
    number = _step_of(kind)
    enrolment = at(number)
    if kind in _COMING_BACK:
        enrolment = left_behind()
    elif number == 1:
        enrolment = replace(enrolment, typed_link=LINK)
    elif number == 5:
        # What goes wrong with the journal goes wrong before the request leaves.
        enrolment = replace(enrolment, request_left=kind not in _OF_THE_JOURNAL)
    shown = download(number, enrolment, problem)
    _type(shown.page, kind)
    if kind is file.PASSWORD_WRONG:
        shown.page.confirm(lambda: None)
    shown.fail()
    return shown.showing()


def _asking_for_a_code(problem: Problem) -> Showing:
    shown = download(3, stands=False, outside=services(FakeBackend(fails={"resend_code": problem})))
    page = shown.page
    assert isinstance(page, RetrievalCodePage)
    _type(page, problem.kind)
    page.resend.asked.emit("sms")
    wait_until(lambda: shown.window.stage.problem is not None)
    return shown.showing()


def _step_of(kind: ProblemKind) -> int:
    return _STEPS.get(kind, int(kind.code[4]) or 3)


def _type(page: Page, kind: ProblemKind) -> None:
    usual = _USUALLY_TYPED.get(page.step.info.number, ())
    edits = [edit for edit in page.findChildren(QLineEdit) if edit.isVisible()]
    for edit, words in zip(edits, _TYPED.get(kind, usual), strict=False):
        edit.clear()
        edit.insert(words)


def _raising(problem: Problem) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise problem

    return refuse


def _reading(problem: Problem) -> Assistant:
    return given(services_of(read=_raising(problem)))


def _looking(problem: Problem) -> Assistant:
    return given(services_of(inspect=_raising(problem)))


def _opening(problem: Problem) -> Assistant:
    assistant = at_password(services_of(open=_raising(problem)))
    assistant.open_with("Abcdef21")
    return assistant


def _no_store(_: Problem) -> Assistant:
    assistant = at_password(services_of())
    assistant.open_with(FILE_PASSWORD.reveal())
    return assistant


def _refused(obstacle: Obstacle, _: Problem) -> Assistant:
    return opened(FakeStore(FIREFOX, refuses=obstacle), FakeStore(CHROMIUM))


def _locked(_: Problem, typed: str = "") -> Assistant:
    assistant = opened(FakeStore(FIREFOX, primary=PRIMARY), FakeStore(CHROMIUM))
    if typed:
        assistant.destinations_page.rows[0].password.edit.insert(typed)
        assistant.proceed()
        assistant.wait()
    return assistant


def _not_kept(_: Problem) -> Assistant:
    return installed(FakeStore(FIREFOX, loses=True), FakeStore(CHROMIUM))


def _not_noted(_: Problem) -> Assistant:
    return installed(FakeStore(FIREFOX), installed=MemoryList(is_full=True))


def _not_removed(_: Problem, *, refuses: Obstacle | None = None) -> Assistant:
    store = FakeStore(FIREFOX, loses=refuses is None)
    assistant = opened(store, **ours(store))
    store.refuses = refuses
    assistant.remove()
    return assistant


def _not_allowed(_: Problem) -> Assistant:
    store = FakeStore(MACOS)
    assistant = opened(store)
    store.refuses = Obstacle.NOT_ALLOWED
    assistant.proceed()
    assistant.wait()
    return assistant


_INSTALLING: Final[Mapping[ProblemKind, Callable[[Problem], Assistant]]] = {
    **dict.fromkeys((opening.NOT_A_P12, opening.DAMAGED, opening.NO_MAC, opening.TOO_LARGE), _looking),
    **dict.fromkeys((opening.UNSUPPORTED, opening.TOO_MANY_ROUNDS), _looking),
    **dict.fromkeys((opening.PASSWORD_WRONG, opening.NO_KEY), _opening),
    installing.GIVEN_FILE_GONE: _reading,
    installing.GIVEN_FILE_FORBIDDEN: _reading,
    installing.GIVEN_FILE_UNREADABLE: _reading,
    installing.NO_STORE: _no_store,
    installing.STORE_IN_USE: partial(_refused, Obstacle.IN_USE),
    installing.STORE_READ_ONLY: partial(_refused, Obstacle.READ_ONLY),
    installing.STORE_UNREADABLE: partial(_refused, Obstacle.UNREADABLE),
    installing.STORE_TOOLS_MISSING: partial(_refused, Obstacle.TOOLS_MISSING),
    installing.STORE_LOCKED: _locked,
    installing.STORE_PASSWORD_WRONG: partial(_locked, typed="Azerty12"),
    installing.STORE_DID_NOT_KEEP: _not_kept,
    installing.STORE_DID_NOT_REMOVE: _not_removed,
    installing.STORE_NAME_IS_SHARED: partial(_not_removed, refuses=Obstacle.NAME_IS_SHARED),
    installing.NOT_NOTED: _not_noted,
    installing.STORE_NOT_ALLOWED: _not_allowed,
}


def _state(kind: ProblemKind) -> State | None:
    problem = problem_of(kind)
    step = str(_step_of(kind))
    if kind in accidents.PLACES:
        screen, show_accident = accidents.PLACES[kind]
        return State(kind.code, screen, partial(show_accident, problem), problem=problem)
    if kind.shown is Shown.COPY:
        return State(kind.code, step, partial(refused, problem), problem=problem)
    if kind in _OF_ASKING:
        return State(kind.code, step, partial(_asking_for_a_code, problem), problem=problem)
    if step != "7":
        return State(kind.code, step, partial(_in_a_download, problem), problem=problem)
    if kind not in _INSTALLING:
        return None
    if kind is installing.STORE_NOT_ALLOWED:
        problem = Problem(kind, program="macOS")
    show = _INSTALLING[kind]
    return State(kind.code, step, lambda: show(problem).showing(), problem=problem)


def _sorted_states() -> tuple[State, ...]:
    kinds = sorted(CATALOGUE.values(), key=lambda kind: kind.code)
    return tuple(state for kind in kinds if (state := _state(kind)) is not None)


STATES: Final = _sorted_states()
