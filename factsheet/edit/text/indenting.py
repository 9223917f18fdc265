"""The indentation of blocks: two spaces for each level, and two more before the dash of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from factsheet.edit.text.facts_text import FactsText, Splice

_STEP = 2
_MARKS = ("---", "...", "%")
"""The beginnings of lines that say where a document begins and ends."""


class _Start(NamedTuple):
    """An entry at the beginning of a line: how far the line is to move, and the lines that go on with it."""

    shift: int
    inner: int


def indented(file: FactsText) -> Iterator[Splice]:
    """Yield the changes of the spaces before lines, and of those behind dashes.

    A comment moves with the entry below it, if it stands in the same column; else with what is above it.
    """
    starts: dict[int, _Start] = {}
    yield from _visit(file, file.root, 0, starts)
    lines = file.text.splitlines(keepends=True)
    at, inner = 0, 0
    for number, line in enumerate(lines):
        shift = starts[number].shift if number in starts else _of_comment(lines, number, starts, inner)
        inner = starts[number].inner if number in starts else inner
        width = len(line) - len(line.lstrip(" "))
        if shift and line.strip() and not line.startswith(_MARKS):
            yield Splice(at, at + width, " " * max(0, width + shift))
        at += len(line)


def _of_comment(lines: Sequence[str], number: int, starts: dict[int, _Start], inner: int) -> int:
    """Return how far a line moves on which nothing begins."""
    if not lines[number].lstrip().startswith("#"):
        return inner
    below = next((other for other in range(number + 1, len(lines)) if other in starts), None)
    is_same = below is not None and _column(lines[below]) == _column(lines[number])
    return starts[below].shift if is_same and below is not None else inner


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _visit(file: FactsText, node: yaml.Node, column: int, starts: dict[int, _Start]) -> Iterator[Splice]:
    """Note the lines at which the entries of a block begin. Yield the changes of the spaces behind its dashes."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            shift = column - key.start_mark.column
            starts.setdefault(key.start_mark.line, _Start(shift, shift))
            yield from _visit(file, value, column + _STEP, starts)
        return
    assert isinstance(node, yaml.SequenceNode)
    for index, child in enumerate(node.value):
        yield from _dashed(file, file.dash_of(node, index), child, column, starts)


def _dashed(file: FactsText, dash: int, child: yaml.Node, column: int, starts: dict[int, _Start]) -> Iterator[Splice]:
    at = child.start_mark.index
    line = file.text.rfind("\n", 0, dash) + 1
    number = file.text.count("\n", 0, dash)
    inner = column + _STEP - child.start_mark.column
    if number == child.start_mark.line:
        starts[number] = _Start(column - (dash - line), inner)
        if file.text[dash + 1 : at] != " ":
            yield Splice(dash + 1, at, " ")
    else:
        starts[number] = _Start(column - (dash - line), column - (dash - line))
    yield from _visit(file, child, column + _STEP, starts)
