"""AssistantWindow: the window of the install assistant: its keys, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from crypteo_desktop.install_steps import INSTALL_STEPS
from crypteo_desktop.install_steps.installation import Installation, InstallServices
from crypteo_desktop.problems import Problem
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.departure import DONE, FAILED, LEFT_BEFORE_THE_END
from crypteo_desktop.ui.frame import Frame
from crypteo_desktop.ui.install_assistant.stage import AssistantStage
from crypteo_desktop.ui.install_assistant.walk import Walk
from crypteo_desktop.ui.redress import Redress
from crypteo_desktop.ui.support_call import SupportCall
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.header import PRODUCT
from crypteo_desktop.ui.window_shape import lay_out, window_icon

if TYPE_CHECKING:
    from crypteo_desktop.profile import Profile
    from crypteo_desktop.support.support_card import CardRow
    from crypteo_desktop.surroundings import Surroundings

_OTHER_FILE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Choose a certificate file")
_KIND: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Certificate files")


def choose_file(parent: QWidget) -> Path | None:
    """Ask for a certificate file with the system's dialog; None when the holder chose none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, say(_OTHER_FILE), filter=f"{say(_KIND)} (*.p12 *.pfx *.P12 *.PFX)")
    return Path(chosen) if chosen else None


class AssistantWindow(QWidget):
    """The window for one certificate file.

    Signals: `leaving()`, once; `left(status)`, once, after it: 0 done, 1 failed, 3 left before the end.
    """

    heard_as = Role.Window
    leaving = Signal()
    left = Signal(int)

    def __init__(
        self,
        file: Path,
        services: InstallServices,
        profile: Profile,
        *,
        version: str,
        surroundings: Callable[[], Surroundings],
        ask_for_file: Callable[[QWidget], Path | None] = choose_file,
    ) -> None:
        super().__init__()
        self._ask_for_file = ask_for_file
        self._surroundings = surroundings
        self._has_left = False
        self.walk = Walk(INSTALL_STEPS, Installation(file), services, self)
        self._new_frame = partial(_frame, profile, version)
        self.frame = self._new_frame()
        self.stage = AssistantStage(self.frame, self.walk, profile.support, version)
        self._support_call = SupportCall(self, self.stage.spoken, self._card, profile.support, services.write_for_owner)
        lay_out(self, self.frame)
        self.setWindowIcon(window_icon())
        self._show_title()
        self._connect()
        self.stage.enter()
        self._redress = Redress(self, lambda: self.walk.is_busy, self._build_anew)
        self.walk.busy_changed.connect(self._redress.look_again)

    @property
    def file(self) -> Path:
        """The file that is shown."""
        return self.walk.installation.path

    @property
    def problem(self) -> Problem | None:
        """What stands in the way, or what is left to do in a store: its code is printed when the window is left."""
        left = [it.problem for it in self.walk.installation.left if it.problem is not None]
        return self.stage.blocking_problem or next(iter(left), None)

    def recover(self) -> None:
        """Build the page anew from what is known, after a part of it failed; work that runs goes on."""
        if not self.walk.is_busy:
            self.stage.enter()

    def offer_report(self, make: Callable[[], str]) -> None:
        """Let the support card save the report that `make` returns, in any thread."""
        self._support_call.offer_report(make)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter be the primary button, and Escape the one that cancels, wherever the focus is."""
        if not self.frame.footer.take_key(event.key()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, for nothing is lost; only a store that is being written is waited for."""
        event.setAccepted(self._has_left)
        if self._has_left:
            return
        if self.walk.is_writing:
            self.walk.cancel()
            announce(self.frame, self.frame.footer.reason(), urgent=True)
        else:
            self._leave()

    def _connect(self) -> None:
        self._connect_frame()
        self.walk.finished.connect(self._leave)
        self.walk.moved.connect(self._show_title)
        self.stage.other_file_requested.connect(self._on_other_file)
        self.leaving.connect(self._support_call.close_card)
        QShortcut(QKeySequence("F1"), self, self._support_call.show_card)

    def _connect_frame(self) -> None:
        footer = self.frame.footer
        footer.primary_chosen.connect(self.stage.proceed)
        footer.back_chosen.connect(self.walk.go_back)
        footer.cancel_chosen.connect(self._on_cancel)
        self.frame.strip.card_requested.connect(self._support_call.show_card)

    def _build_anew(self) -> None:
        self.frame = self._redress.replace(self.frame, self._new_frame())
        self._connect_frame()
        self.stage.move_to(self.frame)
        self._show_title()

    def _show_title(self) -> None:
        self.setWindowTitle(f"{PRODUCT} – {self.stage.title()}")

    def _card(self) -> tuple[CardRow, ...]:
        from crypteo_desktop.support.support_card import plain_card  # noqa: PLC0415  the window comes first

        return plain_card(self.stage.place(), self._surroundings())

    def _on_cancel(self) -> None:
        if self.walk.is_busy:
            self.walk.cancel()
        else:
            self._leave()

    def _on_other_file(self) -> None:
        chosen = self._ask_for_file(self)
        if chosen is not None:
            self.walk.begin_with(chosen)

    def _leave(self) -> None:
        """Leave with the status that fits: failed where something is left to do or stands in the way."""
        if self._has_left:
            return
        self._has_left = True
        installation = self.walk.installation
        is_done = self.walk.is_last and self.walk.step.is_finished(installation)
        failed = bool(installation.left) or self.stage.blocking_problem is not None
        status = FAILED if failed else DONE if is_done else LEFT_BEFORE_THE_END
        self.walk.leave()
        self.leaving.emit()
        self.close()
        self.left.emit(status)


def _frame(profile: Profile, version: str) -> Frame:
    titles = tuple(say(step.info.short_title) for step in INSTALL_STEPS)
    return Frame(profile, version, titles, demo=False)
