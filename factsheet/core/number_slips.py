"""Values that are no plain number but show what is meant: a range, a scale word, a unit, a hedge."""

from __future__ import annotations

import re

from factsheet.core.figure import SCALES

_PLAIN = r"-?\d+(?:\.\d+)?"
_GROUPED = re.compile(r"-?\d{1,3}(?:[,_ ]\d{3})+(?:\.\d+)?")
_RANGE = re.compile(rf"({_PLAIN})\s*(?:-|–|—|\.\.|to)\s*({_PLAIN})")
_WITH_WORD = re.compile(rf"({_PLAIN})\s*([^\W\d_][^\d,]*|[%°$€£¥].*)")
_WITH_SIGN = re.compile(rf"[$€£¥]\s*({_PLAIN})")
_HEDGED = re.compile(rf"(?:[~≈<>≤≥]|about |over |c\. ?)\s*({_PLAIN})|({_PLAIN})\s*\+")
_SCALES = {name: name for name in SCALES} | {"k": "thousand", "mn": "million", "bn": "billion", "tn": "trillion"}
_SMALL = ("dozen", "dozens", "score", "hundred", "hundreds")
_GENERAL = "words such as million go into `scale`"
_EXPONENT = re.compile(r"[eE][+-]?\d*|[xX][\da-fA-F]+")


def mend(text: str) -> str:
    """Return how a value that is refused is written; the general advice if nobody can tell it.

    >>> mend("85-110"), mend("1 000")
    ('write {from: 85, to: 110}', 'write 1000')
    >>> mend("1.3 billion"), mend("92 m")
    ('write 1.3, and `scale: billion`', 'write 92; `m` is the unit, which the property says')
    >>> mend("1.3bn people"), mend("2 hundred") == mend("many")
    ('write 1.3, and `scale: billion`; `people` is the unit, which the property says', True)
    >>> mend("~300")
    'write 300; what hedges it goes into `bound`'
    """
    if _GROUPED.fullmatch(text):
        return f"write {re.sub('[,_ ]', '', text)}"
    if ends := _RANGE.fullmatch(text):
        return f"write {{from: {ends[1]}, to: {ends[2]}}}"
    if hedged := _HEDGED.fullmatch(text):
        return f"write {hedged[1] or hedged[2]}; what hedges it goes into `bound`"
    if signed := _WITH_SIGN.fullmatch(text):
        return f"write {signed[1]}; its sign is the unit, which the property says"
    if (worded := _WITH_WORD.fullmatch(text)) and not _EXPONENT.fullmatch(worded[2]):
        return _with_words(worded[1], *worded[2].partition(" ")[::2])
    return _GENERAL


def _with_words(number: str, word: str, rest: str) -> str:
    """Return how a number with a scale or a unit behind it is written."""
    if word.lower() in _SMALL:
        return _GENERAL
    scale = _SCALES.get(word.lower().rstrip("."), "")
    unit = rest if scale else f"{word} {rest}".strip()
    value = f"write {number}, and `scale: {scale}`" if scale else f"write {number}"
    return f"{value}; `{unit}` is the unit, which the property says" if unit else value
