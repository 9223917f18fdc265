"""Numbers that a language writes as one word: einundzwanzig, ventitré, vijfentwintig, وعشرون."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

GLUED_AND = {"ar": "و", "he": "ו"}
"""Language -> the word for `and` that is glued to the number behind it."""

AND_IN_COMPOUNDS = {"da": "og", "de": "und", "nl": "en", "sv": "och"}
"""Language -> the word that may stand before the last part of a long compound."""


_PARTS_IN_COMPOUNDS = {
    "de": {"einhalb": "0.5", "einhalbe": "0.5", "einviertel": "0.25", "dreiviertel": "0.75"},
    "nl": {"enhalf": "0.5", "enhalve": "0.5", "ënhalf": "0.5", "ënhalve": "0.5"},
}
"""Language -> what follows a whole number as part of one word, and how much it adds."""

_MOST_WITH_PARTS = 21


def compounds(code: str, numbers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the compounds of tens and ones, and other spellings; those with scales are for `long_compound`."""
    values: dict[str, Any] = {}
    ones = {word: value for word, value in numbers.items() if 0 < value < 10 and value == int(value)}
    tens = {word: value for word, value in numbers.items() if 20 <= value < 100 and value % 10 == 0}
    for one, value in ones.items():
        for ten, base in tens.items():
            values.update(dict.fromkeys(_joined(code, one, ten), base + value))
    values.update(_with_parts(code, numbers))
    if code == "de":
        values.update({_without_umlauts(word): value for word, value in (*numbers.items(), *values.items())})
    if code == "hu":
        values.update(
            {word.removesuffix("kettő") + "két": value for word, value in numbers.items() if word[-5:] == "kettő"}
        )
    if code in GLUED_AND:
        values.update({f"{GLUED_AND[code]}{word}": value for word, value in numbers.items()})
    return values


def _with_parts(code: str, numbers: Mapping[str, Any]) -> dict[str, Decimal]:
    """Return whole numbers with a half or quarter, as one word: zweieinhalb, zweidreiviertel, drieënhalf."""
    return {
        f"{word}{part}": value + Decimal(share)
        for word, value in numbers.items()
        if word.isalpha() and value == int(value) and 1 < value < _MOST_WITH_PARTS
        for part, share in _PARTS_IN_COMPOUNDS.get(code, {}).items()
    }


def _without_umlauts(word: str) -> str:
    """Return a German word as keyboards without umlauts and the Swiss write it: fuenf, dreissig."""
    return word.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")


def long_compound(code: str, numbers: Iterable[str], scales: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of the numbers that a language makes of many words or signs: zweihundertdreiundvierzig."""
    if code == "ko":
        return re.compile("[일이삼사오육칠팔구십백천만억조]{2,}")
    glued = "|".join(sorted(scales, key=len, reverse=True))
    return re.compile(rf"(?=\w*(?:{glued}))(?:{_parts(code, numbers, glued)})+") if glued else None


def begun_compound(code: str, numbers: Iterable[str], scales: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of how such a number begins, also one with an ending that is not known: achthundertneunte."""
    glued = "|".join(sorted(scales, key=len, reverse=True))
    return re.compile(rf"(?:{_parts(code, numbers, glued)}){{2}}") if glued else None


def _parts(code: str, numbers: Iterable[str], glued: str) -> str:
    """Return what a long compound is made of, as the alternatives of a pattern."""
    parts = "|".join(sorted((re.escape(word) for word in numbers if word.isalpha()), key=len, reverse=True))
    return rf"{parts}|{AND_IN_COMPOUNDS.get(code, glued)}|{glued}|cent(?=ott)"


def _joined(code: str, one: str, ten: str) -> Iterator[str]:
    """Yield the ways to write a ten and a one as one word."""
    if code == "de":
        yield f"{one}und{ten}"
    elif code == "nl":
        yield from (f"{one}en{ten}", f"{one}ën{ten}")
    elif code == "sv":
        yield f"{ten}{one}"
    elif code == "cs":
        yield from (f"{one}a{ten}", f"{ten}{one}")
    elif code == "tr":
        yield ten + one
    elif code == "it":
        stem = ten[:-1] if one[0] in "uo" else ten  # ventuno, ventotto
        yield from (stem + one, stem + one.replace("tre", "tré"))  # ventitré, but ventitremila
