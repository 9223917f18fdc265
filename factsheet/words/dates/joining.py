"""Two dates side by side: a day and its year, alternatives, a weekday and the day that it names, or strangers."""

from __future__ import annotations

from factsheet.words.text import Text
from factsheet.words.tokens import Mention, Token, Unreadable

_NEAR = 6  # characters between a day and its year
_WEEKDAY = "on weekday"
_CHINESE_AND = ("与", "和", "及")


def joined_dates(one: Mention, other: Mention, text: Text) -> tuple[Mention | Unreadable, ...]:
    """Return what two neighbouring dates are: one date, an unreadable piece, or both."""
    if _are_doubtful(one, other, text):
        return (Unreadable(one.start, other.end, text.folded[one.start : other.end]),)
    if _is_its_year(one, other):
        first = (other.first[0], *one.first[1:])
        return (one._replace(end=other.end, text=text.folded[one.start : other.end], first=first),)
    return one, other


def _is_its_year(day: Mention, year: Mention) -> bool:
    """Tell whether a bare year stands close behind a day or month without one, whatever word parts them."""
    qualifier = year.last or year.lead or year.part or year.relative or year.exact
    is_bare = not qualifier and year.first[1:] == (None, None)
    wants_year = day.first[0] is None and day.first[1] is not None and not day.last
    return is_bare and wants_year and year.start - day.end <= _NEAR


def without_weekdays(tokens: list[Token]) -> list[Token]:
    """Leave out bare weekdays where another date stands, which they go with: Monday the 5th of May."""
    others = [token for token in tokens if not (isinstance(token, Mention) and token.relative.startswith(_WEEKDAY))]
    return others if any(isinstance(token, Mention) for token in others) else tokens


def _are_doubtful(one: Mention, other: Mention, text: Text) -> bool:
    """Tell whether two dates are alternatives, or ends that we do not read: 1863 or 1864, 2007年与2009年间."""
    link = text.plain[one.end : other.start].strip()
    if link in _CHINESE_AND and text.plain[other.end : other.end + 2].lstrip("之").startswith("间"):
        return True
    are_years = one.first[1] is None and other.first[1] is None
    return are_years and link in text.language.words("choices")
