"""Values that can be right: dates that exist, ranges that run upwards, fractions of what is counted in shares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factsheet import dates
from factsheet.amounts import written
from factsheet.checks.rule import Context, FactAt, Finding, Path, fact_rule, sheet_rule
from factsheet.model import SHARE, Range


def invalid(path: Path, text: str) -> Iterator[Finding]:
    """A finding when `text` is not a date of our subset of EDTF."""
    try:
        dates.parse(text)
    except ValueError as error:
        yield Finding(path, f"`{text}` is not a date here: {error}")


@fact_rule("date", "`as_of` and `reviewed` are dates in the subset of EDTF that facts use.")
def fact_date(at: FactAt) -> Iterator[Finding]:
    """A fact's dates that do not exist."""
    if at.fact.as_of:
        yield from invalid(("as_of",), at.fact.as_of)
    if at.fact.reviewed:
        yield from invalid(("reviewed",), at.fact.reviewed)


@sheet_rule("source-date", "`issued` and `retrieved` are dates in the subset of EDTF that facts use.")
def source_date(context: Context) -> Iterator[Finding]:
    """A source's dates that do not exist."""
    for source_id, source in context.sheet.sources.items():
        yield from invalid(("sources", source_id, "issued"), source.issued)
        yield from invalid(("sources", source_id, "retrieved"), source.retrieved)


@fact_rule("range", "A range runs from its lower number to its higher one.")
def range_runs_up(at: FactAt) -> Iterator[Finding]:
    """Ranges that run downwards."""
    value = at.fact.figure.value if at.fact.figure else None
    if isinstance(value, Range) and value.low >= value.high:
        yield Finding(("figure", "value"), f"{value.low} to {value.high} does not run upwards", "swap the numbers")


@fact_rule("fraction-unit", "A fraction is a value only of a property whose unit is `share`.")
def fraction_unit(at: FactAt) -> Iterator[Finding]:
    """Fractions of what is counted in something else."""
    figure = at.fact.figure
    property_ = at.context.sheet.properties.get(figure.property) if figure else None
    if not figure or not property_ or property_.unit == SHARE:
        return
    numbers = (figure.value.low, figure.value.high) if isinstance(figure.value, Range) else (figure.value,)
    fraction = next((number for number in numbers if isinstance(number, Fraction)), None)
    if fraction is not None:
        message = f"`{written(fraction)}` is a fraction, and `{figure.property}` counts in {property_.unit}"
        hint = "take a property in per cent and `bound: about` (2/3 is about 66.7), or one whose unit is `share`"
        yield Finding(("figure", "value"), message, hint)
