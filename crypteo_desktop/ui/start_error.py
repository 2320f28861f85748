"""StartError: the window that opens in place of the program when it cannot start and nobody looks at a console."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.problems import Problem
from crypteo_desktop.resources import resource
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import grown
from crypteo_desktop.ui.widgets.buttons import PrimaryButton
from crypteo_desktop.ui.widgets.focus_ring import FocusRing
from crypteo_desktop.ui.widgets.header import PRODUCT
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import CodeLine, Panel

_TITLE: Final = QT_TRANSLATE_NOOP("StartError", "{product} cannot start")
_FOR_IT: Final = QT_TRANSLATE_NOOP("StartError", "For your IT team: {detail}")
_CLOSE: Final = QT_TRANSLATE_NOOP("StartError", "&Close")
_WIDTH: Final = 640
_WIDEST: Final = 960  # with the largest text
_MARGIN: Final = 24


class StartError(QWidget):
    """Says what is wrong and what to do; `detail` is for whoever can put it right. Signal: `closed()`."""

    closed = Signal()
    heard_as = QAccessible.Role.Dialog

    def __init__(self, problem: Problem, detail: str) -> None:
        super().__init__()
        self.close_button = PrimaryButton(say(_CLOSE))
        self.close_button.clicked.connect(self.close)
        panel = Panel("error", "octagon-cross", sentence(problem), remedy(problem))
        panel.column.addSpacing(6)
        panel.column.addWidget(CodeLine(problem.kind.code))
        self.detail = Label("small2", say(_FOR_IT, detail=detail) if detail else "", wrap=True)
        self.detail.let_select()
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(16)
        column.addWidget(panel)
        column.addWidget(self.detail)
        column.addStretch()
        column.addLayout(row)
        FocusRing(self)
        self.setWindowTitle(say(_TITLE, product=PRODUCT))
        self.setWindowIcon(QIcon(str(resource("icons", "mark.svg"))))
        width = min(grown(_WIDTH), _WIDEST)
        self.setFixedWidth(width)
        self.setFixedHeight(column.totalHeightForWidth(width))
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was read."""
        super().closeEvent(event)
        self.closed.emit()
