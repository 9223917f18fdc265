"""A file of facts as text in which everything has its place, so that an edit changes those characters and no others.

A YAML library that writes a file anew moves comments and changes how values look. Here a file is only ever cut and
spliced: `Splice` is a change, `spliced` makes several at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from factsheet.core.problems import Place, label_of
from factsheet.edit.text import layout
from factsheet.edit.text.layout import Value

Key = str | int
Steps = tuple[Key, ...]
"""The way from the root of a file to a node: keys of mappings, and indexes in lists."""

_BOM = "\ufeff"
_COMMENTS = re.compile(r"(?:^[ \t]*#.*\n)+\Z", re.MULTILINE)
"""The lines of comments at the end of a text."""


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

    # Changes

    def replacement(self, node: yaml.ScalarNode, text: str) -> Splice:
        """Return the change of a scalar's text; it stays in its quotes if it had any."""
        start, end = node.start_mark.index, node.end_mark.index
        if node.style == "'":
            return Splice(start, end, f"'{text.replace(chr(39), chr(39) * 2)}'")
        return Splice(start, end, layout.quoted(text) if node.style == '"' or not layout.is_plain(text) else text)

    def removal(self, steps: Steps) -> Splice:
        """Return the change that takes an entry away; with it goes what would be empty then.

        Comments inside it go, and those just above an entry of a list, such as a fact. Those above an entry of a
        mapping stay: they may be the heading of several.
        """
        parent = self.node(steps[:-1])
        assert isinstance(parent, yaml.CollectionNode)
        if len(parent.value) == 1 and len(steps) > 1:
            return self.removal(steps[:-1])
        if parent.flow_style:
            return self._removal_in_flow(parent, steps[-1])
        return Splice(*self.lines_of(steps), "")

    def lines_of(self, steps: Steps) -> tuple[int, int]:
        """Return the beginning and the end of the lines of an entry of a block, with the comments that are its own."""
        start = self.text.rfind("\n", 0, self.start_of(steps)) + 1
        node = self.node(steps)
        assert node
        own = _COMMENTS.search(self.text, 0, start) if isinstance(steps[-1], int) else None
        return (own.start() if own else start), self.line_end(end_of(node))

    def start_of(self, steps: Steps) -> int:
        """Return the place of the key or the dash of an entry of a block."""
        if isinstance(steps[-1], str):
            return int(self.key(steps).start_mark.index)
        node = self.node(steps)
        assert node
        return self.text.rfind("-", 0, node.start_mark.index)

    def line_end(self, at: int) -> int:
        """Return the place behind the line in which a node ends: a block of text ends with its line."""
        if at and self.text[at - 1] == "\n":
            return at
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _removal_in_flow(self, parent: yaml.CollectionNode, step: Key) -> Splice:
        entries = list(_spans(parent))
        at = next(number for number, (key, _, _) in enumerate(entries) if key == step)
        if at + 1 < len(entries):
            return Splice(entries[at][1], entries[at + 1][1], "")
        return Splice(entries[at - 1][2], entries[at][2], "")

    def addition(self, steps: Steps, value: Value, *, levels: int = 0, lines: Sequence[str] = ()) -> Splice:
        """Return the change that adds an entry: the last step is its key, or the length of the list that it ends.

        The mapping or list in which it stands is made too, if it is not there. `levels` is as `layout.block` has it.
        `lines` are those of the entry, if it is to look as it did elsewhere.
        """
        parent, step = self.node(steps[:-1]), steps[-1]
        alone: Value = {step: value} if isinstance(step, str) else [value]
        if parent is None:
            above = [f"  {line}" if line else "" for line in lines]
            lines = [f"{layout.scalar(str(steps[-2]))}:", *above] if above else ()
            return self.addition(steps[:-1], alone, levels=levels + 1, lines=lines)
        assert isinstance(parent, yaml.CollectionNode)
        if parent.flow_style:
            return self._addition_in_flow(parent, alone)
        indent = parent.start_mark.column
        text = "".join(
            f"{' ' * indent}{line}{self.newline}" if line else self.newline
            for line in lines or layout.block(alone, indent, levels=levels)
        )
        end = self.line_end(end_of(parent))
        before = "" if self.text[:end].endswith("\n") else self.newline
        return Splice(end, end, before + (self.newline if self._has_gaps(parent, steps[:-1]) else "") + text)

    def cut(self, steps: Steps) -> tuple[Value, list[str]]:
        """Return an entry of a list as a value, and as lines with its comments, as they stand in the first column."""
        value, parent = plain(self.node(steps)), self.node(steps[:-1])
        assert isinstance(parent, yaml.CollectionNode)
        if parent.flow_style:
            return value, []
        start, end = self.lines_of(steps)
        indent = parent.start_mark.column
        lines = self.text[start:end].splitlines()
        return value, [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines]

    def _addition_in_flow(self, parent: yaml.CollectionNode, alone: Value) -> Splice:
        text = layout.flow(alone)[1:-1]
        entries = list(_spans(parent))
        if entries:
            return Splice(entries[-1][2], entries[-1][2], f", {text}")
        return Splice(parent.start_mark.index + 1, parent.start_mark.index + 1, text)

    def _has_gaps(self, parent: yaml.CollectionNode, steps: Steps) -> bool:
        """Tell whether an empty line stands before the last entry of a block: then one stands before the next too."""
        entries = list(children(parent))
        if len(entries) < 2:
            return not steps and bool(entries)
        (_, before), (last, _) = entries[-2:]
        start = self.text.rfind("\n", 0, self.start_of((*steps, last))) + 1
        between = self.text[self.line_end(end_of(before)) : start].splitlines()
        return any(not line.strip() for line in between)


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


def end_of(node: yaml.Node) -> int:
    """Return the place behind the last word of a node: libyaml ends a block only where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _spans(parent: yaml.CollectionNode) -> Iterator[tuple[Key, int, int]]:
    """Yield the key or index of each entry in brackets, with its beginning and its end."""
    for index, child in enumerate(parent.value):
        first, last = child if isinstance(child, tuple) else (child, child)
        yield (first.value if isinstance(child, tuple) else index), first.start_mark.index, last.end_mark.index
