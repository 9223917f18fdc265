"""A month of a year that is named before it in Chinese, Japanese and Korean: 2016年获批，次年3月开工; 同年12月."""

from __future__ import annotations

import re

from factsheet.words.dates.calendar import can_have
from factsheet.words.dates.when import unreadable
from factsheet.words.text import Text
from factsheet.words.tokens import Mention, TokenAt

_MONTH = re.compile(
    r"(?:(?:同年|当年|當年|같은\s?해)|(?P<next>次年|翌年|이듬해))の?\s?(?P<month>1[0-2]|[1-9])[月월]"
    r"(?:\s?(?P<day>\d{1,2})[日号號일])?(?![\d~至到、-])"
)
_YEAR = re.compile(r"(?<!\d)(\d{4})[年년](?!度|연)")
_REACH = 60  # characters from a year to a word that counts from it


def of_named_year(text: Text, begin: int, start: int) -> TokenAt | None:
    """Read a month, with or without its day, of the year that is named last before it, or of the next one."""
    match = _MONTH.match(text.plain, start)
    named = _YEAR.findall(text.plain, max(0, start - _REACH), start) if match else ()
    if not match or not named:
        return None
    year, month = int(named[-1]) + (match["next"] is not None), int(match["month"])
    day, end = int(match["day"]) if match["day"] else None, text.index_at(match.end())
    if day is not None and not can_have(year, month, day):
        return unreadable(text, begin, end)
    return TokenAt(Mention(*text.span(begin, end), (year, month, day)), end)
