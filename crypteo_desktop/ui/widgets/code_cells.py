"""CodeCells: where the digits of a withdrawal code stand in their field, in groups of three."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

GROUP = 3


@dataclass(frozen=True, slots=True)
class CodeCells:
    """The geometry of one field, in logical pixels: `count` cells between `margin`s, a wider gap after each group."""

    count: int = 9
    height: float = 72
    margin: float = 24
    cell: float = 28
    gap: float = 6
    group_gap: float = 36

    def times(self, factor: float) -> "CodeCells":
        """Return the same for larger digits; the margins stay."""
        grown = {name: getattr(self, name) * factor for name in ("height", "cell", "gap", "group_gap")}
        return replace(self, **grown)

    @property
    def width(self) -> float:
        """The width of the whole field."""
        return self.left(self.count - 1) + self.cell + self.margin

    def left(self, index: int) -> float:
        """Return the left edge of cell `index`."""
        return self.margin + index * (self.cell + self.gap) + (index // GROUP) * (self.group_gap - self.gap)

    def rect(self, index: int) -> QRectF:
        """Return the room of the digit in cell `index`."""
        return QRectF(self.left(index), 12, self.cell, self.height - 28)

    def line(self, index: int) -> QRectF:
        """Return the line under the digit in cell `index`."""
        return QRectF(self.left(index), self.height - 19, self.cell, 1.5)

    def caret(self, position: int) -> QRectF:
        """Return where the caret stands before cell `position`, or behind the last one."""
        x = self.left(position) - 4 if position < self.count else self.left(position - 1) + self.cell + 5
        return QRectF(x, 19, 2, self.height - 43)

    def position_at(self, x: float, filled: int) -> int:
        """Return the caret position nearest to `x`, among the `filled` first cells."""
        return min(range(filled + 1), key=lambda position: abs(self.caret(position).center().x() - x))
