"""The rule on figures that contradict each other: of the same thing, at the same time or both without one.

Figures are filed by value, so that a fact is compared with few others, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush

from factsheet.checks.context import Path, measured
from factsheet.checks.dating import parsed
from factsheet.checks.fact_at import EntityAt
from factsheet.checks.rule import Finding, entity_rule
from factsheet.core import dimensions
from factsheet.core.edtf import Date
from factsheet.core.fact import Fact
from factsheet.core.figure import Figure
from factsheet.core.model import Sheet

_BELOW, _EQUAL, _ABOVE = 1, 2, 4
_SIDES = {
    "exactly": _EQUAL,
    "more than": _ABOVE,
    "at least": _EQUAL | _ABOVE,
    "nearly": _BELOW,
    "less than": _BELOW,
    "up to": _BELOW | _EQUAL,
    "at most": _BELOW | _EQUAL,
    "about": _BELOW | _EQUAL | _ABOVE,
}
"""On which sides of its number a figure with each hedge can lie: exactly 40 is never more than 40."""

_MEND = "name the other in `disputed_by` or `superseded_by`"


@entity_rule(
    "contradiction",
    "Two figures of the same thing at the same time, or two without a date from one source, are equal, "
    "or name each other in `disputed_by` or `superseded_by`.",
)
def contradiction(at: EntityAt) -> Iterator[Finding]:
    """Find figures of the same thing and time that differ and do not name each other."""
    figures = _Figures(at)
    dated: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    undated: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, fact in enumerate(figures.facts):
        if not fact.figure or figures.is_revised(index):
            continue
        key = (fact.figure.property, fact.of, fact.nature)
        if index in figures.dates:
            dated[key].append(index)
        elif not fact.as_of:
            for source in dict.fromkeys(citation.source for citation in fact.citations):
                undated[*key, source].append(index)
    for members in filter(_is_comparable, dated.values()):
        yield from _at_one_time(figures, sorted(members, key=lambda index: figures.dates[index].first))
    reported: set[int] = set()
    for members in filter(_is_comparable, undated.values()):
        for finding, index in _without_date(figures, members):
            if index not in reported:
                yield finding
            reported.add(index)


def _is_comparable(members: list[int]) -> bool:
    return len(members) > 1


class _Figures:
    """The facts of an entity and the points of its series, with what says which of their figures may differ.

    `owners` has for each the index of its fact: what that says of other facts, its points say.
    """

    def __init__(self, at: EntityAt) -> None:
        self.sheet: Sheet = at.context.sheet
        self._entity, self._own = at.entity_id, at.entity.facts
        own = self._own
        self.facts: list[Fact] = list(own)
        self.owners = list(range(len(own)))
        self._paths: list[Path] = [("facts", index, "figure", "value") for index in self.owners]
        for index, fact in enumerate(own):
            for number, point in enumerate(fact.points()):
                self.facts.append(point)
                self.owners.append(index)
                self._paths.append(("facts", index, "series", "points", number, "value"))
        dates = ((index, parsed(fact.as_of)) for index, fact in enumerate(self.facts) if fact.figure and fact.as_of)
        self.dates: dict[int, Date] = {index: date for index, date in dates if date}
        self.links = {
            pair
            for index, fact in enumerate(own)
            if fact.disputed_by or fact.superseded_by
            for other in (*fact.disputed_by, fact.superseded_by)
            if other in self._index
            for pair in ((index, self._index[other]), (self._index[other], index))
        }

    @cached_property
    def _index(self) -> dict[str | None, int]:
        """The facts of the entity by their global ids. Most name no other."""
        return {self.name(index): index for index in range(len(self._own))}

    def name(self, index: int) -> str:
        """Return the global id of a fact."""
        return f"{self._entity}.{self.facts[index].id}"

    def is_revised(self, index: int) -> bool:
        """Tell whether a later figure of the same time took the place of a figure, which then contradicts no third."""
        fact = self.facts[index]
        after = self._index.get(fact.superseded_by) if fact.superseded_by else None
        if after is None or _thing(fact) != _thing(self.facts[after]):
            return False
        old, new = self.dates.get(index), self.dates.get(after)
        return old.overlaps(new) if old and new else old is new

    def finding(self, one: int, other: int, what: str, hint: str) -> tuple[Finding, int]:
        """Return the finding about two figures, at the one that stands later in the file."""
        earlier, later = sorted((one, other))
        message = f"`{self.name(earlier)}` gives another value for the same property {what}"
        return Finding(self._paths[later], message, hint), later

    def are_linked(self, one: int, other: int) -> bool:
        """Tell whether one of two figures names the other, or their series do."""
        return (self.owners[one], self.owners[other]) in self.links


def _thing(fact: Fact) -> tuple[object, ...]:
    return (fact.figure and fact.figure.property, fact.of, fact.nature)


@dataclass(slots=True)
class _Filed:
    """Figures of one thing, by units that compare exactly, then by number and hedge, in the order in which they came.

    Months and days compare only roughly.
    """

    figures: _Figures
    by_unit: dict[object, dict[tuple[object, str], dict[int, None]]] = field(default_factory=dict)

    def _key(self, index: int) -> tuple[object, tuple[object, str]]:
        figure, sheet = self._figure(index), self.figures.sheet
        return dimensions.comparable(sheet.unit_of(figure), sheet.units), (
            measured(self.figures.sheet, figure),
            figure.bound,
        )

    def _figure(self, index: int) -> Figure:
        figure = self.figures.facts[index].figure
        assert figure
        return figure

    def add(self, index: int) -> None:
        """File a figure."""
        unit, key = self._key(index)
        self.by_unit.setdefault(unit, {}).setdefault(key, {})[index] = None

    def remove(self, index: int) -> None:
        """Take a figure out again."""
        unit, key = self._key(index)
        del self.by_unit[unit][key][index]
        if not self.by_unit[unit][key]:
            del self.by_unit[unit][key]
        if not self.by_unit[unit]:
            del self.by_unit[unit]

    def other(self, index: int) -> int | None:
        """Return a filed figure that differs from this one and is not linked to it."""
        unit, (number, bound) = self._key(index)
        for (its_number, its_bound), members in self.by_unit.get(unit, {}).items():
            if its_number == number and _SIDES[its_bound] & _SIDES[bound]:
                continue
            for member in members:
                if not self.figures.are_linked(member, index):
                    return member
        return None


def _at_one_time(figures: _Figures, by_date: list[int]) -> Iterator[Finding]:
    """Sweep through time and compare only figures whose dates overlap. Report each figure once."""
    filed, ends = _Filed(figures), list[tuple[object, bool, int]]()
    for index in by_date:
        when = figures.dates[index]
        while ends and _is_over(figures.dates[ends[0][-1]], when):
            filed.remove(heappop(ends)[-1])
        other = filed.other(index)
        if other is not None:
            yield figures.finding(index, other, "and time", f"mend one, or {_MEND}")[0]
        filed.add(index)
        heappush(ends, (when.last, when.first == when.last, index))


def _is_over(span: Date, following: Date) -> bool:
    """Tell whether a span ends before the next begins, or on the day on which it begins, as terms of office do."""
    return span.last < following.first or span.first < span.last == following.first < following.last


def _without_date(figures: _Figures, members: list[int]) -> Iterator[tuple[Finding, int]]:
    filed = _Filed(figures)
    for index in members:
        other = filed.other(index)
        if other is not None:
            hint = f"date them, name the part measured in `of`, or {_MEND}"
            yield figures.finding(index, other, "without a date, from the same source", hint)
        filed.add(index)
