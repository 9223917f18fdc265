"""Readings of facts for the gate, kept from build to build: their support, and their part in the counts.

Most facts are as they were, so neighbours are read and kept together, as a block. A block is read again only if the
record of one of its facts is another, and all are if something that facts name has changed: a name, a unit, a
publisher, the date of a source. Which facts are neighbours depends on the ids of their entities alone: one that comes
or goes moves no block but its own.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from pydantic_core import from_json

from factsheet.audit.digits import counts
from factsheet.audit.digits.counts import Count, Counted
from factsheet.audit.digits.support import Borne, Json, Reader
from factsheet.core import cache_file, digest


class Reading(NamedTuple):
    """All that one fact gives the gate: its support and that of its points, by id, and what it adds to the counts."""

    borne: dict[str, Borne]
    counted: Counted


class Block(NamedTuple):
    """All that neighbouring facts give the gate together."""

    packed: bytes  # the support of each, by id
    entities: tuple[str, ...]  # whose facts they are
    dates: tuple[str, ...]  # that they support
    counted: counts.Sums


class Support(Mapping[str, Borne]):
    """The support of each fact, and of each point of a series, by id. A block is unpacked when it is asked for."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.packed: list[bytes] = []
        self._blocks_of: dict[str, list[int]] = {}  # by entity; places in `packed`
        for at, block in enumerate(blocks):
            self.packed.append(block.packed)
            for entity in block.entities:
                self._blocks_of.setdefault(entity, []).append(at)
        self._unpacked: dict[int, dict[str, Borne]] = {}

    def __getitem__(self, name: str) -> Borne:
        for at in self._blocks_of.get(name.partition(".")[0], ()):
            if name in (facts := self._block(at)):
                return facts[name]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        for at in range(len(self.packed)):
            yield from self._block(at)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _block(self, at: int) -> dict[str, Borne]:
        if at not in self._unpacked:
            self._unpacked[at] = {name: Borne(*plain) for name, plain in unpacked(self.packed[at]).items()}
        return self._unpacked[at]


def packed(support: Mapping[str, Borne]) -> list[bytes]:
    """Return support as files hold it."""
    return support.packed if isinstance(support, Support) else [_packed(support)]


def unpacked(packed_: bytes) -> dict[str, tuple[Any, ...]]:
    """Return the support in one part of it, in plain tuples."""
    return dict(marshal.loads(packed_))  # noqa: S302 - our own, under a digest


def _packed(support: Mapping[str, Borne]) -> bytes:
    return marshal.dumps({name: tuple(borne) for name, borne in support.items()})


def reading(fact: Json, reader: Reader) -> Reading:
    """Read a fact."""
    return Reading(reader.of_fact(fact), counts.counted(fact))


def block_of(facts: Iterable[Json], reader: Reader) -> Block:
    """Read neighbouring facts."""
    count, entities, borne = Count(), dict[str, None](), dict[str, Borne]()
    for fact in facts:
        one = reading(fact, reader)
        entities[fact["entity"]] = None
        borne |= one.borne
        count.add(one.counted)
    dates = {text for own in {one.dates for one in borne.values()} for text in own}
    return Block(_packed(borne), tuple(entities), tuple(sorted(dates)), count.sums())


def blocks_of(file: Path, cache: Path | None, reader: Reader) -> Iterator[Block]:
    """Yield the blocks of facts.json, where each fact stands on a line of its own."""
    kept, now = _kept(cache, reader) if cache else {}, {}
    for lines in _neighbours(file):
        key = blake2b(b"".join(lines), digest_size=16).digest()
        if not (plain := kept.get(key)):
            plain = tuple(block_of((from_json(line.rstrip(b",\n")) for line in lines), reader))
        now[key] = plain
        yield Block(*plain)
    if cache and len(now.keys() ^ kept.keys()) > len(now) * _FEW:
        cache_file.write(cache, _key(), [marshal.dumps((reader.named(), now))])


_FEW = 0.02
"""The share of all blocks up to which those that have changed are read again each time: keeping all takes longer."""

_FIRST = b'{"id":"'
"""The beginning of a fact's line. Its entity's id follows, and a point."""

_TOGETHER = 64
"""The number of entities in a block, more or less."""


def _neighbours(file: Path) -> Iterator[list[bytes]]:
    """Yield the lines of facts that are neighbours. A block begins with an entity whose id says so."""
    block: list[bytes] = []
    entity = b"\0"  # begins no line
    with file.open("rb") as lines:
        for line in lines:
            if not line.startswith(entity):
                if not line.startswith(_FIRST):
                    continue
                entity = line[: line.index(b".") + 1]
                if block and crc32(entity) % _TOGETHER == 0:
                    yield block
                    block = []
            block.append(line)
    if block:
        yield block


def _key() -> str:
    return f"readings {digest.fingerprint()}"


def _kept(cache: Path, reader: Reader) -> Mapping[bytes, tuple[Any, ...]]:
    """Return the kept blocks by a digest of their records. All are void if what facts name is not as it was."""
    content = cache_file.read(cache, _key())
    if content is None:
        return {}
    named, known = marshal.loads(content)  # noqa: S302 - our own, under a digest
    return known if named.items() <= reader.named().items() else {}
