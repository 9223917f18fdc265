"""A captured text, and a passage of it: the place of a quote.

A line of a text is a paragraph, a heading or a row of a table. A row is written by `capture`:
`City: Ogdenville | AI companies: 2,400`. Words stand in one line of one of its cells; the headings before them are not
there in the source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import Self
from urllib.parse import urlsplit

from factsheet.core.model import Source
from factsheet.evidence.cells import Cells
from factsheet.evidence.rows import pieces
from factsheet.evidence.word_index import WordIndex
from factsheet.words.normalize import DASHES, FIRST_CJK, fold, origins, words

NEAR = 4000
"""Characters around a passage that count as near: a text may have a million in one line."""
_LONG = 200  # characters of a line that is no heading, though its end was cut off
_SENTENCE_ENDS = re.compile(r"[.!?。！？…][\"'”’»)\]」』]*$")


Cited = tuple[str | None, ...]
"""The words by which a citation names its place."""


@dataclass(frozen=True)
class CapturedText:
    """A text as it was captured, and the title and the address of its source."""

    text: str
    title: str = ""
    address: str = ""

    @classmethod
    def of(cls, source: Source, text: str) -> Self:
        """Return the text of a source."""
        return cls(text, source.title, source.url)

    @property
    def is_pdf(self) -> bool:
        """Tell whether a browser opens the source with its reader of PDF."""
        return urlsplit(self.address).path.lower().endswith(".pdf")

    @cached_property
    def lines(self) -> list[str]:
        """Its lines as they are."""
        return self.text.splitlines()

    @cached_property
    def folded_lines(self) -> list[str]:
        """Its lines folded."""
        return list(map(fold, self.lines))

    @cached_property
    def folded(self) -> str:
        """Its lines folded; there are as many."""
        return "\n".join(self.folded_lines)

    @cached_property
    def index(self) -> WordIndex:
        """The places of the words of it, folded."""
        return WordIndex(self.folded)

    @cached_property
    def loose_index(self) -> WordIndex:
        """The places of the words of it as the loosest browser reads it."""
        return WordIndex(loose(self.folded))

    def line_at(self, place: int) -> tuple[int, int]:
        """Return the number of the line of a character of the folded text, and the character's place in that line."""
        line = bisect_right(self._starts, place) - 1
        return line, place - self._starts[line]

    def place_of(self, line: int) -> int:
        """Return the place in the folded text of the beginning of a line."""
        return self._starts[line]

    def origins(self, line: int) -> Sequence[int]:
        """Return, for each character of a folded line, the index in the line of the character that it stands for."""
        if line not in self._origins:
            is_folded = self.lines[line] == self.folded_lines[line]
            self._origins[line] = range(len(self.lines[line])) if is_folded else origins(self.lines[line])
        return self._origins[line]

    def pieces(self, line: int) -> list[slice]:
        """Return the parts of a line that stand together in the source."""
        if line not in self._pieces:
            self._pieces[line] = list(pieces(self.lines[line]))
        return self._pieces[line]

    @cached_property
    def tables(self) -> Cells:
        """The cells of its tables."""
        return Cells(self.lines)

    def names_near(self, line: int, names: frozenset[str]) -> bool:
        """Tell whether one of some words, in small letters, stands in a line or in the two full ones before it.

        Chinese parts no words, so there it may stand within a run of characters: 李白 in 甫與李白齊名.
        """
        if not names.isdisjoint(self._words_around(line)):
            return True
        unparted = [name for name in names if name[0] >= FIRST_CJK]
        return any(self._has_unparted(name, other) for name in unparted for other in self._lines_around(line))

    def lines_with(self, words: str) -> frozenset[int]:
        """Return the numbers of the lines that hold some folded words."""
        if words not in self._known_lines:
            self._known_lines[words] = frozenset(self.line_at(place)[0] for place in self.index.places(words))
        return self._known_lines[words]

    def _has_unparted(self, name: str, line: int) -> bool:
        if (name, line) not in self._known_unparted:
            self._known_unparted[name, line] = name in self.folded_lines[line].lower()
        return self._known_unparted[name, line]

    def _words_around(self, line: int) -> frozenset[str]:
        if line not in self._known_words:
            self._known_words[line] = frozenset().union(*map(self._words, self._lines_around(line)))
        return self._known_words[line]

    def _lines_around(self, line: int) -> tuple[int, ...]:
        before = (other for other in range(line - 1, -1, -1) if self.folded_lines[other])
        return line, *islice(before, 2)

    def _words(self, line: int) -> frozenset[str]:
        return frozenset(word.lower() for word in words(self.folded_lines[line]))

    @cached_property
    def _starts(self) -> list[int]:
        """The place in the folded text of the beginning of each line."""
        return [0, *accumulate(len(line) + 1 for line in self.folded_lines)]

    @cached_property
    def _origins(self) -> dict[int, Sequence[int]]:
        return {}

    @cached_property
    def _pieces(self) -> dict[int, list[slice]]:
        return {}

    @cached_property
    def _known_words(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _known_unparted(self) -> dict[tuple[str, int], bool]:
        return {}

    @cached_property
    def _known_lines(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def known_candidates(self) -> dict[Cited, Mapping[int, list[Passage]]]:
        """The places of each quote that was looked for, by line: many facts may cite the same words."""
        return {}

    @cached_property
    def known_passages(self) -> dict[Cited, list[Passage]]:
        """The same for each quote and the words that date it."""
        return {}

    @cached_property
    def paragraphs(self) -> Mapping[int, int]:
        """The number of each line that is a paragraph, from 1 behind the title where that stands last.

        Other lines are headings, captions, rows of tables and furniture of the page: they end no sentence, and are not
        long.
        """
        folded, title = self.folded_lines, fold(self.title)
        first = len(folded) - folded[::-1].index(title) if title in folded else 0
        prose = (
            at
            for at in range(first, len(folded))
            if (_SENTENCE_ENDS.search(folded[at]) or len(folded[at]) > _LONG) and not self.tables.of_line(at)
        )
        return {line: number for number, line in enumerate(prose, 1)}


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a quote in a text: the line, and the characters of that line, as it is, from `start` to `end`."""

    text: CapturedText
    line: int
    start: int
    end: int

    @property
    def paragraph(self) -> str:
        """The line in which they stand."""
        return self.text.lines[self.line]

    @property
    def words(self) -> str:
        """The text's own characters, as a page shows them."""
        return shown(self.paragraph[self.start : self.end])

    @property
    def before(self) -> str:
        """The text before them in their line, or in their cell, as it is; of a long one the last part."""
        return self.paragraph[max(self.cell.start, self.start - NEAR) : self.start]

    @property
    def after(self) -> str:
        """The text behind them in their line, or in their cell, as it is; of a long one the first part."""
        return self.paragraph[self.end : min(self.cell.stop, self.end + NEAR)]

    def is_under(self, heading: str) -> bool:
        """Tell whether they stand in a cell with a heading, which is folded; it may hold a colon, `Rate: men`."""
        cells = self.text.tables.of_line(self.line)
        at = bisect_right(cells, self.start, key=lambda one: one[1].stop)
        short, cell = cells[at] if at < len(cells) else ("", slice(self.start, 0))
        return f"{fold(f'{short}: {self.paragraph[cell.start : self.start]}')} ".startswith(f"{heading}: ")

    @property
    def is_unbroken(self) -> bool:
        """Tell whether they stand together in the source too: not in two cells, nor in a heading that is repeated."""
        return bool(self.cell.start <= self.start and self.end <= self.cell.stop)

    @property
    def cell(self) -> slice:
        """The part of the line that is one piece in the source."""
        pieces = self.text.pieces(self.line)
        at = bisect_right(pieces, self.start, key=lambda piece: piece.stop)  # a row may have a million
        return pieces[at] if at < len(pieces) else slice(0, 0)


def shown(text: str) -> str:
    """Return characters as a page shows them: one space for several; no-break and thin spaces stay."""
    return re.sub(r"[ \t]+", " ", text)


def loose(folded: str) -> str:
    """Return a folded text without case, accents and forms of the same letter."""
    apart = unicodedata.normalize("NFKD", folded.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def dashes(text: str) -> list[str]:
    """Return the dashes of a text, which `fold` makes alike, in order."""
    return [char for char in text if char in DASHES]
