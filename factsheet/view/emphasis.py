"""The words of a text that give a fact's figure, so that a page can show them bold in statement and quote alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factsheet.core.figure import Conversion, Figure, ends, ends_in_full
from factsheet.words import reader
from factsheet.words.normalize import origins

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f']\d+)*(?:/\d+)?", re.ASCII)


@lru_cache(maxsize=1 << 12)
def numbers(text: str, figure: Figure | Conversion, language: str | None = "en") -> tuple[str, ...]:
    """Return the words of a text that give a figure's value, each once: in digits, or else as they are read.

    >>> numbers("more than 2,400 of 9,000 firms", Figure(property="firms", value="2400"))
    ('2,400',)
    >>> numbers("took two to three months", Figure(property="wait", value={"from": "2", "to": "3"}))
    ('two to three',)

    Of a figure below zero the words may give the fall instead, without a sign.

    >>> numbers("fell by 3.5 per cent", Figure(property="growth", value="-3.5"))
    ('3.5',)
    """
    wanted, in_full = ([Fraction(end) for end in pair] for pair in (ends(figure.value), ends_in_full(figure)))
    words = _written(text, wanted) or _read(text, in_full, language)
    if not words and min(wanted) < 0:
        words = _written(text, map(abs, wanted)) or _read(text, sorted(map(abs, in_full)), language)
    return tuple(dict.fromkeys(words))


def _written(text: str, wanted: Iterable[Fraction]) -> list[str]:
    """Return the numbers in digits that can mean one of those wanted."""
    known = set(wanted)
    return [written for written in _DIGITS.findall(text) if not known.isdisjoint(_meanings(written))]


def _meanings(written: str) -> set[Fraction]:
    """Return what digits can mean, whichever sign groups them. The last is a decimal point if it stands only once."""
    if "/" in written:
        return {Fraction(part) for part in [written] if re.fullmatch(r"\d+/[1-9]\d*", part)}
    whole = Fraction(re.sub(r"\D", "", written))
    last = max(written.rfind(","), written.rfind("."))
    if last < 0 or written.count(written[last]) > 1:
        return {whole}
    return {whole, Fraction(Decimal(f"{re.sub(r'[^0-9]', '', written[:last])}.{written[last + 1 :]}"))}


def _read(text: str, wanted: Sequence[Fraction], language: str | None) -> list[str]:
    """Return the numbers without digits that have the figure's value: `second`, `two to three`, `half`."""
    low, high = wanted
    texts = []
    for number in reader.read(text, language).numbers:
        ends = (Fraction(number.value), Fraction(number.value if number.high is None else number.high))
        if ends in ((low, high), (low / 100, high / 100)):
            at = origins(text)
            texts.append(text[at[number.start] : at[number.end - 1] + 1])
    return texts
