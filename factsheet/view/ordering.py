"""Facts -> numbers that sort them in time: by when they were true, or by when they were reported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factsheet.core import edtf
from factsheet.core.edtf import Date
from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.view import series


@dataclass(frozen=True)
class Order:
    """The times when a sheet's facts were true and were reported. A key is one number of two ranks (see core.edtf)."""

    sheet: Sheet

    def when(self, fact: Fact) -> int:
        """Return a number that orders facts by when they were true."""
        reported = self.report(fact).rank
        return self._rank(fact, reported) << edtf.RANK_BITS | reported

    def news(self, fact: Fact) -> int:
        """Return a number that orders facts by when they were reported."""
        reported = self.report(fact).rank
        return reported << edtf.RANK_BITS | self._rank(fact, reported)

    def place(self, property_id: str) -> int:
        """Return the place of a property in the file; of one that is not there, behind all others."""
        return self._places.get(property_id, len(self._places))

    def date(self, fact: Fact) -> Date:
        """Return the date when a fact was, or is to be, true; of a series that of its last point.

        If its words give none, it is the date of its report.
        """
        when = fact.as_of or series.last_date(fact)
        return edtf.parse(when) if when else self.report(fact)

    def _rank(self, fact: Fact, reported: int) -> int:
        return self.date(fact).rank if fact.as_of or fact.series else reported

    def month(self, fact: Fact) -> int:
        """Return the month in which a fact's date ends, as far as that is known; 0 if it names none."""
        date = self.date(fact)
        point = date.end or date.start
        return point.month if point and point.month and point.month <= _DECEMBER else 0

    def report(self, fact: Fact) -> Date:
        """Return the date of the newest source that a fact cites."""
        return max((self._issued[source] for source in {citation.source for citation in fact.cited()}), key=_rank)

    @cached_property
    def is_dated(self) -> bool:
        """True if the words of any fact give a date, so that there is a timeline."""
        return any(fact.as_of for _, _, fact in self.sheet.facts())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.sheet.properties)}

    @cached_property
    def _issued(self) -> dict[str, Date]:
        return {name: edtf.parse(source.issued) for name, source in self.sheet.sources.items()}


_DECEMBER = 12  # greater numbers are parts of years


def _rank(date: Date) -> int:
    return date.rank
