"""The entries of `moved` in a facts file: what has another id or address now.

An entry is `old-entity: new-entity`, `entity.old-fact: entity.new-fact`, `sources.old: sources.new` (so too properties
and topics), or `kinds.KIND: "folder"`, the folder in which the pages of a kind stood before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

DECLARED = ("sources", "properties", "topics")
"""The sections whose ids stand behind their section's name, as in `sources.old`."""

KINDS = "kinds"


class Move(NamedTuple):
    """An entry: `section` is one of DECLARED, KINDS, `entities` or `facts`; `old` is the old id without the section."""

    key: str
    section: str
    old: str
    new: str  # as it is written


def moves(moved: Mapping[str, str]) -> Iterator[Move]:
    """Yield every entry, in the order of the file.

    >>> list(moves({"sources.a": "sources.b"}))
    [Move(key='sources.a', section='sources', old='a', new='sources.b')]
    """
    for key, new in moved.items():
        head, dot, rest = key.partition(".")
        if dot and head in (*DECLARED, KINDS):
            yield Move(key, head, rest, new)
        else:
            yield Move(key, "facts" if dot else "entities", key, new)


def home_of(fact: str, moved: Mapping[str, str]) -> str:
    """Return the id of the entity on whose page a moved fact has its anchor: its own, or what that has become."""
    entity = fact.partition(".")[0]
    return moved.get(entity, entity)


def anchors(moved: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return, by entity, the new global ids of facts that stood on its page, each by its id there.

    >>> anchors({"a": "b", "a.x": "c.y"})
    {'b': {'x': 'c.y'}}
    """
    by_entity: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for move in moves(moved):
        if move.section == "facts":
            by_entity[home_of(move.old, moved)][move.old.partition(".")[2]] = move.new
    return dict(by_entity)


def former_folders(moved: Mapping[str, str]) -> dict[str, str]:
    """Return the former folder of each kind that has one."""
    return {move.old: move.new for move in moves(moved) if move.section == KINDS}
