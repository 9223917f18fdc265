"""Words of a change that govern two numbers: cala di 12 a 310, bajó un 4% en mayo y un 9% en junio."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.words.lexer import SIGN, WORD
from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, RATIO, UNCLEAR, Mention, Number, Token

_SHARES = (PER_CENT, "percentage points", "basis points", "per mille", "times", RATIO)
_REACH = 8  # lexemes before a number in which the verb of its change stands
_SENTENCE = 40  # lexemes before a bracket in which the verb of a change stands
_BEHIND = 4  # lexemes behind a number in which another verb may turn it
_LONGEST = 60  # characters from one figure of a fall to the next


def is_share(number: Number) -> bool:
    """Tell whether a number counts parts, and so has no scale of its own from the amount behind it."""
    return number.mark in _SHARES


def is_size_of_change(low: Number, text: Text) -> bool:
    """Tell whether a preposition and a verb of change make a number what something changed by: cala di circa 12."""
    at, words = text.index_at(low.start), text.language.words
    hedge = text.tables.hedges_before.before(text.texts, at)
    begin = hedge.at if hedge else at
    if text.texts[begin - 1] not in words("sizes of changes"):
        return False
    near = text.texts[max(0, begin - _REACH) : begin - 1]
    return not _words_of_change(text).isdisjoint(near)


def _words_of_change(text: Text) -> frozenset[str]:
    """Return the words that tell of a rise or a fall."""
    words = text.language.words
    return words("rises") | words("falls") | words("verbs of change")


def follows_verb(low: Number, text: Text) -> bool:
    """Tell whether a verb of change stands right before `from`, or `from` begins a bracket in its sentence.

    Passano da 30 a 45, augmente en Alsace (de 7,3 % à 8,4 %); not: les logements de 30 à 45 m² augmentent.
    """
    at, words = text.index_at(low.start) - 1, text.language.words
    at -= text.texts[at] == "'"
    if text.texts[at - 1] != "(":
        return text.texts[at - 1] in words("verbs of change")
    for here in range(at - 2, max(-1, at - _SENTENCE), -1):
        if text.texts[here] in (".", ";", "!", "?"):
            return False
        if text.texts[here] in _words_of_change(text):
            return True
    return False


def with_shared_falls(tokens: Sequence[Token], text: Text) -> list[Token]:
    """Let a figure fall that `and` adds to one that falls: caíram 0,4% em maio e 0,9% em junho.

    Where a word behind it may turn it, nothing certain is told of it.
    """
    result = list(tokens)
    if not text.language.words("second fall links"):
        return result
    for at, high in enumerate(result):
        if not isinstance(high, Number) or high.falls or high.value <= 0 or not is_share(high):
            continue
        low = next((one for one in reversed(result[:at]) if isinstance(one, Number) and is_share(one)), None)
        if low and low.falls and low.mark == high.mark and _goes_on(low, high, text, result):
            result[at] = high._replace(bounds=UNCLEAR) if _may_turn(high, text) else high._replace(falls=True)
    return result


def _goes_on(low: Number, high: Number, text: Text, tokens: Sequence[Token]) -> bool:
    """Tell whether `and` joins two figures with no verb between them, but with dates, and links before the second."""
    words, links = text.language.words, text.language.words("second fall links")
    if high.start - low.end > _LONGEST:
        return False
    dated = [token for token in tokens if isinstance(token, Mention)]
    has_join = False
    for at in range(text.index_at(high.start) - 1, text.index_at(low.end) - 1, -1):
        word, place = text.texts[at], text.starts[at]
        is_date = any(date.start <= place < date.end for date in dated)
        if word in _words_of_change(text) or (text.sorts[at] == SIGN and word not in ",'%"):
            return False
        if has_join or is_date:
            continue
        has_join = word in words("joins") or word in words("loose joins")
        if not has_join and word not in links and word != "'":
            return False
    return has_join


def _may_turn(high: Number, text: Text) -> bool:
    """Tell whether a word for more or a verb of rising stands behind a figure, or what it is a part of."""
    begin, words = text.index_at(high.end), text.language.words
    is_part = text.sorts[begin] == WORD and text.tables.of.after(text.texts, begin) is not None
    turning = words("rises") | words("verbs of change") | words("words for more")
    return is_part or not turning.isdisjoint(text.texts[begin : begin + _BEHIND])
