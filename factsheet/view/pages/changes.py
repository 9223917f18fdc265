"""The list of what has changed in the facts, day by day, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from factsheet.core import edtf
from factsheet.history.history import FactChange
from factsheet.view.changes import ChangeView, change_view
from factsheet.view.index import SiteView
from factsheet.view.pagination import ListPage


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which facts changed: as `<time>` has it, in words, with its changes."""

    datetime: str
    words: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """A part of the list. `begins` is the day of the first commit that is known, as `<time>` has it and in words."""

    part: ListPage[FactChange]
    days: tuple[Day, ...]
    begins: tuple[str, str]
    is_whole: bool  # whether there is none before it


def changes_page(site: SiteView, part: ListPage[FactChange]) -> ChangesPage:
    """Make a part of the list of changes."""
    days = groupby(part.rows, lambda change: change.commit.day)
    shown = tuple(Day(day, _words(day), tuple(change_view(site, one) for one in own)) for day, own in days)
    begins = site.history.begins.day if site.history.begins else ""
    return ChangesPage(part, shown, (begins, _words(begins) if begins else ""), site.history.is_whole)


def _words(day: str) -> str:
    return edtf.parse(day).words()
