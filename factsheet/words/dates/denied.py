"""Dates as words before them leave them: will not open until 2028, denied that it began in 2014, every Monday."""

from __future__ import annotations

from factsheet.words.dates.when import unreadable
from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_DISTANCES = ("ago", "hence", "earlier")
_ROUGH = frozenset(("about", "nearly"))
_WEEKS = ("week", "fortnight")
_COMPARED = 4  # lexemes from a number to `more than`
_NEAR = 5  # lexemes from a negation to the bound that it turns
_EVENT = 6  # lexemes from `before` to the date of an event
_CLAUSE = 12  # lexemes from a denial to the date


def judged(text: Text, begin: int, piece: TokenAt) -> TokenAt:
    """Return a date as words before it leave it: with another bound, or unreadable."""
    token = piece.token
    if not isinstance(token, Mention):
        return piece
    if _recurs(text, begin, piece.at, token) or _is_denied(text, begin) or _dates_base(text, begin):
        return unreadable(text, begin, piece.at)
    if token.relative.partition(" ")[0] in _DISTANCES and token.span:
        return _as_hedged(text, begin, piece, token)
    turned = text.tables.date_turned.after(text.texts, begin)
    if not turned or not token.lead or not _is_negated(text, begin):
        return piece
    if not turned.value or text.texts[begin - 1] in text.language.words("lasting verbs"):
        return unreadable(text, begin, piece.at)
    return piece._replace(token=token._replace(lead=str(turned.value)))


def _as_hedged(text: Text, begin: int, piece: TokenAt, far: Mention) -> TokenAt:
    """Return a distance as its hedge leaves it: about two years ago; over two, and two or three, mean no one thing."""
    before = text.texts[begin - 1]
    is_choice = before in text.language.words("choices") or text.tables.range.before(text.texts, begin)
    is_other_end = text.tables.joins.before(text.texts, begin) and text.texts[begin - 2] in text.tables.numbers.firsts
    hedge = text.tables.hedges_before.before(text.texts, begin)
    if hedge and far.span == 1 and _compares(text, hedge.at, begin):
        return piece
    bounds = frozenset(str(hedge.value).split("|")) if hedge else frozenset(("exactly",))
    if is_choice or is_other_end or not bounds <= _ROUGH | {"exactly"}:
        return unreadable(text, begin, piece.at)
    return piece._replace(token=far._replace(part="about")) if bounds <= _ROUGH else piece


def _compares(text: Text, at: int, begin: int) -> bool:
    """Tell whether what hedges a distance compares with that time: higher than a year ago, 3% more than a year ago."""
    is_english_than = text.texts[begin - 1] == "than" and text.texts[begin - 2] not in ("more", "less")
    return is_english_than or DIGITS in text.sorts[max(0, at - _COMPARED) : at]


def _recurs(text: Text, begin: int, end: int, day: Mention) -> bool:
    """Tell whether a day or month without a year is one of many: every Monday, each March, Sunday mornings."""
    unit = text.tables.date_units.before(text.texts, begin)
    if unit and unit.value in _WEEKS and "weekday" in day.relative and _is_counted(text, unit.at - 1):
        return True  # a week on Friday
    if day.first[0] is not None or day.exact or not (day.first[1] or "weekday" in day.relative):
        return False
    tables, point_words = (text.tables.date_recurring, text.tables.every), text.guards.point_words
    cores = (here for here in (begin, begin + 1) if text.sorts[here] == DIGITS or text.texts[here] in point_words)
    every = any(table.before(text.texts, here) for here in cores for table in tables)
    return every or text.texts[end] in text.language.words("recurring parts of day")


def _is_denied(text: Text, begin: int) -> bool:
    """Tell whether the date is one of what was denied, or is not planned: no longer due on 1 May."""
    if text.tables.date_unplanned.before(text.texts, begin):
        return True
    denials, ends = text.tables.date_denied_clauses, text.language.words("clause ends")
    for here in range(begin - 1, max(-1, begin - 1 - _CLAUSE), -1):
        if text.texts[here] in ends:
            return False
        if denials.after(text.texts, here):
            return True
    return False


def _dates_base(text: Text, begin: int) -> bool:
    """Tell whether a date is that of an event from which a distance counts: two years before the vote in 2016."""
    tables = text.tables
    for here in range(begin - 1, max(0, begin - 1 - _EVENT), -1):
        if text.sorts[here] != WORD:
            return False
        if text.texts[here - 1] in tables.date_units.firsts and (lead := tables.date_leads.after(text.texts, here)):
            is_side = lead.value in ("before", "after") and lead.at < begin
            has_article = not {text.texts[lead.at - 1], text.texts[lead.at]}.isdisjoint(_articles(text))
            return is_side and has_article and _is_counted(text, here - 2)
    return False


def _articles(text: Text) -> frozenset[str]:
    """Return the words that may begin the name of an event."""
    return text.tables.articles.firsts | text.tables.date_fillers.firsts


def _is_counted(text: Text, at: int) -> bool:
    """Tell whether a unit of time that stands behind a lexeme is counted: two years, a year, the day."""
    word = text.texts[at]
    return text.sorts[at] == DIGITS or word in text.tables.numbers.firsts or word in _articles(text)


def _is_negated(text: Text, begin: int) -> bool:
    """Tell whether a negation of a verb stands near before in the same clause: must not close later than 2016."""
    verbs = text.tables.date_negated_verbs
    for here in range(begin, max(0, begin - _NEAR), -1):
        if verbs.before(text.texts, here):
            return True
        if text.sorts[here - 1] != WORD and text.texts[here - 1] != "'":
            return False
    return False
