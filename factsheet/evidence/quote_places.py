"""(citation, captured text) -> every place where its quote stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from factsheet.core.fact import Citation
from factsheet.evidence.passage import CapturedText, Cited, Passage, dashes
from factsheet.words.normalize import FIRST_CJK, fold, places

MOST = 20
"""The places of a quote that are told apart: where it stands more than once, another citation is wanted."""

_FEW = 50
"""Rows of one label up to which each is searched."""

_AS_LONG = 20
"""Characters of a row that may take as long as a place."""


def passages(citation: Citation, text: CapturedText) -> list[Passage]:
    """Return where a quote stands between its prefix and its suffix, as whole words; letters keep their case.

    Where it stands with its own dashes, places with others do not count. With a `heading` or a `row` it stands in a
    cell with that heading, in a row that has a cell with just these words. Of several places those count that have the
    words of `dated` in their line: in a long table, whose rows are of a country and a year. Return at most MOST.
    """
    words = cited(citation)
    if words not in text.known_passages:
        text.known_passages[words] = _dated(citation, text)
    return text.known_passages[words]


def cited(citation: Citation) -> Cited:
    """Return the words by which a citation names its place, and what dates it."""
    return (*_cited(citation), citation.dated)


def _cited(citation: Citation) -> Cited:
    return citation.quote, citation.prefix, citation.suffix, citation.heading, citation.row


def _candidates(citation: Citation, text: CapturedText) -> Mapping[int, list[Passage]]:
    """Return every place of a quote by line, whatever dates it."""
    words = _cited(citation)
    if words not in text.known_candidates:
        text.known_candidates[words] = _by_line(_every_place(citation, text))
    return text.known_candidates[words]


def _by_line(every: Iterable[Passage]) -> dict[int, list[Passage]]:
    lines: dict[int, list[Passage]] = {}
    for passage in every:
        lines.setdefault(passage.line, []).append(passage)
    return lines


def _dated(citation: Citation, text: CapturedText) -> list[Passage]:
    """Return the candidates in lines that have the words of `dated`, or all of them where none has."""
    candidates, dated = _candidates(citation, text), fold(citation.dated or "")
    lines = sorted(candidates.keys() & text.lines_with(dated)) if dated and len(candidates) > 1 else []
    return list(islice((one for line in lines or candidates for one in candidates[line]), MOST))


def _every_place(citation: Citation, text: CapturedText) -> list[Passage]:
    quote, prefix, suffix = fold(citation.quote), fold(citation.prefix or ""), fold(citation.suffix or "")
    heading = fold(citation.heading or "")
    candidates = [
        _passage(text, place + len(prefix + before), len(quote))
        for before in _gaps(prefix, quote)
        for after in _gaps(quote, suffix)
        for place in _places(f"{prefix}{before}{quote}{after}{suffix}", citation.row, text)
    ]
    candidates = [one for one in candidates if one.is_unbroken and (not heading or one.is_under(heading))]
    return [one for one in candidates if dashes(one.words) == dashes(citation.quote)] or candidates


def cost(citation: Citation, text: CapturedText) -> int:
    """Return how many places of a text are looked at, at most, to find a quote."""
    rows = text.tables.lines_with(citation.row) if citation.row else []
    if citation.row and len(rows) <= _FEW:
        return sum(len(text.lines[line]) for line in rows) // _AS_LONG
    return text.index.cost(fold(" ".join(filter(None, (citation.prefix, citation.quote, citation.suffix)))))


def _gaps(left: str, right: str) -> tuple[str, ...]:
    """Return what may part two neighbours in a folded text: a space, or nothing in Chinese, which parts no words."""
    if not left or not right:
        return ("",)
    return (" ", "") if max(left[-1], right[0]) >= FIRST_CJK else (" ",)


def _places(words: str, label: str | None, text: CapturedText) -> list[int]:
    """Return where words stand in the folded text; with a label, only in rows that have a cell with just that."""
    if not label:
        return text.index.places(words)
    rows = text.tables.lines_with(label)
    if len(rows) > _FEW:  # all rows of a long table may have one label
        rows = [line for line in sorted(text.lines_with(words)) if text.tables.has_label(line, label)]
    return [text.place_of(line) + at for line in rows for at in places(words, text.folded_lines[line])]


def _passage(text: CapturedText, place: int, length: int) -> Passage:
    """Return the passage of some characters of the folded text."""
    line, begin = text.line_at(place)
    own = text.origins(line)
    return Passage(text, line, own[begin], own[begin + length - 1] + 1)
