"""Characters that no reader sees, and those that would part a line of a text in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Soft hyphens, and places where a line may or may not end: browsers pass them over."""
_LINE_ENDS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")  # as Python parts lines
_CONTROLS_BETWEEN = re.compile(r"[\v\f\x1c-\x1e]")
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Return a text without characters that no tree of elements may hold; its line ends stay."""
    return _NO_TEXT.sub("", _CONTROLS_BETWEEN.sub(" ", text))


def without_unseen(text: str) -> str:
    """Return a text without characters that mean nothing by themselves, among them those that YAML refuses.

    >>> without_unseen("Ogden\\u00adville\\x7f")
    'Ogdenville'
    """
    return _NO_TEXT.sub("", text.translate(UNSEEN))


def whole(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that hold anything, each as one.

    >>> list(whole(["One\\u2028two", "\\u200b"]))
    ['One two']
    """
    for line in lines:
        if line := _LINE_ENDS.sub(" ", without_unseen(line)).strip():
            yield line
