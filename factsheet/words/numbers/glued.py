"""Letters and units right behind digits: k, m, bn, GW, k€, 20-storey."""

from __future__ import annotations

from factsheet.words.lexer import DIGITS, SIGN, WORD, is_cjk
from factsheet.words.numbers.amount import Amount
from factsheet.words.text import Text
from factsheet.words.tokens import Value

SHORT_UNITS = ("m", "t", "g", "h", "s", "l")
"""Letters that are units right behind digits though the sheet does not count in them."""

HANGING = "-"
"""The unit of a number that shares the one of the next: one- and two-bed homes."""

_FEW_WORDS = 3
_RATES = ("per", "an")  # a 45-mile-per-hour limit
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_BEFORE_MONEY = {
    "k": 10**3, "m": 10**6, "g": 10**9, "md": 10**9, "mds": 10**9, "mio": 10**6, "mrd": 10**9, "bn": 10**9,
}  # fmt: skip
_MONEY_SIGNS = tuple("$£€¥₹₩₽")
_LENGTHS, _POWERS = ("m", "km", "cm", "mm", "dm", "ft"), ("2", "3")
_TIMES = ("x", "×")
_SCREENS = ("2", "4", "5", "8")  # 4K videos


def glued(text: Text, value: Value, at: int) -> Amount:
    """Return a value with the letter or unit that is glued to it; m is metres or million by what follows."""
    if is_times(text, at):
        return Amount(value, at + 1, "times")
    if text.sorts[at] != WORD or not text.is_glued(at) or is_cjk(text.texts[at]):
        return Amount(value, at)
    letter = text.original(at)
    if factor := short_scale(text, at):
        return Amount(value * factor, at + 1, scale=factor)
    if text.tables.marks.after(text.texts, at):
        return Amount(value, at)  # 75bp: a mark, though the sheet may count in it
    if after := text.unit_at(at):
        after = _past_rate(text, _past_power(text, after))
        return Amount(value, after, unit=text.written(at, after))
    if (power := _past_power(text, at + 1)) > at + 1:
        return Amount(value, power, unit=text.written(at, power))
    return Amount(value, at + 1, unit=letter) if letter in SHORT_UNITS else Amount(value, at)


def short_scale(text: Text, at: int) -> int:
    """Return the factor of a single letter behind digits; 0 where it is none, or may be a unit."""
    letter = text.original(at)
    factor = _LETTERS.get(letter.lower(), 0)
    if not factor:
        return int(word.value) if (word := text.tables.glued.after(text.texts, at)) else 0
    first = at - 2 if text.texts[at - 2] == "-" else at - 1  # £-4.2m
    if _has_money(text, first):
        return factor
    if text.is_tie(at - 2) and text.texts[at - 3] == text.texts[at] and _has_money(text, at - 4):
        return factor  # $5m-6m
    behind = _past_plus(text, at + 1)
    if text.money_after(behind):
        return factor  # 300m euros
    if (other := _same_letter(text, at, behind)) > at:
        return short_scale(text, other)
    if letter.lower() == "k":
        is_thousand = letter == "k" or (_counts_behind(text, behind) and text.texts[at - 1] not in _SCREENS)
        return factor if is_thousand else 0
    if letter == "t" or text.tables.metres.after(text.texts, behind):
        return 0
    if text.unit_at(behind) or (letter == "M" and text.sorts[behind] == WORD):
        return factor
    is_unit = letter in text.units.words or letter.lower() in text.units.words
    if letter == "m" and not is_unit:
        of_persons = text.texts[behind] in text.language.words("counted adjectives")
        return factor if of_persons and text.unit_at(behind + 1) else 0
    if letter in "BT" and not is_unit:
        return factor if _counts_behind(text, behind) else 0
    return factor if letter == "b" and not is_unit else 0


def _has_money(text: Text, at: int) -> bool:
    """Tell whether money stands right before a lexeme."""
    return text.money_before(at) is not None or text.texts[at - 1] in _MONEY_SIGNS


def _same_letter(text: Text, at: int, behind: int) -> int:
    """Return the index of the same letter at the other end of a range: 20m-25m, between 1m and 2m; `at` if none."""
    is_linked = text.texts[behind] in text.language.words("range") | text.language.words("joins")
    digits = behind + 1 if is_linked else behind
    is_range = text.sorts[digits] == DIGITS and text.texts[digits + 1] == text.texts[at]
    return digits + 1 if is_range and (is_linked or text.is_tie(at + 1)) else at


def _past_plus(text: Text, at: int) -> int:
    """Return the index after what may part a scale from what is counted: 5k+ users, 600m-plus, 128K-token."""
    if text.texts[at] == "+" and text.is_glued(at):
        return at + 1
    if text.is_tie(at):
        return at + 2 if text.texts[at + 1] in text.language.words("open compounds") else at + 1
    return at


def _counts_behind(text: Text, at: int) -> bool:
    """Tell whether a unit follows soon, across words alone: 37B active parameters."""
    for here in range(at, at + _FEW_WORDS):
        if text.sorts[here] != WORD:
            return False
        if text.unit_at(here) or (here == at and f"{text.texts[here]}s" in text.units.words):
            return True
    return False


def money_scale(text: Text, value: Value, at: int) -> Amount | None:
    """Read 350 k€, 12,5 M$, 450 TEUR, 12,5 mdkr: a scale and money in one sign."""
    if sign := text.tables.scaled_money.after(text.texts, at):
        factor, code = str(sign.value).split()
        return Amount(value * int(factor), sign.at, code, scale=int(factor))
    size = _BEFORE_MONEY.get(text.texts[at], 0)
    if size and text.sorts[at + 1] == SIGN and text.texts[at + 1] in _MONEY_SIGNS and text.is_glued(at + 1):
        return Amount(value * size, at + 1, scale=size)
    return None


def is_times(text: Text, at: int) -> bool:
    """Tell whether a sign glued to digits says how many times: 5x, 2.5×; not 3x5."""
    ends = text.sorts[at + 1] not in (DIGITS, WORD) or not text.is_glued(at + 1)
    return text.original(at) in _TIMES and text.is_glued(at) and ends


def _past_power(text: Text, at: int) -> int:
    """Return the index after the power of a length: 120m2 is no 120 m with a footnote."""
    is_power = text.texts[at - 1] in _LENGTHS and text.is_glued(at) and text.texts[at] in _POWERS
    return at + 1 if is_power else at


def _past_rate(text: Text, at: int) -> int:
    """Return the index after what makes a unit one of a rate: 350km/h is no 350 km."""
    is_rate = text.texts[at] == "/" and text.is_glued(at) and text.is_glued(at + 1) and text.sorts[at + 1] == WORD
    return at + 2 if is_rate else at


def hyphened(text: Text, at: int) -> str:
    """Return the word that a hyphen ties to a number, which then counts that alone: 20-storey, five-star, 300-A1."""
    if text.texts[at] == "-" and text.is_glued(at) and (text.texts[at + 1] == "," or not text.is_glued(at + 1)):
        return HANGING if at + 1 < text.count else ""
    word = text.texts[at + 1] if text.is_tie(at) and text.sorts[at + 1] == WORD else ""
    if word in text.language.words("open compounds") or is_cjk(word):
        return ""
    end = at + 2
    while word and text.is_glued(end) and text.sorts[end] in (DIGITS, WORD):
        end += 1
    end = end + 2 if text.is_tie(end) and text.texts[end + 1] in _RATES else _past_rate(text, end)
    return word if end == at + 2 else text.written(at + 1, end)
