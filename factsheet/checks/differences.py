"""The first number of `rose by 340 to 2,115`: what something changed by, not what it came to."""

from __future__ import annotations

import re
from functools import lru_cache

from factsheet.checks.units import is_growth
from factsheet.core.model import Property
from factsheet.words.tokens import Number, Reading

_WORDS = r"(?:[^\W\d_]+\s+){0,3}[$€£¥]?"  # a hedge, an article
_BY = re.compile(rf"\b(?:by|um|met|med|на|o)\s+{_WORDS}$", re.IGNORECASE)
_TO = re.compile(
    rf"(?:\s[^\W\d_]+){{0,3}},?\s(?:[-–—]\s)?(?:to|from|auf|tot|naar|till|til|до|do|na)\s{_WORDS}\d", re.IGNORECASE
)
_CHANGE = re.compile(  # won by 300 votes to 250 tells of none
    r"\b(?:rose|ris(?:es?|en|ing)|gr[eo]w\w*|increas\w+|climb\w*|jump\w*|surg\w+|expand\w*|up|fell|fall\w*|declin\w+|drop\w*"
    r"|decreas\w+|shr[aiu]nk\w*|cut|reduc\w+|lower\w*|slid\w*|down|went|widen\w*|narrow\w*|stieg\w*|wuchs\w*|erhöht\w*|sank\w*|fiel\w*|ging|nahm\w*"
    r"|kletterte\w*|steeg|stegen|daalde\w*|groeide\w*|ökade|minskade|steg|faldt|falt|økte|вырос\w*|увелич\w+|сниз\w+|сократ\w+"
    r"|упал\w*|зрос\w*|збільш\w+|wzr[oó]sł\w*|spad\w+|vzrost\w*|kles\w+)\b",
    re.IGNORECASE,
)
_REACH = 80  # characters before a number in which the word of its change stands
_OF_CHANGE = re.compile(
    r"\b(?:changes|increases|rises|gains|additions?|added|additional|new|net|extra|decreases?|declines?|drops?|falls?"
    r"|loss(?:es)?|lost|cuts?|reductions?|savings?|saved|differences?)\b|[增减減升降涨漲差]|rückgang|baisse|caída|calo"
    r"|queda|daling|minskning|fald|spad|снижени|зменшен",
    re.IGNORECASE,
)
"""Words in the label of a property that measures a change, beside those of growth."""


def is_difference(number: Number, quote: Reading) -> bool:
    """Tell whether a number that is no share says by how much something came to another number.

    >>> from factsheet.words.reader import read
    >>> [is_difference(number, quote) for quote in [read("firms rose by 340 to 2,115")] for number in quote.numbers]
    [True, False]
    """
    if number.mark and not number.mark.isupper():
        return False
    begin = max(0, number.start - _REACH)
    is_led = _TO.match(quote.text, number.end) and _BY.search(quote.text, begin, number.start)
    return bool(is_led and _CHANGE.search(quote.text, begin, number.start))


def ends_change(number: Number, quote: Reading) -> bool:
    """Tell whether a number is what something came to, of which the number before it says by how much.

    >>> from factsheet.words.reader import read
    >>> [ends_change(number, quote) for quote in [read("firms rose by 340 to 2,115")] for number in quote.numbers]
    [False, True]
    """
    before = [other for other in quote.numbers if other.end <= number.start][-1:]
    return any(other.mark == number.mark and is_difference(other, quote) for other in before)


def measures_change(property_: Property) -> bool:
    """Tell whether a property measures how much something changes, as its label says: growth, a loss, new firms."""
    return is_growth(property_) or _names_change(property_.label)


@lru_cache(maxsize=1 << 10)
def _names_change(label: str) -> bool:
    return _OF_CHANGE.search(label) is not None
