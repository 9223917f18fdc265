"""The words over a chart. Each says only what its drawn figures bear out: their dates, hedges and natures limit it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factsheet.core.figure import SHARE
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView

Headline = tuple[tuple[str, str], ...]
"""(text, id of a supporting fact) pairs."""

Pair = tuple[FactView, FigureView]

_RATES = ("%", "per cent", SHARE)
"""Units of which nothing has the most: a rate is high or low."""


def over_time(label: str, dots: Sequence[Pair]) -> Headline:
    """Say how one thing went, from its dated figures in the order of time; plans and what was revised do not count.

    Where it only rose or only fell, its two ends tell all. Else the newest is told, with the lowest and the highest.
    """
    reported = [(fact, figure) for fact, figure in dots if not fact.labels] or list(dots)
    newest = reported[-1]
    start = ((f"{label}: ", newest[0].id),)
    if len(reported) < len(dots) and len(reported) == 1:
        return (*start, _dated(newest))
    if newest[0].labels:
        return ((label, newest[0].id),)
    if _runs_one_way(reported):
        return (*start, _dated(reported[0]), (" to ", ""), _dated(newest))
    if any(figure.bound or figure.low != figure.high for _, figure in reported):
        return (*start, _dated(newest), (", the newest here", ""))
    lowest, highest = (choose(reported, key=lambda pair: pair[1].drawn) for choose in (min, max))
    for extreme, name, other, others in (
        (highest, "highest", lowest, "lowest"),
        (lowest, "lowest", highest, "highest"),
    ):
        if newest[1].drawn == extreme[1].drawn:
            return (*start, _dated(newest), (f", the {name} here; {others} ", ""), _dated(other))
    return (*start, _dated(newest), ("; lowest ", ""), _dated(lowest), (", highest ", ""), _dated(highest))


def from_to(label: str, pairs: Sequence[Pair], *, is_all: bool) -> Headline:
    """Say the first and the last figure of one thing, if each followed the one before and they only rose or fell."""
    (first, from_), (last, to) = pairs[0], pairs[-1]
    if is_all and not _is_marked(pairs) and _follow(pairs) and _runs_one_way(pairs):
        return (("From ", ""), (from_.amount, first.id), (" to ", ""), (to.words, last.id))
    return ((label, first.id),)


def leader(label: str, pairs: Sequence[Pair]) -> Headline:
    """Say which of several has the most, if their figures are exact, of one date, and one is above all others.

    `pairs` are all that could be drawn, the largest first.
    """
    (first, figure), (_, second) = pairs[0], pairs[1]
    is_race = len({fact.date.words for fact, _ in pairs}) == 1 and first.is_dated
    is_exact = not any(figure.bound or fact.superseded_by for fact, figure in pairs)
    if is_race and is_exact and not _is_marked(pairs) and figure.drawn[0] > second.drawn[1]:
        name = (first.entity.full_name, first.entity.witness)
        most = "highest" if figure.unit in _RATES else "most"
        return (name, (": ", ""), (f"{figure.words} ({first.date.words})", first.id), (f", the {most} here", ""))
    return ((label, first.id),)


def _dated(pair: Pair) -> tuple[str, str]:
    fact, figure = pair
    return f"{figure.words} ({fact.date.words})", fact.id


def _is_marked(pairs: Sequence[Pair]) -> bool:
    return any(set(fact.labels) - {"superseded"} for fact, _ in pairs)


def _follow(pairs: Sequence[Pair]) -> bool:
    """Tell whether each figure followed the one before it in time."""
    return all(
        earlier.superseded_by or (earlier.date.known and later.date.known and earlier.date.last < later.date.first)
        for (earlier, _), (later, _) in pairwise(pairs)
    )


def _runs_one_way(pairs: Sequence[Pair]) -> bool:
    """Tell whether figures only rise, or only fall."""
    ends = [figure.drawn for _, figure in pairs]
    rises = all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(ends))
    return rises or all(one[0] >= other[0] and one[1] >= other[1] for one, other in pairwise(ends))
