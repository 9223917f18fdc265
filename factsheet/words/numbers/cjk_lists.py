"""Lists of numbers that share a fall or a hedge in Chinese, Japanese and Korean: 分别下降7.4%和6%, 각각 7%, 6% 감소."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factsheet.words.lexer import EAST_ASIAN
from factsheet.words.numbers.hedges_behind import hedge_behind
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, UNCLEAR, Number, Token

_REACH = 20  # characters before a list in which 分别 stands
_PARTING = ",。;:、"


def respectively(tokens: Sequence[Token], text: Text) -> list[Token]:
    """Give each number of a list the fall or the hedge that is told once for all of them."""
    result = list(tokens)
    if text.folded.isascii() or text.language.code not in EAST_ASIAN:
        return result
    at = 0
    while at < len(result):
        members = _members(result[at:], text)
        if len(members) > 1:
            result[at : at + len(members)] = _alike(members, text)
        at += max(1, len(members))
    return result


def _members(tokens: Iterable[Token], text: Text) -> list[Number]:
    """Return the numbers at the begin of some tokens that are one list."""
    members: list[Number] = []
    for token in tokens:
        if not isinstance(token, Number) or (members and not _goes_on(members[-1], token, text)):
            break
        members.append(token)
    return members


def _goes_on(one: Number, other: Number, text: Text) -> bool:
    """Tell whether nothing but a sign or word of lists stands between two numbers of the same thing."""
    between = text.plain[one.end : other.start].strip()
    if one.measure and one.measure.word and one.measure == other.measure:
        between = between.removeprefix(one.measure.word).strip()
    is_same = one.mark == other.mark and (one.mark != "" or one.measure == other.measure)
    return is_same and between in text.language.words("respective joins")


def _alike(members: list[Number], text: Text) -> list[Number]:
    """Return the numbers of a list with the fall and the bounds that they share.

    In Chinese the verb stands before all of them, in Japanese and Korean behind the last.
    """
    first, *others = members
    is_led = _is_led(first, text)
    if text.language.code == "zh":
        falls = first.falls and (is_led or not any(member.falls for member in others))
    else:
        falls = is_led and (first.falls or members[-1].falls)
    own = hedge_behind(text, text.index_at(first.end))
    is_hedged = first.bounds not in (EXACTLY, UNCLEAR) and own is None
    shared = first.bounds if is_led else UNCLEAR  # 超过25亿元和60亿元
    if is_hedged:
        others = [member._replace(bounds=shared) if member.bounds == EXACTLY else member for member in others]
    last = others[-1]
    if is_led and not is_hedged and last.bounds != EXACTLY and text.language.code != "zh":  # 각각 30%, 40% 이상
        first, *others = [_in_doubt(member) for member in (first, *others[:-1])] + [last]
    return [member._replace(falls=True) if falls else member for member in (first, *others)]


def _in_doubt(member: Number) -> Number:
    """Return a number with unclear bounds where it has no hedge of its own."""
    return member._replace(bounds=UNCLEAR) if member.bounds == EXACTLY else member


def _is_led(first: Number, text: Text) -> bool:
    """Tell whether a word such as 分别, それぞれ, 각각 stands before a list in its clause."""
    before = text.plain[max(0, first.start - _REACH) : first.start]
    for sign in _PARTING:
        before = before.rpartition(sign)[2]
    return any(word in before for word in text.language.words("respectively"))
