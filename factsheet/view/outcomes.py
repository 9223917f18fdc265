"""Targets and the figures that tell what became of them -> reached, not reached, or nothing that one could say."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from factsheet.core import edtf
from factsheet.core.fact import Fact
from factsheet.core.figure import Figure, ends_in_full
from factsheet.core.model import Sheet
from factsheet.view.ordering import Order

REACHED = "reached"
NOT_REACHED = "not reached"

End = tuple[Fraction | float, int]
"""An end of a span: a number or infinity, and 0 if the span has it, 1 if it begins behind it, -1 if it ends before."""

Span = tuple[End, End]

_LEAST: End = (-math.inf, 0)
_MOST: End = (math.inf, 0)


def verdict(sheet: Sheet, order: Order, target: Fact, outcomes: Iterable[Fact]) -> str:
    """Return `reached` or `not reached`; an empty text if the figures do not say so for certain.

    They must measure the same: property, part and unit. A target without a bound that a figure misses is left open: the
    aim may have been more or less. What falls short before the target's time is left open, too: it may still come.
    """
    judged = {_judged(sheet, order, target, outcome) for outcome in outcomes}
    return next((words for words in (REACHED, NOT_REACHED) if words in judged), "")


def _judged(sheet: Sheet, order: Order, target: Fact, outcome: Fact) -> str:
    wanted, came = target.figure, outcome.figure
    if not wanted or not came or _measure(sheet, target, wanted) != _measure(sheet, outcome, came):
        return ""
    goal, span = _span(wanted), _span(came)
    if not goal or not span:
        return ""
    if goal[0] <= span[0] and span[1] <= goal[1]:
        return REACHED
    is_apart = span[1] < goal[0] or goal[1] < span[0]
    return NOT_REACHED if is_apart and wanted.bound != "exactly" and _is_due(order, target, outcome) else ""


def _measure(sheet: Sheet, fact: Fact, figure: Figure) -> tuple[str, str | None, str]:
    return figure.property, fact.of, sheet.unit_of(figure)


def _is_due(order: Order, target: Fact, outcome: Fact) -> bool:
    """Tell whether the time for which a target is set was over when its outcome was true."""
    return bool(target.as_of) and order.date(outcome).last >= edtf.parse(target.as_of or "").last


def _span(figure: Figure) -> Span | None:
    """Return the numbers that a figure can mean; None if its hedge sets no certain limit.

    >>> _span(Figure(property="seats", value="40", bound="more than"))
    ((Fraction(40, 1), 1), (inf, 0))
    """
    low, high = [Fraction(end) for end in ends_in_full(figure)]
    spans: dict[str, Span] = {
        "exactly": ((low, 0), (high, 0)),
        "more than": ((low, 1), _MOST),
        "at least": ((low, 0), _MOST),
        "less than": (_LEAST, (high, -1)),
        "up to": (_LEAST, (high, 0)),
        "at most": (_LEAST, (high, 0)),
    }
    return spans.get(figure.bound)
