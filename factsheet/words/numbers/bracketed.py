"""Brackets around a number and beside it: a loss of (5.2)%, 20 patients (5%), SEK 17.2 (15.4) billion."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.text import Text

_ASIDE = 6  # lexemes from a number to the bracket that tells its share
_BEFORE_ACCOUNTS, _BEHIND_LABELS = tuple("$£€¥:="), (":", "=")
_REACH = 8  # lexemes from one bracket to the other: 17.2 (second quarter of 2023: 15.4)
_LETTERS = frozenset("bkmt")
"""Letters behind a bracket that are a scale in some reports, and a list's mark in others."""


def end_of_share(text: Text, at: int, amount: Amount) -> int:
    """Return where a percentage in brackets ends that stands behind words; 0 for brackets of other kinds."""
    mark = mark_after(text, amount.at)
    is_behind_words = at > 0 and text.texts[at - 1] not in _BEFORE_ACCOUNTS
    return mark[1] if mark and is_behind_words and text.texts[mark[1]] == ")" else 0


def is_aside(text: Text, at: int) -> bool:
    """Tell whether a percentage in brackets says what share a number before them is: 20 patients (5%), half (52%).

    Where no number stands before, `margin (5%)` may be a loss.
    """
    begin = max(0, at - _ASIDE)
    words, tables = text.texts[begin:at], text.tables
    return DIGITS in text.sorts[begin:at] or any(
        not table.firsts.isdisjoint(words) for table in (tables.fractions, tables.numbers, tables.shares, tables.every)
    )


def closed(text: Text, at: int, begin: int, amount: Amount) -> Amount | None:
    """Read on from an amount in the brackets of accounts, which make it negative: (5.2)%, $(300), (€118) million.

    `at` is the bracket, `begin` the first digits. Money inside wants a scale outside: £2 (€2.4) is told in two ways.
    """
    inner = mark_after(text, amount.at) if text.texts[amount.at] == "%" else None
    end = inner[1] if inner else amount.at
    if text.texts[end] != ")":
        return None
    outer = mark_after(text, end + 1)
    mark = inner or outer
    is_outside = outer or has_scale(text, end + 1)
    is_led = at == 0 or text.texts[at - 1] in _BEFORE_ACCOUNTS or text.money_before(at)
    is_outside = is_outside or (at > 0 and text.texts[at - 1] in _BEHIND_LABELS)  # EBIT: (€45m)
    if not is_outside if begin > at + 1 else not (mark or is_outside or is_led):
        return None
    factor, after = scales(text, outer[1] if outer else end + 1)
    return amount._replace(mark=mark[0] if mark else "", value=amount.value * factor, at=after)


def shared(text: Text, begin: int, mark: str, amount: Amount) -> tuple[str, Amount] | None:
    """Return mark and amount of a number that shares what stands behind them with one in brackets: 17.2 (15.4) billion.

    Return None where a letter stands there that may be a scale, and for the second, of which nobody says what it is.
    """
    behind = _behind(text, amount.at) if amount.scale == 1 and (not mark or mark.isupper()) else 0
    if not behind:
        return mark, amount
    factor, after = scales(text, behind)
    own = mark_after(text, after)
    if factor == 1 and not own and text.texts[behind] not in _LETTERS:
        return mark, amount
    if (factor == 1 and not own) or text.texts[begin - 1] == "(":
        return None
    if own and text.sorts[own[1]] != DIGITS:  # 5 (3) EUR 200
        mark = mark or own[0]
    high = None if amount.high is None else amount.high * factor
    return mark, amount._replace(value=amount.value * factor, high=high, scale=factor)


def _behind(text: Text, at: int) -> int:
    """Return the lexeme behind the brackets that begin or end where a number ends; 0 where there are none."""
    if text.texts[at] == "(":
        end = next((here for here in range(at + 1, min(at + _REACH, text.count)) if text.texts[here] in ("(", ")")), at)
        return end + 1 if text.texts[end] == ")" and text.sorts[end - 1] == DIGITS else 0
    if text.texts[at] == ")":
        begin = next((here for here in range(at - 1, max(0, at - _REACH), -1) if text.texts[here] in ("(", ")")), 0)
        return at + 1 if text.texts[begin] == "(" and text.sorts[begin - 1] == DIGITS else 0
    return 0
