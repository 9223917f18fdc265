"""The types of a facts file as read from YAML: nested dicts, lists and texts, with the place of each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from factsheet.core.problems import Place

Node: TypeAlias = "dict[str, Node] | list[Node] | str"
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A document, and the place of everything in it.

    `marks` has for each mapping and list (by its `id`) the mark at which it began, then those of its entries in order:
    one for an entry of a list, two (key and value) for one of a mapping.
    """

    root: dict[str, Node]
    marks: Mapping[int, list[Mark]]
    _orders: dict[int, dict[str, int]] = field(default_factory=dict, compare=False, repr=False)

    def locate(self, path: Path, *, key: bool = False) -> tuple[Mark, int]:
        """Return the mark of the value (or of the key) at `path`, and the number of steps of the path in the tree.

        Steps that the tree does not have (a missing key, a name that only the model knows) are passed over, so the
        answer is the nearest place that an editor can be sent to.
        """
        node: Node = self.root
        mark, steps = self.marks[id(node)][0], 0
        for step in path:
            if isinstance(node, dict) and step in node:
                index = 1 + 2 * self._order(node)[str(step)]
                mark = self.marks[id(node)][index if key else index + 1]
                node = node[str(step)]
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                mark = self.marks[id(node)][step + 1]
                node = node[step]
            else:
                continue
            steps += 1
        return mark, steps

    def _order(self, node: dict[str, Node]) -> dict[str, int]:
        """Return the keys of a mapping, each with its number: sixty thousand of one mapping may all be wrong."""
        if id(node) not in self._orders:
            self._orders[id(node)] = {key: number for number, key in enumerate(node)}
        return self._orders[id(node)]


class Mark(Protocol):
    """A position as libyaml gives it: line and column from 0."""

    line: int
    column: int


class _Start:
    line = column = 0


START: Mark = _Start()
"""The mark of the beginning of a file."""


def place(file: str, mark: Mark) -> Place:
    """Return a mark as a place in a file, with line and column from 1."""
    return Place(file, mark.line + 1, mark.column + 1)
