"""Words that deny a number or date: not, 并非 before it, ではなく, 이 아니라, değil behind it."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS, SIGN, is_cjk
from factsheet.words.phrases import Match
from factsheet.words.text import Text

_CLAUSE = 60
"""Lexemes that a clause may have before a number: a text without a full stop is not read again for each number."""

_SUBJECT = 8  # lexemes before a hedge within which `none of the schools in the north has` begins
_NEAR = 3  # lexemes before a hedge within which a denial turns it, and between a number and what denies it behind
_SIGNS_BEHIND = 5  # signs of scripts without spaces between a number and a word that denies it
_ONES = ("1", "一", "한", "하나")
_REACH = 8  # lexemes behind a number that are looked at
_IF_LAST = "last"
"""Marks words that deny a number behind it only where the clause ends or a number follows: 200 लोग नहीं, बल्कि 300."""


def is_denied(text: Text, at: int) -> bool:
    """Tell whether words that deny stand before in the same clause, with no other number between."""
    first = max(at - _CLAUSE, 0)
    denials, ends = text.tables.denials, text.language.words("clause ends")
    if denials.firsts.isdisjoint(text.texts[first:at]):
        return False
    for here in range(at - 1, first - 1, -1):
        if text.texts[here] in ends or text.sorts[here] == DIGITS:
            return False
        if _denies(text, here):
            return True
    return False


def is_of_none(text: Text, at: int) -> bool:
    """Tell whether none, or nobody, has what a hedge at a lexeme and its number tell: none of them has more than 900.

    Nobody stands near: in `nobody was hurt although more than 300 fled` it is of another verb.
    """
    none, nobody, joins = text.tables.denials_of_all, text.tables.denials_of_persons, text.language.words("joins")
    for here in range(at - 1, max(-1, at - 1 - _SUBJECT), -1):
        is_sign = text.sorts[here] == SIGN and text.texts[here] != "'"
        if is_sign or text.texts[here] in joins:
            return False
        if none.after(text.texts, here) or (at - here <= _NEAR and nobody.after(text.texts, here)):
            return True
    return False


def is_denied_near(text: Text, at: int) -> bool:
    """Tell whether the denial stands so near that it turns the hedge: never fell below 300."""
    return any(_denies(text, here) for here in range(max(0, at - _NEAR), at))


def _denies(text: Text, at: int) -> bool:
    """Tell whether a denial begins at a lexeme; most are one word."""
    return text.texts[at] in text.tables.denials.firsts and text.tables.denials.after(text.texts, at) is not None


def is_denied_behind(text: Text, end: int) -> bool:
    """Tell whether a word that denies stands behind a number or date, or behind what it counts: 200人ではなく.

    In 300명은 회원이 아니다 and 30 प्रतिशत बच्चे साक्षर नहीं हैं it denies something else.
    """
    table = text.tables.denied_behind
    if _is_not_one(text, end):
        return True
    if table.firsts.isdisjoint(text.texts[end : end + _REACH]):
        return False
    at, last, words = end, min(end + _REACH, text.count), 0
    while at < last:
        word = text.texts[at]
        if _is_own(text, end, at, words) and (denial := table.after(text.texts, at)):
            return (
                denial.value != _IF_LAST or text.ends_at(denial.at) or DIGITS in text.sorts[denial.at : denial.at + 2]
            )
        is_sign = text.sorts[at] == SIGN and not is_cjk(word) and word != "'"
        if is_sign or text.sorts[at] == DIGITS or (at <= end + 1 and word in text.language.words("topic marks")):
            return False
        hedge = text.tables.hedges_after.after(text.texts, at)
        words += word != "'" and not hedge
        at = hedge.at if hedge else at + 1
    return False


def _is_not_one(text: Text, end: int) -> bool:
    """Tell whether one, its measure and `even` say that there is none, as the verb denies it: 1件も起きていない."""
    particles = text.language.words("even particles")
    if text.texts[end - 1] not in _ONES or particles.isdisjoint(text.texts[end : end + _NEAR]):
        return False
    last = min(end + _CLAUSE // 2, text.count)
    clause = next((at for at in range(end, last) if text.ends_at(at)), last)
    return any(text.tables.negated_verbs_behind.after(text.texts, at) for at in range(end, clause))


def _is_own(text: Text, begin: int, at: int, words: int) -> bool:
    """Tell whether a word at a lexeme can be about a number that ends at another, with some words between."""
    most = _SIGNS_BEHIND if is_cjk(text.texts[at]) else 1
    return words <= most or any(text.unit_at(here) == at for here in range(begin, at))


def negation_before(text: Text, at: int) -> Match[str] | None:
    """Return the negation right before a lexeme, unless it denies a number before it: 200 kişi değil 300 kişi."""
    negation = text.tables.negations.before(text.texts, at)
    if negation and text.texts[negation.at] in text.tables.denied_behind.firsts:
        for here in range(negation.at - 1, max(-1, negation.at - 1 - _NEAR), -1):
            if text.sorts[here] == DIGITS:
                return None
            if text.sorts[here] == SIGN and text.texts[here] not in ("'", "%"):
                break
    return negation
