"""Scales and marks that are told in a label, not behind the number: Users (bn): 3.07, $'000 12,450, per cent: 3.4."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factsheet.words.lexer import DIGITS, HAN, WORD
from factsheet.words.numbers.digits import THOUSANDS
from factsheet.words.numbers.scales import scales
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Number, Token, Unreadable

_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "mm": 10**6}
_LOOSE = ("m", "bn", "mn", "tn")  # may be scales without a bracket
_LEAST = 1000  # a score or a dozen is told in no label
_SHORT = 3  # letters that are a scale only beside money or alone in a bracket
_REACH = 6  # lexemes from a scale to the end of its label, and from its bracket to it
_OPENING, _CLOSING, _POINTING = "([", ")]", ":="
_INSIDE = ("'", "/", ",", "-", "%")
_GAP = re.compile(r"[\s:=,()'*\u00a0-]*")
_SENTENCE_END = re.compile(r"[;!?。；]|\.\s")
_REST_OF_LABEL = re.compile(r"[^\d()]*\)[\s:]*")
_CLOSE = 30  # characters from a bracket to a number that it surely counts for
_MOST_TOKENS = 30  # that a label may count for
_FEW_WORDS = 60  # characters from a label to a number that it may still count for
_ROUND = re.compile(r"10+")


class _Label(NamedTuple):
    """A scale or mark in a label: its lexemes, what it multiplies by or marks, and whether a bracket holds it.

    It is not sure in a headline (thousands of jobs: 300 at Ford), nor of a bare letter (Users, m: 324).
    """

    begin: int
    end: int
    factor: int
    mark: str
    is_bracket: bool
    is_sure: bool


def labelled(tokens: Sequence[Token], places: Iterable[int], text: Text) -> list[Token]:
    """Give the numbers of a text the scale and mark of its labels; where that is not sure they are unreadable.

    `places` are the lexemes of scales and marks that no number before them has.
    """
    result, places = list(tokens), list(places)
    if not any(isinstance(token, Number) for token in tokens):
        bare = (Unreadable(*text.span(at, at + 1)) for at in places if text.texts[at] == THOUSANDS)
        return sorted((*result, *bare), key=_start)
    alone: list[Unreadable] = []
    label: _Label | None = None
    for at in places:
        if label and at < label.end:
            continue
        if own := _label(text, at, *_scale_or_mark(text, at)):
            label = own
            _apply(label, result, text)
        elif text.texts[at] == THOUSANDS:
            alone.append(Unreadable(*text.span(at, at + 1)))
    for at in places if label is None else ():
        if own := _money_label(text, at):
            _apply(own, result, text)
            break
    return sorted((*result, *alone), key=_start)


def _start(token: Token) -> int:
    """Return where a token starts."""
    return token.start


def multiplied(low: Number, high: Number, text: Text) -> Number | None:
    """Return a number behind the unit of a table, `(10,000 persons) 8,982`: the first multiplies the second."""
    is_unit = text.folded[low.start - 1 : low.start] == "(" and _ROUND.fullmatch(str(low.value))
    between = text.folded[low.end : high.start]
    if not is_unit or low.value < _LEAST or not _REST_OF_LABEL.fullmatch(between):
        return None
    if high.scale > 1 or high.unit or high.ordinal or (high.mark and low.mark != high.mark):
        return None
    return _with(high, int(low.value), low.mark) if not _counts(high, text) else None


def _label(text: Text, at: int, factor: int, mark: str, after: int) -> _Label | None:
    """Read the label around a scale or mark; None where it is in running words: the million-dollar firm."""
    if not after or text.is_tie(at - 1) or text.is_tie(after):
        return None
    begin = at - 1 if text.texts[at - 1] == "'" else at
    link = begin - (text.texts[begin - 1] in text.language.words("label links"))  # dollars in millions
    if money := text.money_before(begin) or text.money_before(link):
        begin, mark = money.at, mark or str(money.value)
    is_bracket = any(text.texts[here] in _OPENING for here in range(max(0, begin - _REACH), begin) if text.texts[here])
    end, has_sign, inner, is_plain = _end(text, after)
    if text.texts[begin - 1] in text.language.words("no labels") or not (has_sign or is_plain):
        return None
    is_alone = is_bracket and text.texts[begin - 1] in _OPENING
    is_short = text.sorts[at] == WORD and len(text.written(at, after)) <= _SHORT
    is_letter = len(text.texts[at]) == 1 or text.texts[at] in text.language.words("no labels alone")
    if is_short and is_letter and not (text.texts[at] == "m" and text.sorts[begin - 2] == WORD):
        is_alone = False  # (b) is a list's mark, 45 (m) are men
    is_known = not is_short or bool(money or inner or is_alone)
    if not is_known and (begin < at or is_bracket or text.original(at) not in _LOOSE):
        return None
    is_sure = is_known and (text.texts[after] not in text.tables.of.firsts or is_bracket or begin != link)
    return _Label(begin, end, factor, mark or inner, is_bracket and has_sign, is_sure)


def _money_label(text: Text, at: int) -> _Label | None:
    """Read a label that names money without a scale, and is closed by a sign: Price ($ per barrel): 82.5."""
    money = text.money_after(at) or text.money_before(at + 1)
    if not money or text.is_tie(at + 1):
        return None
    label = _label(text, at, 1, str(money.value), max(money.at, at + 1))
    is_closed = label is not None and (label.is_bracket or text.texts[label.end - 1] == ":")
    return label if is_closed else None


def _scale_or_mark(text: Text, at: int) -> tuple[int, str, int]:
    """Return the factor and the mark that begin at a lexeme, and the index after them; 0 where there are none."""
    word = text.texts[at]
    if word == THOUSANDS:
        return _LEAST, "", at + 1 + (text.texts[at + 1] == "s" and text.is_glued(at + 1))
    if word in _LETTERS and text.sorts[at] == WORD and not text.unit_at(at):
        return _LETTERS[word], "", at + 1
    if mark := text.tables.marks.after(text.texts, at):
        return 1, str(mark.value), mark.at
    factor, after = scales(text, at)
    if after == at and word.endswith("s") and text.tables.scales.after([word[:-1], ""], 0):
        factor, after = int(text.tables.scales.after([word[:-1], ""], 0).value), at + 1  # type: ignore[union-attr]
    return (factor, "", after) if factor >= _LEAST else (1, "", 0)


def _end(text: Text, at: int) -> tuple[int, bool, str, bool]:
    """Return where a label ends, whether a sign closes it, the money in it, and whether it has nothing but units.

    One that no sign closes ends before digits, or with the text.
    """
    money, is_plain = "", True
    here = at
    while here < min(at + _REACH, text.count):
        word, sort = text.texts[here], text.sorts[here]
        if sort == DIGITS:
            break
        if word in _CLOSING or word in _POINTING:
            return here + 1 + (text.texts[here + 1] in _POINTING and bool(text.texts[here + 1])), True, money, is_plain
        if own := text.money_after(here):
            money, here = str(own.value), own.at
        elif unit := text.unit_at(here):
            here = unit
        elif sort in (WORD, HAN) or word in _INSIDE or (word == "." and text.texts[here + 1] in (*_CLOSING, ":")):
            is_plain = is_plain and word in text.tables.of.firsts
            here += 1
        else:
            break
    return here, False, money, is_plain and (text.sorts[here] == DIGITS or text.ends_at(here))


def _apply(label: _Label, tokens: list[Token], text: Text) -> None:
    """Put what a label says into the number that it is for, in a list of tokens."""
    start, stop = text.starts[label.begin], text.end(label.end - 1)
    is_told = False
    first = bisect_left(tokens, start, key=_start)
    for index, token in enumerate(tokens[first : first + _MOST_TOKENS], first):
        if token.end <= stop or not isinstance(token, (Number, Mention)):
            continue
        between = text.folded[stop : token.start]
        if isinstance(token, Mention):
            stop = token.end if _GAP.fullmatch(between) else stop
            continue
        if _SENTENCE_END.search(between) or len(between) > _FEW_WORDS:
            break
        is_near = _is_near(stop, token, text) if not is_told else between.strip() in text.guards.range_links
        if label.is_bracket and not is_told and len(between) <= _CLOSE and "," not in between:
            is_near = True
        if is_near or is_told or label.is_bracket:
            tokens[index] = _scaled(label, token, text, is_near=is_near)
        is_told = is_told or is_near
        stop = token.end
    if not is_told:
        _apply_behind(label, start, tokens, text)


def _is_near(stop: int, number: Number, text: Text) -> bool:
    """Tell whether nothing but signs, and its own hedge, stand between the end of a label and a number."""
    at = text.index_at(number.start)
    hedge = text.tables.hedges_before.before(text.texts, at)
    return bool(_GAP.fullmatch(text.folded[stop : text.starts[hedge.at] if hedge else number.start]))


def _apply_behind(label: _Label, start: int, tokens: list[Token], text: Text) -> None:
    """Put what a label says into the number before it: 8,982 (thousands), 4,310 in US$ million."""
    index = bisect_left(tokens, start, key=_start) - 1
    number = tokens[index] if index >= 0 else None
    if not isinstance(number, Number):
        return
    between = text.folded[number.end : start].strip().lower()
    if between in ("(", "[", "(in", "[in"):
        tokens[index] = _scaled(label, number, text, is_near=True)
    elif between in ("in", ", in"):
        tokens[index] = _scaled(label, number, text, is_near=False)


def _scaled(label: _Label, number: Number, text: Text, *, is_near: bool) -> Token:
    """Return a number as a label scales or marks it; unreadable where that is not sure."""
    if number.scale > 1 or number.unit or number.ordinal or (number.mark and number.mark != label.mark and label.mark):
        return number
    if number.mark and (label.factor == 1 or not number.mark.isupper()):
        return number
    if is_near and label.is_sure and not _counts(number, text):
        return _with(number, label.factor, label.mark)
    is_own = _counts(number, text) and (label.factor == 1 or not is_near)  # in dollars: 45 firms paid
    return number if is_own else Unreadable(number.start, number.end, number.text)


def _with(number: Number, factor: int, mark: str) -> Number:
    """Return a number times a factor, with a mark."""
    high = None if number.high is None else number.high * factor
    return number._replace(value=number.value * factor, high=high, mark=number.mark or mark, scale=factor)


def _counts(number: Number, text: Text) -> bool:
    """Tell whether a unit stands right behind a number, so that a label before it is none of its own."""
    return bool(text.unit_at(text.index_at(number.end)))
