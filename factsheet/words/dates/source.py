"""The time at which a source appeared, from which its words count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factsheet.core.edtf import Date, DatePoint
from factsheet.words.dates.calendar import MONTHS, days_in
from factsheet.words.tokens import DateParts

_LAST = 31  # of a month


@dataclass(frozen=True)
class Source:
    """The time at which a source appeared, its last possible day, the dates it names, and whether it looks ahead."""

    issued: Date
    day: date
    named: list[DateParts]  # with their years, in order
    ahead: bool

    @property
    def years(self) -> list[int]:
        """The years that it names."""
        return list(dict.fromkeys(year for year, _, _ in self.named if year is not None))

    @property
    def part(self) -> DatePoint:
        """The part of its date from which words count."""
        part = self.issued.end or self.issued.start
        assert part
        return part

    @property
    def has_month(self) -> bool:
        """Tell whether its month is known."""
        return self.part.month is not None and self.part.month <= MONTHS

    @property
    def has_day(self) -> bool:
        """Tell whether its day is known."""
        return self.part.day is not None and not self.part.about

    @property
    def own(self) -> DateParts:
        """Its own date, from which words count that name no other."""
        return (self.part.year, self.day.month if self.has_month else None, self.day.day if self.has_day else None)

    @property
    def month_index(self) -> int:
        """The months from the year 0 to the month of its last day."""
        return self.day.year * MONTHS + self.day.month - 1


def day_of(issued: Date) -> date:
    """Return the last day on which a source may have appeared, for counting from."""
    part = issued.end or issued.start
    assert part
    year = min(max(1, part.last_year), 9999)
    month = part.month if part.month and part.month <= MONTHS else MONTHS
    return date(year, month, min(part.day or _LAST, days_in(year, month)))
