"""An EDTF date -> its parts that readers of RDF can compare.

XML Schema has years, months and days, but SPARQL compares no years, and few readers know EDTF. So a date is given
whole, as its year as a number, and as the first and the last day that it can mean.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from factsheet.core import edtf
from factsheet.core.days import EARLIEST, LATEST, Day
from factsheet.core.edtf import edtf_year
from factsheet.render.exports.linked.terms import Node, typed

_PLAIN = re.compile(r"-?\d{4}(?:(-(?:0[1-9]|1[0-2]))(-\d{2})?)?")
_TYPES = {0: "xsd:gYear", 1: "xsd:gYearMonth", 2: "xsd:date"}


@lru_cache(maxsize=1 << 14)
def parts(text: str, whole: str = "asOf") -> MappingProxyType[str, object]:
    """Return a date as EDTF, under the key `whole`, its year, and the days between which it lies.

    >>> dict(parts("2024-02"))
    {'asOf': '2024-02', 'year': 2024, 'firstDay': '2024-02-01', 'lastDay': '2024-02-29'}
    """
    date = edtf.parse(text)
    days = {"firstDay": date.first, "lastDay": date.last}
    known = {key: written(day) for key, day in days.items() if day not in (EARLIEST, LATEST)}
    return MappingProxyType({whole: text, "year": date.year, **known})


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> Node | None:
    """Return a date as a value of XML Schema; None if it is no single year, month or day.

    >>> plain("2024-08"), plain("2024-08~")
    ({'@value': '2024-08', '@type': 'xsd:gYearMonth'}, None)
    """
    match = _PLAIN.fullmatch(text)
    return typed(text, _TYPES[sum(part is not None for part in match.groups())]) if match else None


def written(day: Day) -> str:
    """Write a day as XML Schema 1.1 does: the year 0 is 1 BC."""
    return f"{edtf_year(day.year)}-{day.month:02}-{day.day:02}"
