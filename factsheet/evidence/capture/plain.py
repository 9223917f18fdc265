"""A plain text -> its lines. Paragraphs that were broken at a width and parted by blank lines become one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factsheet.evidence.capture.line_ends import LineEnds

_NARROW = 100  # characters: a text that is wider was not broken at a width


def read_plain(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text, and the words of which a hyphen at a line's end was left out as a guess."""
    found = [line.strip() for line in re.split(r"\r\n|[\r\n\f]", text)]
    width = max(map(len, found), default=0)
    groups = list(_groups(found))
    if width > _NARROW or not any(_is_wrapped(group, width) for group in groups):
        return [line for line in found if line], []
    ends = LineEnds(found)
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


def _is_wrapped(group: Sequence[str], width: int) -> bool:
    """Tell whether each line ends in a hyphen, or where the first word of the next would not have found room."""
    return len(group) > 1 and all(
        line.endswith("-") or len(line) + 1 + len(following.split()[0]) > width for line, following in pairwise(group)
    )
