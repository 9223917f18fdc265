"""The rule that a figure has the date that stands beside its number, where a quote gives several of both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.checks.dating import dates_given_by, dates_given_for, parsed, says
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule
from factsheet.words.language import Language, language
from factsheet.words.tokens import Mention, Number, Reading

_LONGEST_LINK = 40  # characters between a number and its date
_PARTING = frozenset(("since", "compared", "versus", "vs", "against", "over", "more", "fewer", "less"))
_PARTING_IN_CJK = re.compile("[比较較自从從]|より|から|보다|부터")
_BOUNDING = ("since", "from", "before", "after", "until", "by")
_WORD = re.compile(r"[^\W\d_]+")


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
    beside: dict[int, list[Mention]] = {}
    for match in at.fitting:
        own = date_beside(match.number, at.quotes[match.quote], language(match.language))
        if not own:
            return
        beside.setdefault(match.quote, []).append(own)
    given: list[str] = []
    for index, (citation, mentions) in enumerate(zip(at.fact.citations, at.dates, strict=True)):
        others = {date for date in at.quotes[index].dates if index in beside and date not in beside[index]}
        given += dates_given_by(at, citation, mentions, others)
    is_given = any(text == at.fact.as_of or says(text, when) for text in given)
    if not is_given and any(text == at.fact.as_of or says(text, when) for text in dates_given_for(at)):
        number, date = at.fitting[0].number, beside[at.fitting[0].quote][0]
        message = f"the quote gives `{number.text}` for `{date.text}`; the fact says `{at.fact.as_of}`"
        yield Finding(("as_of",), message, "write the date beside the number, or take the number beside that date")


def date_beside(number: Number, quote: Reading, spoken: Language) -> Mention | None:
    """Return the date beside a number, where as many numbers of its kind as dates stand in turn; else None.

    A word that compares or counts from a date parts the two: `300 more than in 2020` is told of another date.
    """
    numbers = [other for other in quote.numbers if other.mark == number.mark and not other.ordinal]
    if len(numbers) < 2 or len(numbers) != len(quote.dates) or _PARTING_IN_CJK.search(quote.text):
        return None
    tokens: list[Number | Mention] = [*numbers, *quote.dates]
    tokens.sort(key=lambda token: token.start)
    parting = _PARTING | spoken.words("froms") | spoken.words("than") | spoken.words("range")
    beside = None
    for one, other in zip(tokens[::2], tokens[1::2], strict=True):
        if type(one) is not type(tokens[0]) or type(other) is type(one):
            return None
        date = one if isinstance(one, Mention) else other
        link = quote.text[one.end : other.start].lower()
        is_parted = len(link) > _LONGEST_LINK or not parting.isdisjoint(_WORD.findall(link))
        if not isinstance(date, Mention) or date.lead in _BOUNDING or is_parted:
            return None
        beside = date if number in (one, other) else beside
    return beside
