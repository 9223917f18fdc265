"""The files under /api/v1, and data/changes.json -> the numbers and dates that each fact, source and change supports.

Also all counts. A site may have a million facts: they are read one by one, and of each only what counts is kept.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.audit.digits import dates, figures
from factsheet.audit.digits.numerals import numbers

Json = dict[str, Any]

_BIBLIOGRAPHY = ("title", "publisher", "author", "address", "archived")
_QUOTED = ("quote", "dated", "prefix", "suffix", "heading", "row", "locator")
_FIGURE = ("value", "unit", "scale", "bound", "converted", "words")
_BETWEEN = re.compile(r"[\s,]*")  # between the records of a list


class Borne(NamedTuple):
    """The numbers that a fact supports, as one text (see `Evidence`), and the dates of it and of its sources."""

    numbers: str
    dates: tuple[str, ...]
    figure: str = ""  # as `figures` keeps it


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the gate looks up. Numbers are a text such as ` 41.5 1999 `: ask for one with a space on both sides."""

    facts: Mapping[str, Borne]
    sources: Mapping[str, str]  # the numbers that each supports
    counts: Mapping[str, str]  # by data-count: `facts`, `facts@entity:beijing`, `paragraph@beijing.some-fact:1` ...
    dates: frozenset[str]  # for `<time datetime>`: of all facts, sources and changes; their years; `built`, its month
    dates_digest: bytes
    issued: Mapping[str, str]  # the date of each source
    built: str  # the day of the build
    changes: Mapping[str, str] = field(default_factory=dict)  # the numbers that each supports
    site: Path | None = field(default=None, compare=False)  # the folder of the finished site, to measure its files

    @classmethod
    def of(cls, folder: Path) -> Evidence:
        """Read the folder of the finished API files."""
        texts = {name: (folder / f"{name}.json").read_text(encoding="utf-8") for name in (*_FILES, "index")}
        records = {name: _records(texts[name]) for name in _FILES}
        file = (site := folder.parent.parent) / "data" / "changes.json"
        past = file.read_text(encoding="utf-8") if file.is_file() else _NO_CHANGES
        at = past.index('"changes"')
        head = json.loads(past[:at].rstrip(", \n") + "}")
        records["changes"] = _records(past[at:])
        return replace(cls._from(records, json.loads(texts["index"])["built"], head["begins"]), site=site)

    @classmethod
    def read(cls, files: Mapping[str, Json]) -> Evidence:
        """Read the contents of index, facts, entities, sources and properties.json, given by those names.

        Also those of changes.json, where there is one.
        """
        past = files.get("changes.json", {"begins": None, "changes": []})
        records = {name: files[f"{name}.json"][name] for name in _FILES}
        return cls._from({**records, "changes": past["changes"]}, files["index.json"]["built"], past["begins"])

    @classmethod
    def _from(cls, records: Mapping[str, Iterable[Json]], built: str, begins: Json | None) -> Evidence:
        sources = {source["id"]: source for source in records["sources"]}
        entities = {entity["id"]: entity for entity in records["entities"]}
        properties = {property_["id"]: property_ for property_ in records["properties"]}
        reader, count = _Facts(sources, entities, properties), _Count()
        facts: dict[str, Borne] = {}
        for fact in records["facts"]:
            facts |= reader.of_fact(fact)
            count.add(fact)
        changes, days = _changes(records["changes"])
        dates = {text for own in (*reader.dates_of_source.values(), *reader.known_dates) for text in own}
        dates |= {*days, *([begins["time"][:10]] if begins else [])}
        dates |= {built, built[:7], *(text[:4] for text in dates)}
        return cls(
            facts,
            {name: _spaced(_bibliography(source)) for name, source in sources.items()},
            count.total(entities, [source["issued"] for source in sources.values()]),
            frozenset(dates),
            sha256(repr(sorted(dates)).encode()).digest(),
            {name: source["issued"] for name, source in sources.items()},
            built,
            changes,
        )


_FILES = ("sources", "entities", "properties", "facts")
_NO_CHANGES = '{"begins":null,"changes":[]}'


class _Facts:
    """A reader of facts. It reads the entities, properties and sources that they name only once."""

    def __init__(
        self, sources: Mapping[str, Json], entities: Mapping[str, Json], properties: Mapping[str, Json]
    ) -> None:
        self._properties = properties
        self._names = {name: "\n".join(_names(entity)) for name, entity in entities.items()}
        self.dates_of_source = {
            name: tuple(_datetimes((source["issued"], source["retrieved"]))) for name, source in sources.items()
        }
        self._publishers = {name: source["publisher"] for name, source in sources.items()}
        self._beside_time = {name: dates.numbers_beside_time(source["issued"]) for name, source in sources.items()}
        self.known_dates: dict[tuple[str, ...], tuple[str, ...]] = {}  # most facts share theirs with others

    def of_fact(self, fact: Json) -> dict[str, Borne]:
        """Return the support of a fact, and of each point of its series, by id; the series supports all of theirs."""
        own, points = self._borne(fact), {point["id"]: self._borne(point) for point in _points(fact)}
        if points:
            all_borne = (own, *points.values())
            known = sorted({number for borne in all_borne for number in borne.numbers.split()})
            dates = sorted({date for borne in all_borne for date in borne.dates})
            own = Borne(f" {' '.join(known)} ", tuple(dates))
        return {fact["id"]: own, **points}

    def _borne(self, fact: Json) -> Borne:
        """Return the numbers and dates that one fact supports, and its figure."""
        dates = set(_datetimes((fact["as_of"], fact.get("reviewed"), fact.get("outcome_sought"))))
        for citation in fact["citations"]:
            dates.update(self.dates_of_source[citation["source"]])
        ordered = tuple(sorted(dates))
        figure = fact["figure"]
        drawn = figures.as_text(figure, self._properties[figure["property"]]["unit"]) if figure else ""
        return Borne(_spaced(self._texts(fact)), self.known_dates.setdefault(ordered, ordered), drawn)

    def _texts(self, fact: Json) -> Iterator[str]:
        """Yield the words of a fact, its figure, quotes and date, and the names of its property and entities."""
        yield from _texts((fact["text"], fact.get("of"), fact["figure"], fact["attributed_to"]))
        yield from dates.numbers(fact["as_of"] or "")
        if fact["figure"]:
            yield self._properties[fact["figure"]["property"]]["label"] or ""
        for citation in fact["citations"]:
            yield from filter(None, map(citation.get, _QUOTED))
            yield from self._beside_time[citation["source"]]
            yield self._publishers[citation["source"]]
        yield self._names[fact["entity"]]
        speaker, relation = fact["attributed_to"] or {}, fact["relation"] or {}
        named = (*fact["about"], speaker.get("agency"), relation.get("object"))
        yield from (self._names.get(name, "") for name in filter(None, named))


class _Count:
    """Counts of facts, and of sources and links, under all names by which a page may count them."""

    def __init__(self) -> None:
        self._tally: Counter[str] = Counter()
        self._sources: defaultdict[str, set[str]] = defaultdict(set)
        self._links: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, fact: Json) -> None:
        """Count one more fact."""
        points = list(_points(fact))
        cited = {citation["source"] for one in (fact, *points) for citation in one["citations"]}
        self._tally.update(_counted_under(fact, cited))
        for one in (fact, *points):
            if figure := one["figure"]:
                self._sources[f"property:{figure['property']}"] |= {citation["source"] for citation in one["citations"]}
            for number, citation in enumerate(one["citations"], 1):
                if paragraph := citation.get("paragraph"):
                    self._tally[f"paragraph@{one['id']}:{number}"] = paragraph
        self._sources[f"entity:{fact['entity']}"] |= cited
        for topic in fact["topics"]:
            self._sources[f"topic:{topic}"] |= cited
        if relation := fact["relation"]:
            predicate, other = relation["predicate"], relation["object"]
            self._links[f"links@{fact['entity']}:{predicate}"].add(other)
            self._links[f"links@{other}:{predicate}:from"].add(fact["entity"])

    def total(self, entities: Mapping[str, Json], issued: Collection[str]) -> dict[str, str]:
        """Return every count by its name. `issued` are the dates of all sources."""
        tally = self._tally + Counter({"entities": len(entities), "sources": len(issued)})
        tally.update(f"sources@in:{dates.filed_under(date)[0]}" for date in issued)
        tally.update(f"entities@kind:{entity['kind']}" for entity in entities.values())
        tally.update({f"sources@{name}": len(cited) for name, cited in self._sources.items()})
        tally.update({name: len(others) for name, others in self._links.items() if len(others) > 1})
        return {name: str(count) for name, count in tally.items()}


def _points(fact: Json) -> Iterator[Json]:
    """Yield the points of a series as facts: what they lack is their fact's."""
    series = fact.get("series", {})
    for point in series.get("points", ()):
        figure = {key: point[key] for key in _FIGURE if key in point}
        yield {**fact, **point, "figure": {**figure, "property": series["property"]}}


def _counted_under(fact: Json, cited: set[str]) -> Iterator[str]:
    yield from ("facts", f"facts@entity:{fact['entity']}")
    yield from _counted_in_time(fact)
    folder = fact["url"].partition("/")[0]
    for name in (*(f"source:{source}" for source in cited), *(f"topic:{topic}" for topic in fact["topics"])):
        yield from (f"facts@{name}", f"facts@{name}:{folder}")
    for measured in (fact["figure"], *(point["figure"] for point in _points(fact))):
        if measured:
            yield f"facts@property:{measured['property']}"
    if series := fact.get("series"):
        yield from (f"points@{fact['id']}" for _ in series["points"])


def _counted_in_time(fact: Json) -> Iterator[str]:
    """Yield the names under which lists by year count a fact: its year, month, and year among those of its property."""
    yield from (f"facts@in:{when}" for when in _times(fact["as_of"]) if when != "none")
    for one in (fact, *_points(fact)):
        if one["figure"]:
            yield from (f"facts@in:{when}:property:{one['figure']['property']}" for when in _times(one["as_of"]))


def _times(as_of: str | None) -> tuple[str, ...]:
    """Return a year and a month, as the names of counts have them: (`2024`, `2024-03`)."""
    if not as_of:
        return ("none",)
    year, month = dates.filed_under(as_of)
    return f"{year}", f"{year}-{month:02}"


def _changes(records: Iterable[Json]) -> tuple[dict[str, str], set[str]]:
    """Return the numbers that each change supports, by its id, and the days of all."""
    supported: dict[str, str] = {}
    days: set[str] = set()
    for change in records:
        day = change["time"][:10]
        supported[change["id"]] = _spaced((*_words_of(change), *dates.numbers(day)))
        days.add(day)
    return supported, days


def _words_of(change: Json) -> Iterator[str]:
    """Yield the words of a change: its statement, its ids, and all that was before it and after it."""
    yield from (change["text"], change.get("reason", ""), change.get("old_id", ""), change["id"].partition("@")[0])
    for one in (change, *change.get("points", ())):
        for name, old, new in map(dict.values, one.get("fields", ())):
            for text in _texts([old, new]):
                yield text
                yield from dates.numbers(text) if name == "as_of" else ()
        for citation in one.get("citations", ()):
            yield from (side["quote"] for side in citation.values() if side and "quote" in side)
    yield from (point["id"].rpartition(".")[2] for point in change.get("points", ()))


def _records(text: str) -> Iterator[Json]:
    """Yield the records of a file that holds one list, one after the other, and never decode all of them at once."""
    decode = json.JSONDecoder().raw_decode
    at = _skip(text, text.index("[") + 1)
    while text[at] != "]":
        record, end = decode(text, at)
        yield record
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    assert between
    return between.end()


def _names(entity: Json) -> Iterator[str]:
    yield from (entity["name"], *entity["aliases"], *entity["names"].values())


def _texts(node: object) -> Iterator[str]:
    """Yield every text in a tree of JSON, and every number in it as text."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for child in node.values():
            yield from _texts(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _texts(child)
    elif node is not None:
        yield str(node)


def _bibliography(source: Json) -> Iterator[str]:
    """Yield the texts of a source's record, and the numbers of its dates."""
    yield from _texts([source.get(field) for field in _BIBLIOGRAPHY])
    yield from dates.numbers(source["issued"])
    yield from dates.numbers(source["retrieved"])


def _spaced(texts: Iterable[str]) -> str:
    """Return the numbers in some texts as one text, sorted, each once, with a space on both sides of each."""
    joined = "\n".join(texts)  # no number and no licence runs over the end of a line
    return f" {' '.join(sorted(set(numbers(joined))))} "


def _datetimes(texts: Iterable[str | None]) -> Iterator[str]:
    for text in filter(None, texts):
        yield from dates.datetimes(text)
