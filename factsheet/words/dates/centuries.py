"""Decades and centuries: the 1990s, the 19th century, XIXe siècle, 3rd century BC."""

from __future__ import annotations

import re

from factsheet.core.edtf import edtf_year
from factsheet.words.dates.calendar import HALVES
from factsheet.words.dates.eras import past_year_word
from factsheet.words.dates.short_years import YEAR_DIGITS
from factsheet.words.dates.spoken import ordinal
from factsheet.words.dates.when import When
from factsheet.words.lexer import WORD
from factsheet.words.text import Text

_FIRST_SHORT_DECADE = "30"  # the 20s may be of this century
_CENTURIES_OF_DECADES = range(11, 21)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_FRENCH_ORDINAL = re.compile(r"(?<=[ivx])(?:e|ème|er)$")
_SHORT_NUMBER = re.compile(r"\d{1,2}")


def decade(text: Text, at: int) -> When | None:
    """Read the 1990s, 1990er Jahre, années 1990: as EDTF writes it, 199X."""
    written = text.texts[at]
    is_short = len(written) == 2
    if not written.isdecimal() or len(written) not in (2, YEAR_DIGITS) or written[-1] != "0":
        return None
    if is_short and written < _FIRST_SHORT_DECADE:
        return None
    is_cut = text.texts[at - 1] == "'"
    befores, afters = text.tables.date_decade_before, text.tables.date_decade_after
    before = befores.before(text.texts, at) or (befores.before(text.texts, at - 1) if is_cut else None)
    after = afters.after(text.texts, at + 2 if text.texts[at + 1] in ("'", "-") else at + 1)
    is_doubtful = is_short and not before and not is_cut and text.language.code == "en"  # in their 30s
    if is_doubtful or not (before or after):
        return None
    end = past_year_word(text, after.at) if after else at + 1
    full = f"19{written}" if is_short else written
    exact = f"{full[:3]}X" + (f"|{full[:2]}XX" if full.endswith("00") else "")
    return When((int(full), None, None), end, exact=exact)


def decade_in_words(text: Text, at: int) -> When | None:
    """Read the nineties, años noventa, neunziger Jahre: of the last century, as those of this one are too new.

    With the number of another century also of that: the eighteen nineties.
    """
    if (number := text.tables.numbers.after(text.texts, at)) and number.value in _CENTURIES_OF_DECADES:
        named = text.tables.date_decade_behind_century.after(text.texts, text.past_tie(number.at))
        first = int(number.value) * 100 + int(named.value) if named else 0
        return When((first, None, None), named.at, exact=f"{first // 10}X") if named else None
    word = text.tables.date_decade_words.after(text.texts, at)
    if not word or not (
        text.tables.date_decade_before.before(text.texts, at) or text.tables.date_decade_led_by.before(text.texts, at)
    ):
        return None
    first = 1900 + int(word.value)
    return When((first, None, None), word.at, exact=f"{first // 10}X")


def century(text: Text, at: int) -> When | None:
    """Read 19th century, 19. Jahrhundert, XIX siècle: 1801/1900, which many write 18XX."""
    if before := text.tables.date_century_before.after(text.texts, at):
        if number := roman(text.texts[before.at]):
            return _of_century(text, number, before.at + 1)
        if nth := text.tables.ordinals.after(text.texts, before.at):
            return _of_century(text, int(nth.value), nth.at)
    number, after = _number(text, at)
    if text.texts[after] == "-":
        after += 1
    word = text.tables.date_century.after(text.texts, after)
    return _of_century(text, number, word.at) if number and word else None


def _number(text: Text, at: int) -> tuple[int, int]:
    """Return the number of a century in digits, words or Roman numerals, and the index after it; 0 for none."""
    if not _SHORT_NUMBER.fullmatch(text.texts[at]):
        number, after = ordinal(text, at)
        return (number, after) if number else (roman(text.texts[at]), at + 1)
    number, after = int(text.texts[at]), at + 1
    if number and (text.texts[after] in text.tables.ordinal_ends.firsts or text.texts[after] in (".", "º", "-")):
        is_tied = text.texts[after] == "-" and text.sorts[after + 1] == WORD and text.is_glued(after + 1)
        after += 1
        if is_tied and not text.tables.date_century.after(text.texts, after):
            after += 1  # 19-го века
    return number, after


def _of_century(text: Text, number: int, at: int) -> When:
    """Return the years of a century, before our era where its name follows."""
    if bce := text.tables.date_bce.after(text.texts, at):
        return When((first_of_century_bc(number), None, None), bce.at, exact=century_bc(number))
    if ce := text.tables.date_ce.after(text.texts, at):
        at = ce.at
    return When(((number - 1) * 100 + 1, None, None), at, exact=century_ad(number))


def first_of_century_bc(number: int) -> int:
    """Return the first year of a century before our era, as astronomers count it."""
    return 1 - number * 100


def century_bc(number: int) -> str:
    """Return the years of a century before our era."""
    return f"{edtf_year(first_of_century_bc(number))}/{edtf_year(-(number - 1) * 100)}"


def century_ad(number: int) -> str:
    """Return the years of a century of our era, counted from 1 and from 0."""
    first = (number - 1) * 100
    return f"{first + 1:04}/{first + 100:04}|{first // 100:02}XX"


def half_of_century(age: When, part: int) -> When:
    """Return the first or second half of a century of our era; other parts of one mean no one thing."""
    first = age.exact.rpartition("|")[2].removesuffix("XX")
    if part not in HALVES or not first.isdecimal():
        return age._replace(is_bad=True)
    start = int(first) * 100 + (0 if part == HALVES[0] else 50)
    spans = ((start + 1, start + 50), (start, start + 49), (start, start + 50))
    return age._replace(exact="|".join(f"{begin:04}/{end:04}" for begin, end in spans))


def roman(written: str) -> int:
    """Return the value of a small Roman numeral, with a French ordinal end: xix, xixe; 0 where it is none."""
    written = _FRENCH_ORDINAL.sub("", written)
    if not written or any(sign not in _ROMAN for sign in written):
        return 0
    digits = [_ROMAN[sign] for sign in written]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))
