"""Neighbours of which one lacks what the other has: fell 8% in Leeds and 5% in York, 430-470,000 tonnes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, Number, Token, Unreadable

_LEAST_OF_SUMS = 1000
FAR_APART = 10  # times: a change and what it led to, or two scales, not the ends of a range
THOUSAND, _THOUSANDS = 1000, re.compile(r"\d[^\d]000$")
_TURNING = 4  # lexemes behind a number in which another word may turn it


def after_fall(low: Number, high: Number, between: str, text: Text) -> Number:
    """Return the second of two numbers with what the fall of the first says of it: fell 8% in Leeds and 5% in York.

    Where something else may be said of it, it is not sure: fell 8% and 5% of firms closed.
    """
    if _restates_fall(low, high, between, text):
        return high._replace(falls=True)
    words, spoken = between.replace(",", " ").split(), text.language
    is_joined = words[-1:] and words[-1] in spoken.words("joins")
    is_listed = is_joined or between.startswith(",")
    if not is_listed or not low.falls or high.falls or not low.mark == high.mark == PER_CENT:
        return high
    if not spoken.words("rises").isdisjoint(words):
        return high
    at = text.index_at(high.end)
    near, own = text.texts[at : at + _TURNING], words[: -1 if is_joined else None]
    turning = spoken.words("rises") | spoken.words("words for more")
    is_turned = near[0] in text.tables.of.firsts or not turning.isdisjoint(near)
    is_parallel = not is_turned and (not own or words[0] == near[0])
    return high._replace(falls=True) if is_parallel else high._replace(bounds=())


def without_shared_scales(tokens: Sequence[Token], text: Text) -> list[Token]:
    """Make sums of money unreadable that may share the scale at the end of their list: $17.2, $15.4 and $3 million."""
    result = list(tokens)
    for at in range(len(result) - 1, 0, -1):
        low, high, written = result[at - 1], result[at], tokens[at]
        if not isinstance(low, Number) or not isinstance(written, Number) or written.mark not in ("", low.mark):
            continue
        is_scaled = written.scale > 1 or isinstance(high, Unreadable)
        is_bare = low.mark.isupper() and low.scale == 1 and low.high is None and low.value < _LEAST_OF_SUMS
        if is_scaled and is_bare and _is_listed(text.plain[low.end : high.start].strip().lower(), text):
            result[at - 1] = Unreadable(low.start, low.end, low.text)
    return result


def _is_listed(link: str, text: Text) -> bool:
    """Tell whether words part two members of a list."""
    return link == "," or link.lstrip(", ") in text.language.words("joins") | text.language.words("choices")


def _restates_fall(low: Number, high: Number, between: str, text: Text) -> bool:
    """Tell whether the second of two numbers is the fall of the first in another measure: fell 3%, or 40 points."""
    links = text.language.words("restatements")
    measure = low.measure.word if low.measure else ""
    is_linked = (
        between in links
        or between.removeprefix(measure) in links
        or any(between.endswith((f" {link}", f",{link}")) for link in links)
    )
    return low.falls and low.mark != high.mark and is_linked


def is_shortened(low: Number, high: Number, text: Text) -> bool:
    """Tell whether the first of two numbers may lack its thousands: 430-470,000 tonnes, between 40 and 55,000."""
    link = text.plain[low.end : high.start].strip().lower()
    is_joined = any(link in text.language.words(name) for name in ("range signs", "range", "joins"))
    is_grouped = bool(_THOUSANDS.search(high.text)) and low.text[-1:].isdecimal() and low.mark == high.mark
    least = low.value * THOUSAND
    return is_joined and is_grouped and low.value < THOUSAND and least < high.value <= least * FAR_APART
