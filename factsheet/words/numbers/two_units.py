"""A measure in two units, which add up: 5 feet 4 inches, 2 years and 3 months, an hour and a half."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factsheet.words.language.compounds import GLUED_AND
from factsheet.words.language.unit_names import TIMES, measure_of
from factsheet.words.lexer import DIGITS, WORD
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.amounts import amount_at
from factsheet.words.numbers.measured import INCHES, Unit, is_last, unit_behind, unit_of
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, Mention, Number, TokenAt, Unreadable, Value, added, decimal_of

_FEET = "length-foot"
_OPEN = ("duration-hour", "length-meter")  # 2 heures 30, 1 mètre 80
_BEHIND_INCHES = frozenset(("more", "and", "by", "or", "above", "below", "from"))
_TWO = 2
_INCHES_IN_FOOT = 12
_COMMAS = frozenset((",", ""))
_SHORT = 3  # letters of a sign


class Part(NamedTuple):
    """One of the measures that add up: its value, its unit, and the word or comma that joins it to the one before."""

    value: Value
    unit: Unit
    link: str = ""


def article_and_rest(text: Text, at: int) -> Amount | TokenAt | None:
    """Read an hour and a half, a mile and 300 feet: an article is one where something is added to its unit."""
    article = text.tables.articles.after(text.texts, at)
    unit = unit_behind(text, article.at) if article and text.language.code == "en" else None
    if not unit:
        return None
    amount = Amount(Decimal(1), text.past_tie(article.at) if article else at)
    return in_two_units(text, at, amount, unit)


def in_two_units(text: Text, begin: int, amount: Amount, unit: Unit | None = None) -> Amount | TokenAt | None:
    """Read on from a number to what is added to its unit, in a smaller one or as a part; None where nothing is.

    What does not add up is unreadable: 5 feet 14 inches, 1 year and 3 weeks.
    """
    if text.texts[begin - 1] in text.language.words("between"):
        return None  # between 1 hour and 30 minutes
    unit = unit or unit_of(text, amount) or _letter_before_more(text, amount)
    is_plain = not (amount.mark or amount.ordinal or amount.high is not None) and amount.bounds == EXACTLY
    if not unit or not is_plain or not measure_of(unit.name):
        return None
    parts = [Part(amount.value, unit)]
    while more := _next(text, parts[-1].unit):
        parts.append(more)
    half = _part_behind(text, parts[-1].unit.at)
    if half:
        last = parts[-1]
        parts[-1] = last._replace(value=added(last.value, half[0]), unit=Unit(last.unit.name, half[1]))
    if len(parts) == 1 and not half:
        is_open = _is_open(text, unit)
        return unreadable(text, begin, text.past_tie(unit.at) + 1) if is_open else None
    end = parts[-1].unit.at
    sizes = _sizes(parts) if not _counts_other(text, parts) else ()
    if not sizes:
        return unreadable(text, begin, end)
    name, value = sizes[-1]
    return Amount(value, end, unit=name, is_measure=True, sizes=sizes if len(sizes) > 1 else ())


def _letter_before_more(text: Text, amount: Amount) -> Unit | None:
    """Return the unit that a letter or `stone` is where a smaller one follows: 15 m 31 cm, 9 stone 4 pounds."""
    name = text.tables.units_before_smaller.after(text.texts, amount.at)
    unit = Unit(name.value, name.at) if name and text.original(amount.at).islower() else None
    return unit if unit and _next(text, unit) else None


def link_of_two_units(low: Number, high: Number, text: Text) -> str:
    """Return what stands between two neighbours of one dimension in different units; empty for any others."""
    is_sum = bool(low.sizes or high.sizes)
    one, other = measure_of(low.unit), measure_of(high.unit)
    are_alike = one is not None and other is not None and one.dimension == other.dimension and low.unit != high.unit
    is_measured = low.is_measure and high.is_measure and are_alike
    return (text.plain[low.end + low.reach : high.start].strip(" -") or "-") if is_sum or is_measured else ""


def is_larger(low: Number, high: Number) -> bool:
    """Tell whether the unit of a number is larger than that of the next: 3 hours and nearly 40 minutes."""
    one, other = measure_of(low.unit), measure_of(high.unit)
    return one is not None and other is not None and one.size > other.size


def adds_to_time(counted: Mention, number: Number | Unreadable, text: Text) -> bool:
    """Tell whether what is behind a date may be more of the time that it counts: il y a 2 ans et 3 mois."""
    link, spoken = text.plain[counted.end : number.start].strip(), text.language
    is_joined = link in spoken.words("joins") | spoken.words("pair joins") | _COMMAS
    at = text.index_at(number.start)
    begins_with_number = text.sorts[at] == DIGITS or text.tables.numbers.after(text.texts, at) is not None
    is_more = begins_with_number if isinstance(number, Unreadable) else number.unit in TIMES
    return is_joined and counted.span > 0 and is_more


def _next(text: Text, unit: Unit) -> Part | None:
    """Return the number in a smaller unit of the same dimension that stands behind a unit."""
    here = text.past_tie(unit.at)
    here += text.texts[here] == ","
    join = text.tables.joins.after(text.texts, here) or text.tables.pair_joins.after(text.texts, here)
    begin = join.at if join else here + (text.texts[here] == "&")
    number = _number(text, begin)
    if not number:
        return None
    smaller = unit_of(text, number) or _bare_inches(text, unit, number, is_joined=begin > unit.at)
    size, other = measure_of(unit.name), measure_of(smaller.name) if smaller else None
    if not smaller or not size or not other or size.dimension != other.dimension or other.size >= size.size:
        return None
    return Part(number.value, smaller, text.texts[begin - 1] if begin > text.past_tie(unit.at) else "")


def _number(text: Text, at: int) -> Amount | None:
    """Read a plain number, in digits or in words."""
    number = amount_at(text, at) if text.sorts[at] in (DIGITS, WORD) else None
    is_plain = isinstance(number, Amount) and not (number.mark or number.ordinal or number.sizes)
    return number if is_plain and isinstance(number, Amount) and number.high is None else None


def _bare_inches(text: Text, unit: Unit, number: Amount, *, is_joined: bool) -> Unit | None:
    """Return inches where feet before a number tell them: 12 ft 2 in, 6-foot-4, 6 feet 4 tall."""
    if unit.name != _FEET or not number.value < _INCHES_IN_FOOT:
        return None
    behind = number.at + 1
    if text.texts[number.at] == "in":
        is_certain = is_last(text, behind) or text.texts[behind] in text.language.words("sizes") | _BEHIND_INCHES
        return Unit(INCHES, behind) if is_certain and text.texts[unit.at] != "," else None
    is_end = is_last(text, number.at) or text.texts[number.at] in text.language.words("sizes") or text.is_tie(unit.at)
    return Unit(INCHES, number.at) if is_end and (text.is_tie(unit.at) or not is_joined) else None


def _part_behind(text: Text, at: int) -> tuple[Fraction, int] | None:
    """Return the part that is added to a unit, and the index after it: and a half, y media, с половиной, buçuk."""
    tables, spoken = text.tables, text.language
    if text.texts[at] in spoken.words("halves of scales") or tables.halves_behind.after(text.texts, at):
        return Fraction(1, _TWO), at + 1
    join = tables.joins.after(text.texts, text.past_tie(at))
    article = tables.articles.after(text.texts, text.past_tie(join.at)) if join else None
    begin = text.past_tie(article.at if article else join.at) if join else at
    is_joined = join or text.texts[at].startswith(GLUED_AND.get(spoken.code, " "))
    part = tables.fractions.after(text.texts, begin) if is_joined else None
    if not part or text.is_tie(part.at) or unit_behind(text, part.at):
        return None
    is_of = spoken.code == "en" or tables.of.after(text.texts, part.at)
    is_sure = int(part.value) == _TWO and (article or not is_of)
    return (Fraction(1, int(part.value)), part.at) if is_sure or is_last(text, part.at) else None


def _is_open(text: Text, unit: Unit) -> bool:
    """Tell whether a number behind hours or metres may be of them: 2 heures 30, trois mètres vingt; not in English."""
    digits = text.texts[unit.at]
    is_rest = text.sorts[unit.at] == DIGITS and digits.isdecimal() and len(digits) == _TWO
    is_rest = is_rest or text.tables.numbers.after(text.texts, unit.at) is not None
    is_glued = text.sorts[unit.at] == DIGITS and text.is_glued(unit.at)  # 1h20m
    return unit.name in _OPEN and (is_glued or (is_rest and text.language.code != "en"))


def _sizes(parts: list[Part]) -> tuple[tuple[str, Value], ...]:
    """Return the sum of measures in the unit of each, by CLDR's names; none where they do not add up.

    All but the last are whole numbers, and each is less than one of the unit before it. Years and days do not add up.
    """
    measures = [measure for part in parts if (measure := measure_of(part.unit.name))]
    if len({bool(measure.months) for measure in measures}) > 1:
        return ()
    sizes = [Fraction(measure.months) if measure.months else measure.size for measure in measures]
    values = [Fraction(part.value) for part in parts]
    is_in_order = all(values[at] * sizes[at] < sizes[at - 1] for at in range(1, len(parts)))
    if not is_in_order or any(value.denominator > 1 for value in values[:-1]):
        return ()
    total = sum((value * size for value, size in zip(values, sizes, strict=True)), Fraction(0))
    return tuple((part.unit.name, decimal_of(total / size)) for part, size in zip(parts, sizes, strict=True))


def _counts_other(text: Text, parts: list[Part]) -> bool:
    """Tell whether measures may be of two things: 5 km and 800 m races, 3 days, 4 hours a day; not 5 km 800 m."""
    at, link = parts[-1].unit.at, parts[-1].link
    words, is_noun = text.language.words, text.sorts[at] == WORD and text.texts[at] not in text.language.known_words
    if text.texts[at] in words("each by itself") or text.tables.per.after(text.texts, at):
        return True
    if link == "," and len(parts) == _TWO:
        return not (is_last(text, at) or text.texts[at] in words("sizes"))  # in 3 hours, 20 seconds ahead
    word = text.texts[at - 1]
    is_adjective = len(word) <= _SHORT or not (word.endswith("s") or parts[-1].value == 1 or word == "feet")
    return text.language.code == "en" and link != "" and is_adjective and is_noun
