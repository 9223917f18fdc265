"""The entries of `moved` in a facts file: what has another id or address now.

An entry is `old-entity: new-entity`, `entity.old-fact: entity.new-fact`, `sources.old: sources.new` (so too properties
and topics), or `kinds.KIND: "folder"`, the folder in which the pages of a kind stood before. Further such folders are
`pages.FOLDER: kinds.KIND`; the page that one entity had in another folder is `pages.FOLDER.ENTITY: entity`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

DECLARED = ("sources", "properties", "topics")
"""The sections whose ids stand behind their section's name, as in `sources.old`."""

KINDS, PAGES = "kinds", "pages"


class Move(NamedTuple):
    """An entry: `section` is one of DECLARED, KINDS, PAGES, `entities` or `facts`; `old` is the old id without it.

    For KINDS `old` is the kind and `new` its former folder, however that is written; for PAGES `old` is an address.
    """

    key: str
    section: str
    old: str
    new: str  # as it is written


def moves(moved: Mapping[str, str]) -> Iterator[Move]:
    """Yield every entry, in the order of the file.

    >>> list(moves({"sources.a": "sources.b"}))
    [Move(key='sources.a', section='sources', old='a', new='sources.b')]
    >>> list(moves({"pages.towns.a": "a"}))
    [Move(key='pages.towns.a', section='pages', old='towns/a', new='a')]
    """
    for key, new in moved.items():
        head, dot, rest = key.partition(".")
        if dot and head in (*DECLARED, KINDS):
            yield Move(key, head, rest, new)
        elif dot and head == PAGES and new.startswith(f"{KINDS}."):
            yield Move(key, KINDS, new.partition(".")[2], rest)
        elif dot and head == PAGES:
            yield Move(key, PAGES, rest.replace(".", "/"), new)
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


def former_folders(moved: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the former folders of each kind that has any.

    >>> former_folders({"kinds.city": "towns", "pages.places": "kinds.city"})
    {'city': ['towns', 'places']}
    """
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for move in moves(moved):
        if move.section == KINDS:
            by_kind[move.old].append(move.new)
    return dict(by_kind)
