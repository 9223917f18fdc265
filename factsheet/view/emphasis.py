"""The words of a text that give a fact's figure, so that a page can show them bold in statement and quote alike."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factsheet.core.figure import Figure, ends, ends_in_full
from factsheet.words import reader

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f']\d+)*(?:/\d+)?", re.ASCII)


@lru_cache(maxsize=1 << 12)
def numbers(text: str, figure: Figure, language: str | None = "en") -> tuple[str, ...]:
    """Return the words of a text that give a figure's value, each once: in digits, or else as they are read.

    >>> numbers("more than 2,400 of 9,000 firms", Figure(property="firms", value="2400"))
    ('2,400',)
    >>> numbers("took two to three months", Figure(property="wait", value={"from": "2", "to": "3"}))
    ('two to three',)
    """
    wanted = {Fraction(end) for end in ends(figure.value)}
    digits = [written for written in _DIGITS.findall(text) if not wanted.isdisjoint(_meanings(written))]
    return tuple(dict.fromkeys(digits or _read(text, figure, language)))


def _meanings(written: str) -> set[Fraction]:
    """Return what digits can mean, whichever sign groups them. The last is a decimal point if it stands only once."""
    if "/" in written:
        return {Fraction(part) for part in [written] if re.fullmatch(r"\d+/[1-9]\d*", part)}
    whole = Fraction(re.sub(r"\D", "", written))
    last = max(written.rfind(","), written.rfind("."))
    if last < 0 or written.count(written[last]) > 1:
        return {whole}
    return {whole, Fraction(Decimal(f"{re.sub(r'[^0-9]', '', written[:last])}.{written[last + 1 :]}"))}


def _read(text: str, figure: Figure, language: str | None) -> list[str]:
    """Return the numbers without digits that have the figure's value: `second`, `two to three`, `half`."""
    low, high = (Fraction(end) for end in ends_in_full(figure))
    texts = []
    for number in reader.read(text, language).numbers:
        ends = (Fraction(number.value), Fraction(number.value if number.high is None else number.high))
        if ends in ((low, high), (low / 100, high / 100)):
            texts.append(number.text)
    return texts
