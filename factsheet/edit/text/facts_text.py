"""A file of facts as text in which everything has its place, so that an edit changes those characters and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from factsheet.core.problems import Place, label_of
from factsheet.edit.text.layout import Value

Key = str | int
Steps = tuple[Key, ...]
"""The way from the root of a file to a node: keys of mappings, and indexes in lists."""

_BOM = "\ufeff"
_TO_DASH = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*-")
"""Empty lines and comments, then the dash of an entry of a list."""


class Splice(NamedTuple):
    """A change of a text: the characters from `start` to `end` give way to others."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with several changes, of which no two overlap. Those at one place follow each other as given.

    >>> spliced("a: b", [Splice(3, 4, "c"), Splice(0, 1, "key")])
    'key: c'
    """
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        if start < at:
            raise ValueError("two changes overlap")
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


@dataclass(frozen=True)
class FactsText:
    """A file of facts that YAML can read, with the place of every node. `mark` is its byte-order mark, if any."""

    file: Path
    label: str
    text: str
    mark: str = ""

    @classmethod
    def read(cls, file: Path, root: Path) -> FactsText:
        """Read a file. It is known to be good: whoever edits facts has loaded them."""
        text = file.read_bytes().decode("utf-8")
        mark = _BOM if text.startswith(_BOM) else ""
        return cls(file, label_of(file, root), text.removeprefix(_BOM), mark)

    def changed(self, splices: Iterable[Splice]) -> FactsText:
        """Return the file after several changes."""
        return FactsText(self.file, self.label, spliced(self.text, splices), self.mark)

    def written(self) -> bytes:
        """Return its bytes."""
        return f"{self.mark}{self.text}".encode()

    @cached_property
    def root(self) -> yaml.Node:
        """The document, with a mark at the beginning and the end of each node."""
        node = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        assert node
        return node

    def node(self, steps: Steps) -> yaml.Node | None:
        """Return the node at the end of a way; None if there is none."""
        node: yaml.Node | None = self.root
        for step in steps:
            node = next((value for key, value in children(node) if key == step), None) if node else None
        return node

    def scalar(self, steps: Steps) -> yaml.ScalarNode:
        """Return the scalar at the end of a way. Raises KeyError if there is none."""
        node = self.node(steps)
        if not isinstance(node, yaml.ScalarNode):
            raise KeyError(steps)
        return node

    def key(self, steps: Steps) -> yaml.ScalarNode:
        """Return the key of an entry of a mapping. Raises KeyError if there is no such entry."""
        parent = self.node(steps[:-1])
        for key, _ in parent.value if isinstance(parent, yaml.MappingNode) else ():
            if key.value == steps[-1]:
                assert isinstance(key, yaml.ScalarNode)
                return key
        raise KeyError(steps)

    def keys(self, steps: Steps) -> list[str]:
        """Return the keys of a mapping, in order; none if there is no mapping there."""
        node = self.node(steps)
        return [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []

    def place(self, node: yaml.Node) -> Place:
        """Return the place of a node."""
        return Place(self.label, node.start_mark.line + 1, node.start_mark.column + 1)

    def is_in_brackets(self, steps: Steps) -> bool:
        """Tell whether a mapping or list stands in brackets, or would if it were there."""
        node = self.node(steps)
        if node is None:
            return self.is_in_brackets(steps[:-1])
        return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)

    @property
    def newline(self) -> str:
        """The end of its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def start_of(self, steps: Steps) -> int:
        """Return the place of the key or the dash of an entry of a block."""
        if isinstance(steps[-1], str):
            return int(self.key(steps).start_mark.index)
        parent = self.node(steps[:-1])
        assert isinstance(parent, yaml.SequenceNode)
        return self.dash_of(parent, steps[-1])

    def dash_of(self, parent: yaml.SequenceNode, index: int) -> int:
        """Return the place of the dash of an entry of a list: the first one behind the entry before, comments apart."""
        if index == 0:
            return int(parent.start_mark.index)
        behind = self.line_end(self.end_of(parent.value[index - 1]))
        lead = _TO_DASH.match(self.text, behind)
        assert lead
        return lead.end() - 1

    def end_of(self, node: yaml.Node) -> int:
        """Return the place behind the last word of a node: libyaml ends a block only where the next thing begins."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.end_of(last[1] if isinstance(last, tuple) else last)
        end = int(node.end_mark.index)
        if is_block(node) and not self.keeps_lines(node):  # the empty lines behind it are none of its words
            return max(int(node.start_mark.index) + 1, len(self.text[:end].rstrip(" \t\r\n")))
        return end

    def keeps_lines(self, node: yaml.Node) -> bool:
        """Tell whether empty lines behind a block of text belong to it: `|+`."""
        head = self.text[node.start_mark.index : self.line_end(int(node.start_mark.index))]
        return is_block(node) and "+" in head.partition("#")[0]

    def line_end(self, at: int) -> int:
        """Return the place behind the line in which a node ends: a block of text ends with its line."""
        if at and self.text[at - 1] == "\n":
            return at
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def outside(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the places of a pattern outside all scalars."""
        inside = [(one.start_mark.index, one.end_mark.index) for _, one, _ in scalars(self.root)]
        at = 0
        for match in pattern.finditer(self.text, start, len(self.text) if end is None else end):
            while at < len(inside) and inside[at][1] <= match.start():
                at += 1
            if at == len(inside) or match.start() < inside[at][0]:
                yield match


def children(node: yaml.Node | None) -> Iterator[tuple[Key, yaml.Node]]:
    """Yield the entries of a mapping or a list, with their keys or indexes."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)


def plain(node: yaml.Node | None) -> Value:
    """Return a node as texts in mappings and lists."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return (
        [plain(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value if node else "")
    )


def walk(node: yaml.Node, steps: Steps = ()) -> Iterator[tuple[Steps, yaml.Node]]:
    """Yield everything below a node, with the way there."""
    for key, child in children(node):
        yield (*steps, key), child
        yield from walk(child, (*steps, key))


def is_block(node: yaml.Node) -> bool:
    """Tell whether a node is a block of text: literal or folded."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def scalars(
    node: yaml.Node, steps: Steps = (), *, in_flow: bool = False
) -> Iterator[tuple[Steps, yaml.ScalarNode, bool]]:
    """Yield every scalar at or below a node in the order of the text, keys too, and whether brackets are around it."""
    if isinstance(node, yaml.ScalarNode):
        yield steps, node, in_flow
        return
    in_flow = in_flow or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    for at, (step, child) in enumerate(children(node)):
        if keys:
            yield steps, keys[at], in_flow
        yield from scalars(child, (*steps, step), in_flow=in_flow)
