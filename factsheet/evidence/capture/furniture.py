"""The heads and feet of the pages of a PDF: what most pages have at their edge."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from factsheet.evidence.capture.columns import is_head
from factsheet.evidence.capture.pdf import Line

_DEEP = 2  # lines from the edge
_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d{1,4}(?![\d.,]*\d)")  # of a page; years are none


class _Kind(NamedTuple):
    """The place and the text that lines of several pages share, but for a number that rises by one a page."""

    text: str
    base: int
    first: int | None = None
    """The number of the page before the first one."""


def furniture(lines: Sequence[Line]) -> Mapping[Line, str]:
    """Return the heads and feet of pages, each with the text to name it by."""
    pages = [list(page) for _, page in groupby(lines, lambda line: line.page)]
    texts: dict[Line, str] = {}
    for is_foot in (True, False):
        edges = [_from_edge(page, is_foot) for page in pages]
        for depth in range(_DEEP):
            outer = [edge[depth] for edge in edges if len(edge) > depth and texts.keys() >= {*_flat(edge[:depth])}]
            texts |= _repeated([*_flat(outer)], len(pages))
    heads = {line for line, following in pairwise(lines) if is_head(line, following)}
    return {line: text for line, text in texts.items() if line not in heads}


def _from_edge(page: Sequence[Line], is_foot: bool) -> list[list[Line]]:
    """Return the lines of a page from its lower or its upper edge, those of the same height together."""
    in_order = sorted(page, key=lambda line: line.base, reverse=not is_foot)
    return [list(level) for _, level in groupby(in_order, lambda line: round(line.base))]


def _flat(groups: Sequence[Sequence[Line]]) -> Iterator[Line]:
    return (line for group in groups for line in group)


def _repeated(outer: Collection[Line], pages: int) -> dict[Line, str]:
    """Return the lines that most pages have, and numbers of pages, which change sides."""
    lines: dict[_Kind, list[Line]] = defaultdict(list)
    for line in outer:
        for kind in _kinds(line):
            lines[kind].append(line)
    times = Counter({kind: len({line.page for line in alike}) for kind, alike in lines.items()})
    return {
        line: _named(alike)
        for kind, alike in lines.items()
        for line in alike
        if times[kind] > (1 if line.text.isdecimal() and kind.first is not None else max(1, pages / 2))
    }


def _kinds(line: Line) -> Iterator[_Kind]:
    yield _Kind(line.text, round(line.base))
    for number in _NUMBER.finditer(line.text):
        text = f"{line.text[: number.start()]}\0{line.text[number.end() :]}"
        yield _Kind(text, round(line.base), int(number[0]) - line.page)


def _named(lines: Sequence[Line]) -> str:
    first, last = lines[0].text, lines[-1].text
    return first if first == last else f"{first} … {last}"
