"""A text -> the numbers in it, as the digit gate knows them: in digits, in signs such as ½, and amounts in words."""

from __future__ import annotations

import re

_DECIMAL = r"\d+(?:[.,]\d+)*"
_FRACTION = r"(?<![\d/])\d+/\d+(?![\d/]|[.,]\d)"  # one number: its two parts are not numbers of their own
_NUMBER = re.compile(_DECIMAL)
_WITH_FRACTIONS = re.compile(rf"{_FRACTION}|{_DECIMAL}")
_ASCII_NUMBER = re.compile(_DECIMAL, re.ASCII).findall  # twice as fast
_LICENCE = re.compile(
    r"\bCC0(?: 1\.0)?|\b(?:CC[ -]BY(?:-[A-Z]+)*|GPL|LGPL|AGPL|MPL|EUPL|Apache(?: Licen[cs]e)?)[ -]v?\d+(?:\.\d+)*"
)
_SIGNS = re.compile(
    r"[\u00bc-\u00be\u2150-\u218b\u2460-\u249b]|[二两三四五六七八九]成"
    r"|(?:[一二两三四五六七八九]+[十百千万亿]|十[一二三四五六七八九万亿])[一二三四五六七八九十百千万亿]*"
)
_SIGN = re.compile(r"[\u00bc-\u00be\u2150-\u218b\u2460-\u249b一二两三四五六七八九十]").search
"""The first character of each of them, which is found sooner than the whole."""

_AMOUNTS = re.compile(r"\b(?:dozens?|hundreds|thousands|millions|billions)\b")


def numbers(text: str) -> list[str]:
    """Return the numbers in a text, without the commas that part thousands and without versions of licences.

    `2/3` is one number, as `8.1` is. Numbers between more strokes, as in an address, are several. Numbers without
    digits count too: ½, Ⅳ, 五十, and `dozens` or `hundreds` of something.
    """
    number = _WITH_FRACTIONS if "/" in text else _NUMBER
    is_ascii = text.isascii()
    in_digits = _ASCII_NUMBER(text) if number is _NUMBER and is_ascii else number.findall(text)
    if in_digits and ("CC" in text or "PL" in text or "Apache" in text):  # one of them stands in every licence
        in_digits = number.findall(_LICENCE.sub(" ", text))
    if in_digits and "," in text:
        in_digits = [number.replace(",", "") for number in in_digits]
    return in_digits + _without_digits(text, is_ascii=is_ascii)


def wholes(text: str) -> set[str]:
    """Return the numbers in digits of a text, each whole: 41.5 is no 5.

    >>> sorted(wholes("41.5 metres, 1,200 lamps."))
    ['1,200', '41.5']
    """
    return set(_NUMBER.findall(text))


def without_digits(text: str) -> list[str]:
    """Return the numbers of a text that have no digits: ½, Ⅳ, 五十, hundreds."""
    return _without_digits(text, is_ascii=text.isascii())


def _without_digits(text: str, *, is_ascii: bool) -> list[str]:
    signs = [] if is_ascii or not _SIGN(text) else _SIGNS.findall(text)
    # a loop over the four would take longer
    if "dozen" in text or "undreds" in text or "ousands" in text or "illions" in text:
        return signs + _AMOUNTS.findall(text.lower())
    return signs


def may_hold_number(text: str) -> bool:
    """Tell whether a text may hold a number: a digit, or another sign or word for one."""
    return bool(_DIGIT(text)) or bool(without_digits(text))


_DIGIT = re.compile(r"\d").search
