"""Characters of a text that nobody sees, but for the joiners that Persian and the scripts of India are written with.

Where a joiner may stand follows RFC 5892, appendix A; wider in two ways, as people write so: Persian puts one
between a Latin word and its ending, and keeps the shape of a letter with one before a full stop.
"""

from __future__ import annotations

import unicodedata
from itertools import dropwhile

from factsheet.core.problems import UNSEEN

_NON_JOINER, _JOINER = "\u200c", "\u200d"
_VIRAMA = 9
"""The combining class of the signs that tie two consonants in the scripts of India."""

_MOST_ACCENTS = 4
"""Accents that a letter may have before a joiner."""


def first_invisible(text: str) -> str:
    """Return the first character that nobody sees and that joins nothing where it stands; empty if there is none.

    >>> first_invisible("می\u200cشود"), first_invisible("a\u200cb")
    ('', '\\u200c')
    """
    strange = (at for at, sign in enumerate(text) if sign not in "\n\t" and unicodedata.category(sign) in UNSEEN)
    return next((text[at] for at in strange if not _joins(text, at)), "")


def _joins(text: str, at: int) -> bool:
    """Tell whether a character is a joiner with letters that it keeps joined or apart."""
    before = next(dropwhile(_is_accent, reversed(text[max(0, at - _MOST_ACCENTS) : at])), "")
    behind = text[at + 1 : at + 2]
    is_bound = _is_virama(before) or _is_virama(behind)
    if text[at] == _NON_JOINER:
        is_arabic = before.isalnum() and (_is_arabic(before) or _is_arabic(behind))
        return behind.isalpha() and (is_bound or is_arabic)
    return text[at] == _JOINER and (is_bound or _is_arabic(before))


def _is_accent(sign: str) -> bool:
    """Tell whether a character is a mark on a letter that has no say in how letters join."""
    return unicodedata.combining(sign) not in (0, _VIRAMA)


def _is_virama(sign: str) -> bool:
    return bool(sign) and unicodedata.combining(sign) == _VIRAMA


def _is_arabic(sign: str) -> bool:
    """Tell whether a character is a letter of a script whose letters join, such as Arabic and Syriac."""
    return bool(sign) and unicodedata.bidirectional(sign) == "AL"
