"""Problems across the page: what is said, what is offered."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.problems import CATALOGUE, Problem, ProblemKind, WayOn, anywhere, file, identity, link
from crypteo_desktop.ui.problem_panel import OFFERED, WORDS, ProblemPanel
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.code_link import CodeLink
from crypteo_desktop.ui.widgets.labels import Label
from tests.support.samples import PROFILE

SPOKEN = Spoken("K7P-2QL", "4-2", "6.0.0")


def panel(qtbot: QtBot, problem: Problem, spoken: Spoken = SPOKEN) -> ProblemPanel:
    made = ProblemPanel(problem, PROFILE.support, spoken)
    qtbot.addWidget(made)
    return made


def words_of(made: ProblemPanel) -> str:
    return "\n".join(label.words().replace("\u00a0", " ") for label in made.findChildren(Label))


def buttons_of(made: ProblemPanel) -> list[str]:
    return [button.text() for button in made.findChildren(SecondaryButton)]


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (2, "Wrong code. You have 2 tries left."),
        (1, "Wrong code. You have 1 try left."),
        (0, "Wrong code. You have no try left."),
        (None, "Wrong code."),
    ],
)
def test_tries_left_are_said_in_words(left: int | None, expected: str) -> None:
    facts = {} if left is None else {"attempts_left": left}
    assert sentence(Problem(identity.CODE_WRONG, **facts)) == expected


def test_a_moment_is_said_as_a_date() -> None:
    problem = Problem(link.LINK_EXPIRED, expired_at=datetime(2025, 3, 26, 12, 0, tzinfo=UTC))
    assert "26 March 2025" in sentence(problem)


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_no_brace_is_left_when_no_fact_is_told(kind: ProblemKind) -> None:
    problem = Problem(kind)
    for said in (sentence(problem), remedy(problem)):
        assert said
        assert not {"{", "}"} & set(said)
        assert "()" not in said


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_every_problem_can_take_the_page_with_its_code_and_a_way_on(qtbot: QtBot, kind: ProblemKind) -> None:
    problem = Problem(kind)
    made = panel(qtbot, problem)
    assert problem.kind.code in words_of(made)
    assert buttons_of(made)
    first = made.initial_focus()
    assert isinstance(first, SecondaryButton)
    # Who has to call copies what is to be said; it stands right of the ways on.
    assert first.text() == next(iter([text for text in buttons_of(made) if "Copy" in text] or buttons_of(made)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (anywhere.UNREACHABLE, ["Try again"]),
        (file.DISK_FULL, ["Choose another folder…", "Try again"]),
        (anywhere.SESSION_INVALID, ["Open the link again"]),
        (anywhere.NOT_FOUND, ["Copy the reference", "Try again"]),
        (identity.ORDER_LOCKED, ["Open the link again", "Copy the reference"]),
        (link.LINK_EXPIRED, ["Enter another link", "Copy the reference"]),
    ],
)
def test_exactly_the_ways_on_are_offered(qtbot: QtBot, kind: ProblemKind, expected: list[str]) -> None:
    assert buttons_of(panel(qtbot, Problem(kind))) == expected


def test_a_way_on_is_told(qtbot: QtBot) -> None:
    made = panel(qtbot, Problem(file.DISK_FULL, folder="/downloads"))
    with qtbot.waitSignal(made.chosen) as heard:
        made.findChildren(SecondaryButton)[0].click()
    assert heard.args == [WayOn.OTHER_FOLDER]


def test_copying_is_asked_for(qtbot: QtBot) -> None:
    made = panel(qtbot, Problem(identity.ORDER_LOCKED))
    with qtbot.waitSignal(made.copy_requested):
        made.findChildren(SecondaryButton)[-1].click()


def test_a_blocked_order_tells_what_to_do_and_what_to_say(qtbot: QtBot) -> None:
    words = words_of(panel(qtbot, Problem(identity.ORDER_LOCKED)))
    assert "Call support on 08 92 23 02 52, key 1." in words
    assert "K7P-2QL" in words
    assert "Screen 4-2\nError code\nCRY-403" in words


@pytest.mark.parametrize("code", ["CRY-021", "CRY-113", "CRY-115", "CRY-504"])
def test_what_costs_no_call_comes_before_the_call(qtbot: QtBot, code: str) -> None:
    kind = next(kind for kind in CATALOGUE.values() if kind.code == code)
    assert kind.first is not None
    words = words_of(panel(qtbot, Problem(kind)))
    _, now = words.split("What to do now?\n")
    first, then = now.splitlines()[:2]
    assert first == kind.first.source
    assert then == "If that does not help, call support on 08 92 23 02 52, key 1."


def test_before_a_session_the_code_is_what_to_say(qtbot: QtBot) -> None:
    made = panel(qtbot, Problem(link.ALREADY_ACCEPTED), Spoken("", "1-2", "6.0.0"))
    assert "Code to give\nCRY-113" in words_of(made)
    assert buttons_of(made) == ["Enter another link", "Copy the code"]


def test_the_trace_is_shown_when_the_service_told_one(qtbot: QtBot) -> None:
    assert "Trace at the service: 9f2c" in words_of(panel(qtbot, Problem(anywhere.INTERNAL, trace_id="9f2c")))
    assert "Trace" not in words_of(panel(qtbot, Problem(anywhere.INTERNAL)))


def test_each_way_on_that_is_offered_has_words() -> None:
    assert set(OFFERED) == set(WayOn)
    assert {way for ways in OFFERED.values() for way in ways} == set(WORDS)


def link_of(made: ProblemPanel) -> CodeLink | None:
    return made.findChild(CodeLink)


@pytest.mark.parametrize("kind", [anywhere.UNREACHABLE, identity.ORDER_LOCKED], ids=["failure", "blocked"])
def test_the_code_leads_to_its_page_by_mouse_keyboard_and_screen_reader(
    qtbot: QtBot, kind: ProblemKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    made = panel(qtbot, Problem(kind))
    made.show()
    link = link_of(made)
    assert link is not None
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    heard = QAccessible.queryAccessibleInterface(link)
    assert (heard.role(), heard.text(QAccessible.Text.Name)) == (QAccessible.Role.Link, kind.code)
    assert "browser" in heard.text(QAccessible.Text.Description)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    heard.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert opened == [f"{PROFILE.support.url}#{kind.code.lower()}"] * 4
    assert made.initial_focus() is not link


def test_a_key_held_down_on_the_code_opens_one_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    link = link_of(panel(qtbot, Problem(anywhere.UNREACHABLE)))
    assert link is not None
    for is_repeated in (False, True, True):
        pressed = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=is_repeated
        )
        QApplication.sendEvent(link, pressed)
        assert pressed.isAccepted(), "else the window takes it for its primary button"
    assert len(opened) == 1


@pytest.mark.parametrize("kind", [anywhere.UNREACHABLE, identity.ORDER_LOCKED], ids=["failure", "blocked"])
def test_without_a_support_page_the_code_is_plain(qtbot: QtBot, kind: ProblemKind) -> None:
    made = ProblemPanel(Problem(kind), replace(PROFILE.support, url=""), SPOKEN)
    qtbot.addWidget(made)
    assert link_of(made) is None
    assert kind.code in words_of(made)
