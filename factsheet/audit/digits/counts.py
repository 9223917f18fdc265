"""Facts as the API has them -> all that a page may count, by the names that `data-count` gives it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from sys import intern
from typing import NamedTuple

from factsheet.audit.digits import dates
from factsheet.audit.digits.support import Json, points


class Counted(NamedTuple):
    """All that one fact adds to the counts."""

    names: tuple[str, ...]  # counts that it is one of
    distinct: tuple[tuple[str, str], ...]  # counts to which it adds a source or an entity, which counts once
    paragraphs: tuple[tuple[str, int], ...]  # the paragraph of each quote, which is a count too


Sums = tuple[dict[str, int], dict[str, tuple[str, ...]], dict[str, int]]
"""All that several facts add to the counts: how many of them are in each, what counts once, and the paragraphs."""


class Count:
    """Counts of facts, and of sources and links, under all names by which a page may count them."""

    def __init__(self) -> None:
        self._tally: Counter[str] = Counter()
        self._distinct: defaultdict[str, set[str]] = defaultdict(set)
        self._paragraphs: dict[str, int] = {}

    def add(self, counted: Counted) -> None:
        """Count one more fact."""
        self._tally.update(counted.names)
        for name, one in counted.distinct:
            self._distinct[name].add(one)
        self._paragraphs.update(counted.paragraphs)

    def join(self, sums: Sums) -> None:
        """Count several more facts, which were counted before."""
        names, distinct, paragraphs = sums
        self._tally.update(names)
        for name, ones in distinct.items():
            self._distinct[name].update(ones)
        self._paragraphs.update(paragraphs)

    def sums(self) -> Sums:
        """Return all that was counted up to now."""
        return dict(self._tally), {name: tuple(ones) for name, ones in self._distinct.items()}, self._paragraphs

    def total(self, entities: Mapping[str, Json], issued: Collection[str]) -> dict[str, str]:
        """Return every count by its name. `issued` are the dates of all sources. A single link is not counted."""
        tally = self._tally + Counter({"entities": len(entities), "sources": len(issued)})
        tally.update(f"sources@in:{dates.filed_under(date)[0]}" for date in issued)
        tally.update(f"entities@kind:{entity['kind']}" for entity in entities.values())
        for name, ones in self._distinct.items():
            if len(ones) > 1 or not name.startswith("links@"):
                tally[name] = len(ones)
        return {name: str(count) for name, count in chain(tally.items(), self._paragraphs.items())}


def counted(fact: Json) -> Counted:
    """Return what a fact adds to the counts."""
    all_of_it = (fact, *points(fact))
    cited = sorted({citation["source"] for one in all_of_it for citation in one["citations"]})
    paragraphs = (
        (f"paragraph@{one['id']}:{number}", citation["paragraph"])
        for one in all_of_it
        for number, citation in enumerate(one["citations"], 1)
        if citation.get("paragraph")
    )
    names = map(intern, _counted_under(fact, cited))  # many facts share them: a file then holds each once
    return Counted(tuple(names), tuple(_distinct(fact, cited)), tuple(paragraphs))


def _distinct(fact: Json, cited: Iterable[str]) -> Iterator[tuple[str, str]]:
    lists = (f"folder:{_folder(fact)}", *(["dated"] if fact["as_of"] else []))
    for name in (f"entity:{fact['entity']}", *(f"topic:{topic}" for topic in fact["topics"]), *lists):
        yield from ((intern(f"sources@{name}"), intern(source)) for source in cited)
    for one in (fact, *points(fact)):
        if figure := one["figure"]:
            name = intern(f"sources@property:{figure['property']}")
            yield from ((name, intern(citation["source"])) for citation in one["citations"])
    if relation := fact["relation"]:
        predicate, other = relation["predicate"], relation["object"]
        yield f"links@{fact['entity']}:{predicate}", other
        yield f"links@{other}:{predicate}:from", fact["entity"]


def _counted_under(fact: Json, cited: Collection[str]) -> Iterator[str]:
    yield from ("facts", f"facts@entity:{fact['entity']}")
    yield from _counted_in_time(fact)
    folder = _folder(fact)
    yield f"facts@folder:{folder}"
    for name in (*(f"source:{source}" for source in cited), *(f"topic:{topic}" for topic in fact["topics"])):
        yield from (f"facts@{name}", f"facts@{name}:{folder}")
    for measured in (fact["figure"], *(point["figure"] for point in points(fact))):
        if measured:
            yield f"facts@property:{measured['property']}"
    if series := fact.get("series"):
        yield from (f"points@{fact['id']}" for _ in series["points"])


def _counted_in_time(fact: Json) -> Iterator[str]:
    """Yield the names under which lists by year count a fact: its year, month, and year among those of its property."""
    if fact["as_of"]:
        yield from ("facts@dated", *(f"facts@in:{when}" for when in _times(fact["as_of"])))
    for one in (fact, *points(fact)):
        if one["figure"]:
            yield from (f"facts@in:{when}:property:{one['figure']['property']}" for when in _times(one["as_of"]))


def _folder(fact: Json) -> str:
    """Return the folder of the pages of a fact's kind."""
    return str(fact["url"].partition("/")[0])


def _times(as_of: str | None) -> tuple[str, ...]:
    """Return a year and a month, as the names of counts have them: (`2024`, `2024-03`)."""
    if not as_of:
        return ("none",)
    year, month = dates.filed_under(as_of)
    return f"{year}", f"{year}-{month:02}"
