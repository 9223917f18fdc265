"""Numbers that a language writes as one word: einundzwanzig, ventitré, vijfentwintig, وعشرون."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_AND_IN_ARABIC = "و"
_MULTIPLIED = {"de": {"hundert": 100, "tausend": 1000}, "nl": {"honderd": 100, "duizend": 1000}}
"""Language -> the words that follow a number from 1 to 9 without a space, and their values."""


def compounds(code: str, numbers: Mapping[str, Any]) -> dict[str, int]:
    """Return the compounds of a language's number words."""
    found: dict[str, int] = {}
    ones = {word: value for word, value in numbers.items() if 0 < value < 10 and value == int(value)}
    tens = {word: value for word, value in numbers.items() if 20 <= value < 100 and value % 10 == 0}
    for one, value in ones.items():
        found.update({f"{one}{word}": value * size for word, size in _MULTIPLIED.get(code, {}).items()})
        for ten, base in tens.items():
            found.update(dict.fromkeys(_joined(code, one, ten), base + value))
    if code == "ar":
        found.update({f"{_AND_IN_ARABIC}{word}": value for word, value in numbers.items()})
    return found


def _joined(code: str, one: str, ten: str) -> Iterator[str]:
    """Yield the ways to write a ten and a one as one word."""
    if code == "de":
        yield f"{one}und{ten}"
    elif code == "nl":
        yield from (f"{one}en{ten}", f"{one}ën{ten}")
    elif code == "sv":
        yield f"{ten}{one}"
    elif code == "it":
        stem = ten[:-1] if one[0] in "uo" else ten  # ventuno, ventotto
        yield stem + ("tré" if one == "tre" else one)
