"""The holder of the walks: reads the screen that stands there and does what it asks for, whatever came before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from crypteo_desktop.problems import WayOn, link
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import Until
from crypteo_desktop.ui.keeping.leave_reminder import LeaveReminder
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.pages.verification_page import VerificationPage
from crypteo_desktop.ui.problem_panel import WORDS
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton

_MOST_ACTS = 40
_MOST_OF_ONE = 3
# What a person would try first of what a screen offers; another folder is not needed for an error that passes.
_WAYS = (WayOn.RETRY, WayOn.REOPEN, WayOn.CORRECT, WayOn.OTHER_LINK)


@dataclass(frozen=True, slots=True)
class Memory:
    """What the holder has: the link of the letter, the code, the answers, the password."""

    link: Secret
    code: Secret
    answers: tuple[Secret, ...]
    password: Secret


class WasAccepted(Exception):
    """The service says that the certificate was accepted: nothing is left to do."""


class Stuck(Exception):
    """The screens lead nowhere."""


class Holder:
    """Plays with the window until it closes; `told` are the screens and what was done there."""

    def __init__(self, hands: Hands, memory: Memory) -> None:
        self._hands = hands
        self._memory = memory
        self._seen: Counter[str] = Counter()
        self.told: list[str] = []

    def script(self) -> Iterator[Until]:
        """Act on each screen that waits; raise WasAccepted or Stuck."""
        for _ in range(_MOST_ACTS):
            yield Until("a screen that waits for the holder", lambda: not self._hands.window.is_busy)
            yield from self._act()
        raise Stuck

    def _act(self) -> Iterator[Until]:
        problem = self._hands.window.problem
        if problem is not None:
            if problem.kind is link.ALREADY_ACCEPTED:
                self._note("already accepted")
                raise WasAccepted
            self._choose(problem.kind.code)
            return
        self._note("")
        act = {"1": self._begin, "2": self._choose_password, "3": self._code, "4": self._answers, "6": self._verify}
        yield from act.get(self._hands.screen[0], self._go_on)()

    def _begin(self) -> Iterator[Until]:
        page = self._hands.window.stage.page
        assert isinstance(page, InitialisationPage)
        if page.unfinished.isVisible():
            if page.unfinished.field.isVisible():
                page.unfinished.field.edit.setFocus()
                self._hands.type(self._memory.password)
        elif page.entry.isVisible():
            page.entry.field.edit.setFocus()
            self._hands.type(self._memory.link)
        yield from self._go_on()

    def _choose_password(self) -> Iterator[Until]:
        self._hands.type(self._memory.password)
        self._hands.press(Qt.Key.Key_Tab)
        self._hands.type(self._memory.password)
        yield from self._go_on()

    def _code(self) -> Iterator[Until]:
        self._hands.type(self._memory.code)
        yield from self._go_on()

    def _answers(self) -> Iterator[Until]:
        for answer in self._memory.answers:
            self._hands.type(answer)
            self._hands.press(Qt.Key.Key_Tab)
        yield from self._go_on()

    def _verify(self) -> Iterator[Until]:
        page = self._hands.window.stage.page
        assert isinstance(page, VerificationPage)
        if page.done.isVisible():
            if page.done.retry_button.isVisible():
                page.done.retry_button.setFocus()
                self._hands.press(Qt.Key.Key_Space)
                return
        elif page.dialog is None:
            self._hands.press(Qt.Key.Key_Return)
            yield Until("the question for the password", _asks_in_a_dialog)
        if page.dialog is not None:
            self._hands.type(self._memory.password)
            self._hands.press(Qt.Key.Key_Return)
            return
        if not page.done.isVisible():
            yield from self._go_on()
        else:
            yield Until("the way out", self._hands.can_go_on)
            self._hands.go_to(self._hands.window.frame.footer.primary)
            self._hands.press(Qt.Key.Key_Return)
            yield Until("the end, or the reminder of the copy", lambda: self._reminder() is not None or self._is_over())
            if (reminder := self._reminder()) is not None:
                self._hands.go_to(reminder.leave)
                self._hands.press(Qt.Key.Key_Space)

    def _reminder(self) -> LeaveReminder | None:
        reminders = self._hands.window.findChildren(LeaveReminder)
        return next((reminder for reminder in reminders if reminder.isVisible()), None)

    def _is_over(self) -> bool:
        return not self._hands.window.isVisible()

    def _go_on(self) -> Iterator[Until]:
        yield Until(f"the way on from screen {self._hands.screen}", self._hands.can_go_on)
        self._hands.press(Qt.Key.Key_Return)

    def _choose(self, code: str) -> None:
        buttons = {
            button.text(): button
            for button in self._hands.window.findChildren(SecondaryButton)
            if button.isVisible() and button.isEnabled()
        }
        way = next((way for way in _WAYS if say(WORDS[way]) in buttons), None)
        self._note(f"{code} {way.value if way else 'no way on'}")
        if way is None:
            raise Stuck
        buttons[say(WORDS[way])].setFocus()
        self._hands.press(Qt.Key.Key_Space)

    def _note(self, what: str) -> None:
        self.told.append(f"{self._hands.screen} {what}".strip())
        self._seen[self.told[-1]] += 1
        if self._seen[self.told[-1]] > _MOST_OF_ONE:
            raise Stuck


def _asks_in_a_dialog() -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit) and isinstance(focus.window(), QDialog)
