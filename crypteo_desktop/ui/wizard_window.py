"""WizardWindow: the window of the six steps: its keys, its title, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crypteo_desktop.problems import Problem, Shown, WayOn
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui import translation
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.arrival import Arrival
from crypteo_desktop.ui.departure import DONE, FAILED, LEFT_BEFORE_THE_END, Departure
from crypteo_desktop.ui.first_paint import FirstPaint
from crypteo_desktop.ui.frame import Frame
from crypteo_desktop.ui.navigation import Navigation
from crypteo_desktop.ui.one_dialog import OneDialog
from crypteo_desktop.ui.pages.ahead import Ahead
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.redress import Redress
from crypteo_desktop.ui.stage import Stage
from crypteo_desktop.ui.support_call import SupportCall
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.header import PRODUCT
from crypteo_desktop.ui.window_shape import lay_out, window_icon

if TYPE_CHECKING:
    from crypteo_desktop.flow import Flow
    from crypteo_desktop.profile import Profile
    from crypteo_desktop.services import Services
    from crypteo_desktop.support.support_card import CardRow

OTHER_FOLDER: Final = QT_TRANSLATE_NOOP("Frame", "Choose the folder for your certificate")


def choose_folder(parent: QWidget) -> Path | None:
    """Ask for a folder with the system's dialog; None when the holder chose none."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  the window comes first

    chosen = QFileDialog.getExistingDirectory(parent, say(OTHER_FOLDER))
    return Path(chosen) if chosen else None


class WizardWindow(QWidget):
    """The window of the download.

    Signals: `restart_wanted()`; `leaving()`, once, from then on no other link is opened here; `left(status)`, once,
    after it: 0 done, 1 failed, 3 left before the end.
    """

    heard_as = Role.Window
    restart_wanted = Signal()
    leaving = Signal()
    left = Signal(int)

    def __init__(  # noqa: PLR0913  the parts of one window
        self,
        flow: Flow,
        services: Services,
        *,
        version: str,
        demo: bool = False,
        pages: Mapping[str, type[Page]] | None = None,
        ask_for_folder: Callable[[QWidget], Path | None] = choose_folder,
        install: Callable[[Path], None] | None = None,
        paints_first: bool = False,
    ) -> None:
        """`paints_first`: no work begins before the first paint, which its thread would hold up."""
        super().__init__()
        self._open_folder = services.open_folder
        self._ask_for_folder = ask_for_folder
        self._dialog = OneDialog()
        profile = services.profile
        self._navigation = Navigation(flow, services, self)
        self._departure = Departure(self._navigation, self)
        demo = demo or any(server.is_demonstration for server in profile.servers)
        self._new_frame = partial(_frame, flow, profile, version, demo=demo)
        self.frame = self._new_frame()
        context = PageContext(profile, services.monotonic, services.keeping, services.file_format, install)
        pages = pages or _all_pages()
        self.stage = Stage(self.frame, self._navigation, pages, context, version)
        self._arrival = Arrival(self, self._navigation, self.stage, profile)
        self._support_call = SupportCall(self, self.stage.spoken, self._card, profile.support, services.write_for_owner)
        lay_out(self, self.frame)
        self._connect()
        if paints_first:
            self._navigation.hold_work()
            FirstPaint(self, self._navigation.let_work_begin, breath_ms=0)
        self.stage.enter()
        self._redress = Redress(self, lambda: self.is_busy, self._build_anew)
        self._navigation.busy_changed.connect(self._redress.look_again)
        self._ahead = Ahead(pages, self)
        FirstPaint(self, self._prepare)

    @property
    def problem(self) -> Problem | None:
        """The problem that takes the page's place, if any: its code is printed when the window is left."""
        return self.stage.blocking_problem

    @property
    def is_busy(self) -> bool:
        """Whether work runs that the holder waits for."""
        return self._navigation.is_busy

    @property
    def saved_file(self) -> Path | None:
        """The file that was saved, if it came to that."""
        return self._navigation.enrolment.saved_file

    def recover(self) -> None:
        """Build the page anew from what was typed, after a part of it failed; work that runs goes on."""
        if not self._navigation.is_busy:
            with suppress(Exception):  # the page may be what failed
                self._navigation.know(self.stage.page.fill(self._navigation.enrolment))
        self.stage.recover()

    def receive(self, link: Secret) -> None:
        """Come to the front, with the link of another start of the program, or with none."""
        self._dialog.give_way()
        self._arrival.receive(link)

    def offer_report(self, make: Callable[[], str]) -> None:
        """Let the support card save the report that `make` returns, in any thread."""
        self._support_call.offer_report(make)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter be the primary button, and Escape the one that cancels, wherever the focus is."""
        if not self.frame.footer.take_key(event.key()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close after the end; before it, ask first, and never while a certificate may be on its way."""
        if self._departure.has_begun:
            event.accept()
            return
        event.ignore()
        if self._navigation.is_complete:
            self._leave(DONE) if self._navigation.is_busy else self.stage.proceed()
        elif self._navigation.can_cancel:
            self._ask_before_leaving()
        else:
            announce(self.frame, self.frame.footer.reason(), urgent=True)

    def _prepare(self) -> None:
        self.setWindowIcon(window_icon())
        self._ahead.prepare_overview(self._prepare_page)
        self._navigation.when_idle(self._ahead.load_pages)

    def _prepare_page(self) -> None:
        self.stage.page.prepare()

    def _connect(self) -> None:
        self._connect_frame()
        self._navigation.finished.connect(lambda: self._leave(DONE))
        self.stage.way_chosen.connect(self._on_way)
        self.stage.changed.connect(self._show_title)
        self._departure.over.connect(self._on_over)
        self.leaving.connect(self._support_call.close_card)
        QShortcut(QKeySequence("F1"), self, self._support_call.show_card)

    def _connect_frame(self) -> None:
        footer = self.frame.footer
        footer.primary_chosen.connect(self.stage.proceed)
        footer.back_chosen.connect(self._navigation.go_back)
        footer.cancel_chosen.connect(self._on_cancel)
        self.frame.strip.card_requested.connect(self._support_call.show_card)
        self.frame.languages.chosen.connect(_speak)

    def _build_anew(self) -> None:
        self.frame = self._redress.replace(self.frame, self._new_frame())
        self._connect_frame()
        self.stage.move_to(self.frame)

    def _card(self) -> tuple[CardRow, ...]:
        return self._navigation.support_card(self.stage.place())

    def _show_title(self) -> None:
        self.setWindowTitle(f"{PRODUCT} – {self.stage.heading()}")

    def _on_cancel(self) -> None:
        if self._navigation.is_busy:
            self._navigation.cancel()
        else:
            self._ask_before_leaving()

    def _ask_before_leaving(self) -> None:
        if self._dialog.is_open:
            return
        if self.problem is not None and self.problem.kind.shown is Shown.BLOCKED:
            self._leave(FAILED)  # nothing that could be kept would be lost
            return
        from crypteo_desktop.ui.widgets.dialog import ask  # noqa: PLC0415  the window comes first

        words = self.stage.page.cancel_text(self._navigation.enrolment)
        question, _ = ask(self, words.title, words.text, keep=words.keep, leave=words.leave)
        self._dialog.keep(question)
        question.finished.connect(self._on_answer)

    def _on_answer(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted and self._navigation.can_cancel:
            self._leave(FAILED if self.problem is not None else LEFT_BEFORE_THE_END)

    def _on_way(self, way: WayOn) -> None:
        from crypteo_desktop.ui.ways_on import WaysOn  # noqa: PLC0415  the window comes first

        ways = WaysOn(
            self,
            self._navigation,
            self.stage,
            self._dialog,
            self._ask_for_folder,
            self._open_folder,
            self.restart_wanted.emit,
        )
        ways.go(way)

    def _leave(self, status: int) -> None:
        self.leaving.emit()
        self.hide()
        self._departure.begin(status)

    def _on_over(self, status: int) -> None:
        self.close()
        self.left.emit(status)


def _speak(lang: str) -> None:
    app = QApplication.instance()
    if app is not None:
        translation.install(app, lang)


def _frame(flow: Flow, profile: Profile, version: str, *, demo: bool) -> Frame:
    titles = tuple(say(step.info.short_title) for step in flow.steps)
    return Frame(profile, version, titles, demo=demo)


def _all_pages() -> Mapping[str, type[Page]]:
    from crypteo_desktop.ui.pages import PAGES  # noqa: PLC0415  tests of the frame bring pages of their own

    return PAGES
