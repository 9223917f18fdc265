"""Digits that count nothing, or what a rate is told of: 3rd, No. 5, page 5, per 1,000, in 2024 sites."""

from __future__ import annotations

from decimal import Decimal

from factsheet.words.lexer import DIGITS, EAST_ASIAN, WORD
from factsheet.words.numbers.amount import Amount
from factsheet.words.numbers.marks import mark_after
from factsheet.words.numbers.ratios import WHOLES_OF_RATES
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.text import Text
from factsheet.words.tokens import Value
from factsheet.words.units import PHYSICAL

PER_WHOLE = "?per"  # the mark of 1,000 in `per 1,000 people`, which counts nothing itself
LEAST_WHOLE = 2
_PER_REACH = 3  # lexemes
_YEARS = range(1000, 2200)
_YEAR, _SHORT_YEAR = 4, 2  # digits
_BEFORE_ENDS = (".", "'", ":")
"""Signs between digits and the end of an ordinal."""
_SMALL_WORD = 3  # letters of words that seldom name what is counted


def numbered(text: Text, begin: int, value: Decimal, at: int) -> Amount | None:
    """Read digits that count nothing: 3rd, No. 5, page 5, per 1,000."""
    if text.texts[at] in text.tables.ordinal_ends.firsts and text.is_glued(at):
        return Amount(value, at + 1, ordinal=True)
    if (
        text.texts[at] in _BEFORE_ENDS
        and text.is_glued(at + 1)
        and text.texts[at + 1] in text.tables.ordinal_ends.firsts
    ):
        return Amount(value, at + 2, ordinal=True)  # 3.ª, 3'üncü, 3:e
    if text.texts[at] == "." and _is_ordinal_dot(text, begin, at):
        return Amount(value, at + 1, ordinal=True)
    signs, nouns = text.tables.number_signs, text.tables.date_number_nouns
    is_named = signs.before(text.texts, begin) or nouns.before(text.texts, begin) or _is_of_room(text, begin, at)
    if text.tables.numbered_behind.after(text.texts, at):
        return Amount(value, at, ordinal=True)  # 44 numaralı, 12 नंबर
    if is_named and not _is_measured(text, at):
        return Amount(value, at, ordinal=True)
    tables = text.tables
    is_led = tables.per.before(text.texts, begin) or tables.loose_per.before(text.texts, begin)
    if text.texts[begin - 1] in text.language.words("every") and text.measure_at(at):
        return None  # every 90 seconds
    if not (is_led or tables.per_behind.firsts or tables.per_after.firsts):
        return None
    factor, after = scales(text, at)
    is_money = mark_after(text, after) or text.tables.scaled_money.after(text.texts, at)  # por 850 millones de euros
    is_per = (_is_led_by_per(text, begin, value) and not is_money) or _is_per_behind(text, after)
    least = 1 if text.language.code in EAST_ASIAN else LEAST_WHOLE  # 每10家企业
    is_whole = (is_per and value * factor >= least) or is_whole_of_rate(text, begin, after, value * factor)
    return Amount(value * factor, after, PER_WHOLE) if is_whole else None


def _is_led_by_per(text: Text, begin: int, value: Decimal) -> bool:
    """Tell whether a word such as `per` leads what a rate is told of. Prepositions lead counts, too: par 289 voix.

    They lead a whole if that is round, or if what is counted stands before them: un médecin pour 350 habitants.
    """
    led = text.tables.per.before(text.texts, begin)
    if not led or text.texts[begin - 1] not in text.language.words("prepositions like per"):
        return led is not None
    is_round = len(str(value).rstrip("0")) == 1
    near = range(max(0, led.at - _PER_REACH), led.at)
    articles = text.tables.articles.firsts
    return is_round or any(text.sorts[at] == DIGITS or text.texts[at] in articles for at in near)


def _is_measured(text: Text, at: int) -> bool:
    """Tell whether a number has a scale, a mark or a measure, and so is none of a name: the line, 300 km; Zug 300 m."""
    word, spoken = text.texts[at], text.language
    is_measure = word in spoken.counted and word not in spoken.words("counted")  # of CLDR: kilometrów
    return bool(is_measure or text.original(at) in PHYSICAL or has_scale(text, at) or mark_after(text, at))


def _is_of_room(text: Text, begin: int, at: int) -> bool:
    """Tell whether a number is that of a room: v místnosti 12; not of what is in it: v sále 300 lidí."""
    is_led = text.tables.date_rooms.before(text.texts, begin) is not None
    return is_led and (text.sorts[at] != WORD or len(text.texts[at]) <= _SMALL_WORD)


def is_whole_of_rate(text: Text, begin: int, end: int, value: Value) -> bool:
    """Tell whether a round number is what a rate is told of, by words that may mean other things: na 1000 osób."""
    if value not in WHOLES_OF_RATES or mark_after(text, end):
        return False
    tables, after = text.tables, text.language.words("per after")
    is_led = tables.per.before(text.texts, begin) or tables.loose_per.before(text.texts, begin)
    return bool(is_led) or (bool(after) and not after.isdisjoint(text.texts[end : end + _PER_REACH]))


def _is_ordinal_dot(text: Text, begin: int, at: int) -> bool:
    """Tell whether a point behind digits makes an ordinal of them: a small letter follows, or an article leads."""
    if not text.language.has("ordinal dots") or not text.is_glued(at) or text.sorts[at + 1] != WORD:
        return False
    is_short = text.texts[begin].isdecimal() and len(text.texts[begin]) < _YEAR
    is_led = text.texts[begin - 1] in text.language.words("before ordinals")  # der 15. Betrieb
    return is_short and not text.is_glued(at + 1) and (is_led or text.original(at + 1)[:1].islower())


def _is_per_behind(text: Text, at: int) -> bool:
    """Tell whether a measure and the word for `per` stand behind a number: 10万人当たり, 10만 명당."""
    measure = text.tables.measures.after(text.texts, at)
    return bool(measure and text.tables.per_behind.after(text.texts, measure.at))


def may_be_year(text: Text, at: int) -> bool:
    """Tell whether four digits that seem to count may be a year: in 2024 sites opened, the 2011 census."""
    written = text.texts[at]
    is_year = len(written) == _YEAR and written.isdecimal() and int(written) in _YEARS
    before = text.texts[at - 1]
    is_led = any(before in text.language.words(name) for name in ("year prepositions", "year articles", "price leads"))
    is_of_prices = text.sorts[at + 1] == WORD and text.money_after(at + 1)  # in 2021 dollars
    return is_year and is_led and bool(is_of_prices or not mark_after(text, at + 1))
