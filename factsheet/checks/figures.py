"""Rules on figures: value, scale, sign, unit and hedge are those of the quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factsheet.checks.context import OURS, measured, size
from factsheet.checks.fact_at import FactAt, Match, PointAt
from factsheet.checks.known_units import KnownUnits, measure_names
from factsheet.checks.rule import Finding, fact_rule
from factsheet.checks.units import bearings, is_change
from factsheet.core import dimensions
from factsheet.core.amounts import Amount, written
from factsheet.core.figure import SHARE, Conversion, Figure, Range, ends as figure_ends
from factsheet.words.language.cldr import CODES
from factsheet.words.language.unit_names import key_of
from factsheet.words.tokens import RATIO, Number, Unreadable
from factsheet.words.units import PHYSICAL

_MEASURE = re.compile(r"\s((?:(?:square|cubic|metric|nautical)\s)?[^\W\d_]{2,}[²³]?)(?![^\W_]|-)(?:\s([^\W\d_]{4,}))?")
"""The word or sign behind a number, with what makes another unit of it, and the word behind that."""


_THOUSAND = 1000
_POINTED = re.compile(r"\d\.\d{3}(?!\d)")
_COMPOUND = re.compile(r"[/\s·-]")


def shown(numbers: Iterable[Number], unreadable: Iterable[Unreadable] = ()) -> str:
    """List numbers, and pieces that could not be read, for a message; with its value what may be taken for another."""
    return listed(map(_shown, numbers), "no number", unreadable)


def _shown(number: Number) -> str:
    """Return a number as it is written; of 32.046, where a point parts thousands, also what it means."""
    is_parted = _POINTED.search(number.text) and number.scale == 1 and number.value >= _THOUSAND
    return f"`{number.text}` ({number.value:,})" if is_parted else f"`{number.text}`"


def listed(given: Iterable[str], none: str, unreadable: Iterable[Unreadable]) -> str:
    """List `given`, or say `none` if it is empty; then list the pieces that could not be read."""
    texts = ", ".join(dict.fromkeys(given)) or none
    pieces = ", ".join(dict.fromkeys(f"`{piece.text}`" for piece in unreadable))
    return f"{texts}, and {pieces}, which means no one thing" if pieces else texts


def _written(figure: Figure | Conversion) -> str:
    value = figure.value
    number = _of(value.low, value.high) if isinstance(value, Range) else _of(value, None)
    return f"{number} {figure.scale}" if figure.scale else number


def _of_other_sense(at: FactAt, figure: Figure, match: Match) -> Finding:
    """Return what is said of a number of the right size that tells of something else: a difference, a fall."""
    path, text = ("figure", "value"), match.number.text
    is_other = at.is_of_other_sense(match)
    if is_other and at.measured_property and is_change(at.measured_property):
        message = f"`{text}` is what there was before or after it, and the property measures a change"
        return Finding(path, message, "take the number that it changed by, or a property of what there is")
    if is_other:
        message = f"`{text}` is what it changed by, and the property measures what there is"
        return Finding(path, message, "take the number that it came to, or a property of growth or change")
    if not match.number.falls:
        message = f"the words tell of a fall, and not that `{text}` is a rise"
        return Finding(path, message, "quote the words that say which way it went; a fall is below 0")
    low, high = figure_ends(figure.value)
    value = written(-low) if low == high else f"{{from: {written(-high)}, to: {written(-low)}}}"
    message = f"the quote says that it fell by `{text}`, and the property measures growth"
    return Finding(path, message, f"a fall is below 0: write value: {value}")


@fact_rule("figure-value", "A figure's value and scale stand in a quote, as one whole number.", points=True)
def figure_value(at: FactAt) -> Iterator[Finding]:
    """Find values that no quote gives."""
    figure = at.fact.figure
    if figure and at.of_its_size and not at.fitting:
        yield _of_other_sense(at, figure, at.of_its_size[0])
    elif figure and not at.fitting:
        message = f"no quote gives {_written(figure)}; they give {shown(at.quoted, at.unreadable)}"
        hint = "take value and scale from the quote, or quote the words that give them"
        if any(size(figure) == (-number.value, None) for number in at.quoted):
            asked = "quote the words that say that it fell, or leave the sign out"
            hint = asked if size(figure)[0] < 0 else "the quote's number is below 0, so write the sign too"
        if at.unreadable and not at.says_language:
            hint += "; name the language of the source if it writes numbers in another way than English"
        if unknown := at.unknown_languages:
            hint += f"; nothing is read in {' or '.join(unknown)}, whose words for `over` and `about` are not known"
        yield Finding(("figure", "value"), message, hint)


@fact_rule(
    "figure-unit",
    "The unit of a figure, its own or its property's, stands with its number in a quote; 50 is not 50%.",
    points=True,
)
def figure_unit(at: FactAt) -> Iterator[Finding]:
    """Find units that no quote gives."""
    figure = at.fact.figure
    property_ = at.context.sheet.properties.get(figure.property) if figure else None
    if not figure or not property_:
        return
    matches = at.fitting
    if not matches or any(match.counts for match in matches):
        return
    unit = figure.unit or property_.unit
    number, marks = matches[0].number, at.context.units.marks(unit, matches[0].language)
    behind = at.quotes[matches[0].quote].text
    own = behind[number.end : number.end + number.reach].strip(" -") if number.is_measure else number.unit
    measure = own or _measure_behind(behind, number.end)
    is_measure = not marks and measure != unit and (measure in PHYSICAL or bool(measure_names(measure)))
    if marks or number.mark or is_measure:
        given = f"`{number.text}`" if marks else number.mark.lstrip("?") or measure
        message = f"the {'figure' if figure.unit else 'property'} counts in {unit}; the quote gives {given}"
    else:
        words = " or ".join(f"`{word}`" for word in at.context.units.words.get(unit, (unit,)))
        message = f"no quote says {words} with the number"
    is_of_series = isinstance(at, PointAt)
    quoting = "cite a caption that says it in `citations` of the series" if is_of_series else "quote the unit too"
    adding = f"{at.context.units.how_to_add(unit)}, " if not marks or unit in at.context.sheet.units else ""
    hint = f"{quoting}, {adding}or take another property"
    if is_measure:
        own = f"write `unit: {measure}`" if dimensions.ratio(unit, measure, at.context.sheet.units) else ""
        hint = f"{own or f'take a property that counts in {measure}'}, or quote the number in {unit}"
    if number.mark and not number.mark.startswith("?"):
        hint = f"take a property that counts in {SHARE if number.mark == RATIO else number.mark}"
    yield Finding(("figure", "unit" if figure.unit else "property"), message, hint)


@fact_rule(
    "figure-bound", "The hedge of a figure is the one that stands with its number, turned by a negation.", points=True
)
def figure_bound(at: FactAt) -> Iterator[Finding]:
    """Find hedges that the quote does not give, or that the figure drops."""
    figure = at.fact.figure
    if not figure:
        return
    matches = [match for match in at.fitting if match.counts] or at.fitting
    if matches and not any(figure.bound in match.bounds for match in matches):
        yield _other_bound(figure, matches[0].number.text, matches[0].bounds)


def _other_bound(figure: Figure, text: str, bounds: tuple[str, ...]) -> Finding:
    if not bounds:
        message = f"the words around `{text}` say nothing certain of it; the figure says `{figure.bound}`"
        return Finding(("figure", "bound"), message, "quote words that give the number, or leave the figure out")
    message = f"the quote says `{bounds[0]}` of `{text}`; the figure says `{figure.bound}`"
    hint = "quote the hedge too, or leave `bound` out" if bounds[0] == "exactly" else f"write bound: {bounds[0]}"
    return Finding(("figure", "bound"), message, hint)


@fact_rule(
    "figure-converted",
    "A conversion stands in a quote of its figure, with its unit and its own or that hedge.",
    points=True,
)
def figure_converted(at: FactAt) -> Iterator[Finding]:
    """Find conversions that the source does not make."""
    figure = at.fact.figure
    if not figure or not figure.converted or not at.fitting:
        return
    conversion, path = figure.converted, ("figure", "converted")
    counting = [match for match in at.converted if match.counts]
    if conversion.unit == at.context.sheet.unit_of(figure):
        message = f"the figure is in {conversion.unit} already, so this converts nothing"
        yield Finding((*path, "unit"), message, "name the other unit, or leave the conversion out")
    elif not at.converted:
        message = f"no quote that gives {_written(figure)} gives {_written(conversion)} too"
        yield Finding((*path, "value"), message, "quote both numbers in one, or leave the conversion out")
    elif not counting:
        message = f"no quote says `{conversion.unit}` with {_written(conversion)}"
        yield Finding(
            (*path, "unit"), message, f"quote the unit too, or {at.context.units.how_to_add(conversion.unit)}"
        )
    elif conversion.bound != figure.bound and not any(conversion.bound in match.bounds for match in counting):
        message = f"the figure says `{figure.bound}`, its conversion `{conversion.bound}`, and the quote does not"
        yield Finding((*path, "bound"), message, f"write bound: {figure.bound}")


@fact_rule(
    "statement-unit", "A unit of measure behind a figure in its statement is the figure's own, or that it converts to."
)
def statement_unit(at: FactAt) -> Iterator[Finding]:
    """Find statements that give a figure in another unit: 92 feet for 92 metres."""
    figure, units = at.fact.figure, at.context.units
    unit = at.context.sheet.unit_of(figure) if figure else ""
    marks = units.marks(unit, OURS) if unit else frozenset()
    if not figure or not unit or marks or (_COMPOUND.search(unit) and not measure_names(unit)):
        return  # marks are compared with the numbers; of m/s and working days each part is a unit too
    (path, reading), *_ = at.spoken
    own = [n for n in reading.numbers if any(tuple(value) == size(figure) for *value, _ in bearings(n, marks))]
    counted_in = (unit, figure.converted.unit) if figure.converted else (unit,)
    known = {name for one in counted_in for name in units.folded_names.get(one, ())}
    words = [number.mark if number.mark.isupper() else _measure_behind(reading.text, number.end) for number in own]
    quoted = {_measure_behind(quote.text, number.end) for quote in at.quotes for number in quote.numbers}
    if words and not quoted & {*words} and all(_is_other(word, unit, known, units) for word in words):
        message = f"the figure counts in {unit}; the statement says `{words[0]}`"
        yield Finding(path, message, "say the unit of the quote", words=f"{own[0].text} {words[0]}")


def _measure_behind(text: str, end: int) -> str:
    """Return the word behind a number that may be its unit; empty where it tells what is counted: 15 minute films."""
    match = _MEASURE.match(text, end)
    if not match:
        return ""
    is_singular = match[1] == "foot" or f"{match[1]}s" in measure_names(match[1])
    return "" if match[2] and is_singular else match[1]


def _is_other(word: str, unit: str, known: Iterable[str], units: KnownUnits) -> bool:
    """Tell whether a word is a unit that no known name is or begins with: miles, of miles per hour.

    It is one of measure or of money, or one that the sheet counts in.
    """
    if (key := key_of(word)) and key in units.keys(unit):
        return False  # 30 mins for minutes
    names = measure_names(word) or ({word.lower()} if word in PHYSICAL or word in CODES else set())
    if not names and unit not in (meant := units.of_word.get(word.lower(), frozenset())):
        names = {word.lower()} if meant else set()
    return bool(names) and not any(name in names or name.startswith((f"{word} ", f"{word}-")) for name in known)


def _of(low: Amount, high: Amount | None) -> str:
    return written(low) if high is None else f"{written(low)} to {written(high)}"


@fact_rule("figure-range", "A figure lies within the `range` of its property.", points=True)
def figure_range(at: FactAt) -> Iterator[Finding]:
    """Find values outside the range of their property."""
    figure = at.fact.figure
    property_ = at.context.sheet.properties.get(figure.property) if figure else None
    if figure and property_ and property_.range:
        low, high = property_.range
        least, most = measured(at.context.sheet, figure)
        if least < low or (most or least) > high:
            converted = f" {figure.unit} ({_of(least, most)} {property_.unit})" if figure.unit else ""
            message = f"{_written(figure)}{converted} is outside {low:,} to {high:,}, the range of `{figure.property}`"
            yield Finding(("figure", "value"), message, "mend the value or its scale, or widen the range")
