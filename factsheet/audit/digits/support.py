"""A fact as the API has it -> the numbers, dates and figure that it supports, and those of each point of its series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from typing import Any, NamedTuple

from factsheet.audit.digits import dates, figures
from factsheet.core.numerals import numbers

Json = dict[str, Any]

_QUOTED = ("quote", "dated", "prefix", "suffix", "heading", "row", "locator")
_FIGURE = ("value", "unit", "scale", "bound", "converted", "words")


class Borne(NamedTuple):
    """The numbers that a fact supports, as one text (see `Evidence`), and the dates of it and of its sources."""

    numbers: str
    dates: tuple[str, ...]
    figure: str = ""  # as `figures` keeps it


class Reader:
    """A reader of facts. It reads the entities, properties and sources that they name only once."""

    def __init__(
        self, sources: Mapping[str, Json], entities: Mapping[str, Json], properties: Mapping[str, Json]
    ) -> None:
        self._properties = properties
        self._names = {name: "\n".join(_names(entity)) for name, entity in entities.items()}
        self.dates_of_source = {
            name: tuple(datetimes((source["issued"], source["retrieved"]))) for name, source in sources.items()
        }
        self._publishers = {name: source["publisher"] for name, source in sources.items()}
        self._beside_time = {name: dates.numbers_beside_time(source["issued"]) for name, source in sources.items()}
        self._of_entities = {name: numbers(names) for name, names in self._names.items()}
        self._of_sources = {
            name: (*self._beside_time[name], *numbers(publisher)) for name, publisher in self._publishers.items()
        }
        self._dates: dict[tuple[str | None, ...], tuple[str, ...]] = {}

    def named(self) -> dict[str, tuple[str | None, ...]]:
        """Return all that it knows of what facts name, each under a name of its own."""
        return {
            **{f"entity {name}": (names,) for name, names in self._names.items()},
            **{f"property {name}": (one["unit"], one["label"]) for name, one in self._properties.items()},
            **{
                f"source {name}": (publisher, *self._beside_time[name], "", *self.dates_of_source[name])
                for name, publisher in self._publishers.items()
            },
        }

    def of_fact(self, fact: Json) -> dict[str, Borne]:
        """Return the support of a fact, and of each point of its series, by id; the series supports all of theirs."""
        own, of_points = self._borne(fact), {point["id"]: self._borne(point) for point in points(fact)}
        if of_points:
            all_borne = (own, *of_points.values())
            known = sorted({number for borne in all_borne for number in borne.numbers.split()})
            dates = sorted({date for borne in all_borne for date in borne.dates})
            own = Borne(f" {' '.join(known)} ", tuple(dates))
        return {fact["id"]: own, **of_points}

    def _borne(self, fact: Json) -> Borne:
        """Return the numbers and dates that one fact supports, and its figure."""
        figure = fact["figure"]
        drawn = figures.as_text(figure, self._properties[figure["property"]]["unit"]) if figure else ""
        return Borne(_spaced({*_numbers(self._texts(fact)), *self._of_named(fact)}), self._dates_of(fact), drawn)

    def _dates_of(self, fact: Json) -> tuple[str, ...]:
        """Return the dates of a fact and of its sources. Most facts share theirs with others."""
        own = (fact["as_of"], fact.get("reviewed"), fact.get("outcome_sought"))
        cited = [citation["source"] for citation in fact["citations"]]
        if (*own, *cited) not in self._dates:
            dates = set(datetimes(own)).union(*map(self.dates_of_source.__getitem__, cited))
            self._dates[*own, *cited] = tuple(sorted(dates))
        return self._dates[*own, *cited]

    def _texts(self, fact: Json) -> Iterator[str]:
        """Yield the words of a fact, its figure, quotes and date, and the name of its property."""
        yield from texts((fact["text"], fact.get("of"), fact["figure"], fact["attributed_to"]))
        yield from dates.numbers(fact["as_of"] or "")
        if fact["figure"]:
            yield self._properties[fact["figure"]["property"]]["label"] or ""
        for citation in fact["citations"]:
            yield from filter(None, map(citation.get, _QUOTED))

    def _of_named(self, fact: Json) -> Iterator[str]:
        """Yield the numbers in the names of the entities and publishers that a fact names."""
        for citation in fact["citations"]:
            yield from self._of_sources[citation["source"]]
        speaker, relation = fact["attributed_to"] or {}, fact["relation"] or {}
        for name in (fact["entity"], *fact["about"], speaker.get("agency"), relation.get("object")):
            yield from self._of_entities.get(name, ())


def points(fact: Json) -> Iterator[Json]:
    """Yield the points of a series as facts: what they lack is their fact's."""
    series = fact.get("series", {})
    for point in series.get("points", ()):
        figure = {key: point[key] for key in _FIGURE if key in point}
        yield {**fact, **point, "figure": {**figure, "property": series["property"]}}


def _names(entity: Json) -> Iterator[str]:
    yield from (entity["name"], *entity["aliases"], *entity["names"].values())


def texts(node: object) -> Iterator[str]:
    """Yield every text in a tree of JSON, and every number in it as text."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for child in node.values():
            yield from texts(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from texts(child)
    elif node is not None:
        yield str(node)


def spaced(texts: Iterable[str]) -> str:
    """Return the numbers in some texts as one text, sorted, each once, with a space on both sides of each."""
    return _spaced(set(_numbers(texts)))


def _numbers(texts: Iterable[str]) -> list[str]:
    return numbers("\n".join(texts))  # no number and no licence runs over the end of a line


def _spaced(known: AbstractSet[str]) -> str:
    return f" {' '.join(sorted(known))} "


def datetimes(texts: Iterable[str | None]) -> Iterator[str]:
    """Yield what `<time datetime>` may hold for the dates of a record."""
    for text in filter(None, texts):
        yield from dates.datetimes(text)
