"""Files of facts -> plain dicts, lists and texts, not held to the model: old versions are read by it too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from factsheet.core.problems import Place, Problem
from factsheet.load.decode import decode
from factsheet.load.tree import Node
from factsheet.load.yaml import compose


class PlainSheet(NamedTuple):
    """The sections of a facts file, or of several together, as they are written.

    `problems` are with the form of the files. Where there are any, something may be missing.
    """

    sections: Mapping[str, Mapping[str, Node]]
    problems: tuple[Problem, ...] = ()


def plain(files: Iterable[tuple[str, bytes]]) -> PlainSheet:
    """Read files of facts, each a label and bytes, as far as they can be read. Of two of one name the last counts."""
    sections: dict[str, dict[str, Node]] = {}
    problems: list[Problem] = []
    for label, content in files:
        text, unreadable = decode(content, label)
        tree, malformed = (None, []) if unreadable else compose(text, label)
        problems += (*unreadable, *malformed)
        for section, own in sections_of(tree.root if tree else {}).items():
            others = sections.setdefault(section, {})
            problems += (_in_another(Place(label), name) for name in own if name in others)
            others.update(own)
    return PlainSheet(sections, tuple(problems))


def sections_of(root: Mapping[str, Node]) -> dict[str, dict[str, Node]]:
    """Return the sections of one file that was read. One that is no mapping is empty."""
    return {section: mapping(entries) for section, entries in root.items()}


def _in_another(place: Place, name: str) -> Problem:
    return Problem(place, "duplicate-key", f"`{name}` is in another file too", "keep one")


def mapping(node: Node | None) -> dict[str, Node]:
    """Return a node if it is a mapping, else an empty one."""
    return node if isinstance(node, dict) else {}


def mappings(node: Node | None) -> list[dict[str, Node]]:
    """Return the mappings in a list."""
    return [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []


def text(node: Node | None) -> str:
    """Return a node if it is text, else an empty text."""
    return node if isinstance(node, str) else ""
