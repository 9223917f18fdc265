"""Numbers that pages derive from facts and sources: each is worked out again from the API.

- `age`, as `source@day`: the age of the source, in words. The day is that of the build, or its month (`2026-11`);
- `derived`, as `entity.fact:days`: the figure of the fact in days, where its property counts days and it does not;
- `scale`, as `entity.fact entity.fact ...`: the ticks of an axis for these facts, with zero or without;
- `size`, as `data/facts.csv`, or several patterns of paths: the bytes of these files of the site, measured again.

There are no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from factsheet.audit.digits import figures
from factsheet.audit.digits.evidence import Evidence
from factsheet.core import amounts, days, edtf, numerals, sizes
from factsheet.core.ages import age_words
from factsheet.core.ticks import in_scale, scale_of, ticks


class Derived(NamedTuple):
    """The numbers that an element may show, without their signs, and the reason why it may show no others."""

    numbers: frozenset[Fraction]
    reason: str


def derived(sort: str, name: str, api: Evidence) -> Derived:
    """Work out the numbers of an element with `data-<sort>="<name>"`."""
    return _SORTS[sort](name, api)


def bears(number: str, numbers: Derived) -> bool:
    """Tell whether a number, as a page writes it, is one of those worked out."""
    return amounts.amount(number) in numbers.numbers


def _nothing(reason: str) -> Derived:
    return Derived(frozenset(), reason)


def _age(name: str, api: Evidence) -> Derived:
    source, _, day = name.partition("@")
    if source not in api.issued:
        return _nothing(f"there is no source {source}")
    if day not in (api.built, api.built[:7]):
        return _nothing(f"`{name}` does not name the day of the build, {api.built}")
    words = _age_words(api.issued[source], api.built)
    return Derived(_numbers(words), f"the age of {source} on {day} is “{words}”")


@lru_cache(maxsize=1 << 12)
def _age_words(issued: str, built: str) -> str:
    return age_words(edtf.parse(issued), days.Day(*map(int, built.split("-"))))


@lru_cache(maxsize=1 << 10)
def _numbers(words: str) -> frozenset[Fraction]:
    return frozenset(map(Fraction, numerals.numbers(words)))


def _days(name: str, api: Evidence) -> Derived:
    fact, _, rule = name.rpartition(":")
    if rule != "days":
        return _nothing(f"there is no rule `{rule}`; figures are drawn in `days`")
    if fact not in api.facts:
        return _nothing(f"there is no fact {fact}")
    drawn = figures.drawn(api.facts[fact].figure) if api.facts[fact].figure else None
    if not drawn or drawn.unit not in ("day", "days"):
        return _nothing(f"the fact {fact} has no figure that is drawn in days")
    ends = dict.fromkeys((drawn.low, drawn.high))
    return Derived(frozenset(map(abs, ends)), f"in days {fact} is {' to '.join(map(str, ends))}")


def _scale(name: str, api: Evidence) -> Derived:
    facts = name.split()
    if unknown := [fact for fact in facts if fact not in api.facts]:
        return _nothing(f"there is no fact {unknown[0]}")
    if undrawn := [fact for fact in facts if not api.facts[fact].figure]:
        return _nothing(f"the fact {undrawn[0]} has no figure that can be drawn in the unit of its property")
    return _axis(frozenset(api.facts[fact].figure for fact in facts))


@lru_cache(maxsize=1 << 10)
def _axis(texts: frozenset[str]) -> Derived:
    """Return the ticks for some figures: written out, in the scale of the axis and in those of the figures."""
    drawn = [figures.drawn(text) for text in texts]
    units = sorted({figure.unit for figure in drawn})
    if len(units) != 1:
        return _nothing(f"the figures of these facts count {' and '.join(units)}")
    low, high = min(figure.low for figure in drawn), max(figure.high for figure in drawn)
    axes = [ticks(low, high), ticks(min(low, Fraction()), max(high, Fraction()))]
    scales = {"", *map(scale_of, axes), *(figure.scale for figure in drawn)}
    numbers = {abs(Fraction(in_scale(tick, scale))) for axis in axes for scale in scales for tick in axis}
    shown = " or ".join(dict.fromkeys(", ".join(map(amounts.grouped, axis)) for axis in axes))
    return Derived(frozenset(numbers), f"the ticks of an axis for these facts are {shown}")


def _size(name: str, api: Evidence) -> Derived:
    if not api.site:
        return _nothing("the files of the site are not at hand")
    words = sizes.in_words(sizes.measured(api.site, name))
    return Derived(_numbers(words), f"measuring {name} again gives {words}")


_SORTS: Mapping[str, Callable[[str, Evidence], Derived]] = {
    "age": _age,
    "derived": _days,
    "scale": _scale,
    "size": _size,
}

SORTS = tuple(_SORTS)
"""The sorts of derived numbers: the names of their attributes after `data-`."""
