"""Words that look like a hedge and lead the end of a change, which is exact: up to 300 from 250, steeg tot 300."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS, SIGN
from factsheet.words.text import Text

_PAUSES, _CHANGE = (",", "-", "—", "–"), 12  # lexemes from a word of change to the end of it
_FROM_REACH = 7  # lexemes
_NEAR = 3  # lexemes from the size of a change to the word for its end
_REACH = 4  # lexemes behind a number within which a change is told


def ends_change(text: Text, bounds: tuple[str, ...], at: int, end: int) -> bool:
    """Tell whether a hedge with these bounds, which begins at a lexeme, leads the end of a change.

    `end` is the index after its number.
    """
    if bounds == ("up to",) and (_is_rise(text, end) or _stands_last(text, at) or _stands_first(text, at, end)):
        return True
    return bounds in (("up to",), ("about",)) and _reaches(text, at)


def _stands_last(text: Text, at: int) -> bool:
    """Tell whether a change stands before a hedge, which then leads its end: un 6,2%, hasta 4.870; not in English."""
    if text.texts[at - 1] not in _PAUSES or text.language.code == "en":
        return False
    is_told = _tells_change(text, at - _CHANGE, at - 1)  # выросла, до 21%
    return is_told or text.texts[at - 2] == "%" or bool(text.tables.marks.before(text.texts, at - 1))


def _stands_first(text: Text, at: int, end: int) -> bool:
    """Tell whether a clause begins with a hedge that leads the end of a change: до 60 тысяч выросла; not bis zu 300."""
    if text.language.code == "en" or text.sorts[at + 1] != DIGITS or (at > 0 and not text.ends_at(at - 1)):
        return False
    return _tells_change(text, end, end + _REACH)


def _is_rise(text: Text, end: int) -> bool:
    """Tell whether `from` and a number of the same stand soon behind, so that `up to` tells a rise.

    Up to 300 people from 20 countries are no rise.
    """
    at = next((here for here in range(end, end + _FROM_REACH) if text.texts[here] in text.language.words("froms")), 0)
    if not at or text.sorts[at + 1] not in (DIGITS, SIGN):
        return False
    if at == end:
        return True
    behind = text.texts[at + 2]
    return behind in (text.texts[end], text.texts[end - 1]) or text.ends_at(at + 2)


def _reaches(text: Text, at: int) -> bool:
    """Tell whether a word for `to` that looks like a hedge ends a change: steeg tot 300, vzrostla o 40 korun na 300."""
    words = text.language.words
    if text.texts[at] not in words("range") and text.texts[at] not in words("change links"):
        return False
    if any(text.texts[at - 1] in words(name) for name in ("rises", "falls", "change particles")):
        return True
    is_sized = DIGITS in text.sorts[max(0, at - _NEAR) : at]
    before = range(max(0, at - _CHANGE), at)
    is_by = any(text.texts[here] in words("by words") for here in before)
    if text.language.code != "en" and any(text.texts[here] in words("froms") for here in before):
        is_by, is_sized = True, DIGITS in text.sorts[before[0] : at]  # desde los 70 euros hasta los 60
    return is_sized and is_by and _tells_change(text, at - _CHANGE, at)


def _tells_change(text: Text, begin: int, end: int) -> bool:
    """Tell whether a word of rising or falling stands between two lexemes."""
    rises, falls = text.language.words("rises"), text.tables.falls
    return any(text.texts[at] in rises or falls.after(text.texts, at) for at in range(max(0, begin), end))


def is_during(text: Text, at: int, begin: int, end: int) -> bool:
    """Tell whether `over` or `under` before a span of time may be no hedge: over six years, under a 12-year contract.

    The hedge begins at a lexeme, its number at another.
    """
    words = text.language.words
    if at >= begin or text.texts[at] not in words("during") or text.texts[text.past_tie(end)] not in words("spans"):
        return False
    is_taking = not words("taking").isdisjoint(text.texts[max(0, at - _REACH) : at])
    is_definite = begin - at > 1 and text.texts[at + 1] == "the"  # over the four years of the plan
    is_aged = text.texts[text.past_tie(end) + 1] in words("ages") and not is_definite
    is_sure = is_taking or text.texts[at - 1] in words("lasting") or is_aged
    return not is_sure
