"""The box beside an entity's summary: what its kind of thing is asked first, and how it is linked to others."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.core.edtf import Tokens
from factsheet.view.fact import FactView, is_planned
from factsheet.view.references import KindRef, Link

MOST = 4
"""The most values in a row."""


@dataclass(frozen=True, slots=True)
class BoxValue:
    """A value with the fact that bears out its numbers; `url` is relative to the site's root, or an anchor.

    `date` is that of the fact `told_by`, which states the link.
    """

    text: str
    url: str = ""
    fact: str = ""
    note: str = ""
    date: Tokens = ()
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A label and its values, of which some may be left out (`more`)."""

    label: str
    values: tuple[BoxValue, ...]
    more: bool


def box(
    kind: KindRef,
    aliases: Iterable[str],
    own: Sequence[FactView],
    links: Iterable[Link],
    speakers: Iterable[FactView],
    named: str,
    places: Container[str],
) -> tuple[BoxRow, ...]:
    """Return the rows of the box: of an event first when it was or will be, of an organization first who leads it.

    `places` are the kinds of entity that are places. `named` is the fact that bears out the digits of its names;
    `speakers` are facts that its people tell.
    """
    rows: list[tuple[str, list[BoxValue]]] = []
    links = list(links)
    held = {link.fact for link in links if link.entity.kind in places}
    times = _times(fact for fact in own if fact.id in held) if kind.schema_type.endswith("Event") else []
    rows.append(("When", times))
    rows += _linked(links, {value.text for value in times})
    rows.append(("Officials quoted", _people(speakers)))
    rows.append(("Also called", [BoxValue(alias, fact=named) for alias in aliases]))
    return tuple(BoxRow(label, tuple(values[:MOST]), len(values) > MOST) for label, values in rows if values)


def _times(held: Iterable[FactView]) -> list[BoxValue]:
    """Return when an event was or will be, the newest first, each held or planned.

    `held` are the facts that link it to a place: other dated facts of its page may be of a part of it, or near it.
    """
    told = (fact for fact in held if fact.is_dated and fact.event)
    dated = sorted(told, key=lambda fact: fact.sort_key, reverse=True)
    by_date = {fact.date.words: fact for fact in reversed(dated)}
    return [
        BoxValue(words, f"#{fact.local_id}", fact.id, "planned" if is_planned(fact.fact) else "held")
        for words, fact in reversed(by_date.items())
    ]


def _linked(links: Iterable[Link], told: Container[str]) -> Iterator[tuple[str, list[BoxValue]]]:
    """Yield the entities at the other ends of links, by label, each with its date unless the box has `told` it."""
    by_label: dict[str, dict[str, BoxValue]] = {}
    for link in links:
        note = {"reported": "", "target": "planned"}.get(link.nature, link.nature)
        date = () if "".join(text for text, _ in link.date) in told else link.date
        value = BoxValue(link.entity.name, link.entity.url, link.entity.evidence, note, date, link.fact)
        by_label.setdefault(link.label, {}).setdefault(link.entity.id, value)
    yield from ((label.capitalize(), list(values.values())) for label, values in by_label.items())


def _people(speakers: Iterable[FactView]) -> list[BoxValue]:
    by_words = {fact.speaker: fact for fact in speakers if fact.speaker_name}
    return [BoxValue(words, fact=fact.id) for words, fact in by_words.items()]
