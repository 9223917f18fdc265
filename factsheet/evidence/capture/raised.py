"""Raised and lowered characters: note marks, powers, indices. Written apart, they never join the number before them."""

from __future__ import annotations

import re

_DIGITS, _SIGNS = "0123456789", "+=()"
_LETTERS = "abcdefghijklmnoprstuvwxyz"  # there is no raised q
_RAISED = str.maketrans(f"{_DIGITS}{_SIGNS}{_LETTERS}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LOWERED = str.maketrans(f"{_DIGITS}{_SIGNS}", "₀₁₂₃₄₅₆₇₈₉₊₌₍₎")
_SIGNED = re.compile(r"[-−](?=\d+\s*$)")  # 10⁻⁶; in `3-5` the hyphen stays
_MARK = re.compile(r"(?:[\d\s,;.+=()−–-]+|[a-z])\Z")
_IN_BRACKETS = re.compile(r"\s*\[.*\]\s*\Z", re.DOTALL)


def raised(text: str) -> str:
    """Return raised characters as such: `3` is `³`, `a` is `ᵃ`; `[3]`, `*` and the `st` of `1st` stay as they are.

    >>> raised("3"), raised("-6"), raised("2, 3"), raised("[3]"), raised("st")
    ('³', '⁻⁶', '², ³', '[3]', 'st')
    """
    return _SIGNED.sub("⁻", text).translate(_RAISED) if _MARK.match(text) else _digits(text, _RAISED)


def lowered(text: str) -> str:
    """Return lowered digits as such: `2` is `₂`.

    >>> lowered("2"), lowered("min")
    ('₂', 'min')
    """
    return _SIGNED.sub("₋", text).translate(_LOWERED)


def _digits(text: str, table: dict[int, int]) -> str:
    """Translate the digits of a text alone; those in brackets are apart already."""
    return text if _IN_BRACKETS.match(text) else re.sub(r"\d+", lambda run: run[0].translate(table), text)
