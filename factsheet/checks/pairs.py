"""Rules that a figure has the date and the subject beside its number, where a quote gives several of both."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from factsheet.checks.dating import dates_given_by, dates_given_for, parsed, says
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule
from factsheet.words.language import Language, language
from factsheet.words.tokens import Mention, Number, Reading

_LONGEST_LINK = 40  # characters between a number and what stands beside it
_WORDS_BEFORE_RELATIVE = 3  # that may stand between a number and `a year earlier`
_DIGIT_OR_END = re.compile(r"[\d;:.()]")
_LONGEST_NAME = 6  # words, or signs of a script without spaces
_PARTING = frozenset(
    ("since", "compared", "versus", "vs", "against", "over", "more", "fewer", "less", "up", "down", "above", "below")
)
_PARTING_IN_CJK = re.compile("[比较較自从從]|より|から|보다|부터")
_OBJECT = re.compile(
    r"(?:\b(?:of|with|from|to|between|than|paid|pays|gave|sold|lent|owes)\s|[对對向距从從给給离離与與占佔])$"
)
"""Words before a name that make no subject of it: 30% of one firm and 20% of another."""

_BOUNDING = ("since", "from", "before", "after", "until", "by")
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[\u3041-\u9fff\uac00-\ud7af]|[^\W_\u3041-\u9fff\uac00-\ud7af]+")


class Named(NamedTuple):
    """The name of an entity in a quote, and the ids of those that it may be."""

    start: int
    end: int
    ids: frozenset[str]


Beside = TypeVar("Beside", Mention, Named)


@fact_rule(
    "figure-date",
    "Where a quote gives a number for each of several dates, a figure has the date beside its own.",
    points=True,
)
def figure_date(at: FactAt) -> Iterator[Finding]:
    """Find figures under the date of another number: 1,000 for 2024 of `1,300 in 2024, 1,000 in 2020`."""
    when = parsed(at.fact.as_of) if at.fact.as_of else None
    if not when or not at.fitting:
        return
    given: list[str] = []
    own = None
    for match in at.fitting:
        quote, spoken = at.quotes[match.quote], language(match.language)
        date = beside(match.number, quote, quote.dates, spoken) or right_behind(match.number, quote)
        if not date or date.lead in _BOUNDING:
            return
        own = own or date
        others = {other for other in at.dates[match.quote] if other != date}
        given += dates_given_by(at, at.fact.citations[match.quote], at.dates[match.quote], others)
    meant = [
        date for date in map(parsed, given) if date and not date.text.endswith("~")
    ]  # which reaches over its neighbours
    is_other = bool(meant) and all(date.last < when.first or when.last < date.first for date in meant)
    if own and is_other and any(says(text, when) for text in dates_given_for(at)):
        message = f"the quote gives `{at.fitting[0].number.text}` for `{own.text}`; the fact says `{at.fact.as_of}`"
        yield Finding(("as_of",), message, "write the date beside the number, or take the number beside that date")


def _tells_another(date: Mention, quote: Reading) -> bool:
    """Tell whether a date behind a number is of what stands behind it: 300 cars (2023: 280), 97% of 2019 levels."""
    return date.text.startswith(("(", "of ")) or quote.text.startswith((":", " levels"), date.end)


def right_behind(number: Number, quote: Reading) -> Mention | None:
    """Return the date with its year, or that counts years, right behind a number or what it counts; else None."""
    for date in quote.dates:
        link = quote.text[number.end : date.start]
        most = _WORDS_BEFORE_RELATIVE if date.relative else 1
        is_near = (
            date.start >= number.end
            and not _tells_another(date, quote)
            and len(link.split()) <= most
            and not _DIGIT_OR_END.search(link)
        )
        if is_near and (date.first[0] is not None or date.relative.endswith("year")):
            return date
    return None


@fact_rule(
    "figure-subject",
    "Where a quote gives a number for each of several entities of a kind, a figure is of the one beside its own.",
)
def figure_subject(at: FactAt) -> Iterator[Finding]:
    """Find figures of another entity: 280 of Beijing in `300 in Beijing and 280 in Shanghai`."""
    own = {at.entity_id, *at.fact.entities_named()} if at.fact.figure else set()
    other = None
    for match in at.fitting:
        quote = at.quotes[match.quote]
        if len(quote.numbers) < 2:
            return
        named = list(_named(quote.text, at.context.names_of_kind(at.entity.kind)))
        if any(_OBJECT.search(quote.text, 0, entity.start) for entity in named):
            return
        entity = beside(match.number, quote, named, language(match.language))
        if not entity or not own.isdisjoint(entity.ids):
            return
        other = other or quote.text[entity.start : entity.end]
    if other:
        message = f"the quote gives `{at.fitting[0].number.text}` for `{other}`, not for `{at.entity.name}`"
        yield Finding(("figure", "value"), message, "take the number beside its own name, or move the fact there")


def _named(text: str, names: Mapping[str, Collection[str]]) -> Iterator[Named]:
    """Yield the names of entities in a quote, in order; of two at one place the longer."""
    pieces = list(_PIECE.finditer(text))
    end = 0
    for first, piece in enumerate(pieces):
        for last in reversed(pieces[first : first + _LONGEST_NAME]) if piece.start() >= end else ():
            if ids := names.get(text[piece.start() : last.end()]):
                end = last.end()
                yield Named(piece.start(), end, frozenset(ids))
                break


def beside(number: Number, quote: Reading, others: Sequence[Beside], spoken: Language) -> Beside | None:
    """Return what stands beside a number, where as many numbers of its kind as others stand in turn; else None.

    A word that compares or counts from something parts the two: `300 more than in 2020` is told of another date.
    """
    numbers: list[Number] = [each for each in quote.numbers if each.mark == number.mark and not each.ordinal]
    if len(numbers) < 2 or len(numbers) != len(others) or _PARTING_IN_CJK.search(quote.text):
        return None
    tokens: list[Number | Beside] = [*numbers]
    tokens.extend(others)
    tokens.sort(key=lambda token: token.start)
    parting = _PARTING | spoken.words("froms") | spoken.words("than") | spoken.words("range")
    partner = None
    for one, other in zip(tokens[::2], tokens[1::2], strict=True):
        if type(one) is not type(tokens[0]) or type(other) is type(one):
            return None
        link = quote.text[one.end : other.start].lower()
        if isinstance(other, Mention) and _tells_another(other, quote):
            return None
        if len(link) > _LONGEST_LINK or not parting.isdisjoint(_WORD.findall(link)):
            return None
        if number in (one, other):
            partner = other if isinstance(one, Number) else one
    return None if isinstance(partner, Number) else partner
