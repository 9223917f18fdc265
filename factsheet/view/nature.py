"""A fact -> the sort of statement that it is: reported, planned, passed, an intention, a figure to show large."""

from __future__ import annotations

from datetime import date

from factsheet.core import edtf
from factsheet.core.days import Day
from factsheet.core.fact import Fact

PLANNED = ("target", "forecast")
"""The natures of what was still to come when its source appeared."""

INTENTION = "intention"
"""The label of a target with neither a number nor a date."""

_REPORTED = ("reported", "estimate")


def is_key_figure(fact: Fact) -> bool:
    """Tell whether a fact's figure is one to show large: not superseded, and reported or an estimate."""
    return bool(fact.figure and not fact.superseded_by and fact.nature in _REPORTED)


def label_of(fact: Fact) -> str:
    """Return the nature of a fact, or `intention` for a target with neither numbers nor a date."""
    return INTENTION if fact.nature == "target" and not (fact.figure or fact.series or fact.as_of) else fact.nature


def is_planned(fact: Fact) -> bool:
    """Tell whether a fact is of something still to come when its source appeared."""
    return fact.nature in PLANNED


def is_overdue(fact: Fact, today: date) -> bool:
    """Tell whether a fact is a plan whose date has passed."""
    return is_planned(fact) and is_past(fact, today)


def is_past(fact: Fact, today: date) -> bool:
    """Tell whether a fact's own words give a date, and the last day of it has passed."""
    return bool(fact.as_of) and edtf.parse(fact.as_of or "").last < Day.of(today)


def agency_of(fact: Fact) -> str:
    """Return the id of the entity for which a fact's speaker speaks; empty if there is none."""
    return (fact.attributed_to.agency or "") if fact.attributed_to else ""
