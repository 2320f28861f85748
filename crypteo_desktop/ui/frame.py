"""Frame: the fixed strips of the window around one scrolled page."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.profile import Profile
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.focus_ring import FocusRing
from crypteo_desktop.ui.widgets.footer import Footer
from crypteo_desktop.ui.widgets.header import Header
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.language_menu import LanguageMenu
from crypteo_desktop.ui.widgets.scroll_page import ScrollPage
from crypteo_desktop.ui.widgets.stepper import Stepper
from crypteo_desktop.ui.widgets.support_strip import SupportStrip

FULL_HEIGHT: Final = 680
_HEADING_GAP: Final = 5


class Frame(QWidget):
    """Header, steps, scrolled content under a heading, footer and support strip; compact in a low window."""

    def __init__(self, profile: Profile, version: str, titles: tuple[str, ...], *, demo: bool) -> None:
        super().__init__()
        self.header = Header(profile.authority, version, demo=demo)
        self.stepper = Stepper(titles)
        self.page_area = ScrollPage()
        self.heading = Label("h1", wrap=True)
        self.footer = Footer()
        self.strip = SupportStrip(profile.support)
        self._content: QWidget | None = None
        self.languages = LanguageMenu()
        self.languages.hide()
        above = QHBoxLayout()
        above.setSpacing(24)
        above.addWidget(self.heading, 1)
        above.addWidget(self.languages)
        self.page_area.column.addLayout(above)
        self.page_area.column.addSpacing(_HEADING_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.stepper, self.page_area, self.footer, self.strip):
            column.addWidget(part)
        column.setStretchFactor(self.page_area, 1)
        order = (self.footer.primary, self.footer.cancel, self.footer.back, self.strip)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        FocusRing(self)

    def show_content(self, content: QWidget) -> None:
        """Put `content` under the heading, in place of what stood there, and scroll to the top."""
        if self._content is content:
            return
        if self._content is not None:
            self._content.hide()
            self.page_area.column.removeWidget(self._content)
        self._content = content
        self.page_area.column.addWidget(content, 1)
        content.show()
        QWidget.setTabOrder(self.strip, self.languages)  # Tab goes round: what follows it now is the content
        self.page_area.verticalScrollBar().setValue(0)

    def rest_focus(self) -> None:
        """Put the focus where no key can start anything: on the heading."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become compact in a low window."""
        compact = is_large() or self.height() < FULL_HEIGHT
        for part in (self.header, self.stepper, self.footer, self.strip):
            part.set_compact(compact=compact)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper that the page stands on."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).palette.color("paper"))
        painter.end()
