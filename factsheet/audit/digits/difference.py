"""The evidence of an earlier build and of this one -> the records that no longer support the same numbers.

They are named as pages name them, such as `fact="beijing.firms"`, so that it can be told which pages they are on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set as AbstractSet
from typing import Any, TypeVar

from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.readings import packed, unpacked

Plain = tuple[Any, ...]
"""Evidence in plain tuples and mappings, as files hold it."""

_Value = TypeVar("_Value")


def plain(api: Evidence) -> Plain:
    """Return evidence as files hold it."""
    return packed(api.facts), api.sources, api.issued, api.counts, api.changes, api.gone, api.dates, api.built


def changed(before: Plain, api: Evidence) -> frozenset[str] | None:
    """Return the keys of all records that do not support what they did `before`.

    Return None if that may be any number on any page: it is another day, or a date is gone that any page may show.
    """
    facts, sources, issued, counts, changes, gone, dates, built = before
    if built != api.built or not dates <= api.dates:
        return None
    others = _other_facts({*facts}, {*packed(api.facts)})
    of_sources = {*_other(sources, api.sources), *_other(issued, api.issued)}
    keys = {key("gone", name) for name in _other(gone, api.gone)}
    keys |= {key("count", name) for name in _other(counts, api.counts)}
    keys |= {key("change", name) for name in _other(changes, api.changes)}
    return frozenset(keys.union(_keys(others, of_sources, built)))


def key(attribute: str, name: str) -> str:
    """Return the key of a record, by the attribute that names it on a page."""
    return f'{attribute}="{name}"'


def _keys(facts: Collection[str], sources: Collection[str], built: str) -> Iterator[str]:
    """Yield every key of some facts and sources, also those of numbers that are derived from them."""
    for name in facts:
        yield from (key("fact", name), key("derived", f"{name}:days"))
    for name in sources:
        yield from (key("source", name), key("age", f"{name}@{built}"), key("age", f"{name}@{built[:7]}"))


def _other_facts(old: AbstractSet[bytes], new: AbstractSet[bytes]) -> set[str]:
    """Return the facts that do not support what they did. Most are in parts that are as they were."""
    before, now = (
        {name: plain for part in parts for name, plain in unpacked(part).items()} for parts in (old - new, new - old)
    )
    return _other(before, now)


def _other(old: Mapping[str, _Value], new: Mapping[str, _Value]) -> set[str]:
    """Return the names whose value is another, or is not there in one of the two."""
    return {name for name, value in new.items() if old.get(name) != value} | (old.keys() - new.keys())
