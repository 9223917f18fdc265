"""A text -> the numbers in it, as the digit gate knows them."""

from __future__ import annotations

import re

_DECIMAL = r"\d+(?:[.,]\d+)*"
_FRACTION = r"(?<![\d/])\d+/\d+(?![\d/]|[.,]\d)"  # whole: neither of its numbers is said
_NUMBER = re.compile(_DECIMAL)
_WITH_FRACTIONS = re.compile(rf"{_FRACTION}|{_DECIMAL}")
_ASCII_NUMBER = re.compile(_DECIMAL, re.ASCII).findall  # twice as fast
_LICENCE = re.compile(r"\b(?:CC[ -]BY(?:-[A-Z]+)*|GPL|LGPL|AGPL|MPL|EUPL|Apache(?: Licen[cs]e)?)[ -]v?\d+(?:\.\d+)*")


def numbers(text: str) -> list[str]:
    """The numbers in a text, without the commas that part thousands and without versions of licences.

    `2/3` is one number, as `8.1` is; what stands between more strokes, as in an address, are several.
    """
    number = _WITH_FRACTIONS if "/" in text else _NUMBER
    found = _ASCII_NUMBER(text) if number is _NUMBER and text.isascii() else number.findall(text)
    if found and ("CC" in text or "PL" in text or "Apache" in text):  # one of them stands in every licence
        found = number.findall(_LICENCE.sub(" ", text))
    return [number.replace(",", "") for number in found] if "," in text else found
