"""A text as Pagefind should read it. Pagefind parts words at spaces alone, and takes other signs as it likes:
findings/pagefind-*.sh show how. So words that a reader may type apart are put apart here.
"""

from __future__ import annotations

import re
from calendar import month_name

from factsheet.core.edtf import Date, year_words

MOST_YEARS = 40
"""The longest interval whose years are all named: longer ones are eras, which hold nearly any year."""

# looked for by the sign, then back: a search for a sign is quick
_THOUSANDS = re.compile(r"[,\u00a0\u202f](?<=\d.)(?=\d{3}(?!\d))")
_RANGE = re.compile(r"[-\u2010-\u2015](?<=\d.)(?=\d)")
_DASH = re.compile(r"[\u2010-\u2015](?<=\w.)(?=\w)")
_HAN = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_PAIR = re.compile(r"\b([^\W\d_])\w+ and ([^\W\d_])\w+", re.IGNORECASE)


def spaced(text: str) -> str:
    """Put apart the ends of a range and Chinese characters, not the thousands of a number. Make dashes plain hyphens.

    >>> spaced("2,400 import–export firms (2021–2025) use the e-CNY of 北京")
    '2400 import-export firms (2021 2025) use the e-CNY of  北  京 '
    """
    text = _RANGE.sub(" ", _THOUSANDS.sub("", text))
    return text if text.isascii() else _HAN.sub(lambda match: f" {match[0]} ", _DASH.sub("-", text))


def short_forms(text: str) -> list[str]:
    """Return the letters that may stand for a pair of words in a text.

    >>> short_forms("149 centers for research and development")
    ['r&d']
    """
    pairs = _PAIR.findall(text) if " and " in text.lower() else ()
    return [f"{one}&{other}".lower() for one, other in pairs]


def months(date: Date) -> list[str]:
    """Return the months that a date names, at either end.

    >>> from factsheet.core.edtf import parse
    >>> months(parse("2009-03/2009-05-02")), months(parse("2009-33"))
    (['March', 'May'], [])
    """
    ends = [point.month for point in (date.start, date.end) if point and point.month]
    return [month_name[month] for month in dict.fromkeys(ends) if month < len(month_name)]


def years(date: Date) -> list[str]:
    """Return the years that a date names, of an interval of up to MOST_YEARS years all.

    >>> from factsheet.core.edtf import parse
    >>> years(parse("2021/2024-06")), years(parse("2015/.."))
    (['2021', '2022', '2023', '2024'], ['2015'])
    """
    named = date.years
    first, last = named[0], named[-1]
    return [year_words(year) for year in (range(first, last + 1) if last - first <= MOST_YEARS else named)]
