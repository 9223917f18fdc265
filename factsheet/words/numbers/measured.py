"""The unit of physics or time that a number counts: km, hours, a letter that is surely one (300 t), inches as `in`."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.words.language.unit_names import key_of
from factsheet.words.lexer import DIGITS, SIGN, WORD
from factsheet.words.numbers.amount import Amount
from factsheet.words.text import Text

_LETTERS = {"t": "mass-tonne", "g": "mass-gram", "l": "volume-liter", "L": "volume-liter"}
"""Letters that a space may part from their number; h, m and s are other things as often."""

INCHES = "length-inch"
_HOURS = 24
_BEHIND_SIZES = ("and", "by")

_SHORTEST_NOUN = 3  # letters
_OTHER_WORDS = ("second", "cup")  # which before a noun are seldom measures


class Unit(NamedTuple):
    """A unit by CLDR's name of it, and the index of the lexeme after it."""

    name: str
    at: int


def unit_of(text: Text, amount: Amount) -> Unit | None:
    """Return the unit of physics or time of a number, glued to it or behind it; None where it counts anything else."""
    if amount.unit:
        name = key_of(amount.unit)
        return Unit(name, amount.at) if name else None
    return unit_behind(text, amount.at)


def unit_behind(text: Text, at: int) -> Unit | None:
    """Return the unit of physics or time right behind a number, across a hyphen; None for any other word."""
    is_elided = text.texts[at] == "'" and text.is_glued(at) and text.is_glued(at + 1)  # un'ora
    begin = at + 1 if is_elided else text.past_tie(at)
    own = text.measure_at(begin)
    is_other = begin == at and own and (_is_adjective(text, own.at) or _has_power(text, own.at))
    if own and not is_other:
        return Unit(own.value, own.at)
    if begin == at and (name := _letter(text, at)):
        return Unit(name, at + 1)
    return Unit(INCHES, at + 1) if _is_inches(text, at) else None


def _is_adjective(text: Text, at: int) -> bool:
    """Tell whether the unit before a lexeme belongs to a noun: 5 second-hand cars, 30 second homes."""
    is_tied = text.is_tie(at) and text.sorts[at + 1] == WORD
    is_noun = text.sorts[at] == WORD and text.texts[at].endswith("s") and len(text.texts[at]) > _SHORTEST_NOUN
    return is_tied or (text.language.code == "en" and text.texts[at - 1] in _OTHER_WORDS and is_noun)


def _has_power(text: Text, at: int) -> bool:
    """Tell whether a digit is glued behind a unit, which makes another one of it: km2."""
    return text.is_glued(at) and text.sorts[at] == DIGITS


def is_last(text: Text, at: int) -> bool:
    """Tell whether neither a word nor a number stands at a lexeme."""
    return text.sorts[at] in ("", SIGN)


def past_of(text: Text, at: int) -> int:
    """Return the index of the unit that a part before a lexeme is of: half an hour, 3/4 of a mile; 0 for none.

    `half of the mile` is a share.
    """
    if unit_behind(text, at):
        return at
    of = text.tables.of.after(text.texts, at)
    if of and text.language.code != "en" and unit_behind(text, of.at):
        return of.at  # un quart d'heure
    article = text.tables.articles.after(text.texts, of.at if of else text.past_tie(at))
    is_one = article and not text.language.words("year articles").issuperset(text.texts[article.at - 1 : article.at])
    return article.at if article and is_one and unit_behind(text, article.at) else 0


def _letter(text: Text, at: int) -> str:
    """Return the unit that a letter apart surely is: 300 t of steel; empty for any other."""
    is_alone = not (text.is_glued(at) or text.is_glued(at + 1)) or is_last(text, at + 1)
    is_alone = is_alone and not text.is_elided(at + 1)  # 5 l'anno
    return _LETTERS.get(text.original(at), "") if is_alone else ""


def _is_inches(text: Text, at: int) -> bool:
    """Tell whether `in` is inches: 2 in thick, where nothing that is thick follows."""
    if text.texts[at] != "in" or text.language.code != "en":
        return False
    if text.is_glued(at) and text.sorts[at - 1] == DIGITS:
        return True  # 7in
    end = at + 2
    return text.texts[at + 1] in text.language.words("sizes") and (
        is_last(text, end) or text.texts[end] in _BEHIND_SIZES
    )


def is_clock(text: Text, begin: int, amount: Amount) -> bool:
    """Tell whether a number is the hour of a day, and counts none: ve 14 hodin, om 14 uur, 8 heures à 12 heures."""
    leads, before = text.language.words("clock leads"), text.texts[begin - 1]
    is_span = before in text.language.words("range") and text.sorts[begin - 2] == DIGITS  # с 8 до 17 часов
    is_pair = before in text.language.words("joins") and text.sorts[begin - 2] == DIGITS  # tussen 14 en 16 uur
    is_led = (before in leads and not is_span) or (is_span and text.texts[begin - 3] in leads)
    is_led = is_led or (is_pair and text.texts[begin - 3] in text.language.words("between"))
    is_first = text.texts[amount.at + 1] in text.language.words("range") and text.sorts[amount.at + 2] == DIGITS
    is_hour = amount.value <= _HOURS and text.texts[amount.at] in text.language.words("clock units")
    return is_hour and (is_led or is_first)
