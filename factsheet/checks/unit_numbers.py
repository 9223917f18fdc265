"""Rules on numbers in the words of units: what they hide in a text no fact has to bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.checks.context import Context, Path, fact_path
from factsheet.checks.rule import Finding, sheet_rule
from factsheet.core.figure import Figure
from factsheet.core.model import Unit
from factsheet.core.numerals import numbers
from factsheet.words.normalize import fold

_BEGINS = re.compile(r"\W*\d[\d.,' ]*(?:\s|$)")  # not 5G base stations, 12-inch wafers
_BEHIND_LETTER = re.compile(r"(?<=[^\W\d_])\d+")  # CO2, m3


@sheet_rule(
    "unit-number",
    "No word of a unit begins with a number (`12-inch wafers` may), and its label has no number that its words lack.",
    has_exceptions=False,
)
def unit_number(context: Context) -> Iterator[Finding]:
    """Find words of units that would hide a number of a statement, and labels with numbers that no source writes."""
    for path, word in _words(context):
        if _BEGINS.match(fold(word)):
            message = f"the unit `{word}` begins with a number"
            yield Finding(path, message, "write the number in `value` or `scale`, and the unit without it", words=word)
    for name, unit in context.sheet.units.items():
        yield from _labels(("units", name), unit)


def _words(context: Context) -> Iterator[tuple[Path, str]]:
    """Yield the words of all units with their places: what is declared, and what properties and figures name."""
    sheet = context.sheet
    for name, unit in sheet.units.items():
        yield from ((("units", name, "words", index), word) for index, word in enumerate(unit.words))
        yield from ((("units", name, key), text) for key in ("label", "one", "symbol") if (text := getattr(unit, key)))
    yield from ((("properties", name, "unit"), property_.unit) for name, property_ in sheet.properties.items())
    for entity_id, index, fact in context.facts:
        for part, figure in _figures(fact.figure):
            yield fact_path(entity_id, index, *part), figure


def _figures(figure: Figure | None) -> Iterator[tuple[Path, str]]:
    """Yield the units of a figure and of what it is converted to, with the way there."""
    if figure and figure.unit:
        yield ("figure", "unit"), figure.unit
    if figure and figure.converted:
        yield ("figure", "converted", "unit"), figure.converted.unit


def _labels(path: Path, unit: Unit) -> Iterator[Finding]:
    """Find numbers in the label of a unit that one of its words does not have."""
    for key in ("label", "one"):
        text = getattr(unit, key) or ""
        for number in numbers(_BEHIND_LETTER.sub("", text)):
            if unit.words and not any(number in numbers(fold(word)) for word in unit.words):
                message = f"`{number}` stands in no word of this unit"
                yield Finding((*path, key), message, "leave it out, or add it to its words", words=text)
