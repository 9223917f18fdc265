"""Labels before a number that tell its scale and what it counts: （人民币百万元）12,345, 单位：亿元 345."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from factsheet.words.lexer import DIGITS
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.measures import measure
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import Measure, Number, TokenAt, Unreadable, decimal_of

_NAMES = ("单位", "單位", "単位", "단위")
_FIRST_LETTERS = frozenset(name[0] for name in _NAMES)


class Label(NamedTuple):
    """A label: its factor, the mark or measure that it names, and the lexeme of the number behind it."""

    factor: int
    mark: str
    measure: Measure | None
    at: int


def label(text: Text, begin: int) -> Label | None:
    """Read the label that begins at a lexeme, right before digits."""
    if text.texts[begin] != "(" and text.texts[begin][:1] not in _FIRST_LETTERS:
        return None
    is_bracketed = text.texts[begin] == "("
    at = _past_name(text, begin + is_bracketed)
    if not is_bracketed and at == begin:
        return None
    money = text.tables.money.after(text.texts, at)
    factor, here = scales(text, money.at if money else at)
    own = mark_after(text, here)
    counted = None if own or (money and here > money.at and text.texts[here] == ")") else measure(text, here)
    end = own[1] if own else here
    if counted:
        end = text.index_at(text.starts[here] + counted.gap + len(counted.word)) if counted.word else here
    mark = str(money.value) if money else own[0] if own else ""
    if end == at or (money and own and own[0] != money.value and text.texts[own[1] - 1] not in ("元", "圓")):
        return None
    if is_bracketed:
        if text.texts[end] != ")":
            return None
        end += 1
    end += text.texts[end] == ":"
    return Label(factor, mark, counted, end) if text.sorts[end] == DIGITS and (factor > 1 or mark) else None


def _past_name(text: Text, at: int) -> int:
    """Return the index after the word for `unit` and its colon; the same index where it does not stand."""
    if at >= text.count or not text.plain.startswith(_NAMES, text.starts[at]):
        return at
    behind = text.index_at(text.starts[at] + len(_NAMES[0]))
    return behind + (text.texts[behind] == ":")


def under_label(text: Text, begin: int, own: Label, behind: TokenAt | None) -> TokenAt | None:
    """Return the number behind a label as the label has it; an unreadable piece where it has a scale or mark itself."""
    number = behind.token if behind else None
    if not behind or not isinstance(number, Number):
        return behind
    start = text.starts[begin]
    piece = text.folded[start : number.end]
    if number.mark or number.unit or number.scale > 1 or number.ordinal:
        return TokenAt(Unreadable(start, number.end, piece), behind.at)
    named = number.measure and number.measure.word
    labelled = number._replace(
        start=start,
        text=piece,
        value=decimal_of(Fraction(number.value) * own.factor),
        mark=own.mark,
        scale=own.factor,
        measure=number.measure if named or own.mark else own.measure and own.measure._replace(gap=-1),
    )
    return TokenAt(labelled, behind.at)
