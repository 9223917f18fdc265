"""The number that begins at a lexeme: sign, money, amount, mark, footnote and hedge, in the order of the text."""

from __future__ import annotations

from fractions import Fraction

from factsheet.core.plain import is_plain
from factsheet.words.lexer import DIGITS, HAN, SIGN, WORD, is_cjk
from factsheet.words.numbers import counts
from factsheet.words.numbers.amount import Amount, unreadable
from factsheet.words.numbers.amounts import amount_at
from factsheet.words.numbers.bracketed import closed, end_of_share, is_aside, shared
from factsheet.words.numbers.cjk_labels import label, under_label
from factsheet.words.numbers.cjk_names import names_something
from factsheet.words.numbers.glued import hyphened
from factsheet.words.numbers.hedging import hedging
from factsheet.words.numbers.marks import YUAN, mark_after, money_before, past_footnote, settled_money
from factsheet.words.numbers.measured import is_clock, unit_behind
from factsheet.words.numbers.measures import measure
from factsheet.words.numbers.scales import has_scale, may_be_scale
from factsheet.words.numbers.signs import RAISED, is_negative, may_be_minus
from factsheet.words.numbers.tolerance import with_tolerance
from factsheet.words.numbers.two_units import article_and_rest, in_two_units
from factsheet.words.text import Text
from factsheet.words.tokens import EXACTLY, PER_CENT, RATIO, Name, Number, TokenAt, Value

_UNKNOWN = "?"  # begins the marks of money of an unknown country
_SHARED_SIGNS = {"$": ("AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "USD"), "¥": ("CNY", "JPY"), "£": ("EGP",)}
"""Signs of money -> currencies that may name themselves behind: $5 AUD."""

_MOST_WHOLE = 10**6  # of money that a rate counts: por $ 300 mil millones is a sum
_MOST_DIGITS = 25  # three fewer than Decimal keeps, as a scale or a sign may be multiplied in
_DASHES = ("-", "–", "−")
_NOTES = frozenset(("(", "[", "*", "†", "‡", *RAISED))
"""The first signs of footnotes that can stand before a mark: 18.4* per cent."""

_IS_PLAIN = is_plain()


def number(text: Text, begin: int, dated: int = -1) -> TokenAt | None:
    """Read the number, or the name with digits, that begins at a lexeme; an unreadable piece is a token too.

    `dated` is the lexeme behind a date that stands before: its digits are no number that a hedge could compare.
    """
    if not _IS_PLAIN and text.sorts[begin] == DIGITS and (count := counts.fast(text, begin, dated)):
        return count
    if not text.folded.isascii() and (own := label(text, begin)):
        return under_label(text, begin, own, number(text, own.at, dated))
    sign, at = _sign(text, begin)
    mark, at = money_before(text, at)
    if mark and not sign:
        sign, at = _sign(text, at)
    bracket, inner = at, at
    if text.texts[at] == "(" and text.sorts[at - 1] != DIGITS:  # 8.1 (7.4) per cent
        mark, inner = (mark, at + 1) if mark else money_before(text, at + 1)
    if inner > at and text.sorts[inner] != DIGITS:
        return None
    is_article = text.texts[inner] in text.tables.articles.firsts
    amount = (article_and_rest(text, inner) if is_article else None) or amount_at(text, inner)
    if isinstance(amount, TokenAt):
        return amount if at == begin else unreadable(text, begin, amount.at)
    if amount and inner > bracket:
        if end := end_of_share(text, bracket, amount):
            return None if is_aside(text, bracket) else unreadable(text, bracket, end)
        sign, amount = -1, closed(text, bracket, inner, amount)
    return _finished(text, begin, sign, mark, amount, dated) if amount else None


def _sign(text: Text, at: int) -> tuple[int, int]:
    """Return 1, -1, or 0 for no sign before a number, and the index after it. A hyphen inside a word is no sign."""
    lexeme = text.texts[at]
    if at == 0 and lexeme == "-" and text.sorts[1] == DIGITS:
        return -1, 1
    if lexeme == "-" and text.sorts[at + 1] == DIGITS and _is_led(text, at):
        return -1, at + 1  # a low of - 20 degrees
    if lexeme in ("-", "+") and text.is_glued(at + 1) and not (text.is_glued(at) and _is_in_word(text, at)):
        return (-1 if lexeme == "-" else 1), at + 1
    sign = text.tables.signs.after(text.texts, at)
    if not sign or text.sorts[sign.at] not in (DIGITS, WORD, SIGN, HAN):
        return 0, at
    hedge_before = text.tables.hedges_before.before(text.texts, sign.at)
    vague = text.tables.hedges_unclear.before(text.texts, sign.at)
    if any(phrase and phrase.at < at for phrase in (hedge_before, vague)):  # au moins, plus or minus
        return 0, at
    return int(sign.value), sign.at


def _is_led(text: Text, at: int) -> bool:
    """Tell whether a preposition stands before a sign, so that it is no dash between two clauses."""
    before, words = text.texts[at - 1], text.language.words
    if not text.is_glued(at + 1) and (before == "(" or before in words("minus leads")):
        return True  # (- 4,5 %), après - 3,7 %
    return not text.is_glued(at) and any(before in words(name) for name in ("of", "range", "by words", "froms"))


def _is_in_word(text: Text, at: int) -> bool:
    """Tell whether a sign is glued to a word or number before it, so that it is a hyphen; Chinese parts no words."""
    return text.sorts[at - 1] != SIGN and not is_cjk(text.texts[at - 1])


def _finished(text: Text, begin: int, sign: int, money: str, amount: Amount, dated: int) -> TokenAt:
    """Return the number with what stands after it, mark and footnote, and with its hedge."""
    if text.texts[amount.at] == "," and text.texts[amount.at + 1] == "-" and _is_round(text, amount.at):
        amount = amount._replace(at=amount.at + 2)
    if text.texts[amount.at] in _NOTES:
        amount = _past_note(text, amount)
        if has_scale(text, amount.at):
            return unreadable(text, begin, amount.at)  # 1.2* million
    if text.texts[amount.at] in text.guards.tolerances:
        own = with_tolerance(text, begin, amount)
        if isinstance(own, TokenAt):
            return own
        amount = own
    if not money and (whole := in_two_units(text, begin, amount)):
        if isinstance(whole, TokenAt):
            return whole
        amount = whole
    mark, at, is_clear = _mark(text, begin, money, amount)
    is_whole = money and amount.scale < _MOST_WHOLE and text.texts[begin - 1] in text.tables.per.lasts  # in every $5
    if not is_clear or is_whole or is_clock(text, begin, amount) or not _is_exact(amount.value):
        return unreadable(text, begin, at)
    mark, at = settled_money(text, mark, at, amount)
    if not (beside := shared(text, begin, mark, amount)):
        return unreadable(text, begin, at)
    mark, amount = beside
    if mark.isupper() and text.texts[at] in text.language.words("named by money") and amount.scale == 1:
        return TokenAt(Name(*text.span(begin, at + 1)), at + 1)  # 100円ショップ, the $64,000 question
    if text.sorts[at] == WORD and _is_spoiled(text, at, mark):
        return unreadable(text, begin, at + 1)
    if mark == RATIO and _is_no_share(text, begin, at):
        return unreadable(text, begin, at)
    at = past_footnote(text, at)
    if _is_split(text, at, amount) or (text.sorts[at] == DIGITS and text.is_glued(at)):
        return unreadable(text, begin, at + 1)
    if not sign and is_negative(text, begin, at):
        sign = -1
    token = _token(text, begin, at, sign, mark, amount, dated)
    is_cold = token.unit.startswith("temperature-") or (mark == PER_CENT and may_be_minus(text, begin - 1))
    may_be_below_zero = is_cold and not sign and text.texts[begin - 1] in _DASHES
    return unreadable(text, begin, at) if may_be_below_zero else TokenAt(token, at)  # a low of - 20 °C


def _token(text: Text, begin: int, at: int, sign: int, mark: str, amount: Amount, dated: int) -> Number:
    """Return the token of a number from one lexeme up to another, with its unit and its hedge."""
    unit, reach = _unit(text, at, amount, mark)
    bounds, falls = hedging(text, begin, at, dated)
    return Number(
        *text.span(begin, at),
        value=amount.value * (sign or 1),
        high=amount.high,
        mark=mark,
        ordinal=amount.ordinal or (not text.folded.isascii() and names_something(text, begin, amount.at)),
        bounds=amount.bounds if bounds == EXACTLY else bounds,
        plain_word=amount.is_plain and not sign and not mark,
        falls=falls,
        unit=unit,
        is_measure=amount.is_measure or reach > 0,
        reach=reach,
        sizes=amount.sizes,
        is_per_cent_form=amount.is_per_cent_form,
        scale=amount.scale,
        measure=None if text.folded.isascii() or mark or unit else measure(text, at),
    )


def _is_round(text: Text, at: int) -> bool:
    """Tell whether a comma and a hyphen behind a price say that it has no cents: kr 500,-; not 1,234,- 567."""
    is_glued = text.is_glued(at) and text.is_glued(at + 1)
    return is_glued and text.language.code != "en" and text.sorts[at + 2] != DIGITS and not text.is_glued(at + 2)


def _unit(text: Text, at: int, amount: Amount, mark: str) -> tuple[str, int]:
    """Return the unit that a number counts and nothing else; of one of physics or time behind it, also how far it goes.

    It is glued to the number, tied to it by a hyphen, or such a unit that is none of the sheet's.
    """
    if amount.unit or mark:
        return ("" if mark else amount.unit), 0
    behind, own = None if amount.ordinal else unit_behind(text, at), text.own_unit_at(text.past_tie(at))
    if behind and behind.at >= own:
        return behind.name, text.end(behind.at - 1) - text.end(at - 1)
    return _word_behind(text, at), 0


def _word_behind(text: Text, at: int) -> str:
    """Return the word that a hyphen ties to a number, or one of time that CLDR does not know: jährige."""
    if text.texts[at] == "-":
        tied = hyphened(text, at)
        hedges = text.tables.hedges_right_after, text.tables.hedges_after
        if any(table.after(text.texts, at + 1) for table in hedges):
            return ""  # ett 30-tal, 300-nál több
        return "" if tied and mark_after(text, at) else tied
    return text.texts[at] if text.texts[at] in text.language.times and not text.own_unit_at(at) else ""


def _is_exact(value: Value) -> bool:
    """Tell whether a number has so few digits that none of it was rounded, nor will be: Decimal keeps 28."""
    if isinstance(value, Fraction):
        return True
    digits = value.as_tuple().digits
    return len(digits) <= _MOST_DIGITS or not any(digits[_MOST_DIGITS:])


def _past_note(text: Text, amount: Amount) -> Amount:
    """Step over a footnote before a mark or scale (18.4* per cent), and over a number told twice: five (5) per cent."""
    if text.texts[amount.at] == "(" and text.texts[amount.at + 1] not in _NOTES:
        again = amount_at(text, amount.at + 1)
        if isinstance(again, Amount) and again.value == amount.value and text.texts[again.at] == ")":
            return amount._replace(at=again.at + 1)
    after = past_footnote(text, amount.at)
    return amount._replace(at=after) if mark_after(text, after) or has_scale(text, after) else amount


def _mark(text: Text, begin: int, money: str, amount: Amount) -> tuple[str, int, bool]:
    """Return the mark before a number or after it, the index after that, and whether the two agree: not $5 yuan."""
    after = None if amount.mark else mark_after(text, amount.at)
    if not after:
        return money or amount.mark, amount.at, True
    own, at = after
    if money and text.texts[at - 1] in YUAN:
        own = money  # 新台幣12億元
    if own in _SHARED_SIGNS.get(text.texts[begin], ()):
        money = own  # $1,190.00 AUD
    is_clear = not money or money == own or own.startswith(_UNKNOWN) or money.startswith(_UNKNOWN)
    return (own if money.startswith(_UNKNOWN) else money or own), at, is_clear


def _is_spoiled(text: Text, at: int, mark: str) -> bool:
    """Tell whether the word behind a number makes it another one: 3.2 log, 95% CI, 5 m tonnes, a form of a scale."""
    is_spoiler = text.texts[at] in text.language.words("spoilers") or text.is_zone(at)
    if text.language.code == "en" and text.texts[at] in text.language.words("doubtful scales"):
        return True
    is_confidence = mark == PER_CENT and text.texts[at] in text.language.words("confidence")
    of = text.tables.of.after(text.texts, at)
    is_part = text.texts[at] in text.language.words("number parts") or (of and _is_many(text, of.at))
    return is_spoiler or is_part or is_confidence or _is_scale_apart(text, at) or may_be_scale(text, at)


def _is_no_share(text: Text, begin: int, at: int) -> bool:
    """Tell whether a part is one of a point, or what something is cut into: a quarter point, cut in half."""
    words = text.language.words
    is_point = text.texts[text.past_tie(at)] in words("points")
    return is_point or (text.texts[begin] in words("halves") and text.texts[begin - 1] == "in" and text.ends_at(at))


def _is_many(text: Text, at: int) -> bool:
    """Tell whether thousands or the like stand behind `of`, which a number multiplies: 3 dezenas de milhares."""
    is_scale = text.language.code != "en" and has_scale(text, at)  # 5% of gross sales
    return is_scale or bool(text.tables.vague.after(text.texts, at))


def _is_scale_apart(text: Text, at: int) -> bool:
    """Tell whether a letter that a space parts may be a scale: 5 m tonnes."""
    is_letter = (text.texts[at] in ("m", "b") or text.original(at) == "MM") and not text.is_glued(at)
    return is_letter and not text.unit_at(at) and bool(text.unit_at(at + 1))


def _is_split(text: Text, at: int, amount: Amount) -> bool:
    """Tell whether a number goes on: a line end split it (3 mil- lion, 1,234,- 567, 12. 5, 1 ,200), or it is 2^10."""
    sign, behind = text.texts[at], at + 1
    has_digits = text.sorts[behind] == DIGITS
    if sign == "." and text.is_glued(at) and text.sorts[at - 1] == DIGITS and has_digits and not text.is_glued(behind):
        return not amount.ordinal  # Table 2. 86 wards
    if sign == "," and text.is_glued(behind) and (text.texts[behind] == "-" or (has_digits and not text.is_glued(at))):
        return True
    if sign == "^" or (sign in ("_", "€") and text.is_glued(at) and has_digits and text.is_glued(behind)):
        return True  # 2^10 is no 2, 1_000 no 1, 35€99 no 35
    if sign == "-":
        hyphen = at
    elif text.sorts[at] == WORD and text.texts[behind] == "-":
        hyphen = behind
    else:
        return False
    rest = hyphen + 1
    is_open = text.is_glued(hyphen) and text.sorts[rest] in (WORD, DIGITS) and not text.is_glued(rest)
    return is_open and not any(text.texts[rest] in text.language.words(name) for name in ("range", "joins", "choices"))
