"""The dates in words that are none of a target or forecast: where it starts, what was done, what was given up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.words.tokens import Mention, Reading

AHEAD = ("target", "forecast")
"""The natures of facts that tell of what is still to come."""

_STARTS = re.compile(
    r"(?:\b(?:from|von|de|del|da|dal|van|från|fra|с|з|z|ze)\s|\bمن\s|从|由)[^.;,。；，]{1,30}\Z", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\s?(?:,\s)?(?:to|up to|auf|à|al?|ao|naar|till|til|до|do|na|إلى|提高到|增加到|增至|到|至)\s?\W?\d", re.IGNORECASE
)
"""Words before and behind a date from which something goes on to another: from 11% in 2021 to 30% by 2030."""

_DONE = re.compile(
    r"(?<!\bbe )\b(?:adopted|agreed|announced|approved|founded|introduced|issued|launched|presented|published|released"
    r"|signed|unveiled|begun|started|verabschiedet|beschlossen|begonnen|gestartet|angekündigt|unterzeichnet"
    r"|(?:adopt|approuv|lanc|sign|annonc|entam|commenc)ée?s?|(?:aprobad|aprovad|iniciad|lançad|lanzad|anunciad|firmad|assinad|fundad)[ao]s?"
    r"|(?:approvat|avviat|lanciat|annunciat|firmat)[aeio]|aangenomen|gestart|(?:rozpoczęt|przyjęt|ogłoszon)\w+"
    r"|(?:принят|утвержд|начат|запущен|подписан)\w*|(?:zahájen|schválen)\w*)\s$",
    re.IGNORECASE,
)
_DONE_BEHIND = re.compile(r"\s?(?:印发|印發|发布|發布|出台|公布|通过|通過|批准|制定|签署|簽署|启动|啟動|颁布|頒布)")
"""Words before and behind the date of a deed, which is none of a target: approved in 2021, is due to open in 2027."""

_DROPPED = re.compile(
    r"\b(?:abandon(?:s|ed|ing)?|dropp(?:ed|ing)|drops|scrapp(?:ed|ing)|scraps|shelved|ditched|axed|cancell?ed|gave up"
    r"|given up on|walked away from|backed away from|retreated from)\s(?:(?:its|their|his|her|the|a|all)\s)?"
    r"(?:[^\W\d_]+\s)?(?:aims?|ambitions?|goals?|plans?|pledges?|promises?|targets?)\b[^.;:]*\Z",
    re.IGNORECASE,
)
"""Words for a plan given up, behind which no date is one of a target: dropped its goal of 5 million by 2030."""

_PUT_OFF = re.compile(
    r"\b(?:originally|initially|previously|once)\s(?:planned|scheduled|due|expected|slated|set|meant|intended)\b[^.;:,]*\Z",
    re.IGNORECASE,
)
"""Words for a plan put off: originally planned for 2025."""

_MOVED = re.compile(
    r"\b(?:pushed back|put back|put off|delayed|postponed|deferred|brought forward|moved|slipped|verschoben|vorgezogen"
    r"|reporté|repoussé|aplazad[oa]|pospuest[oa]|adiad[oa]|rinviat[oa]|перенес[её]н\w*)\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
"""Words for a date that was moved, behind which a span is the old and the new one: pushed back from 2030 to 2035."""

_FROM = re.compile(r"(?:from|von|de|del|da|dal|с)\s", re.IGNORECASE)
_MOVED_REACH = 100  # characters


def dates_of_others(reading: Reading, issued: str) -> Iterator[Mention]:
    """Yield the dates that a target in these words does not have; `issued` is the day, month or year of their source.

    >>> from factsheet.words.reader import read
    >>> words = read("The plant, approved in 2021, is due to open in 2027")
    >>> [date.text for date in dates_of_others(words, "2024-11-12")]
    ['in 2021']
    """
    text, is_one_ahead = reading.text, any(_is_ahead(date, issued) for date in reading.dates)
    for date in reading.dates:
        is_start = _STARTS.search(text, 0, date.start) and _GOES_ON.match(text, date.end)
        is_done = _is_over(date, issued) and (is_one_ahead or _DONE.search(text, 0, date.start))
        is_dropped = _DROPPED.search(text, 0, date.start) or _PUT_OFF.search(text, 0, date.start)
        is_moved = _FROM.match(date.text) and _MOVED.search(text, max(0, date.start - _MOVED_REACH), date.start)
        if is_start or is_done or _DONE_BEHIND.match(text, date.end) or is_dropped or (date.last and is_moved):
            yield date


def _is_ahead(date: Mention, issued: str) -> bool:
    """Tell whether words name a year after that of their source, or a span that ends in one."""
    year = _last_year(date)
    return year is not None and issued[:4].isdecimal() and year > int(issued[:4])


def _is_over(date: Mention, issued: str) -> bool:
    """Tell whether words name a year before that of their source: (to be) unveiled on March 27 may be still to come.

    A deadline in one, by 2024, may be a target that came first.
    """
    year = _last_year(date) if date.lead != "by" else None
    return year is not None and issued[:4].isdecimal() and 0 < year < int(issued[:4])


def _last_year(date: Mention) -> int | None:
    return (date.last or date.first)[0]
