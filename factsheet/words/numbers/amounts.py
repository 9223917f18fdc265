"""The value that begins at a lexeme, in digits, in words or in Chinese numerals, before its sign and hedge."""

from __future__ import annotations

import re
from decimal import Decimal

from factsheet.words.lexer import DIGITS, HAN, WORD, texts_of
from factsheet.words.numbers.amount import Amount, Spelled, unreadable
from factsheet.words.numbers.cjk import MOST_TENTHS, in_parts, neighbours, tenths, tenths_of_range, with_decimals
from factsheet.words.numbers.cjk_mixed import with_more
from factsheet.words.numbers.coins import with_coins
from factsheet.words.numbers.digits import in_digits, scaled
from factsheet.words.numbers.han import as_spoken, han, han_scale, last_scale
from factsheet.words.numbers.korean import korean, native
from factsheet.words.numbers.marks import mark_after, stands_last
from factsheet.words.numbers.measured import past_of
from factsheet.words.numbers.numbered import PER_WHOLE, is_whole_of_rate
from factsheet.words.numbers.ratios import ratio
from factsheet.words.numbers.scales import has_scale, scales
from factsheet.words.numbers.signs import number_sign
from factsheet.words.numbers.spelled import spelled
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, MORE_THAN, RATIO, UNCLEAR, TokenAt

_VERB = 3  # lexemes before a number of doublings in which their verb stands
_FOLD = re.compile(r"([a-z]+)fold")
_FEW, _SCALES_OF_FEW, _TENS = ("几", "幾"), ("万", "萬", "亿", "億"), ("十", "百", "零")
_BARE_SCALES = frozenset("百千万亿兆億萬")


def amount_at(text: Text, at: int) -> Amount | TokenAt | None:
    """Read the value that begins at a lexeme; a name with digits and an unreadable piece come as they are found."""
    amount = _bare(text, at)
    return with_coins(text, at, _with_hedged_scale(text, amount)) if isinstance(amount, Amount) else amount


def _with_hedged_scale(text: Text, amount: Amount) -> Amount:
    """Read on where a hedge parts a number from its scale: сорок с лишним тысяч, 5-plus million."""
    if (few := _few(text, amount.at)) and amount.bounds == EXACTLY and amount.high is None:
        factor, after = few
        return amount._replace(value=amount.value * factor, at=after, bounds=MORE_THAN, scale=factor)  # 二十几万
    begin = text.past_tie(amount.at)
    hedge = text.tables.hedges_after.after(text.texts, begin) or text.tables.hedges_right_after.after(text.texts, begin)
    if not hedge or amount.mark or amount.ordinal or amount.high is not None or amount.bounds != EXACTLY:
        return amount
    factor, after = scales(text, hedge.at)
    is_before_money = text.texts[begin] in text.language.words("over signs") and mark_after(text, hedge.at)  # 300多美元
    if after == hedge.at and not is_before_money:
        return amount
    bounds = UNCLEAR if hedge.value == "unclear" else tuple(str(hedge.value).split("|"))
    value = amount.value * factor
    return Amount(value, after, scale=amount.scale * factor, bounds=bounds)


def _bare(text: Text, at: int) -> Amount | TokenAt | None:
    """Read a value without the hedge that may part it from its scale."""
    if text.sorts[at] == DIGITS:
        return in_digits(text, at)
    if text.sorts[at] == HAN:
        return _in_han(text, at)
    if text.language.code == "ko" and at < text.count and (numeral := korean(text, at) or native(text, at)):
        return numeral
    if part := number_sign(text, at):
        value, after = part
        if of_unit := past_of(text, after):
            return Amount(value, of_unit)  # ½ mile
        counts = has_scale(text, after) or text.unit_at(after)
        return scaled(text, value, after) if counts else Amount(value, after, RATIO)
    if amount := _per_cent_before(text, at):
        return amount
    return _in_words(text, at) if text.sorts[at] == WORD else None


def _per_cent_before(text: Text, at: int) -> Amount | None:
    """Read 百分之五十, %50: the mark stands before the number."""
    mark = text.tables.marks_before.after(text.texts, at)
    if not mark or text.sorts[mark.at] not in (DIGITS, HAN):
        return None
    inner: Amount | TokenAt | None = with_decimals(text, mark.at)
    if not inner and text.sorts[mark.at] == HAN and (value := han(text.texts[mark.at])) is not None:
        inner = Amount(value, mark.at + 1)
    inner = inner or amount_at(text, mark.at)
    return inner._replace(mark=str(mark.value)) if isinstance(inner, Amount) and not inner.mark else None


def _in_words(text: Text, at: int) -> Amount | TokenAt | None:
    """Read threefold, no people (0), and numbers in words."""
    if times := _fold(text, at):
        return times
    if text.texts[at] in text.guards.bare_counts and (bare := _none_or_single(text, at)):
        return bare
    words = spelled(text, at)
    of = text.tables.of.after(text.texts, words.at) if words else None
    if not words or (of and text.sorts[of.at] == DIGITS and text.texts[words.at - 1] in text.language.words("tallies")):
        return None  # a score of 200
    if words.is_unreadable:
        return unreadable(text, at, words.at)
    if words.is_part:
        mark = "" if _is_part_of_unit(text, at, words) else RATIO
        return Amount(words.value, words.at, mark, bounds=words.bounds or EXACTLY)
    if words.bounds:
        return Amount(words.value, words.at, bounds=words.bounds)
    if is_whole_of_rate(text, at, words.at, words.value):
        return Amount(words.value, words.at, PER_WHOLE)  # por mil habitantes
    scale = _last_scale(text, at, words.at)
    amount = Amount(words.value, words.at, ordinal=words.ordinal, is_plain=words.is_plain, scale=scale)
    return ratio(text, amount) or amount


def _none_or_single(text: Text, at: int) -> Amount | None:
    """Read no people, no new cases (0) and a single death (1), where what is counted follows."""
    none, single = text.tables.none.after(text.texts, at), text.tables.single.after(text.texts, at)
    if none and not text.tables.hedges_before.after(text.texts, at):
        is_qualified = text.texts[none.at] in text.language.words("none adjectives")
        counts = text.unit_at(none.at) or (is_qualified and text.unit_at(none.at + 1))
        return Amount(Decimal(0), none.at, is_plain=True) if counts else None
    return Amount(Decimal(1), single.at, is_plain=True) if single and text.unit_at(single.at) else None


def _fold(text: Text, at: int) -> Amount | None:
    """Read threefold."""
    match = _FOLD.fullmatch(text.texts[at])
    number = text.tables.numbers.after(texts_of(text.language.lexer.read(match[1])), 0) if match else None
    return Amount(Decimal(number.value), at + 1, "times") if number else None


def _is_part_of_unit(text: Text, at: int, part: Spelled) -> bool:
    """Tell whether a part is one of a unit, and of no whole: half-mile."""
    ends_in_of = text.texts[part.at - 1] in text.tables.of.firsts
    return bool(text.unit_at(part.at)) and not ends_in_of and text.texts[at + 1] == "-"


def _last_scale(text: Text, begin: int, end: int) -> int:
    """Return the factor of the scale words at the end of a number in words; 1 where there are none."""
    for at in range(begin, end):
        factor, after = scales(text, at)
        if factor > 1 and after == end:
            return factor
    return 1


def _few(text: Text, at: int) -> tuple[int, int] | None:
    """Read 几万 right behind a number of tens: the great scale, 1 where there is none, and the index after it."""
    word, before = text.texts[at], text.texts[at - 1]
    is_of_tens = before[-1:] in _TENS if text.sorts[at - 1] == HAN else before.isdecimal() and before[-1] == "0"
    if word[:1] not in _FEW or not is_of_tens or not text.is_glued(at):
        return None
    if len(word) == 1:
        return scales(text, at + 1)
    return (han_scale(word[1:]), at + 1) if word[1:] in _SCALES_OF_FEW else None


def _in_han(text: Text, at: int) -> Amount | TokenAt | None:
    """Read 五十, 三成, 三分之二, 十余: Chinese numerals, where they can be nothing else."""
    run = text.texts[at]
    value = han(run.rstrip("零") if _few(text, at + 1) else run)
    bar = text.tables.fraction_bars.after(text.texts, at + 1)
    if bar and text.sorts[bar.at] in (HAN, DIGITS):
        return in_parts(text, at, value, bar.at)
    if value and value <= MOST_TENTHS and text.texts[at + 1] == "番" and "翻" in text.texts[max(0, at - _VERB) : at]:
        return Amount(Decimal(2) ** int(value), at + 2, "times")  # 翻了两番
    if decimal := with_decimals(text, at):
        if share := tenths(text, decimal.value, decimal.at):
            return share
        return decimal if mark_after(text, decimal.at) or _counts(text, decimal.at - 1) or decimal.scale > 1 else None
    if pair := neighbours(text, at):
        return tenths_of_range(text, pair) if isinstance(pair, Amount) else pair
    if value is not None and (amount := tenths(text, value, at + 1)):
        return amount
    if value is not None and (more := with_more(text, value, at + 1)):
        return more
    size = han_scale(run) if len(run) == 1 else 0
    if size > MOST_TENTHS and text.texts[at + 1] in text.language.words("over signs"):
        return Amount(Decimal(size), at + 2, bounds=MORE_THAN)  # 百余
    if size > MOST_TENTHS and _is_hedged(text, at):
        return Amount(Decimal(size), at + 1, scale=size)  # 不足百人
    if value is not None and text.tables.number_signs.before(text.texts, at):
        return Amount(value, at + 1, ordinal=True)  # 第三产业
    if run in _BARE_SCALES or not (len(run) > 1 or _counts(text, at)):
        return None
    if value is None and stands_last(text, at + 1) and text.language.code == "zh" and (spoken := as_spoken(run)):
        return Amount(spoken, at + 1)
    if value is None:
        return None if _BARE_SCALES.issuperset(run) else unreadable(text, at, at + 1)  # 万万 is a name
    if (value > 1 or run != "一") and text.tables.per.before(text.texts, at) and not mark_after(text, at + 1):
        return Amount(value, at + 1, PER_WHOLE)  # 每一万人中有12人
    amount = scaled(text, value, at + 1)._replace(is_plain=run == "一")
    if amount.scale == 1 and len(run) > 1:
        amount = amount._replace(scale=last_scale(run))
    return amount._replace(bounds=UNCLEAR) if _BARE_SCALES.issuperset(run) else amount  # 千亿元产业, loosely


def _is_hedged(text: Text, at: int) -> bool:
    """Tell whether a scale that counts has a hedge, which makes it a number: 近百家, 百人以上."""
    measure = text.tables.measures.after(text.texts, at + 1)
    end = measure.at if measure else text.unit_at(at + 1)
    if not end:
        return False
    before = text.tables.hedges_before.before(text.texts, at)
    return bool((before and before.value != "exactly") or text.tables.hedges_after.after(text.texts, end))


def _counts(text: Text, at: int) -> bool:
    """Tell whether a numeral by itself counts: a measure, a unit, a mark or the end of a range stands behind it."""
    begins_range = text.texts[at + 1] in text.language.words("range signs") and text.sorts[at + 2] in (HAN, DIGITS)
    return bool(
        begins_range
        or text.tables.measures.after(text.texts, at + 1)
        or text.unit_at(at + 1)
        or mark_after(text, at + 1)
    )
