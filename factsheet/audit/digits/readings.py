"""Readings of facts for the gate, kept from build to build: their support, and their part in the counts.

Most facts are as they were. A fact is read again only if its record is another, and all are if something that facts
name has changed: a name, a unit, a publisher, the date of a source.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json

from factsheet.audit.digits import counts
from factsheet.audit.digits.counts import Counted
from factsheet.audit.digits.support import Borne, Json, Reader
from factsheet.core import cache_file, digest


class Reading(NamedTuple):
    """All that one fact gives the gate: its support and that of its points, by id, and what it adds to the counts."""

    borne: dict[str, Borne]
    counted: Counted


_Plain = tuple[Any, ...]
"""A Reading in plain tuples, as files hold it."""


def reading(fact: Json, reader: Reader) -> Reading:
    """Read a fact."""
    return Reading(reader.of_fact(fact), counts.counted(fact))


def readings_of(file: Path, cache: Path | None, reader: Reader) -> Iterator[Reading]:
    """Yield the reading of each fact in facts.json, where each stands on a line of its own."""
    kept, now = _kept(cache, reader) if cache else {}, {}
    with file.open("rb") as lines:
        for line in lines:
            record = line.rstrip(b",\n")
            if not record.startswith(_FIRST):
                continue
            key = blake2b(record, digest_size=16).digest()
            if plain := kept.get(key):
                one = _whole(plain)
            else:
                one = reading(from_json(record), reader)
                plain = _plain(one)
            now[key] = plain
            yield one
    if cache and len(now.keys() ^ kept.keys()) > len(now) * _FEW:
        cache_file.write(cache, _key(), [marshal.dumps((reader.named(), now))])


def _key() -> str:
    return f"readings {digest.fingerprint()}"


_FEW = 0.01
"""The share of all facts up to which those that have changed are read again each time: keeping all takes longer."""

_FIRST = b'{"id":'
"""The beginning of a fact's line."""


def _kept(cache: Path, reader: Reader) -> Mapping[bytes, _Plain]:
    """Return the kept readings by a digest of the fact's record. All are void if what facts name is not as it was."""
    content = cache_file.read(cache, _key())
    if content is None:
        return {}
    named, known = marshal.loads(content)  # noqa: S302 - our own, under a digest
    return known if named.items() <= reader.named().items() else {}


def _plain(one: Reading) -> _Plain:
    return tuple((name, *borne) for name, borne in one.borne.items()), tuple(one.counted)


def _whole(plain: _Plain) -> Reading:
    borne, counted = plain
    return Reading({name: Borne(*own) for name, *own in borne}, Counted(*counted))
