"""A text on a built page -> the place in our own files where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factsheet.core.problems import Place, label_of


@dataclass(frozen=True)
class Origins:
    """The files from which pages come: a page by hand from its own, then all from the same others, nearest first."""

    written: Mapping[str, Path]
    others: tuple[Path, ...]
    root: Path  # files are named from here

    def own(self, page: str) -> list[tuple[str, str]]:
        """Return the file by hand of a page, with its text; nothing of a page made from facts."""
        return [self._read(self.written[page])] if page in self.written else []

    def place_of(self, page: str, *needles: str) -> Place:
        """Return the place of the first needle that any of the files holds; if none does, the built page itself."""
        if page in self.written:
            return first_place(needles, [*self.own(page), *self._texts]) or Place(f"site/{page}")
        if needles not in self._places:  # what a template holds is asked for on every page
            self._places[needles] = first_place(needles, self._texts)
        return self._places[needles] or Place(f"site/{page}")

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        return list(map(self._read, self.others))

    @cached_property
    def _places(self) -> dict[tuple[str, ...], Place | None]:
        return {}

    def _read(self, file: Path) -> tuple[str, str]:
        return label_of(file, self.root), file.read_text(encoding="utf-8")


def first_place(needles: Iterable[str], texts: Iterable[tuple[str, str]]) -> Place | None:
    """Return the place of the first needle that any text holds, nearest first. A text comes with its file's name."""
    read = list(texts)
    for needle in filter(None, needles):
        for file, text in read:
            at = text.find(needle)
            if at >= 0:
                return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return None
