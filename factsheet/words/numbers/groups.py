"""Digits with groups of three that spaces part: 1 234 567,8."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.numbers.names import name_from_digits
from factsheet.words.text import Text

_GROUP = re.compile(r"[0-9]{3}(?:[.,\u066b][0-9]+)?")
_SIZE = 3


def grouped(text: Text, at: int) -> tuple[Decimal | None, int]:
    """Return the value of the digits at a lexeme and the index after them; None where they write no one number."""
    groups, after = [text.texts[at]], at + 1
    if _may_lead(groups[0]):
        while _is_group(text, after) and groups[-1].isdecimal():
            groups.append(text.texts[after])
            after += 1
    if len(groups) > 1:
        return _value(text, groups), after
    if text.sorts[after] == DIGITS and (text.is_glued(after) or _may_belong(text, after)):
        return None, after + 1
    return text.language.separators.number(groups[0]), after


def _may_lead(written: str) -> bool:
    """Tell whether digits can be the first of several groups."""
    return written.isdecimal() and len(written) <= _SIZE and written[0] != "0"


def _is_group(text: Text, at: int) -> bool:
    """Tell whether a group of three, which may have decimals, follows across one space."""
    is_three = text.sorts[at] == DIGITS and _GROUP.fullmatch(text.texts[at])
    return bool(is_three) and not text.is_glued(at) and text.is_apart(at)


def _value(text: Text, groups: list[str]) -> Decimal | None:
    """Return the value of groups, of which the last may have decimals behind the decimal sign of the language."""
    separators = text.language.separators
    decimals = groups[-1][_SIZE:]
    if decimals and decimals[0] != separators.decimal:
        return None
    return separators.number("".join(groups))


def _may_belong(text: Text, at: int) -> bool:
    """Tell whether digits follow digits across one space, so that both may be one number, or a list without commas."""
    behind = at + 1
    is_mixed = text.texts[behind] == "/" and text.is_glued(behind)  # 2 1/2
    may_name = text.sorts[behind] == WORD or text.texts[behind] in "-/"
    is_name = may_name and text.is_glued(behind) and name_from_digits(text, at, behind)
    return text.is_apart(at) and not is_mixed and not is_name
