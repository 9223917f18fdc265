"""Numbers in a text, read whole with sign, separators, scale, fraction, unit, hedge and footnote mark, or not at all."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factsheet.words.hedges import EXACTLY, hedge
from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, is_cjk, texts_of
from factsheet.words.numerals import decimal_of, han, han_digits, han_scale, scales, spelled
from factsheet.words.phrases import Match
from factsheet.words.text import Text
from factsheet.words.tokens import PER_CENT, Name, Number, Unreadable, Value

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_GROUP = re.compile(r"[0-9]{3}(?:[.,\u066b][0-9]+)?")
_NAME_GOES_ON = re.compile(r"[^\s]*[A-Za-z0-9]")
_FOOTNOTE = re.compile(r"[a-e]|[*†‡§]+")
_NAME = re.compile(r"[^\W\d_]+(?:[.-]?[^\W_]+)*?-?\d(?:[\w.-]*\w)?")
_FOLD = re.compile(r"([a-z]+)fold")
_TEN_TO = re.compile(r"10")
_TENTHS = 10
_SCREENS = ("2", "4", "5", "8")
_LEAST_WHOLE = 100  # deaths per 100,000: the least number that counts off a whole and nothing else
_LONGEST_CODE = 4  # letters of a code or sign of money that stands before a number
_THOUSAND = 1000
_MONEY_SCALES = {"k": 10**3, "m": 10**6, "g": 10**9, "md": 10**9, "mds": 10**9, "mio": 10**6, "mrd": 10**9, "bn": 10**9}


class Amount(NamedTuple):
    """A value up to the lexeme at `at`, before its sign, hedge and mark."""

    value: Value
    at: int
    mark: str = ""
    ordinal: bool = False
    is_plain: bool = False
    unit: str = ""
    scale: int = 1
    is_per_cent_form: bool = False
    bounds: tuple[str, ...] = EXACTLY
    high: Value | None = None


class Found(NamedTuple):
    """A token and the lexeme after it."""

    token: Number | Unreadable | Name
    at: int


def number(text: Text, begin: int) -> Found | None:
    """Read the number, or the name with digits, that begins at a lexeme; an unreadable piece is a token too."""
    sign, at = _sign(text, begin)
    mark, at = _money_before(text, at)
    if mark and not sign:
        sign, at = _sign(text, at)
    bracket = text.texts[at] == "(" and text.sorts[at + 1] == DIGITS
    amount = _amount(text, at + 1 if bracket else at)
    if amount is None:
        return None
    if isinstance(amount, Found):
        return amount if at == begin else _unreadable(text, begin, amount.at)
    if bracket:
        closed = _closed(text, at, amount)
        if closed is None:
            return None
        sign, amount = -1, closed
    return _finished(text, begin, sign or 1, mark, amount, has_sign=bool(sign))


def _closed(text: Text, at: int, amount: Amount) -> Amount | None:
    """An amount in brackets of accounts, which makes it negative: (5.2)%, $(300), result: (1,234)."""
    after = _mark_after(text, amount.at) if text.texts[amount.at] == "%" else None
    end = after[1] if after else amount.at
    if text.texts[end] != ")":
        return None
    outer = _mark_after(text, end + 1)
    is_account = after or outer or text.texts[at - 1] in "$£€¥:=" or at == 0 or bool(text.money_before(at))
    if not is_account:
        return None
    factor, behind = scales(text, outer[1] if outer else end + 1)
    return amount._replace(mark=(after or outer or ("",))[0], value=amount.value * factor, at=behind)


def _finished(text: Text, begin: int, sign: int, mark: str, amount: Amount, *, has_sign: bool) -> Found:
    """The number with what stands after it: money, per cent, a footnote; and its hedge."""
    at = amount.at
    own = amount.mark
    if not own and (after := _mark_after(text, at)):
        own, at = after[0], after[1]
        if mark and own == "CNY" and text.texts[at - 1] in ("元", "圓"):
            own = mark  # 新台幣12億元
        if mark and own and mark != own and not (own.startswith("?") or mark.startswith("?")):
            return _unreadable(text, begin, at)
        if mark.startswith("?"):
            mark = own
    own, at = _settled_money(text, mark or own, at, amount)
    if text.texts[at] == "±" and text.sorts[at + 1] == DIGITS:
        at, amount = at + 2, amount._replace(bounds=("about",))
    at = _footnote(text, at, own)
    if _is_split(text, at):
        return _unreadable(text, begin, at + 1)
    if text.sorts[at] in (DIGITS, WORD) and text.is_glued(at) and text.sorts[at] == DIGITS:
        return _unreadable(text, begin, at + 1)
    if not own and not amount.unit and (tied := _hyphened(text, at)) and not _mark_after(text, at):
        amount = amount._replace(unit=tied)
    found = hedge(text, begin, at, has_unit=bool(own or amount.unit))
    falls = _falls(text, found.begin, at)
    token = Number(
        text.lexemes[begin].start,
        text.lexemes[at - 1].end,
        text.written(begin, at),
        amount.value * sign,
        amount.high,
        own,
        amount.ordinal,
        amount.bounds if found.bounds == EXACTLY else found.bounds,
        amount.is_plain and not has_sign and not own,
        falls,
        amount.unit,
        amount.is_per_cent_form,
        amount.scale,
    )
    return Found(token, at)


def _is_split(text: Text, at: int) -> bool:
    """Tell whether a line end may have split a number: 3 mil- lion, 1,234,- 567, 12. 5, 1 ,200."""
    one, two, three = at, at + 1, at + 2
    if (
        text.texts[one] == "."
        and text.sorts[two] == DIGITS
        and not text.is_glued(two)
        and text.is_glued(one)
        and text.sorts[at - 1] == DIGITS
    ):
        return True
    if text.texts[one] == "," and not text.is_glued(one) and text.sorts[two] == DIGITS and text.is_glued(two):
        return True
    if text.texts[one] == "," and text.texts[two] == "-" and text.is_glued(two):
        return True
    hyphen = one if text.texts[one] == "-" else two if text.sorts[one] == WORD and text.texts[two] == "-" else 0
    is_open = (
        hyphen and text.is_glued(hyphen) and text.sorts[hyphen + 1] in (WORD, DIGITS) and not text.is_glued(hyphen + 1)
    )
    return bool(is_open) and text.texts[hyphen + 1] not in text.language.words("range") | text.language.words(
        "joins"
    ) | text.language.words("choices")


def _unreadable(text: Text, begin: int, end: int) -> Found:
    while text.is_glued(end) and text.sorts[end] in (DIGITS, WORD) and not is_cjk(text.texts[end]):
        end += 1
    end = scales(text, end)[1]  # shown with what it would count in: 1,5 million
    return Found(Unreadable(text.lexemes[begin].start, text.lexemes[end - 1].end, text.written(begin, end)), end)


def _sign(text: Text, at: int) -> tuple[int, int]:
    """The sign before a number: 1, -1, or 0 where there is none. A hyphen inside a word is no sign."""
    lexeme = text.texts[at]
    if at == 0 and lexeme == "-" and text.sorts[1] == DIGITS:
        return -1, 1
    if lexeme in ("-", "+") and text.is_glued(at + 1) and not (text.is_glued(at) and text.sorts[at - 1] != SIGN):
        return (-1 if lexeme == "-" else 1), at + 1
    found = text.tables.signs.after(text.texts, at)
    if found and (hedge_before := text.tables.hedges_before.before(text.texts, found.at)) and hedge_before.at < at:
        return 0, at  # the sign word is part of a hedge: au moins
    if found and text.sorts[found.at] in (DIGITS, WORD, SIGN, HAN):
        return int(found.value), found.at
    return 0, at


def _money_before(text: Text, at: int) -> tuple[str, int]:
    """A sign or code of money before a number."""
    found = text.money_after(at)
    if found and text.sorts[at] == WORD and text.sorts[found.at - 1] == WORD and not _stands_before(text, at):
        return "", at
    if (
        found
        and (text.sorts[found.at] == DIGITS or text.texts[found.at] in ("(", "-") or _fraction_sign(text, found.at))
        and (text.sorts[found.at - 1] == SIGN or 1 + is_cjk(text.texts[at]) <= len(text.texts[at]) <= _LONGEST_CODE)
    ):
        if text.texts[found.at] in ("(", "-") and text.sorts[found.at + 1] != DIGITS:
            return "", at
        return str(found.value), found.at
    return "", at


def _stands_before(text: Text, at: int) -> bool:
    """Tell whether a word of money can stand before a number: codes and their like do (RMB 5, Rs 5), `won` does not."""
    is_code = text.original(at) in text.language.codes or text.texts[at] in text.language.words("money signs")
    return is_code or is_cjk(text.texts[at])


def _amount(text: Text, at: int) -> Amount | Found | None:
    if text.sorts[at] == DIGITS:
        return _in_digits(text, at)
    if text.sorts[at] == HAN:
        return _in_han(text, at)
    if part := _fraction_sign(text, at):
        counts = scales(text, at + 1)[1] > at + 1 or text.unit_at(at + 1)
        return _scaled(text, part, at + 1) if counts else Amount(part, at + 1, "ratio")
    if found := _per_cent_before(text, at):
        return found
    if text.sorts[at] != WORD:
        return None
    if (fold := _FOLD.fullmatch(text.texts[at])) and (
        found_word := text.tables.numbers.after(texts_of(text.language.lexer.read(fold[1])), 0)
    ):
        return Amount(Decimal(found_word.value), at + 1, "times")
    if (
        (none := text.tables.none.after(text.texts, at))
        and text.unit_at(none.at)
        and not text.tables.hedges_before.after(text.texts, at)
    ):
        return Amount(Decimal(0), none.at, is_plain=True)
    words = spelled(text, at)
    if not words:
        return None
    if words.is_unreadable:
        return _unreadable(text, at, words.at)
    if words.is_part:
        return Amount(
            words.value,
            words.at,
            ""
            if text.unit_at(words.at)
            and text.texts[words.at - 1] not in text.tables.of.firsts
            and text.sorts[at + 1] == SIGN
            else "ratio",
        )
    if words.bounds:
        return Amount(words.value, words.at, bounds=words.bounds)
    amount = Amount(
        words.value, words.at, ordinal=words.ordinal, is_plain=words.is_plain, scale=_scale_of(text, at, words.at)
    )
    return _ratio(text, amount) or amount


def _scale_of(text: Text, begin: int, end: int) -> int:
    """The factor of the scale words at the end of a number in words."""
    return next(
        (
            factor
            for at in range(begin, end)
            if (found := scales(text, at)) and (factor := found[0]) > 1 and found[1] == end
        ),
        1,
    )


def _per_cent_before(text: Text, at: int) -> Amount | None:
    """百分之五十: the mark stands before the number."""
    found = text.tables.marks_before.after(text.texts, at)
    if not found or text.sorts[found.at] not in (DIGITS, HAN):
        return None
    value = han(text, found.at) if text.sorts[found.at] == HAN else None
    inner = _han_decimal(text, found.at) or (
        Amount(value, found.at + 1) if value is not None else _amount(text, found.at)
    )
    return inner._replace(mark=str(found.value)) if isinstance(inner, Amount) and not inner.mark else None


def _han_decimal(text: Text, at: int) -> Amount | None:
    """十二点五: a decimal in Chinese numerals."""
    point = text.tables.decimal_points.after(text.texts, at + 1)
    whole = han(text, at) if text.sorts[at] == HAN else None
    digits = han_digits(text.texts[point.at]) if point and text.sorts[point.at] == HAN else ""
    if whole is None or not point or not digits:
        return None
    return Amount(Decimal(f"{whole}.{digits}"), point.at + 1)


def _fraction_sign(text: Text, at: int) -> Value | None:
    """The value of a sign such as ½ or Ⅳ."""
    sign = text.texts[at]
    if text.sorts[at] != SIGN or len(sign) != 1 or sign.isdecimal() or sign in _RAISED + _LOWERED or is_cjk(sign):
        return None
    value = unicodedata.numeric(sign, None)
    return decimal_of(Fraction(value).limit_denominator(1000)) if value is not None else None


def _in_digits(text: Text, at: int) -> Amount | Found | None:
    """Digits with what is glued to them: groups, a fraction, an exponent, a scale, an ordinal end, a unit; else a name."""
    begin, value, at = at, *_grouped(text, at)
    if name := _name(text, begin, at):
        return name
    if value is None:
        return _unreadable(text, begin, at)
    if (part := _fraction_sign(text, at)) and not isinstance(part, int) and part < 1:
        return _scaled(text, decimal_of(Fraction(value) + Fraction(part)), at + 1)
    if (bar := text.tables.fraction_bars.after(text.texts, at)) and text.sorts[bar.at] in (DIGITS, HAN):
        return _in_parts(text, begin, value, bar.at)
    if text.texts[at] == "/" or (text.texts[at + 1] == "/" and text.sorts[at] == DIGITS and text.is_glued(at + 1)):
        return _slashed(text, begin, value, at)
    if text.texts[at] == ":" and text.is_glued(at) and text.sorts[at + 1] == DIGITS and text.is_glued(at + 1):
        is_ratio = text.texts[at + 1] == "1" and not text.is_glued(at + 2)
        return Amount(value, at + 2) if is_ratio else _unreadable(text, begin, at + 2)
    power = _exponent(text, at)
    if power is not None:
        return Amount(value * power[0], power[1])
    if text.texts[at] in text.tables.ordinal_ends.firsts and text.is_glued(at):
        return Amount(value, at + 1, ordinal=True)
    if is_ordinal_before(text, begin) or text.tables.date_number_nouns.before(text.texts, begin):
        return Amount(value, at, ordinal=True)
    if text.tables.per.before(text.texts, begin) and value >= _LEAST_WHOLE:
        return Amount(value, scales(text, at)[1], "?per")
    if tenths := _tenths(text, value, at):
        return tenths
    scaled = _scaled(text, value, at)
    if isinstance(scaled, Amount) and scaled.at == at and _may_be_year(text, begin):
        return _unreadable(text, begin, at)
    if isinstance(scaled, Amount) and scaled.at == at:
        return _ratio(text, scaled) or scaled
    return scaled


def _may_be_year(text: Text, at: int) -> bool:
    """Tell whether four digits behind `in` or `since` may be a year though they seem to count: in 2024 sites opened."""
    written = text.texts[at]
    is_year = len(written) == 4 and written.isdigit() and 1000 <= int(written) < 2200
    return is_year and text.texts[at - 1] in text.language.words("year prepositions") and not _mark_after(text, at + 1)


def _tenths(text: Text, value: Value, at: int) -> Amount | None:
    """三成, 2割5分: tenths of a whole, in per cent; 成 begins many other words."""
    found = text.tables.tenths.after(text.texts, at)
    if not found or value > _TENTHS or text.tables.not_tenths.after(text.texts, found.at):
        return None
    rest = (
        han(text, found.at)
        if text.sorts[found.at] == HAN
        else Decimal(text.texts[found.at])
        if text.texts[found.at].isdigit()
        else None
    )
    if rest is not None and rest < _TENTHS:
        after = found.at + 1 + (text.texts[found.at + 1] == "分")
        return Amount(value * 10 + rest, after, PER_CENT)
    half = text.tables.halves.after(text.texts, found.at)
    return Amount(value * 10 + 5, half.at, PER_CENT) if half else Amount(value * 10, found.at, PER_CENT)


def is_ordinal_before(text: Text, at: int) -> bool:
    """Tell whether a number is a name's: No. 5."""
    return bool(text.tables.number_signs.before(text.texts, at))


def _grouped(text: Text, at: int) -> tuple[Decimal | None, int]:
    """The value of digits, with groups of three that spaces part: 1 234 567,8."""
    written = text.texts[at]
    after = at + 1
    if written.isdigit() and len(written) <= 3 and written[0] != "0":
        while (
            text.sorts[after] == DIGITS
            and _GROUP.fullmatch(text.texts[after])
            and not text.is_glued(after)
            and text.folded[text.lexemes[after - 1].end : text.lexemes[after].start] == " "
            and written[-4:].lstrip("0123456789 ") == ""
        ):
            written += " " + text.texts[after]
            after += 1
    separators = text.language.separators
    if " " in written:
        head, _, tail = written.rpartition(" ")
        whole = head.replace(" ", "") + tail[:3]
        rest = tail[3:]
        value = separators.number(whole + rest) if not rest or len(rest) > 1 else None
        if rest and rest[0] != separators.decimal:
            value = None
        return value, after
    if text.sorts[after] == DIGITS and (text.is_glued(after) or _follows_bare(text, at, after)):
        return None, after + 1
    return separators.number(written), after


def _follows_bare(text: Text, at: int, after: int) -> bool:
    """Tell whether digits follow digits across one space, so that both may be one number, or a list without commas."""
    is_mixed = text.texts[after + 1] == "/" and text.is_glued(after + 1)
    is_name = text.sorts[after + 1] == WORD and text.is_glued(after + 1) and _name(text, after, after + 1) is not None
    return text.folded[text.lexemes[at].end : text.lexemes[after].start] == " " and not is_mixed and not is_name


def _slashed(text: Text, begin: int, value: Decimal, at: int) -> Amount | Found | None:
    """3/4, 2 1/2, 12/1,000: a part, a mixed number; other slashes mean no one thing."""
    whole = Decimal(0)
    upper = value
    if text.texts[at] != "/":
        whole, upper, at = value, Decimal(text.texts[at]) if text.texts[at].isdigit() else Decimal(0), at + 1
    if text.sorts[at + 1] != DIGITS:
        return _scaled(text, value, at) if not whole else _unreadable(text, begin, at)
    lower, after = _grouped(text, at + 1)
    if (
        lower is None
        or not lower
        or not upper
        or upper >= lower
        or upper != upper.to_integral_value()
        or text.texts[after] == "/"
    ):
        return _unreadable(text, begin, max(after, at + 2))
    part = decimal_of(Fraction(upper) / Fraction(lower) + Fraction(whole))
    if whole or scales(text, after)[1] > after or text.unit_at(after):
        return _scaled(text, part, after)
    is_part = text.tables.of.after(text.texts, after) or lower in (2, 3, 4, 5, 8)
    return Amount(Fraction(upper) / Fraction(lower), after, "ratio") if is_part else _unreadable(text, begin, after)


def _exponent(text: Text, at: int) -> tuple[Decimal, int] | None:
    """×10³, x 10^6, e6: the factor, and the index after it."""
    if text.texts[at] == "e" and text.is_glued(at) and text.texts[at + 1].isdigit() and text.is_glued(at + 1):
        return Decimal(10) ** int(text.texts[at + 1]), at + 2
    if text.texts[at - 1] == "10" and (power := _raised(text, at)):
        return Decimal(10) ** (power[0] - 1), power[1]
    if text.texts[at] in ("×", "x", "·", "*") and text.texts[at + 1] == "10":
        sign = -1 if text.texts[at + 3] == "-" else 1
        last = at + 4 if sign < 0 else at + 3
        if text.texts[at + 2] == "^" and text.texts[last].isdigit():
            return Decimal(10) ** (sign * int(text.texts[last])), last + 1
        if power := _raised(text, at + 2):
            return Decimal(10) ** power[0], power[1]
    return None


def _raised(text: Text, at: int) -> tuple[int, int] | None:
    """The number that raised digits write, and the index after them."""
    written = ""
    if text.texts[at] == "⁻" and text.is_glued(at):
        written, at = "-", at + 1
    while text.texts[at] and text.texts[at] in _RAISED and text.is_glued(at):
        written += str(_RAISED.index(text.texts[at]))
        at += 1
    return (int(written), at) if written.strip("-") else None


def _scaled(text: Text, value: Value, at: int) -> Amount | Found:
    """A value with the scale, or the unit, that stands behind it; 5万4千 and 1 crore 20 lakh add up."""
    if shorthand := _money_scale(text, value, at):
        return shorthand
    money = text.money_after(at)
    if (
        money
        and len(money.value) == 3
        and text.sorts[at] == WORD
        and scales(text, money.at)[1] > money.at
        and text.texts[at] == money.value.lower()
    ):
        factor, after = scales(text, money.at)
        return Amount(value * factor, after, str(money.value), scale=factor)
    if text.texts[at] in text.language.words("over signs") and text.is_glued(at) and scales(text, at + 1)[1] > at + 1:
        factor, after = scales(text, at + 1)
        return Amount(value * factor, after, scale=factor, bounds=("more than",))
    if text.texts[at] == "k" and not text.is_glued(at) and "k" not in text.units.words:
        return Amount(value * _THOUSAND, at + 1, scale=_THOUSAND)  # 2.33 k
    factor, after = scales(text, at)
    if after > at and (text.sorts[after] in (DIGITS, HAN)) and (smaller := _amount_below(text, after, factor)):
        more, end = scales(text, smaller.at)
        if factor == _THOUSAND and smaller.scale > factor:  # 2 mil 500 millones
            return Amount(
                (value * factor + smaller.value / smaller.scale) * smaller.scale, smaller.at, scale=smaller.scale
            )
        return Amount((value * factor + smaller.value) * more, end)
    if after > at:
        return Amount(value * factor, after, scale=factor)
    return _glued(text, value, at)


def _money_scale(text: Text, value: Value, at: int) -> Amount | None:
    """350 k€, 12,5 M$, 450 TEUR, 12,5 mdkr: a scale and money in one sign."""
    if found := text.tables.scaled_money.after(text.texts, at):
        factor, code = str(found.value).split()
        return Amount(value * int(factor), found.at, code, scale=int(factor))
    factor = _MONEY_SCALES.get(text.texts[at], 0)
    if factor and text.sorts[at + 1] == SIGN and text.texts[at + 1] in "€$£" and text.is_glued(at + 1):
        return Amount(value * factor, at + 1, scale=factor)
    return None


def _amount_below(text: Text, at: int, factor: int) -> Amount | None:
    """The second part of a number in two scales."""
    lower = _amount(text, at) if text.sorts[at] == DIGITS else None
    if not isinstance(lower, Amount) or lower.mark or lower.ordinal or not 0 < lower.value / lower.scale < factor:
        return None
    if lower.value >= factor and not (factor == _THOUSAND and _adds_up(text, at)):
        return None
    is_scaled = scales(text, at + 1)[1] > at + 1 or (text.is_glued(at) and is_cjk(text.texts[at - 1]))
    return lower if is_scaled or (factor == _THOUSAND and _adds_up(text, at)) else None


def _adds_up(text: Text, at: int) -> bool:
    """Tell whether a language adds what follows its word for thousand: 35 mil 420, 3 bin 450."""
    return text.texts[at - 1] in text.language.words("adding scales") and text.texts[at].isdigit()


def _hyphened(text: Text, at: int) -> str:
    """The word that a hyphen ties to a number, which then counts that alone: 20-storey, five-star, 24-hour."""
    is_tied = text.texts[at] == "-" and text.is_glued(at) and text.is_glued(at + 1) and text.sorts[at + 1] == WORD
    word = text.texts[at + 1] if is_tied else ""
    return "" if word in text.language.words("open compounds") or is_cjk(word) else word


def _glued(text: Text, value: Value, at: int) -> Amount | Found:
    """A letter or unit glued to digits: k, m, bn, GW; m is metres or million by what follows."""
    if text.sorts[at] != WORD or not text.is_glued(at) or is_cjk(text.texts[at]):
        return Amount(value, at)
    letter = text.folded[text.lexemes[at].start : text.lexemes[at].end]
    factor = _short_scale(text, letter, at)
    if factor:
        return Amount(value * factor, at + 1, scale=factor)
    if after := text.unit_at(at):
        return Amount(value, after, unit=text.written(at, after))
    return Amount(value, at + 1, unit=letter) if letter in ("m", "t", "g", "h", "s", "l") else Amount(value, at)


def _short_scale(text: Text, letter: str, at: int) -> int:
    """The factor of a single letter behind digits; 0 where it is none, or may be a unit."""
    factor = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}.get(letter.lower(), 0)
    if not factor:
        return int(found.value) if (found := text.tables.glued.after(text.texts, at)) else 0
    if _is_money_before(text, at):
        return factor
    if letter.lower() == "k":
        is_screen = text.texts[at - 1] in _SCREENS  # 4K videos
        return factor if letter == "k" or (text.unit_at(at + 1) and not is_screen) else 0
    if letter == "t" or text.tables.metres.after(text.texts, at + 1):
        return 0
    if text.unit_at(at + 1) or (letter == "M" and text.sorts[at + 1] == WORD):
        return factor
    is_unit = letter in text.units.words or letter.lower() in text.units.words
    return 0 if is_unit or letter == "m" else factor if letter == "b" else 0


def _is_money_before(text: Text, at: int) -> bool:
    return bool(text.money_before(at - 1)) or text.texts[at - 2] in "$£€¥₹₩₽"


def _name(text: Text, begin: int, at: int) -> Found | None:
    """A name that holds digits and begins with them: 5G-A, 1+3+N, 4K, 737."""
    start = text.lexemes[begin].start
    written = text.folded[start:]
    plus = re.match(r"\d+(?:\+[\dA-Za-z]+)+", written)
    if plus:
        return _as_name(text, begin, start + plus.end())
    if (
        not (text.sorts[at] == WORD and text.is_glued(at))
        or is_cjk(text.texts[at])
        or not text.folded[text.lexemes[at].start].isalpha()
    ):
        return None
    if _continues_number(text, begin, at):
        return None
    found = re.match(r"\d[\d.,]*[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\d]*(?:-[A-Z0-9][A-Za-z\d]*)*", written)
    return _as_name(text, begin, start + found.end()) if found else None


def _continues_number(text: Text, begin: int, at: int) -> bool:
    """Tell whether letters glued to digits belong to the number: a scale, unit, ordinal, exponent, money or footnote."""
    written = text.texts[begin]
    letters = text.folded[text.lexemes[at].start : text.lexemes[at].end]
    is_last = not (text.sorts[at + 1] in (DIGITS, WORD) and text.is_glued(at + 1))
    if _FOOTNOTE.fullmatch(letters) and is_last and text.language.separators.parts_thousands(written):
        return True
    if letters in ("e", "E", "x") and _exponent(text, at):
        return True
    if letters in text.tables.ordinal_ends.firsts and is_last:
        return True
    known = (
        scales(text, at)[1] > at
        or text.unit_at(at)
        or _money_scale(text, Decimal(1), at)
        or _short_scale(text, letters, at)
        or text.money_after(at)
    )
    marked = text.tables.marks.after(text.texts, at) or letters in ("m", "t", "g", "h", "s", "l", "p", "c")
    return bool(known or marked)


def name_before(text: Text, at: int) -> Found | None:
    """A name that begins with letters and holds digits: COVID-19, A380, F-35."""
    start = text.lexemes[at].start
    found = _NAME.match(text.folded, start)
    return _as_name(text, at, found.end()) if found else None


def _as_name(text: Text, begin: int, end: int) -> Found:
    after = begin
    while after < len(text.lexemes) and text.lexemes[after].start < end:
        after += 1
    last = text.lexemes[after - 1].end
    start = text.lexemes[begin].start
    return Found(Name(start, last, text.folded[start:last]), after)


def _in_han(text: Text, at: int) -> Amount | Found | None:
    """五十, 三成, 三分之二, 十余: Chinese numerals, where they can be nothing else."""
    run = text.texts[at]
    of = text.tables.fraction_bars.after(text.texts, at + 1)
    value = han(text, at)
    if of and text.sorts[of.at] in (HAN, DIGITS):
        return _in_parts(text, at, value, of.at)
    if pair := _neighbours(text, at):
        return pair
    if value is not None and (tenths := _tenths(text, value, at + 1)):
        return tenths
    if (
        len(run) == 1
        and (size := han_scale(run))
        and size > _TENTHS
        and text.texts[at + 1] in text.language.words("over signs")
    ):
        return Amount(Decimal(size), at + 2, bounds=("more than",))
    is_certain = (
        len(run) > 1
        or _begins_range(text, at)
        or text.tables.measures.after(text.texts, at + 1)
        or text.unit_at(at + 1)
        or _mark_after(text, at + 1)
    )
    if not is_certain or (len(run) == 1 and run in "百千万亿兆億萬"):
        return None
    if value is None:
        return _unreadable(text, at, at + 1)
    scaled = _scaled(text, value, at + 1)
    return scaled._replace(is_plain=run == "一") if isinstance(scaled, Amount) else scaled


def _begins_range(text: Text, at: int) -> bool:
    """Tell whether a word for `to` and another number stand behind one numeral: 二到三元."""
    return text.texts[at + 1] in text.language.words("range signs") and text.sorts[at + 2] in (HAN, DIGITS)


def _in_parts(text: Text, begin: int, lower: Value | None, at: int) -> Amount | Found:
    """三分之二, 3分の1: the whole stands first, then the part."""
    upper = han(text, at) if text.sorts[at] == HAN else text.language.separators.number(text.texts[at])
    if not upper or not lower:
        return _unreadable(text, begin, at + 1)
    return Amount(Fraction(upper) / Fraction(lower), at + 1, "ratio", is_per_cent_form=text.language.code == "zh")


_NEIGHBOURS = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


def _neighbours(text: Text, at: int) -> Amount | None:
    """三四十, 五六百: two numbers side by side are the ends of a range."""
    match = _NEIGHBOURS.fullmatch(text.texts[at])
    low, high = (int(han_digits(sign)) for sign in match.group(1, 2)) if match else (0, 0)
    if not match or high != low + 1:
        return None
    factor = han_scale(match[3]) or 1
    more, after = scales(text, at + 1)
    return Amount(Decimal(low * factor * more), after, high=Decimal(high * factor * more))


def _mark_after(text: Text, at: int) -> tuple[str, int] | None:
    """What makes a number per cent, points, money or times, and the index after it."""
    begin = at + 1 if text.texts[at] == "-" and text.is_glued(at + 1) and text.is_glued(at) else at
    found = text.tables.marks.after(text.texts, begin)
    if found:
        return str(found.value), found.at
    if text.tables.parts_of_money.after(text.texts, begin):
        return "?cents", begin + 1
    link = text.tables.money_links.after(text.texts, begin)
    money = text.money_after(begin) or (text.money_after(link.at) if link else None)
    if money and not (text.sorts[money.at] == DIGITS and text.is_glued(money.at)):
        return str(money.value), money.at
    return None


def _settled_money(text: Text, mark: str, at: int, amount: Amount) -> tuple[str, int]:
    """Whose money it is: $5 million Canadian; 300 pounds of rice are none; ¥5 of yen are yen."""
    if country := text.tables.countries.after(text.texts, at):
        if mark.isupper() and text.texts[at - 1] not in ("dollars",):
            return str(country.value), country.at
    if of := text.tables.of.after(text.texts, at):
        other = text.money_after(of.at)
        if other and mark and other.value != mark:
            return str(other.value), other.at
    last = text.texts[at - 1]
    if last in text.language.words("always weighed") and amount.value < 10**6:
        return "?weight", at
    if last in text.tables.weighed.firsts and amount.value < 10**6 and text.texts[amount.at - 1] != "£":
        is_weight = text.tables.weights.after(text.texts, at) or text.texts[amount.at] == "-"
        if is_weight:
            return "?weight", at
    return mark, at


def _footnote(text: Text, at: int, mark: str) -> int:
    """Step over a footnote mark: [3], ³, *, a letter behind 2,400, a digit glued to % or to a scale."""
    if (
        text.texts[at] == "["
        and text.is_glued(at)
        and text.texts[at + 2] == "]"
        and text.sorts[at + 1] in (DIGITS, WORD)
    ):
        return at + 3
    while text.is_glued(at) and text.sorts[at] == SIGN and text.texts[at] in _RAISED + "*†‡":
        at += 1
    if (
        text.is_glued(at)
        and text.sorts[at] == WORD
        and _FOOTNOTE.fullmatch(text.texts[at])
        and text.language.separators.parts_thousands(text.texts[at - 1])
    ):
        return at + 1
    is_mark = text.sorts[at - 1] == SIGN or text.sorts[at - 1] == WORD
    if (
        text.is_glued(at)
        and text.sorts[at] == DIGITS
        and len(text.texts[at]) <= 2
        and is_mark
        and text.texts[at].isdigit()
    ):
        return at + 1
    return at


def _ratio(text: Text, amount: Amount) -> Amount | None:
    """1 in 8, nine out of ten, 3 per 1,000: a part of a whole."""
    found = _out_of(text, amount.at)
    if not found or amount.value != int(amount.value):
        return None
    lower = _lower(text, found.at)
    if not lower or not 0 < amount.value < lower.value or lower.value != int(lower.value):
        return None
    is_bare = text.texts[found.at - 1] == "in" and found.at - amount.at == 1
    if (
        is_bare
        and not (lower.value <= 12 or lower.value % 10 == 0)
        or (is_bare and 1000 <= lower.value < 3000 and lower.value % 1000)
    ):
        return None
    return Amount(Fraction(amount.value) / Fraction(lower.value), lower.at, "ratio")


def _out_of(text: Text, at: int) -> Match[str] | None:
    """What joins a part to its whole, right behind the number or behind what it counts: nine households out of ten."""
    if found := text.tables.out_of.after(text.texts, at) or text.tables.per.after(text.texts, at):
        return found
    for here in range(at + 1, at + 3):
        if text.sorts[here - 1] != WORD:
            break
        if (
            (found := text.tables.out_of.after(text.texts, here))
            and (lower := _lower(text, found.at))
            and lower.value <= _TENTHS * 10
        ):
            return found
    return None


def _lower(text: Text, at: int) -> Amount | None:
    if text.sorts[at] == DIGITS:
        value, after = _grouped(text, at)
        if value is None or (text.sorts[after] == WORD and text.is_glued(after)) or text.texts[after] == "%":
            return None
        factor, end = scales(text, after)
        return Amount(value * factor, end)
    words = spelled(text, at) if text.sorts[at] == WORD else None
    if words and not words.is_part and not words.ordinal:
        return Amount(words.value, words.at)
    factor, end = scales(text, at)
    return Amount(Decimal(factor), end) if end > at else None


def _falls(text: Text, begin: int, end: int) -> bool:
    """Tell whether a verb or noun of falling governs the number: fell by 4, down 4, a decline of 4, 4 lower."""
    falls, by = text.tables.falls, text.tables.fall_links
    at = begin
    while found := by.before(text.texts, at):
        at = found.at
    if falls.before(text.texts, at):
        return True
    after = falls.after(text.texts, end)
    return bool(after)


__all__ = ["PER_CENT", "Amount", "Found", "name_before", "number"]
