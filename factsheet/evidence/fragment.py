"""A passage -> the text fragment (WICG, scroll-to-text) that opens its source at these words and at no others.

Browsers agree on little. What holds in Chromium 156 and in Firefox 153 (`tests/browser/test_fragments.py`):

- They take the first place where the words stand. What counts as the same differs: Chromium reads ß as ss, ﬁ as fi and
  ² as 2, Firefox reads every dash as a hyphen, both read é as e. So words are alone only if nothing is that much alike.
- White space and signs have to be the text's own: a thin space is none to Firefox, an en dash no hyphen to Chromium.
- Words begin and end where words do, by Unicode's annex 29; elsewhere what is glued to them must be told with them. In
  scripts without spaces the ends of words come from dictionaries, and these differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from factsheet.core.urls import of_words
from factsheet.evidence.passage import Passage, loose, shown
from factsheet.words.normalize import fold

_USUAL = {code: unicodedata.normalize("NFKC", chr(code)) for code in (0xB2, 0xB3, 0xB9, *range(0x2070, 0x209D))}
_USUAL |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D43, 0x1D6B)}
"""Raised and lowered characters -> those that they are of."""
_MOST_AROUND = 8  # words
_WORD = re.compile(r"\S+")
_INSIDE_WORDS = "'’.·:"
"""Signs between two letters that do not part a word (rules WB6 and WB7)."""
_INSIDE_NUMBERS = "'’.,;"
"""Signs between two digits that do not part a number (rules WB11 and WB12)."""
_UNSPACED = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of scripts that part no words: Chinese, Japanese, Thai, Lao, Burmese, Khmer."""


class Fragment(NamedTuple):
    """The part behind `#:~:text=`; empty where no link opens at the words in every browser, with the reason."""

    directive: str
    reason: str = ""


def fragment(passage: Passage) -> Fragment:
    """Return the text fragment of a passage."""
    line, start, end = passage.paragraph, passage.start, passage.end
    if passage.text.is_pdf:
        return Fragment("", "Firefox opens no PDF at words")
    if any(_UNSPACED.match(line[at - 1 : at]) and _UNSPACED.match(line[at : at + 1]) for at in (start, end)):
        return Fragment("", "browsers differ on where a word ends here, as no space parts them")
    for prefix, suffix in _surroundings(passage):
        is_told = (prefix or _parts_words(line, start)) and (suffix or _parts_words(line, end))
        if is_told and _is_alone(passage, prefix, suffix):
            return Fragment(_spelled(prefix, passage.words, suffix))
    return Fragment("", "the same words stand elsewhere with the same words around them")


def _spelled(prefix: str, words: str, suffix: str) -> str:
    """Return a text fragment; what is raised or lowered is spelled in both ways in which a page may have it.

    A page has `<sup>3</sup>` or `³`, and in Firefox neither stands for the other. A browser passes over what it does
    not find, so one of the two is found.
    """
    written = of_words(words, prefix, suffix)
    usual = of_words(*(part.translate(_USUAL) for part in (words, prefix, suffix)))
    return written if written == usual else f"{written}&text={usual}"


def _parts_words(line: str, at: int) -> bool:
    """Tell whether a word ends or begins at an index of a line."""
    left, right = line[at - 1 : at] if at else "", line[at : at + 1]
    if not (_is_in_word(left) or _is_in_word(right)):
        return True
    if _is_in_word(left) and _is_in_word(right):
        return bool(_UNSPACED.match(left) or _UNSPACED.match(right))  # 有2400家
    inner, sign, further = (
        (left, right, line[at + 1 : at + 2]) if _is_in_word(left) else (right, left, line[: at - 1][-1:])
    )
    if inner.isdigit():
        return not (sign and sign in _INSIDE_NUMBERS and further.isdigit())
    return not (sign and sign in _INSIDE_WORDS and further.isalpha())


def _is_in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _surroundings(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield what may be told before and behind the words, the shortest first."""
    before, behind = passage.before.rstrip(), passage.after.lstrip()
    starts = [word.start() for word in _WORD.finditer(before)][-_MOST_AROUND:][::-1]
    ends = [word.end() for word in _WORD.finditer(behind)][:_MOST_AROUND]
    yield "", ""
    for start, end in zip_longest(starts, ends):
        prefix = shown(before[start:]) if start is not None else ""
        suffix = shown(behind[:end]) if end is not None else ""
        yield from (("", suffix), (prefix, ""), (prefix, suffix))


def _is_alone(passage: Passage, prefix: str, suffix: str) -> bool:
    """Tell whether words, with what is told around them, stand once in the text as the loosest browser reads it."""
    before = f"{prefix}{' ' * passage.before[-1:].isspace()}" if prefix else ""
    behind = f"{' ' * passage.after[:1].isspace()}{suffix}" if suffix else ""
    needle = loose(fold(f"{before}{passage.words}{behind}"))
    return passage.text.loose_index.is_once(needle)
