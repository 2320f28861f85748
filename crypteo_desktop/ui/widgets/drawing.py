"""A small language for outlines on a grid of 24, and the boxes that everything stands in."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen


def path(drawing: str) -> QPainterPath:
    """Read "M x y", "L x y", "C 3 points", "Z", "O cx cy r" (circle), "R x y w h r" (box), "A cx cy r from sweep"."""
    result = QPainterPath()
    words = drawing.split()
    while words:
        letter = words.pop(0)
        count, draw = _STROKES[letter]
        numbers = [float(words.pop(0)) for _ in range(count)]
        draw(result, numbers)
    return result


def _arc(shape: QPainterPath, n: list[float]) -> None:
    circle = QRectF(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2])
    shape.arcMoveTo(circle, n[3])
    shape.arcTo(circle, n[3], n[4])


_STROKES: Final[dict[str, tuple[int, Callable[[QPainterPath, list[float]], None]]]] = {
    "M": (2, lambda shape, n: shape.moveTo(*n)),
    "L": (2, lambda shape, n: shape.lineTo(*n)),
    "C": (6, lambda shape, n: shape.cubicTo(*n)),
    "Z": (0, lambda shape, _: shape.closeSubpath()),
    "O": (3, lambda shape, n: shape.addEllipse(QPointF(n[0], n[1]), n[2], n[2])),
    "R": (5, lambda shape, n: shape.addRoundedRect(QRectF(*n[:4]), n[4], n[4])),
    "A": (5, _arc),
}


def stroked(shape: QPainterPath, width: float) -> QPainterPath:
    """Return the surface that a round pen of `width` leaves along `shape`."""
    stroker = QPainterPathStroker(round_pen(QColor(), width))
    return stroker.createStroke(shape)


def round_pen(color: QColor, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_box(
    painter: QPainter, area: QRect, *, fill: QColor | None, edge: QColor | None, width: float, radius: float
) -> None:
    """Paint a rounded box whose outline of `width` lies inside `area`; without `edge` there is no outline."""
    half = width / 2 if edge is not None else 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge is not None else QPen(Qt.PenStyle.NoPen))
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius - half, radius - half)
