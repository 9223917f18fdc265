"""The records of a history: what became of every fact, day by day, as git's commits tell it.

A change is what one day (UTC) made of one fact, with the last commit of that day that touched it. What changes on the
day on which a fact came is part of its coming. Nothing here depends on the clock or on what is not committed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from factsheet.history.changes import Change
from factsheet.load.commits import Commit

_SHOWN = 12
"""The digits of a commit's id in the id of a change."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """The change that a day made of a fact. `fact` is the id that it has now, or had last; `change.id` that of then.

    `text` is its statement, plain, as the change left it; of what is gone, the last one. `points` are the changes of
    the points of its series, unless it came or went whole. What came has no `change.fields`.
    """

    fact: str
    commit: Commit
    change: Change
    text: str
    points: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        """Its id: that of the fact then, and the first digits of the commit's, as in `beijing.firms@0123456789ab`."""
        return f"{self.change.id}@{self.commit.id[:_SHOWN]}"

    @property
    def entity(self) -> str:
        """The id of the entity whose fact it is."""
        return self.fact.partition(".")[0]


@dataclass(frozen=True)
class History:
    """All changes, the newest first. It `begins` with a commit, and is not `whole` if git does not know those before.

    The facts of its first commit are then older than it; when they came is not known.
    """

    changes: tuple[FactChange, ...] = ()
    begins: Commit | None = None
    is_whole: bool = True
    commits: tuple[str, ...] = ()  # the ids of all that changed a fact, oldest first
    touched: Mapping[str, int] = field(default_factory=dict)  # by fact, the place there of the last that touched it

    @cached_property
    def by_fact(self) -> Mapping[str, list[FactChange]]:
        """The changes of each fact, the newest first, by its id now, or its last one."""
        return _grouped(self.changes, lambda one: one.fact)

    @cached_property
    def by_entity(self) -> Mapping[str, list[FactChange]]:
        """The news of each entity's facts, the newest first, by its id now, or its last one."""
        return _grouped(self.news, lambda one: one.entity)

    @cached_property
    def news(self) -> tuple[FactChange, ...]:
        """All changes but the coming of the facts with which the history begins, on its first day."""
        return tuple(one for one in self.changes if not self._is_first(one))

    @cached_property
    def first(self) -> tuple[str, ...]:
        """The facts with which the history begins, by their ids now, or their last ones."""
        return tuple(one.fact for one in self.changes if self._is_first(one))

    def _is_first(self, one: FactChange) -> bool:
        return self.begins is not None and one.change.sort == "added" and one.commit.day == self.begins.day

    @property
    def scope(self) -> tuple[str, str]:
        """The beginning of the history, as texts on which all pages depend."""
        return (self.begins.id if self.begins else "", "whole" if self.is_whole else "cut off")

    @property
    def last(self) -> str:
        """The id of the last commit that changed a fact; empty if there is none."""
        return self.commits[-1] if self.commits else ""

    def since(self, commit: str) -> frozenset[str] | None:
        """Return the facts that commits after this one touched; None if the history does not have it."""
        if commit == self.last:
            return frozenset()
        if commit not in self.commits:
            return None
        number = self.commits.index(commit)
        return frozenset(fact for fact, at in self.touched.items() if at > number)


EMPTY = History()
"""The history of facts of which git has none."""


def _grouped(changes: Iterable[FactChange], key: Callable[[FactChange], str]) -> dict[str, list[FactChange]]:
    groups: defaultdict[str, list[FactChange]] = defaultdict(list)
    for change in changes:
        groups[key(change)].append(change)
    return dict(groups)
