"""Draws the certificate's sheet: one page of A4 in PDF, its words as text that can be searched and copied."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPicture,
    QTextLayout,
    QTextOption,
)

from crypteo_desktop.ui.keeping.sheet import Line, Sheet
from crypteo_desktop.ui.theme import LIGHT
from crypteo_desktop.ui.widgets.header import PRODUCT
from crypteo_desktop.ui.widgets.icons import paint_icon

# Everything in points, 1/72 inch: A4 is 595 x 842.
PAGE: Final = QRectF(0, 0, 595, 842)
_MARGIN: Final = 50.0
_WIDTH: Final = PAGE.width() - 2 * _MARGIN
_NAMES: Final = 130.0
_QR: Final = 96.0
_LEAST_FOOT: Final = 20.0
_FAR: Final = 10_000.0


# Between words; within one, such as a long path, only where it does not fit on a line of its own.
_WRAPPED: Final = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return the page as a PDF file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(1200)
    writer.setTitle(sheet.title)
    writer.setCreator(PRODUCT)
    painter = QPainter(writer)
    scale = writer.resolution() / 72 * _to_fit(sheet)
    painter.scale(scale, scale)
    draw(painter, sheet)
    painter.end()
    buffer.close()
    return bytes(content.data())


def _to_fit(sheet: Sheet) -> float:
    """Return 1, or the scale at which very long names still fit on one page."""
    paper = QPicture()
    painter = QPainter(paper)
    end = draw(painter, sheet)
    painter.end()
    return min(1.0, (PAGE.height() - _LEAST_FOOT) / end)


def draw(painter: QPainter, sheet: Sheet) -> float:
    """Draw the page in points and return where its last line ends; long words make it longer, never wider."""
    pen = _Pen(painter)
    pen.head(sheet)
    for section in sheet.sections:
        pen.rule()
        for line in section:
            pen.fact(line)
    pen.rule()
    pen.steps(sheet)
    pen.support(sheet)
    pen.foot(sheet.foot)
    return pen.y


class _Pen:
    """Draws from top to bottom; `y` is where the next part begins."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self.y = _MARGIN

    def head(self, sheet: Sheet) -> None:
        mark = QRectF(_MARGIN, self.y, 30, 30)
        paint_icon(self._painter, "mark", mark, QColor(LIGHT.ink))
        self._words(sheet.authority, QRectF(_MARGIN + 40, self.y + 7, 300, _FAR), _font(12, 600))
        self.y += 46
        self._down(sheet.title, _font(22, 600), 4)
        self._down(sheet.note, _font(11), 6, LIGHT.ink2)

    def rule(self) -> None:
        self.y += 6
        self._painter.fillRect(QRectF(_MARGIN, self.y, _WIDTH, 0.75), QColor(LIGHT.line))
        self.y += 9

    def fact(self, line: Line) -> None:
        self._words(line.name, QRectF(_MARGIN, self.y, _NAMES - 8, _FAR), _font(11), LIGHT.ink2)
        area = QRectF(_MARGIN + _NAMES, self.y, _WIDTH - _NAMES, _FAR)
        self.y += self._words(line.value, area, _font(11, 500)) + 5

    def steps(self, sheet: Sheet) -> None:
        self._down(sheet.install_title, _font(12, 600), 6)
        for number, step in enumerate(sheet.install_steps, 1):
            self._words(f"{number}.", QRectF(_MARGIN, self.y, 20, _FAR), _font(11, 600))
            self.y += self._words(step, QRectF(_MARGIN + 20, self.y, _WIDTH - 20, _FAR), _font(11)) + 4
        self.y += 8

    def support(self, sheet: Sheet) -> None:
        """Draw the box of the last help: whom to call, and the code of the page to look at."""
        inner, top = 14.0, self.y
        words = _WIDTH - _QR - 3 * inner
        parts = (
            (sheet.revoke, _font(12, 600), 8.0),
            (sheet.phone, _font(20, 600), 3.0),
            (sheet.price, _font(11), 3.0),
            (sheet.hours, _font(11), 6.0),
            (sheet.url, _font(11, 500), 0.0),
        )
        self.y += inner
        for text, font, gap in parts:
            self.y += self._words(text, QRectF(_MARGIN + inner, self.y, words, _FAR), font) + gap
        self.y = max(self.y, top + inner + _QR) + inner
        outline = QRectF(_MARGIN, top, _WIDTH, self.y - top)
        self._painter.setPen(QColor(LIGHT.ink))
        self._painter.drawRoundedRect(outline, 6, 6)
        _draw_code(self._painter, sheet.url, QRectF(PAGE.width() - _MARGIN - inner - _QR, top + inner, _QR, _QR))

    def foot(self, text: str) -> None:
        self.y = max(self.y + 10, PAGE.height() - _MARGIN + 10)
        self._down(text, _font(9), 0, LIGHT.ink2)

    def _down(self, text: str, font: QFont, gap: float, color: str = LIGHT.ink) -> None:
        self.y += self._words(text, QRectF(_MARGIN, self.y, _WIDTH, _FAR), font, color) + gap

    def _words(self, text: str, area: QRectF, font: QFont, color: str = LIGHT.ink) -> float:
        """Draw words from the top of `area`, wrapped to its width, and return their height."""
        self._painter.setPen(QColor(color))
        height = 0.0
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(_WRAPPED)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(area.width())
                line.setPosition(QPointF(0, height))
                height += line.height()
            layout.endLayout()
            layout.draw(self._painter, area.topLeft())
        return height


def _font(size: int, weight: int = 400) -> QFont:
    """Return the program's own letters in their plain shapes: any other has no character that a reader could copy."""
    font = QFont()
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for tag in ("calt", "liga", "ccmp"):
        font.setFeature(QFont.Tag(tag), 0)
    return font


def _draw_code(painter: QPainter, text: str, area: QRectF) -> None:
    """Draw a QR code (ISO/IEC 18004) without its quiet zone: the box around leaves one."""
    import segno  # noqa: PLC0415  the window comes first

    rows = segno.make(text, error="m", micro=False).matrix
    side = area.width() / len(rows)
    square = side * 1.02  # so that no viewer shows seams between two
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                painter.fillRect(QRectF(area.x() + x * side, area.y() + y * side, square, square), QColor(LIGHT.ink))
