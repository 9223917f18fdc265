"""The cells of the tables in a captured text, by the label of their row and the heading of their column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

from factsheet.evidence.rows import cells
from factsheet.words.normalize import fold

_FEW = 3

_MANY = 1000
"""The most labels of a long table that are compared with one that it lacks."""


@dataclass(frozen=True)
class Cells:
    """The cells in the lines of a text. Headings and labels are compared folded."""

    lines: Sequence[str]

    def of_line(self, line: int) -> list[tuple[str, slice]]:
        """Return the heading, folded, and the place of each cell of a line; none if it is no row of a table."""
        if line not in self._of_line:
            self._of_line[line] = [(fold(heading), cell) for heading, cell in cells(self.lines[line])]
        return self._of_line[line]

    def lines_with(self, label: str) -> list[int]:
        """Return the rows that have a cell with just this text."""
        return self._by_label.get(fold(label), [])

    def has_label(self, line: int, label: str) -> bool:
        """Tell whether a row has a cell with just this text."""
        return any(fold(self.lines[line][cell]) == fold(label) for _, cell in self.of_line(line))

    def near(self, heading: str, label: str) -> list[str]:
        """Return a few texts that may be meant: of cells at this place, or headings or labels like these."""
        rows: Sequence[int] = self.lines_with(label) if label else range(len(self.lines))
        if not rows:
            return self._like(fold(label))
        if not heading:
            return []
        here = ((line, cell) for line in rows for head, cell in self.of_line(line) if head == fold(heading))
        texts = [self.lines[line][cell] for line, cell in islice(here, _FEW)]
        return texts or get_close_matches(
            fold(heading), {head for line in rows for head, _ in self.of_line(line)}, n=_FEW
        )

    def _like(self, label: str) -> list[str]:
        """Return the labels most like one, worked out once: a whole series may have it. Of many some are compared."""
        if label not in self._known_likes:
            others = list(self._by_label)
            alike = others if len(others) <= _MANY else [other for other in others if other[:1] == label[:1]]
            self._known_likes[label] = get_close_matches(label, alike[:_MANY], n=_FEW)
        return self._known_likes[label]

    @cached_property
    def _known_likes(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _of_line(self) -> dict[int, list[tuple[str, slice]]]:
        return {}

    @cached_property
    def _by_label(self) -> dict[str, list[int]]:
        lines: defaultdict[str, list[int]] = defaultdict(list)
        for line, text in enumerate(self.lines):
            for label in dict.fromkeys(fold(text[cell]) for _, cell in self.of_line(line)):
                lines[label].append(line)
        return dict(lines)
