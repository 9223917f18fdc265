"""Rules on series: their figures, dates and natures stand at their points."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule
from factsheet.words.tokens import Reading, Token

_OF_POINTS = {
    "as_of": "each point has its own date",
    "event": "what happened on one day is a fact of its own",
    "superseded_by": "write the later figure as a fact or another series, and name that in `disputed_by`",
    "outcome": "write the target as a fact of its own",
    "outcome_sought": "write the target as a fact of its own",
}


@fact_rule("series", "A series has its numbers and dates at its points, not in its statement, and no id twice.")
def series(at: FactAt) -> Iterator[Finding]:
    """Find fields that a series cannot have, numbers in its statement, and points with the same id."""
    if not at.fact.series:
        return
    for field, hint in _OF_POINTS.items():
        if getattr(at.fact, field):
            yield Finding((field,), f"a series has no `{field}`", hint, at_key=True)
    for path, reading in at.spoken:
        for token in list(_numbers(reading))[:1]:
            message = f"`{token.text}` stands in the words of a series; expected words without numbers"
            yield Finding(path, message, "say what the figures are of; the points tell the rest", words=token.text)
    seen: set[str] = set()
    for index, point in enumerate(at.fact.series.points):
        if point.id in seen:
            message = f"this series has a point `{point.id}` already"
            yield Finding(("series", "points", index, "id"), message, "give this one another id")
        seen.add(point.id)


def _numbers(reading: Reading) -> Iterator[Token]:
    """Yield the tokens of a text with digits or number words; `one` and `first` are words as often."""
    yield from (number for number in reading.numbers if not number.plain_word)
    for tokens in (reading.names, reading.vague, reading.unreadable, reading.dates):
        yield from tokens
