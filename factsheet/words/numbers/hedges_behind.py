"""Hedges behind a number, or behind the words that it counts: 300 or more, 300 new sites or more, 450 (approx.)."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS, HAN, WORD, is_cjk
from factsheet.words.numbers.tolerance import past_sign
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import UNCLEAR

_REACH = 4  # lexemes behind a number within which `300 new sites or more` still hedges it
_SIGNS = ("%", "$", "€", "£", "¥")

MEASURES, _OVER = ("起", "台", "대"), ("多", "余", "餘")
"""发生事故300起 counts cases, 80元起 is `from 80 yuan`; 300台 counts machines, 300円台 is `300 to 399 yen`."""

_OVER_IN_KOREAN = "여"  # 300여 명


def hedge_behind(text: Text, end: int) -> tuple[str, ...] | None:
    """Return the bounds of a hedge right behind a number, or behind the words that it counts."""
    hedges, direct = text.tables.hedges_after, text.tables.hedges_right_after
    near = text.texts[end : end + _REACH + 2]
    if hedges.firsts.isdisjoint(near) and direct.firsts.isdisjoint(near):
        return None
    at = end + (text.texts[end] == "'" and text.is_glued(end))  # %25'inden fazlası
    if text.texts[end] == ":" and text.is_glued(end) and text.is_glued(end + 1) and text.sorts[end + 1] == WORD:
        at = end + 2  # 300:n tienoilla
    behind = at + 1 if text.texts[at] == "-" and text.is_glued(at + 1) else at
    at = behind = _past_inclusive(text, behind)
    if text.texts[behind] == "(" and not _holds_hedge(text, behind):
        return None  # 31 seats (roughly half)
    behind += text.texts[behind] == "("  # 450 (approx.)
    if past_sign(text, behind):
        return None
    phrase = direct.after(text.texts, behind) or hedges.after(text.texts, behind) or _last_of_clause(text, behind)
    if phrase and text.texts[behind] == _OVER_IN_KOREAN and not text.is_glued(behind):
        phrase = None  # 300 여성
    if text.texts[behind] in MEASURES and _counts_there(text, behind):
        phrase = None
    if not phrase and text.texts[at + 1] == ",":
        phrase = hedges.after(text.texts, at + 2)
    last = min(at + _REACH, text.count)
    while not phrase and at < last and _may_stand_between(text, at):
        at += 1
        at = _past_inclusive(text, at)
        phrase = hedges.after(text.texts, at)
        if text.texts[at] == "(" and _holds_hedge(text, at) and not past_sign(text, at + 1):  # 400 beds (approx)
            phrase = hedges.after(text.texts, at + 1) or direct.after(text.texts, at + 1)
    if not phrase or _goes_on(text, phrase.at) or _is_adjective(text, phrase.at):
        return None
    return UNCLEAR if phrase.value == "unclear" else tuple(phrase.value.split("|"))


def _holds_hedge(text: Text, at: int) -> bool:
    """Tell whether a bracket holds a hedge alone: 450 (approx.), not 31 seats (roughly half)."""
    tables = text.tables
    phrase = tables.hedges_right_after.after(text.texts, at + 1) or tables.hedges_after.after(text.texts, at + 1)
    end = phrase.at if phrase else at
    return text.texts[end + (text.texts[end] == ".")] == ")"


def _last_of_clause(text: Text, at: int) -> Match[str] | None:
    """Return a hedge that ends a clause behind the one word that a number counts: 20 people minimum."""
    phrase = text.tables.hedges_right_after.after(text.texts, at + 1)
    is_hedge = phrase and text.texts[phrase.at - 1] in text.language.words("adjective hedges")
    return phrase if phrase and is_hedge and text.sorts[at] == WORD and text.ends_at(phrase.at) else None


def _is_adjective(text: Text, at: int) -> bool:
    """Tell whether what looked like a hedge tells of a noun behind it: a $20 minimum order."""
    if text.texts[at - 1] not in text.language.words("adjective hedges"):
        return False
    return text.sorts[at] == WORD and text.texts[at] not in text.language.known_firsts


def _counts_there(text: Text, at: int) -> bool:
    """Tell whether a word that can be a measure or a hedge stands right behind a number, which it then counts."""
    is_numeral = text.sorts[at - 1] in (DIGITS, HAN) or text.texts[at - 1] in _OVER
    return is_numeral or text.tables.scales.before(text.texts, at) is not None


def _past_inclusive(text: Text, at: int) -> int:
    """Step over the bracket of 100人（含）以上, which says that the number itself belongs to it."""
    if text.texts[at] != "(" or text.texts[at + 1] != "含":
        return at
    end = next((here for here in range(at + 2, at + 2 + _REACH) if text.texts[here] == ")"), at - 1)
    return end + 1


def _may_stand_between(text: Text, at: int) -> bool:
    """Tell whether a lexeme may be of what is counted, between a number and a hedge behind it."""
    return text.sorts[at] in (WORD, HAN) or text.texts[at] in ("-", "%") or is_cjk(text.texts[at])


def _goes_on(text: Text, at: int) -> bool:
    """Tell whether what looked like a hedge behind a number begins something else: `or more than`, `plus 5`."""
    begin = at + (text.texts[at] in _SIGNS)
    if text.sorts[begin] == DIGITS and not is_cjk(text.texts[at - 1]):
        return True  # (+3), (+%3)
    is_number = text.tables.numbers.after(text.texts, at) and not is_cjk(text.texts[at])
    other = text.tables.hedges_before.after(text.texts, at - 1)  # 580 km long and up to 75
    return bool(is_number or (other and other.at > at) or text.tables.than.after(text.texts, at))
