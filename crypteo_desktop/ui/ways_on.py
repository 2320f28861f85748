"""WaysOn: what the buttons of a problem do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crypteo_desktop.problems import WayOn
from crypteo_desktop.ui.proxy_dialog import ProxyDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from crypteo_desktop.services import CertificateFolder
    from crypteo_desktop.ui.navigation import Navigation
    from crypteo_desktop.ui.one_dialog import OneDialog
    from crypteo_desktop.ui.stage import Stage


@dataclass(frozen=True, slots=True)
class WaysOn:
    """The ways on from a problem that stands in `window`."""

    window: QWidget
    navigation: Navigation
    stage: Stage
    dialog: OneDialog
    ask_for_folder: Callable[[QWidget], Path | None]
    open_folder: Callable[[Path], CertificateFolder]
    restart: Callable[[], None]

    def go(self, way: WayOn) -> None:
        """Do what the button of `way` says."""
        ways = {
            WayOn.RETRY: self.navigation.retry,
            WayOn.REOPEN: self.navigation.reopen,
            WayOn.OTHER_LINK: self.navigation.ask_for_link,
            WayOn.OTHER_FOLDER: self._save_elsewhere,
            WayOn.CORRECT: self.stage.show_page_again,
            WayOn.KEPT_HERE: self.stage.show_page_again,
            WayOn.SIGN_IN: self._sign_in,
            WayOn.RESTART: self.restart,
        }
        ways[way]()

    def _save_elsewhere(self) -> None:
        folder = self.ask_for_folder(self.window)
        if folder is not None:
            self.navigation.save_in(self.open_folder(folder))

    def _sign_in(self) -> None:
        problem = self.stage.blocking_problem
        if self.dialog.is_open or problem is None:
            return
        proxy = str(problem.facts.get("proxy", ""))
        dialog = ProxyDialog(self.window, proxy, can_remember=self.navigation.can_remember_login)
        dialog.login_given.connect(partial(self.navigation.sign_in, proxy))
        self.dialog.keep(dialog)
        dialog.open()
        dialog.user.edit.setFocus()
