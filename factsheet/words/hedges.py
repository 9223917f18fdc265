"""The hedge of a number: `more than`, `fewer than 300`, `300 or more`, `不到`, turned by a negation."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.lexer import DIGITS, HAN, WORD, is_cjk
from factsheet.words.text import Text

EXACTLY: tuple[str, ...] = ("exactly",)
UNCLEAR: tuple[str, ...] = ()
"""The bounds of a number whose hedge says nothing certain: none."""

_TURNED = {"more than": ("at most",), "less than": ("at least",), "at least": ("less than",), "at most": ("more than",)}
_NEAR = 3
_REACH = 4  # lexemes behind a number within which `300 new sites or more` still hedges it


class Hedge(NamedTuple):
    """The bounds that a number can be told with, and the lexeme where its hedge begins."""

    bounds: tuple[str, ...]
    begin: int


def hedge(text: Text, begin: int, end: int, *, has_unit: bool) -> Hedge:
    """Read the hedge of the number from one lexeme up to another, before it or after it.

    Two hedges of different meaning, a hedge that means nothing certain, and a bare `not` leave no bounds at all.
    """
    before, at = _before(text, begin)
    after = _after(text, end, has_unit=has_unit)
    if before == ("up to",) and _is_rise(text, end):
        before = EXACTLY  # up to 300 from 250
    if _is_denied(text, at):
        return Hedge(_TURNED.get(before[0], UNCLEAR) if before and _is_negated_near(text, at) else UNCLEAR, at)
    if after is None:
        return Hedge(before, at)
    if before == EXACTLY:
        return Hedge(after, at)
    return Hedge(before if before == after else UNCLEAR, at)


def _before(text: Text, begin: int) -> tuple[tuple[str, ...], int]:
    hedges, unclear, negations = text.tables.hedges_before, text.tables.hedges_unclear, text.tables.negations
    at = _before_articles(text, begin)
    if at == begin and text.language.inverts and _counted_before(text, begin):
        return ("about",), begin
    found = hedges.before(text.texts, at)
    vague = unclear.before(text.texts, at)
    if vague and (not found or vague.at <= found.at):
        return UNCLEAR, vague.at
    if not found:
        negation = negations.before(text.texts, at)
        return (UNCLEAR, negation.at) if negation else (EXACTLY, begin)
    bounds = tuple(found.value.split("|"))
    if found.at > 0 and _compares(text, found.at):
        return EXACTLY, begin  # 5% more than the 300
    if (
        found.value == "about"
        and text.texts[found.at] in text.language.words("topic hedges")
        and text.texts[begin - 1] in text.tables.hedges_between.lasts
        and begin - 1 > found.at
    ):
        return UNCLEAR, found.at  # a film about the 300 workers
    if negation := negations.before(text.texts, found.at):
        bounds = _TURNED.get(found.value, UNCLEAR)
        return bounds, negation.at
    earlier = hedges.before(text.texts, found.at)
    if unclear.before(text.texts, found.at) or (earlier and earlier.value not in (found.value, "exactly")):
        return UNCLEAR, found.at
    return bounds, found.at


def _compares(text: Text, at: int) -> bool:
    """Tell whether a number stands before a hedge, which then compares two: 5% more than 300."""
    return text.sorts[at - 1] == DIGITS or text.texts[at - 1] == "%" or bool(text.tables.marks.before(text.texts, at))


def _is_rise(text: Text, end: int) -> bool:
    """Tell whether `from` stands soon behind a number, so that `up to` tells a rise."""
    return any(text.texts[at] in text.language.words("froms") for at in range(end, end + _REACH))


def _is_denied(text: Text, at: int) -> bool:
    """Tell whether a word that denies stands before in the same clause, with no other number between."""
    denials, ends = text.language.words("denials"), text.language.words("clause ends")
    for here in range(at - 1, -1, -1):
        if text.texts[here] in ends or text.sorts[here] == DIGITS:
            return False
        if text.texts[here] in denials:
            return True
    return False


def _is_negated_near(text: Text, at: int) -> bool:
    """Tell whether the denial stands within two words, so that it turns the hedge: never fell below 300."""
    return any(text.texts[here] in text.language.words("denials") for here in range(max(0, at - _NEAR), at))


def _before_articles(text: Text, at: int) -> int:
    """Step over what may stand between a hedge and its number: `over the 300 mark`, `up to a total of 300`."""
    hedges, between = text.tables.hedges_before, text.tables.hedges_between
    nearest = at
    while not hedges.before(text.texts, at) and (found := between.before(text.texts, at)):
        at = found.at
    return at if hedges.before(text.texts, at) or text.tables.hedges_unclear.before(text.texts, at) else nearest


def _counted_before(text: Text, at: int) -> bool:
    """Tell whether what is counted stands before its number, which makes it a rough one: человек 300."""
    return at > 0 and text.sorts[at - 1] == WORD and bool(text.unit_at(at - 1))


def _after(text: Text, end: int, *, has_unit: bool) -> tuple[str, ...] | None:
    hedges, direct = text.tables.hedges_after, text.tables.hedges_right_after
    end += text.texts[end] == "'" and text.is_glued(end)  # %25'inden fazlası
    found = direct.after(text.texts, _skip_hyphen(text, end)) or hedges.after(text.texts, _skip_hyphen(text, end))
    at = end
    if not found and text.texts[at + 1] == ",":
        found = hedges.after(text.texts, at + 2)
    while (
        not found
        and at < min(end + _REACH, len(text.lexemes))
        and text.sorts[at] in (WORD, HAN)
        or (
            not found
            and at < min(end + _REACH, len(text.lexemes))
            and (is_cjk(text.texts[at]) or text.texts[at] in "-%")
        )
    ):
        at += 1
        found = hedges.after(text.texts, at)
    if not found or _goes_on(text, found.at):
        return None
    return tuple(found.value.split("|"))


def _skip_hyphen(text: Text, at: int) -> int:
    return at + 1 if text.texts[at] == "-" and text.is_glued(at + 1) else at


def _goes_on(text: Text, at: int) -> bool:
    """Tell whether what looked like a hedge behind a number begins something else: `or more than`, `plus 5`."""
    if text.sorts[at] == DIGITS and not is_cjk(text.texts[at - 1]):
        return True
    return bool(
        text.tables.than.after(text.texts, at)
        or (text.tables.numbers.after(text.texts, at) and not is_cjk(text.texts[at]))
    )
