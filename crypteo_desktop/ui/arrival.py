"""Arrival: what the window does with a link that a second start of the program hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.foreground import come_forward
from crypteo_desktop.ui.pages.page import CANCEL_KEEP
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import day_and_time, say

if TYPE_CHECKING:
    from crypteo_desktop.profile import Profile
    from crypteo_desktop.ui.navigation import Navigation
    from crypteo_desktop.ui.stage import Stage
    from crypteo_desktop.ui.widgets.dialog import Dialog

_ASK_TITLE: Final = QT_TRANSLATE_NOOP("Arrival", "Open the new link?")
_ASK: Final = QT_TRANSLATE_NOOP(
    "Arrival",
    "A download is under way in this window. If you leave it for the new link, what you have typed is forgotten; "
    "you can take it up again with its own link, valid until {moment}.",
)
_OPEN: Final = QT_TRANSLATE_NOOP("Arrival", "Open the new link")
_FINISH_TITLE: Final = QT_TRANSLATE_NOOP("Arrival", "Finish this download first")
_FINISH: Final = QT_TRANSLATE_NOOP(
    "Arrival",
    "The certificate of the download in this window may be issued already. "
    "Finish it here, up to the technical check, then open the new link once more.",
)
_REFUSED_TITLE: Final = QT_TRANSLATE_NOOP("Arrival", "The new link cannot be opened")


class Arrival(QObject):
    """Comes to the front, and opens the link where nothing is under way; else asks, if that is safe.

    While work runs the link waits for its end. Of several links the last one counts.
    """

    def __init__(self, window: QWidget, navigation: Navigation, stage: Stage, profile: Profile) -> None:
        super().__init__(window)
        self._window = window
        self._navigation = navigation
        self._stage = stage
        self._profile = profile
        self._link: Secret | None = None
        self._question: Dialog | None = None
        # Later: what ended may lead straight on to other work.
        navigation.busy_changed.connect(lambda: QTimer.singleShot(0, self, self._consider))

    def receive(self, link: Secret) -> None:
        """Come to the front, and see to the link if there is one."""
        come_forward(self._window)
        if link:
            self._link = link
            self._consider()

    def _consider(self) -> None:
        if self._link is None or self._question is not None:
            return
        if not self._navigation.is_complete and self._may_be_issued():
            self._tell(say(_FINISH_TITLE), say(_FINISH))
        elif self._navigation.is_busy:
            return
        elif self._is_free():
            self._open(self._link)
        else:
            self._weigh(self._link)

    def _weigh(self, link: Secret) -> None:
        """Ask about a link that would end the download under way, unless it is that one's own or leads nowhere."""
        from crypteo_desktop.ui.widgets.dialog import ask  # noqa: PLC0415  the window comes first

        try:
            is_its_own = self._is_under_way(link)
        except Problem as problem:
            self._tell(say(_REFUSED_TITLE), f"{sentence(problem)} {remedy(problem)}")
            return
        if is_its_own:
            self._link = None
            return
        text = say(_ASK, moment=day_and_time(self._navigation.enrolment.opened.reopens_until))
        self._question, _ = ask(self._window, say(_ASK_TITLE), text, keep=say(CANCEL_KEEP), leave=say(_OPEN))
        self._question.finished.connect(self._on_answer)

    def _on_answer(self, answer: int) -> None:
        self._question = None
        link, self._link = self._link, None
        safe = not self._navigation.is_busy and not self._may_be_issued()
        if link is not None and answer == QDialog.DialogCode.Accepted and safe:
            self._open(link)

    def _on_told(self) -> None:
        self._question = None
        self._consider()  # yet another link may have come meanwhile

    def _open(self, link: Secret) -> None:
        self._link = None
        self._navigation.open_link(link)

    def _tell(self, title: str, text: str) -> None:
        from crypteo_desktop.ui.widgets.dialog import tell  # noqa: PLC0415  the window comes first

        self._link = None
        self._question = tell(self._window, title, text, close=say(CANCEL_KEEP))
        self._question.finished.connect(self._on_told)

    def _is_free(self) -> bool:
        """Whether nothing would be lost: no download was begun, it is over, or it leads nowhere."""
        problem = self._stage.blocking_problem
        is_blocked = problem is not None and problem.kind.shown is Shown.BLOCKED
        return self._navigation.is_complete or self._navigation.enrolment.session is None or is_blocked

    def _may_be_issued(self) -> bool:
        enrolment = self._navigation.enrolment
        kept = enrolment.download is not None and enrolment.download.may_hold_a_certificate
        return kept or enrolment.request_left or enrolment.saved_file is not None or not self._navigation.can_cancel

    def _is_under_way(self, link: Secret) -> bool:
        """Whether `link` is the one that this download was opened with; raise Problem for one that is refused."""
        from crypteo_desktop.links import parse_link  # noqa: PLC0415  the window comes first
        from crypteo_desktop.steps.journal import link_digest  # noqa: PLC0415  as above

        download = self._navigation.enrolment.download
        return link_digest(parse_link(link, self._profile)) == (download.link_digest if download else "")
