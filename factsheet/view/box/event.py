"""The first rows of an event's box: when it was or will be, and where."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.view.box.links import linked
from factsheet.view.box.row import BoxRow, BoxValue, Subject, dated, rows_of
from factsheet.view.fact import FactView
from factsheet.view.nature import is_planned
from factsheet.words.editions import edition


def rows(event: Subject) -> list[BoxRow]:
    """Return when an event was or will be, held or planned, then its links, places first."""
    times = list(_times(event))
    links = sorted(event.links, key=lambda link: link.entity.kind not in event.places)
    return [*rows_of("When", times), *linked(links, {value.text for value in times})]


def _times(event: Subject) -> Iterable[BoxValue]:
    """Yield the times of an event, the newest first.

    They are those of the facts that link it to a place: other dated facts of its page may be of a part of it, such as a
    speech, or of something near it.
    """
    held = {link.fact for link in event.links if link.entity.kind in event.places}
    events = (fact for fact in event.own if fact.id in held and fact.is_dated and fact.event)
    newest = sorted(events, key=lambda fact: fact.sort_key, reverse=True)
    by_date = {fact.date.words: fact for fact in reversed(newest)}
    for words, fact in reversed(by_date.items()):
        yield dated(words, fact, ", ".join(filter(None, (_state(fact), _edition(fact, event.names)))))


def _state(fact: FactView) -> str:
    return "planned" if is_planned(fact.fact) else "held"


def _edition(fact: FactView, names: Iterable[str]) -> str:
    """Return the edition that a statement names, such as `fourth edition`; empty for a year that the date names too."""
    words = edition(fact.text, names)
    return f"{words} edition" if words and words not in map(str, fact.date.years) else ""
