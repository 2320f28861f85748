"""A start that cannot be: why, and how whoever started the program hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crypteo_desktop.adapters.console import needs_a_window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from crypteo_desktop.problems import Problem, ProblemKind


class CannotStart(Exception):
    """What is needed is missing; `status` is the exit status, `kind` what a window says of it, if there can be one."""

    def __init__(self, sentence: str, status: int, kind: ProblemKind | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.kind = kind


def show_start_error(app: QApplication, problem: Problem, detail: str = "") -> None:
    """Show in a window why the program does not run, where nobody would read a console."""
    if not needs_a_window():
        return
    from crypteo_desktop.ui.start_error import StartError  # noqa: PLC0415  a program that starts does without

    window = StartError(problem, detail)
    window.closed.connect(app.quit)
    window.show()
    app.exec()
