"""Rules on values: dates exist, ranges run upwards, fractions are of shares, lists have no repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from factsheet.checks.context import Context, Path
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.checks.rule import Finding, Rule, entity_rule, fact_rule, sheet_rule
from factsheet.core import date_slips, dimensions, edtf
from factsheet.core.amounts import written
from factsheet.core.fact import Citation
from factsheet.core.figure import SHARE, Conversion, Figure, Range
from factsheet.core.model import Property
from factsheet.words.dates.meaning import meanings


def invalid(context: Context, path: Path, text: str) -> Iterator[Finding]:
    """Yield a finding if `text` is not a date of our subset of EDTF."""
    try:
        edtf.parse(text)
    except ValueError as error:
        meant = date_slips.meant(text) or _in_edtf(context, text)
        yield Finding(path, f"`{text}` is not a date here: {error}", f"write `{meant}`" if meant else "")


def _in_edtf(context: Context, text: str) -> str | None:
    """Return the date that words mean (`first half of 2024`, `2024-H1`, `March 5, 2024`); None if they mean several."""
    words = _CODE.sub(r"\2 \1", text)
    dates = context.read(words).dates if _YEAR.search(words) and _WORD.search(words) else ()
    meant = meanings(dates, _ANY_DAY, ahead=False) if len(dates) == 1 else []
    return meant[0] if len(meant) == 1 else None


_CODE = re.compile(r"^(\d{4})[- ]?([HQ][1-4])$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}|[HQ][1-4]", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ANY_DAY = edtf.parse("2000-01-01")
"""Any day, for dates that name their year themselves and depend on no other."""


@fact_rule(
    "date",
    "`as_of`, `reviewed` and `outcome_sought` are dates in the subset of EDTF that facts use.",
    points=True,
    has_exceptions=False,
)
def fact_date(at: FactAt) -> Iterator[Finding]:
    """Find dates of facts that do not exist."""
    if at.fact.as_of:
        yield from invalid(at.context, ("as_of",), at.fact.as_of)
    if at.fact.reviewed:
        yield from invalid(at.context, ("reviewed",), at.fact.reviewed)
    if at.fact.outcome_sought:
        yield from invalid(at.context, ("outcome_sought",), at.fact.outcome_sought)


@sheet_rule("source-date", "`issued` and `retrieved` are dates in the subset of EDTF that facts use.")
def source_date(context: Context) -> Iterator[Finding]:
    """Find dates of sources that do not exist."""
    for source_id, source in context.sheet.sources.items():
        yield from invalid(context, ("sources", source_id, "issued"), source.issued)
        yield from invalid(context, ("sources", source_id, "retrieved"), source.retrieved)


@fact_rule("range", "A range runs from its lower number to its higher one.", points=True)
def _range_of_figure(at: FactAt) -> Iterator[Finding]:
    """Find figures and conversions whose range runs downwards."""
    for path, figure in _figures(at):
        value = figure.value
        if isinstance(value, Range) and value.low >= value.high:
            yield Finding((*path, "value"), f"{value.low} to {value.high} does not run upwards", "swap the numbers")


def _figures(at: FactAt) -> Iterator[tuple[Path, Figure | Conversion]]:
    """Yield the figure of a fact and its conversion, each with its path in the fact."""
    if at.fact.figure:
        yield ("figure",), at.fact.figure
        if at.fact.figure.converted:
            yield ("figure", "converted"), at.fact.figure.converted


def _range_of_property(context: Context) -> Iterator[Finding]:
    """Find properties whose range runs downwards, so that no figure could lie in it."""
    for name, property_ in context.sheet.properties.items():
        if property_.range and not _runs_up(property_):
            low, high = property_.range
            path = ("properties", name, "range")
            yield Finding(path, f"{low} to {high} does not run upwards", "write the lowest number first")


range_runs_up = _range_of_figure.and_on_sheet(_range_of_property)


def _runs_up(property_: Property) -> bool:
    return not property_.range or property_.range[0] < property_.range[1]


def where_range_runs_up(rule: Rule) -> Rule:
    """Make a rule on facts pass over figures whose property has a range that is a problem itself."""
    look = rule.on_fact
    assert look

    def guarded(at: FactAt) -> Iterator[Finding]:
        property_ = at.context.sheet.properties.get(at.fact.figure.property) if at.fact.figure else None
        if not property_ or _runs_up(property_):
            yield from look(at)

    return replace(rule, on_fact=guarded)


@fact_rule(
    "fraction-unit",
    "A fraction is a value only of a property whose unit is `share`.",
    points=True,
    has_exceptions=False,
)
def fraction_unit(at: FactAt) -> Iterator[Finding]:
    """Find fractions whose unit is not `share`."""
    for path, figure in _figures(at):
        name = figure.property if isinstance(figure, Figure) else "converted"
        unit = figure.unit if isinstance(figure, Conversion) else at.context.sheet.unit_of(figure) or SHARE
        numbers = (figure.value.low, figure.value.high) if isinstance(figure.value, Range) else (figure.value,)
        fraction = next((number for number in numbers if isinstance(number, Fraction)), None)
        if fraction is not None and unit != SHARE:
            message = f"`{written(fraction)}` is a fraction, and `{name}` counts in {unit}"
            hint = "take a property in per cent and `bound: about` (2/3 is about 66.7), or one whose unit is `share`"
            yield Finding((*path, "value"), message, hint)


@fact_rule(
    "unit-dimension",
    "A figure's own unit measures what its property's unit does: months and days are both time.",
    points=True,
    has_exceptions=False,
)
def unit_dimension(at: FactAt) -> Iterator[Finding]:
    """Find units of figures that do not convert into the unit of their property."""
    figure, sheet = at.fact.figure, at.context.sheet
    property_ = sheet.properties.get(figure.property) if figure else None
    if not figure or not figure.unit or not property_:
        return
    if figure.unit == property_.unit:
        message = f"`{figure.property}` counts in {property_.unit} already"
        yield Finding(("figure", "unit"), message, "leave `unit` out", at_key=True)
    elif dimensions.ratio(figure.unit, property_.unit, sheet.units) is None:
        message = f"`{figure.property}` counts in {property_.unit}, which {figure.unit} do not convert into"
        like = dimensions.units_like(property_.unit, sheet.units)
        hint = f"write one of {', '.join(like)}" if like else "leave `unit` out"
        yield Finding(("figure", "unit"), message, f"{hint}, or take a property that counts in {figure.unit}")


@entity_rule(
    "listed-twice",
    "Nothing stands twice in one list: no topic, no entity, no fact, no name, no citation.",
    has_exceptions=False,
)
def _twice_in_entity(at: EntityAt) -> Iterator[Finding]:
    """Find aliases, and entries in the lists of facts, that stand twice."""
    yield from _twice(("aliases",), at.entity.aliases)
    for index, fact in enumerate(at.entity.facts):
        for field in _LISTS:
            if len(entries := getattr(fact, field)) > 1:
                yield from _twice(("facts", index, field), entries)
        if len(fact.citations) > 1:
            yield from _cited_twice(("facts", index, "citations"), fact.citations)
        for number, point in enumerate(fact.series.points if fact.series else ()):
            yield from _cited_twice(("facts", index, "series", "points", number, "citations"), point.citations)


_LISTS = ("topics", "about", "disputed_by", "outcome")


def _cited_twice(path: Path, citations: Sequence[Citation]) -> Iterator[Finding]:
    """Yield a finding for each citation that stands twice. Where each has another source, none does."""
    if len({citation.source for citation in citations}) < len(citations):
        yield from _twice(path, map(_cited, citations), "this citation")


def _cited(citation: Citation) -> str:
    """Return all of a citation as one text; gaps of any width are the same."""
    around = (citation.prefix, citation.suffix, citation.dated, citation.heading, citation.row, citation.locator)
    texts = (citation.source, citation.quote, *around)
    return "\n".join(" ".join((text or "").split()) for text in texts)


def _twice_in_unit(context: Context) -> Iterator[Finding]:
    """Find words of units that stand twice."""
    for name, unit in context.sheet.units.items():
        yield from _twice(("units", name, "words"), unit.words)


listed_twice = _twice_in_entity.and_on_sheet(_twice_in_unit)


def _twice(path: Path, entries: Iterable[str], what: str = "") -> Iterator[Finding]:
    """Yield a finding for each entry of a list that stands earlier in it, too."""
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            yield Finding((*path, index), f"{what or f'`{entry}`'} stands in this list already", "remove one")
        seen.add(entry)
