"""Decades and centuries in Chinese, Japanese and Korean: 20世纪80年代初, 1980년대, 本世紀中葉, 公元前3世纪."""

from __future__ import annotations

import re

from factsheet.words.dates.centuries import century_ad, century_bc, first_of_century_bc
from factsheet.words.dates.cjk_words import ERAS, TAILS, number_of
from factsheet.words.dates.short_years import YEAR_DIGITS
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_DECADE = re.compile(
    r"""(?:(?P<century>\d{1,2}|[一二三四五六七八九十]{1,3})(?:世[纪紀]|세기\s?)|上[个個]?世[纪紀]|(?P<this>本世[纪紀]))?
    (?P<decade>\d{4}|\d{2}|[一二三四五六七八九]十)\s?年代(?P<part>初|末|中期|前期|后期|後期|前半|後半|初期)?
    |(?P<ko>\d{4})년대(?:\s?(?P<kopart>초반|중반|후반|초|말))?""",
    re.VERBOSE,
)
_DECADE_OF_ERA = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})(?P<decade>[1-9]0|[一二三四五六七八九]?十)年代(?P<half>前半|後半)?"
)
_LISTED = re.compile(
    r"[\d一二三四五六七八九十]\s?(?:年代)?[、・·~～〜和与與及と-]\s?$|[至到]\s?$|世[纪紀]\s?$|세기\s?$"
)
"""A decade before another one, or a century that was not read with it: 昭和30〜40年代, 80、90年代."""

_CENTURY = re.compile(
    r"""(?P<bc>公元前|紀元前|기원전\s?)?(?P<century>\d{1,2}|[一二十三四五六七八九]{1,3})\s?(?:世[纪紀]|세기)
    (?P<part>初|末|中叶|中葉|中期|前半叶|前半|後半|后半叶|초|말)?""",
    re.VERBOSE,
)
_PLAN = re.compile(
    r"(?P<plan>十[一二三四五六]|[六七八九十])五[\"”」』]?(?:[规規][划劃])?(?:(?:[时時]|期[间間])期?|(?P<part>初|末))"
)
_FIRST_PLAN = 1981  # the sixth, the first of five whole years without a gap
_THIS_CENTURY = re.compile(r"(?P<lead>到|至)?本世[纪紀](?P<part>初|中叶|中葉|末)?")
_TAIL = re.compile(r"\s?(?:以来|以來|以降|以前|之前|以后|之后|以後|之後|から|起|まで|까지|부터|이후|이전|이래)")
_PARTS_OF_DECADE = {
    **dict.fromkeys(("初", "初期", "前期", "초", "초반"), "early"),
    **dict.fromkeys(("中期", "중반"), "mid"),
    **dict.fromkeys(("末", "后期", "後期", "후반", "말"), "late"),
    "前半": "first half",
    "後半": "second half",
}
_PARTS_OF_CENTURY = {
    **dict.fromkeys(("初", "초"), "early"),
    **dict.fromkeys(("中叶", "中葉", "中期"), "mid"),
    **dict.fromkeys(("末", "말"), "late"),
    **dict.fromkeys(("前半", "前半叶"), "first half"),
    **dict.fromkeys(("後半", "后半叶"), "second half"),
}
_THIS = 21  # this century
_LAST_CENTURY = 20  # that of 80年代 without a century
_OF_BOTH_CENTURIES = range(10, 40)  # 20年代 may be the 1920s or the 2020s


def age(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read a decade or century that begins at a lexeme, whose first character is `start`."""
    return (
        _plan(text, begin, start)
        or _decade_of_era(text, begin, start)
        or _decade(text, begin, start)
        or _this_century(text, begin, start)
        or _century(text, begin, start)
    )


def _plan(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read “十四五”期间: the years of a five-year plan of China."""
    match = _PLAN.match(text.plain, start)
    if not match:
        return None
    first = _FIRST_PLAN + 5 * ((number_of(match["plan"]) or 0) - 6)
    years = {"初": f"{first}", "末": f"{first + 4}|{first + 4}-12|{first + 4}-12-31"}
    end = text.index_at(match.end())
    exact = years.get(match["part"] or "", f"{first}/{first + 4}")
    return TokenAt(Mention(*text.span(begin, end), (first, None, None), exact=exact), end)


def _decade_of_era(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 昭和50年代: ten years of a Japanese era or of the republic of China."""
    match = _DECADE_OF_ERA.match(text.plain, start)
    if not match:
        return None
    first = ERAS[match["era"]] + (number_of(match["decade"]) or 0)
    low, high = first + 5 * (match["half"] == "後半"), first + (4 if match["half"] == "前半" else 9)
    lead, end = _bounded(text, match.end())
    return TokenAt(Mention(*text.span(begin, end), (low, None, None), lead=lead, exact=f"{low}/{high}"), end)


def _decade(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 20世纪80年代初, 80年代, 1980년대."""
    match = _DECADE.match(text.plain, start)
    if not match:
        return None
    if _LISTED.search(text.plain, 0, start):
        return unreadable(text, begin, text.index_at(match.end()))
    written = match["decade"] or match["ko"]
    first = number_of(written) or 0
    if len(written) != YEAR_DIGITS:
        is_bare = match.start("decade") == start
        if is_bare and first in _OF_BOTH_CENTURIES:
            return unreadable(text, begin, text.index_at(match.end()))
        is_of_this = match["this"] or (is_bare and not first)  # 00年代
        century = number_of(match["century"]) or (_THIS if is_of_this else _LAST_CENTURY)
        first += (century - 1) * 100
    lead, end = _bounded(text, match.end())
    part = _PARTS_OF_DECADE.get(match["part"] or match["kopart"] or "", "")
    exact = f"{first // 10:03}X"
    return TokenAt(Mention(*text.span(begin, end), (first, None, None), lead=lead, part=part, exact=exact), end)


def _this_century(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 本世纪中叶, 到本世紀末."""
    match = _THIS_CENTURY.match(text.plain, start)
    if not match:
        return None
    tail, end = _bounded(text, match.end())
    lead, part = "by" if match["lead"] else tail, _PARTS_OF_CENTURY.get(match["part"] or "", "")
    exact = century_ad(_THIS)
    return TokenAt(Mention(*text.span(begin, end), (2001, None, None), lead=lead, part=part, exact=exact), end)


def _century(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read 19世纪初, 公元前3世纪, 20세기 말."""
    match = _CENTURY.match(text.plain, start)
    number = number_of(match["century"]) if match else None
    if not match or not number or number > _THIS:
        return None
    lead, end = _bounded(text, match.end())
    span = text.span(begin, end)
    if match["bc"]:
        return TokenAt(
            Mention(*span, (first_of_century_bc(number), None, None), lead=lead, exact=century_bc(number)), end
        )
    part = _PARTS_OF_CENTURY.get(match["part"] or "", "")
    first = ((number - 1) * 100 + 1, None, None)
    return TokenAt(Mention(*span, first, lead=lead, part=part, exact=century_ad(number)), end)


def _bounded(text: Text, end: int) -> tuple[str, int]:
    """Return how the words behind a decade or century bound it, and the lexeme behind them."""
    tail = _TAIL.match(text.plain, end)
    return (TAILS.get(tail[0].strip(), ""), text.index_at(tail.end())) if tail else ("", text.index_at(end))
