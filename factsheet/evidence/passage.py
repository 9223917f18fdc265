"""(citation, captured text) -> every place where its quote stands.

A line of a text is a paragraph, a heading or a row of a table. A row is written by `capture`:
`City: Ogdenville | AI companies: 2,400`. Words stand in one line of one of its cells; the headings before them are not
there in the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self
from urllib.parse import urlsplit

from factsheet.core.model import Citation, Source
from factsheet.evidence.rows import pieces
from factsheet.words.normalize import DASHES, fold, origins, places

_LONG = 200  # characters of a line that is no heading, though its end was cut off
_SENTENCE_ENDS = re.compile(r"[.!?。！？…][\"'”’»)\]」』]*$")


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
    def folded(self) -> str:
        """Its lines folded; there are as many."""
        return "\n".join(map(fold, self.lines))

    @cached_property
    def loose(self) -> str:
        """It as the loosest browser reads it."""
        return loose(self.folded)

    @cached_property
    def paragraphs(self) -> Mapping[int, int]:
        """The number of each line that is a paragraph, from 1 behind the title where that stands last.

        Other lines are headings, captions and furniture of the page: they end no sentence, and are not long.
        """
        folded, title = self.folded.split("\n"), fold(self.title)
        first = len(folded) - folded[::-1].index(title) if title in folded else 0
        prose = (at for at in range(first, len(folded)) if _SENTENCE_ENDS.search(folded[at]) or len(folded[at]) > _LONG)
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
        """The text before them in their line, or in their cell, as it is."""
        return self.paragraph[self._cell.start : self.start]

    @property
    def after(self) -> str:
        """The text behind them in their line, or in their cell, as it is."""
        return self.paragraph[self.end : self._cell.stop]

    @property
    def is_unbroken(self) -> bool:
        """Tell whether they stand together in the source too: not in two cells, nor in a heading that is repeated."""
        return bool(self._cell.start <= self.start and self.end <= self._cell.stop)

    @property
    def _cell(self) -> slice:
        """The part of the line that is one piece in the source."""
        return next((cell for cell in pieces(self.paragraph) if self.start < cell.stop), slice(0, 0))


def passages(citation: Citation, text: CapturedText) -> list[Passage]:
    """Return where a quote stands between its prefix and its suffix, as whole words; letters keep their case.

    Where it stands with its own dashes, places with others do not count.
    """
    quote, prefix, suffix = fold(citation.quote), fold(citation.prefix or ""), fold(citation.suffix or "")
    whole = " ".join(filter(None, (prefix, quote, suffix)))
    offset = len(prefix) + 1 if prefix else 0
    candidates = [_passage(text, place + offset, len(quote)) for place in places(whole, text.folded)]
    candidates = [passage for passage in candidates if passage.is_unbroken]
    return [passage for passage in candidates if dashes(passage.words) == dashes(citation.quote)] or candidates


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


def _passage(text: CapturedText, place: int, length: int) -> Passage:
    """Return the passage of some characters of the folded text."""
    line = text.folded.count("\n", 0, place)
    begin = place - (text.folded.rfind("\n", 0, place) + 1)
    own = origins(text.lines[line])
    return Passage(text, line, own[begin], own[begin + length - 1] + 1)
