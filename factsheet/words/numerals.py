"""Numbers in words: `two hundred and fifty thousand`, `half a million`, `two-thirds`, `百二十` -> values."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import cn2an

from factsheet.words.lexer import DIGITS, HAN, WORD
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import Value

_ALIKE = str.maketrans(
    {
        "两": "二",
        "兩": "二",
        "〇": "零",
        "萬": "万",
        "億": "亿",
        **dict(zip("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千", strict=True)),
    }
)
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
HALF = Fraction(1, 2)
_SCORE = 20
LOOSELY = ("about", "exactly")


class Spelled(NamedTuple):
    """A number in words, up to the lexeme at `at`; `is_part` for a fraction: half, two-thirds, three in ten."""

    value: Value
    at: int
    ordinal: bool = False
    is_part: bool = False
    is_plain: bool = False
    is_unreadable: bool = False
    bounds: tuple[str, ...] = ()  # where the word is a hedge too: une quinzaine, 十几


def spelled(text: Text, at: int) -> Spelled | None:
    """Read a number in words that begins at a lexeme."""
    if text.sorts[at] == HAN:
        return None
    if share := text.tables.shares.after(text.texts, at):
        return Spelled(Fraction(str(share.value)), share.at, is_part=True)
    if (every := text.tables.every.after(text.texts, at)) and (nth := text.tables.ordinals.after(text.texts, every.at)):
        return Spelled(Fraction(1, int(nth.value)), nth.at, is_part=True)
    for table, bounds in ((text.tables.about_words, LOOSELY), (text.tables.over_words, ("more than",))):
        if loosely := table.after(text.texts, at):
            factor, after = scales(text, loosely.at)
            return Spelled(Decimal(int(loosely.value) * factor), after, bounds=bounds)
    if part := text.tables.added_parts.after(text.texts, at):
        return _with_part(text, Fraction(str(part.value)), part.at)
    return _fraction(text, at) or _half(text, at) or _cardinal(text, at)


def han(text: Text, at: int) -> Decimal | None:
    """Read a run of Chinese numerals; None where it writes no number in the strict form."""
    written = text.texts[at].translate(_ALIKE)
    if len(written) == 1 and written in "十":
        return Decimal(10)
    try:
        return Decimal(cn2an.cn2an(written, "strict"))
    except (ValueError, KeyError, IndexError):
        return None


def han_digits(run: str) -> str:
    """Return Chinese digits as ASCII ones; empty where a sign is no digit."""
    digits = [str("零一二三四五六七八九".find(sign)) for sign in run.translate(_ALIKE)]
    return "" if "-1" in digits else "".join(digits)


def han_scale(run: str) -> int:
    """Return the factor that a run of scale signs alone gives: 10,000 for 万; 0 where it holds other signs."""
    factor = 1
    for sign in run:
        factor *= _HAN_SCALES.get(sign, 0)
    return factor if run else 0


def _with_part(text: Text, part: Fraction, at: int) -> Spelled | None:
    """साढ़े तीन करोड़: a part that is added to the number behind it, before its scale."""
    number = text.tables.numbers.after(text.texts, at)
    if not number:
        return None
    factor, after = scales(text, number.at)
    return Spelled(_decimal((Fraction(number.value) + part) * factor), after)


def _skip_hyphen(text: Text, at: int) -> int:
    return at + 1 if text.texts[at] == "-" and text.is_glued(at) and text.is_glued(at + 1) else at


def _fraction(text: Text, at: int) -> Spelled | None:
    """two-thirds, a quarter of, one fifth: the second word is a part, the first how many."""
    numbers, articles = text.tables.numbers, text.tables.articles
    count: int | None = None
    found = numbers.after(text.texts, at)
    if found:
        count, after = int(found.value) if found.value == int(found.value) else None, found.at
    elif article := articles.after(text.texts, at):
        count, after = 1, article.at
    else:
        return None
    part = text.tables.fractions.after(text.texts, _skip_hyphen(text, after))
    if not part or not count or count >= int(part.value) * 4:
        return None
    size = int(part.value)
    if whole := _scale_after(text, part.at):
        return Spelled(_decimal(Fraction(count, size) * whole[0]), whole[1])
    if (of := text.tables.of.after(text.texts, part.at)) and (one := _one_per_cent(text, of.at)):
        return Spelled(_decimal(Fraction(count, size)), one)
    is_certain = (
        text.tables.of.after(text.texts, part.at) or (count > 1 and size not in (2, 4)) or text.texts[after] == "-"
    )
    if size == 2 or (not is_certain and not (text.ends_at(part.at) and size != 4 and count == 1 and found)):
        return None
    return Spelled(Fraction(count, size), part.at, is_part=True)


def _one_per_cent(text: Text, at: int) -> int:
    """The index of the mark in `one per cent`, `a percentage point`: what a part may be of; 0 where it is none."""
    one = text.tables.articles.after(text.texts, at)
    after = one.at if one else at + 1 if text.texts[at] == "1" else 0
    return after if after and text.tables.marks.after(text.texts, after) else 0


def _half(text: Text, at: int) -> Spelled | None:
    """half a million, half of all, half: with a scale a number, else a part."""
    if text.tables.fractions.firsts.isdisjoint((text.texts[at],)):
        return None
    part = text.tables.fractions.after(text.texts, at)
    if (
        not part
        or int(part.value) != 2
        or (
            text.texts[part.at] == "-"
            and text.is_glued(part.at)
            and text.is_glued(part.at + 1)
            and not _scale_after(text, _skip_hyphen(text, part.at))
        )
    ):
        return None
    found = _scale_after(text, _skip_hyphen(text, part.at))
    if not found and text.texts[at] in text.language.words("half adjectives"):
        return None
    if found:
        return Spelled(_decimal(HALF * found[0]), found[1])
    if (of := text.tables.of.after(text.texts, part.at)) and (one := _one_per_cent(text, of.at)):
        return Spelled(Decimal("0.5"), one)
    if (article := text.tables.articles.after(text.texts, part.at)) and text.tables.marks.after(text.texts, article.at):
        return Spelled(Decimal("0.5"), article.at)
    return Spelled(HALF, part.at, is_part=True)


def _scale_after(text: Text, at: int) -> tuple[int, int] | None:
    """A scale, or an article and a scale, that begins at a lexeme."""
    article = text.tables.articles.after(text.texts, at)
    begin = _skip_hyphen(text, article.at) if article else at
    if text.tables.of.after(text.texts, begin) and text.tables.articles.after(text.texts, begin + 1):
        begin += 2
    factor, after = scales(text, begin)
    return (factor, after) if after > begin else None


def scales(text: Text, at: int) -> tuple[int, int]:
    """The product of the scale words from a lexeme on, and the index after them: `thousand million`."""
    factor = 1
    while True:
        begin = _skip_hyphen(text, at)
        found = text.language.scales.after(text.texts, begin)
        if found:
            factor, at = factor * found.value, found.at
        elif text.sorts[begin] == HAN and (size := han_scale(text.texts[begin])):
            factor, at = factor * size, begin + 1
        else:
            return factor, at


def _cardinal(text: Text, at: int) -> Spelled | None:
    """two hundred and fifty thousand, twenty-first, two point two million; unreadable where number words go on."""
    found = _whole(text, at)
    if not found or found.ordinal:
        return found
    if decimal := _decimal_behind(text, found):
        return decimal
    here = _skip_hyphen(text, found.at)
    if _number_word(text, here) or text.tables.decimal_words.after(text.texts, here):
        return found._replace(at=_run_end(text, here), is_unreadable=True)
    joined = text.tables.joins.after(text.texts, here)
    ends_in_scale = text.language.code == "de" or (
        text.language.code == "en" and scales(text, found.at - 1)[1] == found.at
    )
    if joined and ends_in_scale and text.tables.numbers.after(text.texts, joined.at):
        return found._replace(at=_run_end(text, joined.at), is_unreadable=True)
    return found


def _number_word(text: Text, at: int) -> Match[Any] | None:
    """A number word, or one that German makes of many: zweihundertdreiundvierzigtausend."""
    found = text.tables.numbers.after(text.texts, at)
    if found or text.language.code != "de" or text.sorts[at] != WORD:
        return found
    value = _german(text.texts[at], text)
    return Match(value, at + 1) if value else None


def _german(word: str, text: Text) -> int:
    """The value of a German number word; 0 where it is none."""
    known = text.tables.numbers.after([word, ""], 0)
    if known:
        return int(known.value)
    for part, size in (("tausend", 1000), ("hundert", 100)):
        left, found, right = word.partition(part)
        if found:
            upper = _german(left, text) if left else 1
            lower = _german(right.removeprefix("und"), text) if right else 0
            return upper * size + lower if upper and (lower or not right) else 0
    return 0


def _decimal_behind(text: Text, found: Spelled) -> Spelled | None:
    """The decimals of twelve point nine nine, zwölf Komma neun, and the scale behind them."""
    point = text.tables.decimal_words.after(text.texts, found.at)
    if not point or found.value != int(found.value):
        return None
    digits, at = "", point.at
    while single := text.tables.numbers.after(text.texts, at):
        if single.value < _TEN:
            digits, at = f"{digits}{single.value}", single.at
            continue
        word = _whole(text, at)
        if not word or word.value != int(word.value) or digits.strip("0"):
            return None
        digits, at = f"{digits}{int(word.value)}", word.at
        break
    if not digits:
        return None
    factor, after = scales(text, at)
    return Spelled(Decimal(f"{int(found.value)}.{digits}") * factor, after)


_TEN = 10


def _run_end(text: Text, at: int) -> int:
    """The index after a run of number words, points and scales."""
    while True:
        here = _skip_hyphen(text, at)
        found = text.tables.numbers.after(text.texts, here) or text.tables.decimal_words.after(text.texts, here)
        after = found.at if found else scales(text, here)[1]
        if after <= at:
            return at
        at = after


def _whole(text: Text, at: int) -> Spelled | None:
    numbers, ordinals, joins = text.tables.numbers, text.tables.ordinals, text.tables.joins
    total: Decimal = Decimal(0)
    current: Decimal | None = None
    last = 10**30
    begin, is_ordinal = at, False
    if (article := text.tables.articles.after(text.texts, at)) and scales(text, article.at)[1] > article.at:
        current, at = Decimal(1), article.at
    elif article and not numbers.after(text.texts, at):
        return None
    elif text.tables.bare_scales.after(text.texts, at):
        current = Decimal(1)
    while not is_ordinal:
        here = _skip_hyphen(text, at) if at > begin else at
        if at > begin and (join := joins.after(text.texts, here)):
            here = join.at
            if half := _and_a_half(text, here, total, current):
                return half
            if current is None and not total:
                break
            if last == _SCORE and numbers.after(text.texts, here):
                last = 100  # four score and seven
            if half := _half_behind(text, here, total, current):
                return half
            after_and = numbers.after(text.texts, here) or ordinals.after(text.texts, here)
            if not after_and or last < 100:
                break
        word = _number_word(text, here)
        if (
            text.language.code == "ar"
            and at > begin
            and text.texts[here].startswith("و")
            and (half := _half_behind(text, here, total, current))
        ):
            return half
        if word and current == 0:
            break
        if word and current is not None and _adds_backwards(text, current, Decimal(word.value)):
            current, at = current + Decimal(word.value), word.at
            continue
        if word and (
            current is None
            or (current % 100 == 0 and Decimal(word.value) < 100)
            or (current % 10 == 0 and current % 100 >= 20 and Decimal(word.value) < 10)
        ):
            current, at = (current or 0) + Decimal(word.value), word.at
            continue
        if word and current is not None:
            return _done(text, begin, at, total, current)
        ordinal = ordinals.after(text.texts, here)
        if ordinal and (
            current is None
            or int(ordinal.value) < 100 <= (current or 0)
            or (current % 10 == 0 and int(ordinal.value) < 10)
        ):
            current, at, is_ordinal = (current or 0) + Decimal(ordinal.value), ordinal.at, True
            continue
        factor, after = scales(text, here)
        if after > here and current is not None:
            if factor == 100 and current < 100:
                current *= 100
            else:
                total, current, last = (
                    (total + current * factor, None, factor)
                    if factor < last
                    else ((total + current) * factor, None, factor)
                )
            at = after
            continue
        break
    if at == begin or (current is None and not total):
        return None
    return _done(text, begin, at, total, current, is_ordinal)


def _done(
    text: Text, begin: int, at: int, total: Decimal, current: Decimal | None, is_ordinal: bool = False
) -> Spelled:
    is_plain = at == begin + 1 and text.texts[begin] in text.tables.plain.firsts
    return Spelled(total + (current or 0), at, is_ordinal, is_plain=is_plain)


def _adds_backwards(text: Text, current: Decimal, value: Decimal) -> bool:
    """Tell whether a language adds so: soixante-quinze, quatre-vingt-douze, خمسة وعشرون."""
    if text.language.code == "fr":
        return current in (60, 80) and 10 <= value < 20
    return text.language.code == "ar" and current < 10 and 20 <= value < 100


def _half_behind(text: Text, at: int, total: Decimal, current: Decimal | None) -> Spelled | None:
    """un million et demi, dos millones y medio, два с половиной миллиарда: a half without an article."""
    if text.language.code == "en":
        return None
    part = text.tables.fractions.after(text.texts, at)
    if not part or int(part.value) != 2:
        return None
    whole = Fraction(total) + Fraction(current or 0)
    if current is None and total:
        unit = next((Fraction(one) for one in (10**12, 10**9, 10**6, 10**3) if total % one == 0), Fraction(1))
        return Spelled(_decimal(whole + unit / 2), part.at)
    factor, after = scales(text, part.at)
    return Spelled(_decimal((whole + HALF) * factor), after)


def _and_a_half(text: Text, at: int, total: Decimal, current: Decimal | None) -> Spelled | None:
    """one and a half million; two and a half; a million and a half: what follows `and`."""
    article = text.tables.articles.after(text.texts, at)
    part = text.tables.fractions.after(text.texts, _skip_hyphen(text, article.at) if article else at)
    if not part or not article:
        return None
    share = Fraction(1, int(part.value))
    if current is None and total:
        whole = Fraction(total)
        return (
            None
            if total % 1000
            else Spelled(_decimal(whole + share * whole if _is_power(int(total)) else whole + share), part.at)
        )
    factor, after = scales(text, _skip_hyphen(text, part.at))
    return Spelled(_decimal((Fraction(current or Decimal(0)) + share) * factor), after)


def _is_power(number: int) -> bool:
    return str(number).strip("0") == "1"


def _decimal(value: Fraction) -> Value:
    denominator = value.denominator
    while denominator % 2 == 0:
        denominator //= 2
    while denominator % 5 == 0:
        denominator //= 5
    return Decimal(value.numerator) / Decimal(value.denominator) if denominator == 1 else value


decimal_of = _decimal
"""A decimal where the fraction is one, else the fraction itself."""

DIGITS_OR_HAN = (DIGITS, HAN)
