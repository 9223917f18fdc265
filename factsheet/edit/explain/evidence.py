"""A fact in hand -> what bears out its figure, its date, and each number and date of its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.checks.dating import dates_given_by, parsed, says
from factsheet.checks.fact_at import FactAt, Match
from factsheet.checks.statements import gives, is_borne_out, tokens_of
from factsheet.core.edtf import Date
from factsheet.core.fact import Citation
from factsheet.edit.explain.citations import number_words
from factsheet.edit.explain.facts import date_words, figure_words
from factsheet.words.tokens import Mention

_NOTHING = "nothing bears it out"


def evidence(at: FactAt) -> Iterator[str]:
    """Yield a line for each number and date of a fact, and what bears it out."""
    yield from _figure(at)
    yield from _as_of(at)
    yield from () if at.fact.series else _own_words(at)


def _figure(at: FactAt) -> Iterator[str]:
    figure = at.fact.figure
    if not figure:
        return
    matches = [_match(match, figure.bound, at.context.sheet.unit_of(figure)) for match in at.fitting]
    yield f"figure {figure_words(at.context.sheet, figure)}: {'; '.join(matches) or _NOTHING}"
    if figure.converted:
        conversion = figure.converted
        matches = [_match(match, conversion.bound, conversion.unit) for match in at.converted]
        yield f"its conversion into {conversion.unit}: {'; '.join(matches) or _NOTHING}"


def _match(match: Match, bound: str, unit: str) -> str:
    """Return how a number in a quote fits a figure: by its value, unit and hedge."""
    counts = f"counts {unit}" if match.counts else f"does not count {unit}"
    hedge = f"allows `{bound}`" if bound in match.bounds else f"does not allow `{bound}`"
    number = f"`{match.number.text}` ({number_words(match.number)})"
    return f"quote {match.quote + 1} gives {number}, which {counts} and {hedge}"


def _as_of(at: FactAt) -> Iterator[str]:
    when = parsed(at.fact.as_of) if at.fact.as_of else None
    if not when:
        return
    cited = list(zip(at.fact.citations, at.dates, strict=True))
    single = [
        f"quote {number} says `{mention.text}`"
        for number, (citation, mentions) in enumerate(cited, 1)
        for mention in mentions
        if _means(at, citation, [mention])
    ]
    together = [
        f"the dates of quote {number} together"
        for number, (citation, mentions) in enumerate(cited, 1)
        if not single and _means(at, citation, mentions)
    ]
    yield f"as of {date_words(at.fact.as_of)}: {'; '.join([*single, *together]) or _NOTHING}"


def _means(at: FactAt, citation: Citation, mentions: Sequence[Mention]) -> bool:
    when = parsed(at.fact.as_of or "")
    texts = dates_given_by(at, citation, mentions)
    return at.fact.as_of in texts or bool(when and any(says(text, when) for text in texts))


def _own_words(at: FactAt) -> Iterator[str]:
    """Yield the numbers and dates of the statement, of the part measured and of the speaker."""
    as_of = parsed(at.fact.as_of) if at.fact.as_of else None
    for path, reading in at.spoken:
        name = path[-1]
        for token in tokens_of(reading):
            quotes = [f"quote {number}" for number, quote in enumerate(at.quotes, 1) if gives(quote, token)]
            yield f"{name} `{token.text}`: {', '.join(quotes) or _NOTHING}"
        for mention in reading.dates:
            yield f"{name} `{mention.text}`: {', '.join(_dates(at, mention, as_of)) or _NOTHING}"


def _dates(at: FactAt, mention: Mention, as_of: Date | None) -> Iterator[str]:
    """Yield what bears out a date in our own words."""
    if is_borne_out(mention, as_of, []):
        yield "as_of"
    for number, mentions in enumerate(at.dates, 1):
        yield from (f"`{one.text}` of quote {number}" for one in mentions if is_borne_out(mention, None, [one]))
