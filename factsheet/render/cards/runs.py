"""Lines of text on a card, in runs. Each run names where its numbers are from, as pages do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from factsheet.render.cards.measure import Face, width


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `data-<origin>="<name>"` says where their numbers are from; no size, no face: as the line."""

    text: str
    origin: str = ""
    name: str = ""
    soft: bool = False
    size: int = 0
    face: Face | None = None
    gap: int = 0  # the space before it
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card, at its baseline."""

    x: float
    y: float
    size: int
    face: Face
    runs: tuple[Run, ...]
    anchor: Literal["start", "end"] = "start"
    from_right: bool = False  # whether it is read from right to left; it begins at the left all the same

    @property
    def ends(self) -> tuple[float, float]:
        """The two ends of the room that it may take."""
        wide = sum(run.gap + width(run.text, run.size or self.size, run.face or self.face) for run in self.runs)
        return (self.x - wide, self.x) if self.anchor == "end" else (self.x, self.x + wide)

    def with_run(self, run: Run) -> Line:
        """Return the line with one more run."""
        return replace(self, runs=(*self.runs, run))

    def at(self, x: float, y: float) -> Line:
        """Return the line at another place."""
        return replace(self, x=x, y=y)
