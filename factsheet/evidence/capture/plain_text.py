"""A plain text -> its lines. Paragraphs that were broken at a width and parted by blank lines become one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factsheet.evidence.capture.line_ends import LineEnds, ends_in_hyphen

_LEAST, _MOST = 50, 100  # characters: what is narrower is a list or a table, what is wider was not broken at a width
_COLUMNS = re.compile(r"\t|  ")


def read_plain_text(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text, and the words of which a hyphen at a line's end was left out as a guess."""
    stripped = [line.strip() for line in re.split(r"\r\n|[\r\n\f\u2028\u2029\x85]", text)]
    groups = list(_groups(stripped))
    width = _width(groups)
    ends = LineEnds(stripped)
    lines: list[str] = []
    for group in groups:
        lines += [ends.joined(group)] if _is_wrapped(group, width) else group
    return lines, ends.guessed


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield lines that no blank line parts."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line:
            group.append(line)
        elif group:
            yield group
            group = []


def _width(groups: Sequence[Sequence[str]]) -> int:
    """Return the width at which most paragraphs were broken; 0 if none was."""
    widths = {max(map(len, group)) for group in groups if len(group) > 1}
    widths = {width for width in widths if _LEAST <= width <= _MOST}
    return max(sorted(widths), key=lambda width: sum(_is_wrapped(group, width) for group in groups), default=0)


def _is_wrapped(group: Sequence[str], width: int) -> bool:
    """Tell whether each line ends in a hyphen, or where the first word of the next would not have found room."""
    if len(group) < 2 or any(_COLUMNS.search(line) or (len(line) > width and " " in line) for line in group):
        return False
    return all(
        ends_in_hyphen(line) or len(line) + 1 + len(following.split()[0]) > width for line, following in pairwise(group)
    )
