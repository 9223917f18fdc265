"""A fact in hand -> what it says, in words."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.dating import parsed
from factsheet.checks.fact_at import FactAt
from factsheet.core.amounts import written
from factsheet.core.fact import Attribution
from factsheet.core.figure import Figure, Range
from factsheet.core.model import Sheet
from factsheet.core.problems import are
from factsheet.view import formatting

UNDATED = "its words give no date"


def says(at: FactAt) -> Iterator[str]:
    """Yield the lines that say what a fact is."""
    fact, sheet = at.fact, at.context.sheet
    yield f"statement: {at.statement}"
    if fact.figure:
        yield f"figure: {figure_words(sheet, fact.figure)} (property {fact.figure.property})"
    if fact.series:
        points = fact.series.points
        yield f"series: {are(points, 'point')} of property {fact.series.property}, {points[0].id} to {points[-1].id}"
    if fact.of:
        yield f"of: {fact.of}"
    if fact.relation:
        yield f"link: {fact.relation.predicate} {fact.relation.object}"
    if not fact.series:
        yield f"as of: {date_words(fact.as_of)}"
    yield f"nature: {fact.nature}{', an event' if fact.event else ''}"
    if fact.attributed_to:
        yield f"speaker: {_speaker(fact.attributed_to)}"


def figure_words(sheet: Sheet, figure: Figure) -> str:
    """Return a figure as pages show it; where its property is not declared, as it is written."""
    if figure.property in sheet.properties:
        return formatting.figure(sheet, figure).words
    value = figure.value
    number = f"{written(value.low)} to {written(value.high)}" if isinstance(value, Range) else written(value)
    return " ".join(filter(None, (figure.bound, number, figure.scale, figure.unit)))


def date_words(text: str | None) -> str:
    """Return a date in words, with the way in which it is written."""
    date = parsed(text) if text else None
    if not date:
        return text or UNDATED
    return date.words() if date.words() == text else f"{date.words()} ({text})"


def _speaker(speaker: Attribution) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.role, speaker.agency)))
