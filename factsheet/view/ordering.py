"""Facts -> numbers that sort them in time: by when they were true, or by when they were reported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factsheet.core import edtf
from factsheet.core.edtf import Date
from factsheet.core.fact import Fact
from factsheet.core.model import Sheet


@dataclass(frozen=True)
class Order:
    """The times when a sheet's facts were true and were reported. A key is one number of two ranks (see core.edtf)."""

    sheet: Sheet

    def when(self, fact: Fact) -> int:
        """Return a number that orders facts by when they were true."""
        reported = self.report(fact).rank
        return (edtf.parse(fact.as_of).rank if fact.as_of else reported) << edtf.RANK_BITS | reported

    def news(self, fact: Fact) -> int:
        """Return a number that orders facts by when they were reported."""
        reported = self.report(fact).rank
        return reported << edtf.RANK_BITS | (edtf.parse(fact.as_of).rank if fact.as_of else reported)

    def place(self, property_id: str) -> int:
        """Return the place of a property in the file; of one that is not there, behind all others."""
        return self._places.get(property_id, len(self._places))

    def date(self, fact: Fact) -> Date:
        """Return the date when a fact was, or is to be, true; if its words give none, the date of its report."""
        return edtf.parse(fact.as_of) if fact.as_of else self.report(fact)

    def month(self, fact: Fact) -> int:
        """Return the month in which a fact's date ends, as far as that is known; 0 if it names none."""
        date = self.date(fact)
        point = date.end or date.start
        return point.month if point and point.month and point.month <= _DECEMBER else 0

    def report(self, fact: Fact) -> Date:
        """Return the date of the newest source that a fact cites."""
        if len(fact.citations) == 1:
            return self._issued[fact.citations[0].source]
        return max((self._issued[citation.source] for citation in fact.citations), key=_rank)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.sheet.properties)}

    @cached_property
    def _issued(self) -> dict[str, Date]:
        return {name: edtf.parse(source.issued) for name, source in self.sheet.sources.items()}


_DECEMBER = 12  # greater numbers are parts of years


def _rank(date: Date) -> int:
    return date.rank
