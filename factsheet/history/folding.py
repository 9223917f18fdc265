"""The steps of all commits -> the history: each fact followed under all its ids, its changes joined by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from factsheet.core import markdown
from factsheet.history import composing, steps
from factsheet.history.changes import GONE, Change
from factsheet.history.history import FactChange, History
from factsheet.history.records import FACTS
from factsheet.history.steps import Step
from factsheet.load import commits
from factsheet.load.commits import Commit


def history(facts: Path, cache: Path | None = None) -> History:
    """Return the history of the facts at a path; an empty one if git has none. `cache` is a folder that keeps steps.

    Of what is not committed it knows nothing.
    """
    line = commits.main_line(facts)
    return folded(steps.steps(line, cache), is_whole=line.is_whole)


def folded(done: Iterable[tuple[Commit, Step]], *, is_whole: bool = True) -> History:
    """Fold what commits changed, oldest first, into a history. If it is not whole, the first adds nothing new."""
    folding = _Folding(is_whole)
    for commit, step in done:
        folding.take(commit, step)
    return folding.history()


@dataclass
class _Past:
    """The changes of one fact so far, oldest first, each with its place: the numbers of its commit, and in that."""

    changes: list[tuple[tuple[int, int], FactChange]] = field(default_factory=list)
    touched: int = 0  # the number of the last commit that did
    text: str = ""

    def add(self, place: tuple[int, int], new: FactChange) -> None:
        """Add a change, or join it to that of the same day."""
        if not self.changes or self.changes[-1][1].commit.day != new.commit.day:
            self.changes.append((place, new))
            return
        _, first = self.changes.pop()
        change, points = composing.composed(first.change, new.change), composing.points(first.points, new.points)
        was_never = first.change.sort == "added" and new.change.sort in GONE
        if not was_never and not (composing.is_nothing(change) and not points):
            self.changes.append((place, replace(new, change=change, points=points)))


class _Folding:
    """The past of each fact, by the id that it has by then."""

    def __init__(self, is_whole: bool) -> None:
        self._is_whole = is_whole
        self._commits: list[Commit] = []
        self._pasts: dict[str, _Past] = {}

    def take(self, commit: Commit, step: Step) -> None:
        """Take what the next commit changed."""
        is_told, at = bool(self._commits) or self._is_whole, len(self._commits)
        self._commits.append(commit)
        self._rename(step.moved, at)
        for number, (fact, change, points) in enumerate(_by_fact(step.changes)):
            past = self._pasts.setdefault(fact, _Past())
            past.touched, past.text = at, _text(change) or past.text
            if is_told:
                past.add((at, number), FactChange(fact, commit, change, past.text, points))

    def _rename(self, moved: Mapping[str, str], at: int) -> None:
        """Give the facts that moved their new ids. Whatever is long gone and had such an id goes on as its past.

        That touches them, also where nothing else has changed: by their new ids they had no past before.
        """
        pasts = {new: self._pasts.pop(old) for old, new in moved.items()}
        for new, past in pasts.items():
            gone, past.touched = self._pasts.get(new, _Past()), at
            past.changes = sorted([*gone.changes, *past.changes], key=lambda one: one[0])
        self._pasts |= pasts

    def history(self) -> History:
        """Return the whole history."""
        placed = [(place, fact, one) for fact, past in self._pasts.items() for place, one in past.changes]
        placed.sort(key=lambda one: (-one[0][0], one[0][1]))
        return History(
            changes=tuple(_finished(fact, one) for _, fact, one in placed),
            begins=self._commits[0] if self._commits else None,
            is_whole=self._is_whole,
            commits=tuple(commit.id for commit in self._commits),
            touched={fact: past.touched for fact, past in self._pasts.items()},
        )


def _by_fact(changes: Iterable[Change]) -> Iterator[tuple[str, Change, tuple[Change, ...]]]:
    """Yield each fact's id, its change, and those of its points, unless it came or went whole."""
    own: dict[str, Change] = {}
    points: dict[str, list[Change]] = {}
    for change in changes:
        fact = change.id if change.section == FACTS else change.id.rpartition(".")[0]
        points.setdefault(fact, [])
        if change.section == FACTS:
            own[fact] = change
        else:
            points[fact].append(change)
    for fact, of_points in points.items():
        change = own.get(fact) or Change(FACTS, fact, "changed")
        yield fact, change, () if change.sort in ("added", *GONE) else tuple(of_points)


def _text(change: Change) -> str:
    """Return the statement as a change left it, plain; of what is gone, the last; empty if the change has none."""
    both = next(((one.old, one.new) for one in change.fields if one.field == "statement"), (None, None))
    statement = both[0] if change.sort in GONE else both[1]
    return markdown.text(statement) if isinstance(statement, str) else ""


def _finished(fact: str, one: FactChange) -> FactChange:
    """Return a change under the id that its fact has in the end. What came whole has no fields."""
    if one.change.sort not in ("added", *GONE):
        return replace(one, fact=fact)
    return replace(one, fact=fact, change=replace(one.change, fields=(), citations=()), points=())
