"""Two numbers side by side: the ends of a range, those of a change, or strangers."""

from __future__ import annotations

import re

from factsheet.words.lexer import is_cjk, texts_of
from factsheet.words.numbers.adding import adding, adds_rest, adds_scales, is_rest, sum_of
from factsheet.words.numbers.changes import follows_verb, is_share, is_size_of_change
from factsheet.words.numbers.cjk_ranges import TENTHS, has_own_unit, is_list, suspended_factor, within_limits
from factsheet.words.numbers.glued import HANGING
from factsheet.words.numbers.hedges_behind import hedge_behind
from factsheet.words.numbers.labels import multiplied
from factsheet.words.numbers.leads import follows, lead
from factsheet.words.numbers.lists import FAR_APART, THOUSAND, after_fall, is_shortened
from factsheet.words.numbers.numbered import PER_WHOLE
from factsheet.words.numbers.two_parts import in_two_parts, piece
from factsheet.words.numbers.two_units import is_larger, link_of_two_units
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, PER_CENT, RATIO, Name, Number, Unreadable, Value

_APART = 24  # characters between two numbers that have nothing to do with each other
_BETWEEN_REACH = 3  # lexemes
_LONGEST_PAIR_LINK = 2  # words: `and`, `and the`
_PARTING = frozenset(",;:/|()[]{}<>+=&'\"、。，；：（）「」【】《》〈〉“”…‥")
"""Signs that part two numbers, or that say how they go together."""

_TENTH = 10
_LISTING = ("、", "和", "与", "至", "到", "・", "·")
"""Languages in which `and` parts two amounts: 3亿和5000万."""

_LEAST_OF_RATES = 1000
_LEVEL_REACH = 40  # characters
_FROM_LEVEL = re.compile(
    r"\bfrom (?:the |an? |its |their )?(?:last|previous|original|initial|earlier|\w+'s) (?:\w+'s )?$", re.IGNORECASE
)
_SUSPENDED = 100  # zwei- bis dreihundert is no range from 2


def joined(low: Number, high: Number, text: Text) -> tuple[Number | Unreadable, ...]:
    """Return what two neighbouring numbers are: a range, an unreadable piece, or both, which share scale and mark.

    `from 10 to 15 million` is a change: its two numbers are told apart, and both are millions.
    """
    if low.unit == HANGING:
        low = low._replace(unit=high.unit or HANGING)
    if high.ordinal and not low.ordinal and text.folded[low.end : high.start] == "-":
        return (piece(low, high, text),)  # 3-4th place is no 3
    if low.ordinal and (text.plain[low.end : high.start] in _LISTING or _goes_on_numbering(low, high, text)):
        return low, high._replace(ordinal=True)  # 第二、三产业
    if low.ordinal or high.ordinal or high.start - low.end > _APART:
        return low, high
    if ")" in text.folded[low.end : high.start] and (scaled := multiplied(low, high, text)):
        return (scaled,)
    if is_shortened(low, high, text) or _may_be_range(low, high, text):
        return (piece(low, high, text),)
    if range_ := within_limits(low, high, text) or _range_of_two_units(low, high, text) or _range(low, high, text):
        return (range_,)
    if low.mark == PER_WHOLE and _is_share_of(low, high, text):
        return (piece(low, high, text),)
    if both := in_two_parts(low, high, text):
        return (both,)
    if _is_unknown_sign(text.plain[low.end : high.start]):
        return (piece(low, high, text),)
    between = text.folded[low.end : high.start].strip().lower()
    if between in text.language.words("joins") and (adds_scales(low, high, text) or adds_rest(low, high, text)):
        return (sum_of(low, high, text),)
    if not low.mark and low.scale > max(high.scale, high.value) and (not between or between in adding(text)):
        return (piece(low, high, text),)  # 5 млн 200 рублей
    if not low.mark and is_rest(low, high, between, text):
        return (piece(low, high, text),)
    is_bare = not (low.mark or high.mark or follows(low, text, "froms") or follows(low, text, "loose from"))
    if between in text.language.words("whole first"):
        return (piece(low, high, text),)  # दस में से एक
    if between in text.language.words("loose per") and is_bare and low.value < high.value:
        return (piece(low, high, text),)  # trzech na dziesięciu
    if low.high is None and _is_change(low, between, text):
        return _like(low, high), high._replace(bounds=EXACTLY) if _is_hedge(between, text) else high
    return low, after_fall(low, high, between, text)


def _range_of_two_units(low: Number, high: Number, text: Text) -> Unreadable | None:
    """Return the piece that a range is whose ends have different units: 30 minutes to 2 hours; not after `from`."""
    link, spoken = link_of_two_units(low, high, text), text.language
    is_pair = link in spoken.words("joins") and follows(low, text, "between")
    is_pair = is_pair or (link.partition(" ")[0] in spoken.words("joins") and is_larger(low, high))
    is_range = link in spoken.words("range signs") or (link in spoken.words("range") and not _is_from(low, text))
    return piece(low, high, text) if is_pair or is_range else None


def _goes_on_numbering(low: Number, high: Number, text: Text) -> bool:
    """Tell whether two numbers are the ends of what is numbered, and count nothing: pages 8-16, w godz. 8-16."""
    link = text.plain[low.end : high.start].strip()
    links = text.language.words("range signs") | text.language.words("range")
    return link in links and low.text[-1].isdecimal() and not high.mark


def _is_share_of(low: Number, high: Number, text: Text) -> bool:
    """Tell whether a number is a part of the whole before it, so that it counts nothing: 每10家企业中就有7家."""
    between = text.plain[low.end : high.start]
    is_same = high.measure is not None and high.measure.word != "" and between.startswith(high.measure.word)
    return (
        is_same and low.value < _LEAST_OF_RATES and between.rstrip("约約近超").endswith(("有", "是", "为", "為", "に"))
    )


def is_tied(low: Number, name: Name, text: Text) -> bool:
    """Tell whether a hyphen makes a number the first part of a name: 5-6yo is no 5."""
    return text.folded[low.end : name.start] == "-" and name.text[0].isdecimal()


def _is_unknown_sign(between: str) -> bool:
    """Tell whether one sign ties two numbers which we do not know to part them: 10ー15社 is no 15."""
    return len(between) == 1 and not (
        between.isspace() or between in _PARTING or (between.isalpha() and between != "ー")
    )


def _range(low: Number, high: Number, text: Text) -> Number | Unreadable | None:
    """Return the range that two numbers are the ends of; an unreadable piece where a sign joins what is none."""
    between = text.plain[low.end : high.start]
    link = _link(low, high, between, text)
    behind = high.end + (high.measure.gap + len(high.measure.word) if high.measure else 0)
    if link in text.language.words("change signs") and text.plain.startswith(("に", "へ"), behind):
        return None  # 5万円から10万円に
    is_sign = link in text.language.words("range signs") or (not link and _is_dashed(low, high))
    if not is_sign and (has_own_unit(low, link, between) or not _may_join(low, high, link, text)):
        return None
    unread = piece(low, high, text)
    doubt = unread if is_sign else None
    if low.high is not None or high.high is not None:
        return unread
    if low.mark and high.mark and low.mark != high.mark:
        return None if is_cjk(link) else doubt
    is_parted = low.mark and not high.mark and not low.mark.isupper()  # $2 to 3 billion has its sign in front
    is_parted = is_parted and not text.tables.marks_before.after(text.texts, text.index_at(low.start))  # yüzde 5 ile 7
    if not is_sign and (is_parted or _is_difference(low, high, text)):
        return None
    is_suspended = between.startswith("-") and high.value >= _SUSPENDED and high.text.isalpha()
    if not is_sign and (is_suspended or is_size_of_change(low, text)):
        return unread
    upper = -high.value if not link and high.value < 0 else high.value
    lower = _lower_end(low, upper, high.scale)
    factor = suspended_factor(low.text, high.text, upper)
    if factor == 0:
        return unread  # 三至五十
    lower = low.value * factor if factor > 1 else lower
    if lower >= upper:
        return _of_falling_ends(low, high._replace(text=unread.text, value=upper, high=lower), link, doubt, text)
    is_in_tenths = high.mark == PER_CENT and high.text.endswith(TENTHS) and not low.mark
    if is_in_tenths and lower < _TENTH:  # 2、3割, 三至五成
        lower *= _TENTH
    if link in text.language.words("choices") and (upper > lower * 2 or is_list(link, lower, upper)):
        return None if lower == low.value or upper > lower * 2 else unread
    bounds = high.bounds
    if _is_hedge(link, text):  # 10~15: the sign hedges no number, what stands behind does
        bounds = hedge_behind(text, text.index_at(high.end)) or EXACTLY
    return _as_range(low, high._replace(text=unread.text, value=lower, high=upper, bounds=bounds))


def _is_dashed(low: Number, high: Number) -> bool:
    """Tell whether the sign of a number is a dash between two; not in un -4,5%."""
    return high.text.startswith("-") and not low.plain_word


def _of_falling_ends(
    low: Number, both: Number, link: str, doubt: Unreadable | None, text: Text
) -> Number | Unreadable | None:
    """Return what two numbers are of which the second is no greater: a range only of those below 0."""
    unread = piece(low, both, text)
    is_below_zero = both.high is not None and both.value < both.high < 0
    if is_below_zero and is_cjk(link) and not _is_of_change(low, text):  # -70万元至-120万元
        return _as_range(low, both)
    if both.value != both.high and follows(low, text, "span froms"):  # ranging from -18 °C to -34 °C
        return _as_range(low, both) if low.value < 0 else unread
    between = text.plain[low.end : both.start]
    is_tied = between.startswith("-") and between.endswith("-")  # a 9-to-5 job
    is_ratio = both.value == 1 and link in text.language.words("range")  # three to one
    return unread if is_tied or is_ratio else doubt


def _is_difference(low: Number, high: Number, text: Text) -> bool:
    """Tell whether the first of two numbers is what the second rose by: by 5 to 300; not o 5 do 10 proc., a range."""
    if is_size_of_change(low, text) and _is_far(low, high):
        return True  # cala di 12 milioni a 310 milioni
    return follows(low, text, "by words") and bool(low.mark or high.mark != PER_CENT)


def _as_range(low: Number, both: Number) -> Number:
    """Return a range with what its lower end has and the upper one lacks; hedges of two meanings leave no bounds."""
    upper = both.bounds
    bounds = low.bounds if upper == EXACTLY else upper if low.bounds in (EXACTLY, upper) else ()
    own = "" if low.unit == HANGING else low.unit
    return both._replace(
        start=low.start,
        mark=both.mark or low.mark,
        bounds=bounds,
        plain_word=False,
        falls=low.falls or both.falls,
        unit=both.unit or own,
    )


def _may_join(low: Number, high: Number, link: str, text: Text) -> bool:
    """Tell whether words may join the ends of a range: 10 to 15, 10 or 11, and between 10 and 15."""
    words, spoken = link.split(), text.language
    joins = spoken.words("joins") | spoken.words("pair joins")
    is_pair = bool(words) and words[0] in joins and len(words) <= _LONGEST_PAIR_LINK
    return (
        (is_pair and (follows(low, text, "between") or _closes_between(high, text)))
        or link in spoken.words("choices")
        or (link in spoken.words("range") and not _is_from(low, text) and not _is_change_and_level(low, high, text))
    )


def _is_change_and_level(low: Number, high: Number, text: Text) -> bool:
    """Tell whether two numbers are a change and what it led to, far apart as they are: fell 13,300 to 482,400."""
    is_large = low.value >= THOUSAND or low.scale > 1  # fell 2 to 25 points is a range
    return is_large and _is_far(low, high) and PER_CENT not in (low.mark, high.mark) and _is_of_change(low, text)


def _is_far(low: Number, high: Number) -> bool:
    """Tell whether two numbers are so far apart that they are no ends of a range."""
    return high.value >= _lower_end(low, high.value, high.scale) * FAR_APART


def _closes_between(high: Number, text: Text) -> bool:
    """Tell whether the word for `between` stands soon behind a number: 10 és 15 millió forint között."""
    words = text.language.words("between after")
    at = text.index_at(high.end)
    return bool(words) and not words.isdisjoint(text.texts[at : at + _BETWEEN_REACH])


def _is_hedge(link: str, text: Text) -> bool:
    """Tell whether the word between two numbers would by itself hedge the second: от 10 до 15."""
    return text.tables.hedges_before.after(texts_of(text.language.lexer.read(link)), 0) is not None


def _link(low: Number, high: Number, between: str, text: Text) -> str:
    """Return what joins two numbers, without a unit that both have (44 mg to 50 mg) and a hanging hyphen (8- to)."""
    link = between.strip().lower()
    if len(link) > 1:
        link = link.strip("- ")
    if low.measure and low.measure.word and high.measure == low.measure and not _is_of_change(low, text):
        link = link.removeprefix(low.measure.word).strip()  # 10家至15家
    if high.mark == RATIO and " " in link and link.rpartition(" ")[2] in text.tables.articles.firsts:
        link = link.rpartition(" ")[0]  # two-fifths to a half
    unit, _, rest = link.rpartition(" ")
    is_shared = unit and rest in text.language.words("range") and text.plain[high.end :].lstrip(" -").startswith(unit)
    return rest if is_shared else link


def _is_of_change(low: Number, text: Text) -> bool:
    """Tell whether the first of two numbers is a change, or what a change begins with: 减少17家至41家."""
    return low.falls or follows(low, text, "rises") or follows(low, text, "froms")


def _lower_end(low: Number, upper: Value, scale: int) -> Value:
    """Return the first of two numbers, in the scale of the second where it has none: 10 to 15 million."""
    is_shared = scale > 1 and low.scale == 1 and low.value * scale < upper
    return low.value * scale if is_shared else low.value


def _is_change(low: Number, link: str, text: Text) -> bool:
    """Tell whether words make two numbers an old and a new one: from 10 to 15, von 10 auf 15."""
    spoken = text.language
    return (link in spoken.words("range") and _is_from(low, text)) or link in spoken.words("change links")


def _may_be_range(low: Number, high: Number, text: Text) -> bool:
    """Tell whether a verb right before `from` leaves open what two percentages are: augmentent de 5 à 10 %."""
    link = text.plain[low.end : high.start].strip().lower()
    if PER_CENT not in (low.mark, high.mark) or low.mark or link not in text.language.words("range"):
        return False
    before = text.texts[text.index_at(low.start) - 2]
    return follows(low, text, "loose from") and before in text.language.words("verbs of change")


def _is_from(low: Number, text: Text) -> bool:
    """Tell whether `from` before a number makes it the first of a change; `ranging from` does not."""
    if follows(low, text, "loose from"):  # de 10 à 15: only where a verb of change stands near
        words = set(lead(low, text).split())
        is_near = not words.isdisjoint(text.language.words("falls") | text.language.words("rises"))
        return is_near or follows_verb(low, text)
    is_level = _FROM_LEVEL.search(text.plain, max(0, low.start - _LEVEL_REACH), low.start)
    is_whole = low.mark or text.texts[text.index_at(low.end)] not in text.language.words("range")
    if is_level and is_whole and text.language.code == "en":
        return True
    return follows(low, text, "froms") and not follows(low, text, "span froms")


def _like(low: Number, high: Number) -> Number:
    """Return the first number of a change with the scale and mark that it shares with the second."""
    if is_share(low) and high.mark != low.mark:
        return low  # um 14,2 Prozent auf 35,8 Millionen
    value = _lower_end(low, high.value, high.scale)
    return low._replace(value=value, mark=low.mark or high.mark, unit=low.unit or high.unit)
