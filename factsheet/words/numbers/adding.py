"""Two numbers that `and`, or nothing, may add to one: 3 thousand and 21, un miliardo e 200 milioni, 1 लाख 20 हजार."""

from __future__ import annotations

from factsheet.words.lexer import EAST_ASIAN
from factsheet.words.numbers.leads import follows
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, Number, added

_MOST_OF_WORDS = 10**15
_NEVER_ADDING = ("en", *EAST_ASIAN)
_ADDING = (100, 1000)  # scales whose rest `and` adds


def adds_scales(low: Number, high: Number, text: Text) -> bool:
    """Tell whether `and` joins a number to one in a smaller scale, which adds up: un miliardo e 200 milioni di euro."""
    is_plain = not low.mark and low.high is None and high.high is None and high.bounds == EXACTLY
    is_smaller = low.scale > high.scale > 1 and 0 < high.value < low.scale
    return is_plain and is_smaller and text.language.code not in _NEVER_ADDING and not follows(low, text, "between")


def adds_rest(low: Number, high: Number, text: Text) -> bool:
    """Tell whether `and` joins hundreds or thousands to their rest in digits: 4 thousand 3 hundred and 21."""
    is_plain = not low.mark and low.high is None and high.high is None and high.bounds == EXACTLY and high.scale == 1
    last = text.tables.scales.before(text.texts, text.index_at(low.end))
    step = int(last.value) if last else 1
    is_rest = 0 < high.value < step and low.value % step == 0 and high.text[:1].isdecimal()
    return step in _ADDING and is_plain and is_rest and not follows(low, text, "between")


def sum_of(low: Number, high: Number, text: Text) -> Number:
    """Return the sum of two neighbours."""
    both = text.folded[low.start : high.end]
    return high._replace(start=low.start, text=both, value=added(low.value, high.value), bounds=low.bounds)


def is_rest(low: Number, high: Number, between: str, text: Text) -> bool:
    """Tell whether two numbers may be one: 1 लाख 20 हजार करोड़, مليونان و500 ألف, 2 מיליון ו-500 אלף."""
    if not between:
        return low.scale > 1 and high.scale > 1
    if between.rstrip("-") not in adding(text) or high.scale == 1 or low.value >= _MOST_OF_WORDS:
        return False
    step = low.scale if low.scale > 1 else 10 ** (len(whole := str(int(low.value))) - len(whole.rstrip("0")))
    return high.value < step


def adding(text: Text) -> frozenset[str]:
    """Return the words for `and` by which a language adds to thousands in digits: 12 mil e 300."""
    return text.language.words("adding joins")
