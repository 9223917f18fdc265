"""Lines that a page's width made -> one paragraph: words parted by a hyphen are joined where the text bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SOFT_HYPHEN = "\u00ad"
WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Characters and signs of scripts that part no words by spaces."""
_HYPHENS = "\u2010-"
_LAST = re.compile(rf"(?P<before>[^\s{_HYPHENS}]+[{_HYPHENS}])?(?P<part>[^\W\d_]+)[{_HYPHENS}]\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(rf"[^\W_]+(?:[{_HYPHENS}][^\W_]+)*")


def ends_in_hyphen(line: str) -> bool:
    """Tell whether a line ends in a hyphen, and not in a dash behind a space."""
    return line[-1:] in tuple(_HYPHENS) and line[-2:-1].isalnum()


class LineEnds:
    """Joins lines, and remembers the words that it had to guess."""

    def __init__(self, text: Iterable[str]) -> None:
        """Take all lines of a text: a word that stands whole in one of them is no guess."""
        self._words = {word for line in text for word in _WORD.findall(line.rstrip(_HYPHENS).casefold())}
        self.guessed: list[str] = []

    def joined(self, lines: Sequence[str]) -> str:
        """Return lines as one."""
        whole = ""
        for line in lines:
            whole = self._join(whole, line) if whole else line
        return whole.replace(_SOFT_HYPHEN, "")

    def _join(self, left: str, right: str) -> str:
        if left.endswith(_SOFT_HYPHEN):
            return left + right
        if ends_in_hyphen(left):
            return (left[:-1] if self._is_parted(left, right) else left) + right
        return f"{left}{'' if WIDE.match(left[-1]) or WIDE.match(right[0]) else ' '}{right}"

    def _is_parted(self, left: str, right: str) -> bool:
        """Tell whether a hyphen that ends a line only parts a word: `develop-` and `ment`, not `long-` and `term`."""
        last, first = _LAST.search(left), _FIRST.match(right)
        if last is None or first is None or not (last["part"][1:] + first[0]).islower():
            return False  # 2019- and 2023, Sino- and American, YYYY- and mm
        whole, parts = f"{last['part']}{first[0]}", f"{last['part']}-{first[0]}"
        if whole.casefold() in self._words:
            return True
        if parts.casefold() in self._words or last["before"]:
            return False
        self.guessed.append(parts)
        return True
