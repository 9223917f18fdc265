"""A text on a built page -> the place in our own files where it was written."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.core.problems import Place


def place_of(page: str, needles: Iterable[str], texts: Iterable[tuple[str, str]]) -> Place:
    """Return the place of the first needle that any of `texts` (pairs of file and text, nearest first) holds.

    If none holds one, return the built page itself.
    """
    read = list(texts)
    for needle in filter(None, needles):
        for file, text in read:
            at = text.find(needle)
            if at >= 0:
                return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Place(f"site/{page}")
