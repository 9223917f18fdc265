"""A figure says what its quotes say: value, scale, sign, unit and hedge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.amounts import written
from factsheet.checks.rule import FactAt, Finding, fact_rule, size
from factsheet.model import Figure, Range
from factsheet.words.numbers import Number, Reading


def shown(found: Iterable[Number]) -> str:
    """Numbers as a message lists them."""
    texts = dict.fromkeys(f"`{number.text}`" for number in found)
    return ", ".join(texts) or "no number"


def _written(figure: Figure) -> str:
    value = figure.value
    number = f"{value.low} to {value.high}" if isinstance(value, Range) else written(value)
    return f"{number} {figure.scale}" if figure.scale else number


@fact_rule("figure-value", "A figure's value and scale stand in a quote, as one whole number.")
def figure_value(at: FactAt) -> Iterator[Finding]:
    """Values that no quote gives."""
    figure = at.fact.figure
    if figure and not at.fitting:
        message = f"no quote gives {_written(figure)}; they give {shown(at.quoted)}"
        yield Finding(
            ("figure", "value"), message, "take value and scale from the quote, or quote the words that give them"
        )


@fact_rule("figure-unit", "The unit of a figure's property stands with its number in a quote; 50 is not 50%.")
def figure_unit(at: FactAt) -> Iterator[Finding]:
    """Units that no quote gives."""
    figure = at.fact.figure
    property_ = at.context.sheet.properties.get(figure.property) if figure else None
    found = at.fitting
    if not property_ or not found:
        return
    marks = at.context.unit_marks[property_.unit]
    if marks and not any(number.mark in marks for number in found):
        message = f"the property counts in {property_.unit}; the quote gives {shown(found)}"
    elif not marks and all(number.mark for number in found):
        message = f"the property counts in {property_.unit}; the quote gives {found[0].mark}"
    elif not marks and not any(_counts_in(property_.unit, at, quote, found) for quote in at.quotes):
        words = " or ".join(f"`{word}`" for word in at.context.unit_words[property_.unit])
        message = f"no quote says {words} with the number"
    else:
        return
    hint = "quote the unit too, add its word under `units`, or take another property"
    yield Finding(("figure", "property"), message, hint)


def _counts_in(unit: str, at: FactAt, quote: Reading, wanted: list[Number]) -> bool:
    """Whether a quote gives the number with the unit: the first unit named after it, else the last one before it."""
    text, all_numbers = quote.text.lower(), quote.numbers
    for index, number in enumerate(all_numbers):
        if not any(number.text == other.text for other in wanted):
            continue
        end = all_numbers[index + 1].start if index + 1 < len(all_numbers) else len(text)
        start = all_numbers[index - 1].end if index else 0
        nearest = _units_named(text[number.end : end], at)[:1] or _units_named(text[start : number.end], at)[-1:]
        if nearest and unit in nearest[0]:
            return True
    return False


def _units_named(text: str, at: FactAt) -> list[frozenset[str]]:
    """The units whose words stand in a text, in order; of two words at one place the longer counts."""
    return [at.context.units_of_word[match[0]] for match in at.context.unit_pattern.finditer(text)]


@fact_rule("figure-bound", "The hedge of a figure is the one that stands directly before its number.")
def figure_bound(at: FactAt) -> Iterator[Finding]:
    """Hedges that the quote does not give, or that the figure drops."""
    figure = at.fact.figure
    found = at.fitting
    if not figure or not found:
        return
    if figure.converted_from:
        original = next((f.figure for f in at.entity.facts if f.id == figure.converted_from), None)
        if original and original.bound != figure.bound:
            message = f"`{figure.bound}` here, `{original.bound}` in `{figure.converted_from}`, which this converts"
            yield Finding(("figure", "bound"), message, "a conversion has the hedge of its original")
    elif figure.bound not in {number.bound for number in found}:
        message = f"the quote says `{found[0].bound}` of `{found[0].text}`; the figure says `{figure.bound}`"
        yield Finding(
            ("figure", "bound"),
            message,
            "leave `bound` out" if found[0].bound == "exactly" else f"write bound: {found[0].bound}",
        )


@fact_rule("figure-range", "A figure lies within the `range` of its property.")
def figure_range(at: FactAt) -> Iterator[Finding]:
    """Values that make no sense."""
    figure = at.fact.figure
    property_ = at.context.sheet.properties.get(figure.property) if figure else None
    if figure and property_ and property_.range:
        low, high = property_.range
        least, most = size(figure)
        if least < low or (most or least) > high:
            message = f"{_written(figure)} is outside {low:,} to {high:,}, the range of `{figure.property}`"
            yield Finding(("figure", "value"), message, "mend the value or its scale, or widen the range")
