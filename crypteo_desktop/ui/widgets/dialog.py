"""Dialog: a question over the window, which is dimmed but for its support strip."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import grown, is_large
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.fitting_scroll import FittingScroll
from crypteo_desktop.ui.widgets.focus_ring import FocusRing
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.support_strip import NAME as STRIP
from crypteo_desktop.ui.widgets.support_strip import SupportStrip

WIDTH = 520
MARGIN = 32
DIMMING = 0.46
RING = 6
_ENDLESS = 10_000  # pixels


class Dimmer(QWidget):
    """The shade over everything above the support strip."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        strip = window.findChild(QWidget, STRIP)
        below = strip.height() if strip is not None and strip.isVisibleTo(window) else 0
        self.setGeometry(window.rect().adjusted(0, 0, 0, -below))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken what is below."""
        shade = QColor("#17202C")
        shade.setAlphaF(DIMMING)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()


class Dialog(QDialog):
    """A window-modal question, 520 wide; add to `column`, then call `set_buttons`, then `open`.

    The column reaches `beyond` pixels into both margins: a scrolled part would cut its focus rings otherwise.
    With `scrolls` it scrolls where the window is low, and always does where text is large.
    """

    def __init__(self, over: QWidget, title: str, *, beyond: int = 0, scrolls: bool = False) -> None:
        super().__init__(over.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._dimmer: Dimmer | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._width = min(grown(WIDTH), max(WIDTH, over.window().width() - 2 * MARGIN))
        self.setFixedWidth(self._width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN - beyond, 27, MARGIN - beyond, 28)
        outer.setSpacing(0)
        heading, self._buttons = QHBoxLayout(), QHBoxLayout()
        for row in (heading, self._buttons):
            row.setContentsMargins(beyond, 0, beyond, 0)
        heading.addWidget(Label("dlg", title, wrap=True))
        outer.addLayout(heading)
        outer.addSpacing(6)
        self.column = QVBoxLayout()
        self._outer_scroll: FittingScroll | None = None
        self.column.setSpacing(0)
        if scrolls or is_large():
            self._outer_scroll = self._scrolled(outer)
        else:
            outer.addLayout(self.column)
        outer.addSpacing(24)
        outer.addLayout(self._buttons)
        FocusRing(self)
        QShortcut(QKeySequence("F1"), self, self._ask_for_card)

    def _scrolled(self, outer: QVBoxLayout) -> FittingScroll:
        """Let the column scroll between title and buttons: large text may need more height than there is."""
        content = QWidget()
        self.column.setContentsMargins(RING, RING, RING, RING)
        content.setLayout(self.column)
        scroll = FittingScroll(content)
        outer.addWidget(scroll)
        return scroll

    def _ask_for_card(self) -> None:
        """Open the support card from here too: the window's own keys are asleep under a dialog."""
        below: QWidget = self
        while (parent := below.parentWidget()) is not None:
            below = parent
        for strip in below.findChildren(SupportStrip):
            strip.card_requested.emit()

    def set_buttons(self, back: SecondaryButton | None, primary: PrimaryButton, *others: SecondaryButton) -> None:
        """Put the way back left, if there is one, and the primary button right; Enter presses the primary one."""
        primary.setMinimumWidth(136)
        primary.setDefault(True)
        if back is not None:
            back.setMinimumWidth(136)
            self._buttons.addWidget(back)
            self._buttons.addSpacing(12)
        for other in others:
            self._buttons.addWidget(other)
        self._buttons.addStretch()
        self._buttons.addWidget(primary)
        if back is not None:
            QWidget.setTabOrder(primary, back)

    def fit(self) -> None:
        """Take the height that the content needs now, around the same middle, above the strip where there is room."""
        middle = self.geometry().center()
        self._take_height()
        corner = self.geometry().translated(middle - self.geometry().center()).topLeft()
        if self._dimmer is not None:
            top = self._dimmer.mapToGlobal(QPoint(0, 0)).y()
            corner.setY(max(top, min(corner.y(), top + self._dimmer.height() - self.height())))
        self.move(corner)

    def room(self) -> int:
        """Return how high a dialog may be: not to cover the strip, or, where text is large, not to leave the window."""
        window = self.parentWidget()
        if is_large() and window is not None:
            return window.height()
        return self._dimmer.height() if self._dimmer is not None else _ENDLESS

    def fit_part(self, part: FittingScroll, inner: int, around: int) -> None:
        """Let a part of the column scroll by itself; where the whole column does, it is as high as it needs.

        The column is `inner` wide, and all around the part is `around` high.
        """
        if self._outer_scroll is None:
            part.fit(inner, self.room() - around)
        else:
            part.fit(self._outer_scroll.viewport().width() - 2 * RING, _ENDLESS)

    def _take_height(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self._fit_scroll(layout)
            self.setFixedHeight(layout.totalHeightForWidth(self._width))

    def _fit_scroll(self, layout: QLayout) -> None:
        if self._outer_scroll is not None:
            margins = layout.contentsMargins()
            inner = self._width - margins.left() - margins.right()
            self._outer_scroll.fit(inner, self.room())
            layout.activate()
            too_much = max(0, layout.totalHeightForWidth(self._width) - self.room())
            self._outer_scroll.fit(inner, self._outer_scroll.height() - too_much)
            layout.activate()
            focused: QWidget | None = self.focusWidget()
            if focused is not None and self._outer_scroll.isAncestorOf(focused):
                self._outer_scroll.show_part(focused)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand in its middle, above the strip."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is None:
            return
        self._dimmer = Dimmer(window)
        self._take_height()
        room = self._dimmer.rect()
        corner = QPoint((room.width() - self.width()) // 2, max(0, (room.height() - self.height()) // 2 + 24))
        self.move(window.mapToGlobal(corner))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the window shine again, and give it the keyboard back."""
        if self._dimmer is not None:
            self._dimmer.deleteLater()
            self._dimmer.hide()
            self._dimmer = None
        super().hideEvent(event)
        window = self.parentWidget()
        if window is not None and window.isVisible():
            window.activateWindow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plate."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=palette.color("paper"), edge=palette.color("edge"), width=1, radius=10)
        painter.end()


def ask(over: QWidget, title: str, text: str, *, keep: str, leave: str) -> tuple[Dialog, QPushButton]:
    """Open a question whose safe answer `keep` is the primary one; return it with the button of the other answer."""
    dialog = Dialog(over, title)
    dialog.column.addWidget(Label("body2", text, wrap=True))
    dialog.setAccessibleDescription(text)
    leaving, keeping = SecondaryButton(leave), PrimaryButton(keep)
    dialog.set_buttons(leaving, keeping)
    keeping.clicked.connect(dialog.reject)
    leaving.clicked.connect(dialog.accept)
    dialog.open()
    keeping.setFocus()
    return dialog, leaving


def tell(over: QWidget, title: str, text: str, *, close: str) -> Dialog:
    """Open a statement with one button, which closes it."""
    dialog = Dialog(over, title)
    dialog.column.addWidget(Label("body2", text, wrap=True))
    dialog.setAccessibleDescription(text)
    closing = PrimaryButton(close)
    dialog.set_buttons(None, closing)
    closing.clicked.connect(dialog.reject)
    dialog.open()
    closing.setFocus()
    return dialog
