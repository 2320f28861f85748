"""One figure of the table: what was measured, beside its baseline and its goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One row of docs/performance.md; `raw` is everything that was measured for it, for docs/performance.json."""

    name: str
    baseline: str
    goal: str
    measured: str
    is_met: bool
    raw: dict[str, Any]

    def row(self) -> str:
        """Return the row in Markdown."""
        word = "met" if self.is_met else "**missed**"
        return f"| {self.name} | {self.baseline} | {self.goal} | {self.measured} | {word} |"


def ratio_of(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the median of ours / baseline over pairs of (baseline, ours) that were measured one after the other."""
    return median(ours / theirs for theirs, ours in pairs)


def medians(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the median of the baseline and ours."""
    theirs, ours = zip(*pairs, strict=True)
    return median(theirs), median(ours)
