"""Raised and lowered characters: note marks, powers, indices. Written apart, they never join the number before them."""

from __future__ import annotations

import re

_DIGITS, _SIGNS = "0123456789", "+=()"
_LETTERS = "abcdefghijklmnoprstuvwxyz"  # there is no raised q
_CAPITALS = "ABDEGHIJKLMNOPRTUVW"
_RAISED = str.maketrans(
    f"{_DIGITS}{_SIGNS}{_LETTERS}{_CAPITALS}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"
)
_LOWERED = str.maketrans(f"{_DIGITS}{_SIGNS}", "₀₁₂₃₄₅₆₇₈₉₊₌₍₎")
_MINUS = "\\-−–‐"
_SIGNED = re.compile(rf"\A\s*[{_MINUS}](?=\s*\d+\s*\Z)")  # 10⁻⁶; in `3-5` the hyphen stays
_TERM = r"(?:\d+[a-z]?|[a-z])"
_POWER = re.compile(rf"\s*[+{_MINUS}]?\s*{_TERM}(?:\s*[+{_MINUS}]\s*{_TERM})+\s*\Z")  # 2n+1
_MARK = re.compile(rf"(?:[\d\s,;.+=(){_MINUS}]+|[a-z])\Z")
_LETTER_MARK = re.compile(r"\s*[^\W\d_]{1,3}(?:\s*[,;]\s*[^\W\d_]{1,3})*\s*\Z")
_ORDINAL_END = re.compile(r"\s*(?:st|nd|rd|th|er|ers|re|res|ère|nde?|ème|eme|te|ter|da|do|ra|ro|ª|º)\s*\Z", re.I)
_IN_BRACKETS = re.compile(r"\s*\[.*\]\s*\Z", re.DOTALL)


def raised(text: str, before: str = "") -> str:
    """Return raised characters as such: `3` is `³`, `a` is `ᵃ`; `[3]`, `*` and the `st` of `1st` stay as they are.

    Behind a digit, letters are a mark too, and stand in brackets where one of them cannot be raised.

    >>> raised("3"), raised("-6"), raised("2, 3"), raised("[3]"), raised("2n+1")
    ('³', '⁻⁶', '², ³', '[3]', '²ⁿ⁺¹')
    >>> raised("st", "1"), raised("ii", "12"), raised("C", "12"), raised("th", "n")
    ('st', 'ⁱⁱ', '[C]', 'th')
    """
    if _MARK.match(text):
        return _SIGNED.sub("⁻", text).translate(_RAISED)
    if _POWER.match(text):
        return re.sub(rf"[{_MINUS}]", "⁻", text).translate(_RAISED)
    if before[-1:].isdigit() and _LETTER_MARK.match(text) and not _ORDINAL_END.match(text):
        mark = text.translate(_RAISED)
        return f"[{text.strip()}]" if set(mark) & set(text) - set(" ,;") else mark
    return _digits(text, _RAISED)


def lowered(text: str) -> str:
    """Return lowered digits as such: `2` is `₂`.

    >>> lowered("2"), lowered("min")
    ('₂', 'min')
    """
    return _SIGNED.sub("₋", text).translate(_LOWERED)


def _digits(text: str, table: dict[int, int]) -> str:
    """Translate the digits of a text alone; those in brackets are apart already."""
    return text if _IN_BRACKETS.match(text) else re.sub(r"\d+", lambda run: run[0].translate(table), text)
