"""A text -> the numbers in it, as the digit gate knows them."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ASCII_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*").findall  # twice as fast
_LICENCE = re.compile(r"\b(?:CC[ -]BY(?:-[A-Z]+)*|GPL|LGPL|AGPL|MPL|EUPL|Apache(?: Licen[cs]e)?)[ -]v?\d+(?:\.\d+)*")


def numbers(text: str) -> list[str]:
    """The numbers in a text, without the commas that part thousands and without versions of licences."""
    found = _ASCII_NUMBER(text) if text.isascii() else _NUMBER.findall(text)
    if found and ("CC" in text or "PL" in text or "Apache" in text):  # one of them stands in every licence
        found = _NUMBER.findall(_LICENCE.sub(" ", text))
    return [number.replace(",", "") for number in found] if "," in text else found
