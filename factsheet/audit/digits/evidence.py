"""The files under /api/v1, and data/changes.json -> the numbers and dates that each fact, source and change supports.

Also all counts. A site may have a million facts: they are read one by one, and of each only what counts is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from factsheet.audit.digits import dates
from factsheet.audit.digits.counts import Count
from factsheet.audit.digits.readings import Block, Support, block_of, blocks_of
from factsheet.audit.digits.support import Borne, Json, Reader, spaced, texts
from factsheet.core.digit_runs import stands_in
from factsheet.core.numerals import numbers

API = "api/v1"
FILES = (
    *(f"{API}/{name}.json" for name in ("facts", "index", "sources", "entities", "properties", "retired")),
    "data/changes.json",
)
"""All files of a site that it is read from. Not every site has the last one."""

_BIBLIOGRAPHY = ("title", "publisher", "author", "address", "archived")
_BETWEEN = re.compile(r"[\s,]*")  # between the records of a list


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the gate looks up. Numbers are a text such as ` 41.5 1999 `: ask for one with a space on both sides."""

    facts: Mapping[str, Borne]
    sources: Mapping[str, str]  # the numbers that each supports
    counts: Mapping[str, str]  # by data-count: `facts`, `facts@entity:beijing`, `paragraph@beijing.some-fact:1` ...
    dates: frozenset[str]  # for `<time datetime>`: of all facts, sources and changes; their years; `built`, its month
    issued: Mapping[str, str]  # the date of each source
    built: str  # the day of the build
    changes: Mapping[str, str] = field(default_factory=dict)  # the numbers that each supports
    gone: Mapping[str, str] = field(default_factory=dict)  # the numbers that may stand in the name of what is retired
    site: Path | None = field(default=None, compare=False)  # the folder of the finished site, to measure its files

    @classmethod
    def of(cls, folder: Path, cache: Path | None = None) -> Evidence:
        """Read the folder of the finished API files. `cache` is a file that keeps what was read of each fact."""
        records = {name: _records((folder / f"{name}.json").read_text(encoding="utf-8")) for name in _NAMED}
        file = (site := folder.parent.parent) / "data" / "changes.json"
        past = file.read_text(encoding="utf-8") if file.is_file() else _NO_CHANGES
        at = past.index('"changes"')
        head = json.loads(past[:at].rstrip(", \n") + "}")
        records["changes"] = _records(past[at:])
        built = json.loads((folder / "index.json").read_bytes())["built"]
        read = partial(blocks_of, folder / "facts.json", cache)
        return replace(cls._from(records, read, built, head["begins"]), site=site)

    def unpacked(self) -> Evidence:
        """Return the same with the support of all facts at hand: it is found sooner, and takes more memory."""
        return replace(self, facts=dict(self.facts))

    @classmethod
    def read(cls, files: Mapping[str, Json]) -> Evidence:
        """Read the contents of index, facts, entities, sources, properties and retired.json, given by those names.

        Also those of changes.json, where there is one.
        """
        past = files.get("changes.json", {"begins": None, "changes": []})
        records = {name: files[f"{name}.json"][name] for name in _NAMED}
        return cls._from(
            {**records, "changes": past["changes"]},
            lambda reader: [block_of(files["facts.json"]["facts"], reader)],
            files["index.json"]["built"],
            past["begins"],
        )

    @classmethod
    def _from(
        cls,
        records: Mapping[str, Iterable[Json]],
        read: Callable[[Reader], Iterable[Block]],
        built: str,
        begins: Json | None,
    ) -> Evidence:
        sources = {source["id"]: source for source in records["sources"]}
        entities = {entity["id"]: entity for entity in records["entities"]}
        properties = {property_["id"]: property_ for property_ in records["properties"]}
        reader, count = Reader(sources, entities, properties), Count()
        blocks = list(read(reader))
        for block in blocks:
            count.join(block.counted)
        changes, days = _changes(records["changes"])
        dates = {text for own in (*reader.dates_of_source.values(), *(block.dates for block in blocks)) for text in own}
        dates |= {*days, *([begins["time"][:10]] if begins else [])}
        dates |= {built, built[:7], *(text[:4] for text in dates)}
        return cls(
            Support(blocks),
            {name: spaced(_bibliography(source)) for name, source in sources.items()},
            count.total(entities, [source["issued"] for source in sources.values()]),
            frozenset(dates),
            {name: source["issued"] for name, source in sources.items()},
            built,
            changes,
            {one["id"]: spaced(_of_gone(one)) for one in records["retired"]},
        )


_NAMED = ("sources", "entities", "properties", "retired")
_NO_CHANGES = '{"begins":null,"changes":[]}'


def _changes(records: Iterable[Json]) -> tuple[dict[str, str], set[str]]:
    """Return the numbers that each change supports, by its id, and the days of all."""
    supported: dict[str, str] = {}
    days: set[str] = set()
    for change in records:
        day = change["time"][:10]
        supported[change["id"]] = spaced((*_words_of(change), *dates.numbers(day)))
        days.add(day)
    return supported, days


def _words_of(change: Json) -> Iterator[str]:
    """Yield the words of a change: its statement, its ids, and all that was before it and after it."""
    yield from (change["text"], change.get("reason", ""), change.get("old_id", ""), change["id"].partition("@")[0])
    for one in (change, *change.get("points", ())):
        for name, old, new in map(dict.values, one.get("fields", ())):
            for text in texts([old, new]):
                yield text
                yield from dates.numbers(text) if name == "as_of" else ()
        for citation in one.get("citations", ()):
            yield from (side["quote"] for side in citation.values() if side and "quote" in side)
    yield from (point["id"].rpartition(".")[2] for point in change.get("points", ()))


def _of_gone(one: Json) -> Iterator[str]:
    """Yield the numbers in the name of what is gone that may stand there: of a source all, of others those of its id.

    What has no name shows its id.
    """
    is_free = one["kind"] == "source" or not one["name"]
    shown = numbers(one["name"] or one["id"])
    yield from (number for number in shown if is_free or stands_in(number, one["id"]))


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


def _bibliography(source: Json) -> Iterator[str]:
    """Yield the texts of a source's record, and the numbers of its dates."""
    yield from texts([source.get(field) for field in _BIBLIOGRAPHY])
    yield from dates.numbers(source["issued"])
    yield from dates.numbers(source["retrieved"])
