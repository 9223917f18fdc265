"""The order of the keys of records: that of the model, with `id` and `property` first, and `series` last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import yaml
from pydantic import TypeAdapter

from factsheet.core.model import Sheet
from factsheet.edit.text.facts_text import FactsText, Splice, Steps, children

_FIRST, _LAST = ("id", "property"), ("series",)
Shape = Mapping[str, Any]
"""A part of the JSON Schema of a facts file."""


def ordered(file: FactsText) -> FactsText:
    """Return a file in which every record that stands in lines has its keys in order, the outermost first."""
    while splices := list(_unordered(file, file.root, ())):
        file = file.changed(splices)
    return file


def in_order(keys: Sequence[str], steps: Steps) -> list[str]:
    """Return the keys of a mapping in order; as they are if it is no record. A key that no record knows comes last."""
    known = _keys(steps)
    return sorted(keys, key=lambda key: known.index(key) if key in known else len(known)) if known else list(keys)


def _keys(steps: Steps) -> list[str]:
    """Return the keys of the record at the end of a way, in order; none for a mapping by ids."""
    shape: Shape = _schema()
    for step in steps:
        shape = _below(_resolved(shape), step)
    names = list(_resolved(shape).get("properties", {})) if steps else []  # the sections stand as they are
    return sorted(names, key=lambda name: (name not in _FIRST, name in _LAST))


def _below(shape: Shape, step: str | int) -> Shape:
    """Return the shape of what stands in a record, a mapping or a list."""
    below = shape.get("items") if isinstance(step, int) else shape.get("properties", {}).get(step)
    below = below or shape.get("additionalProperties") or next(iter(shape.get("patternProperties", {}).values()), None)
    return below if isinstance(below, Mapping) else {}


def _resolved(shape: Shape) -> Shape:
    """Return a shape itself, where it is a name for one, or one of several of which one is a record or a list."""
    if "$ref" in shape:
        return _resolved(_schema()["$defs"][shape["$ref"].rpartition("/")[2]])
    options = [_resolved(one) for one in shape.get("anyOf", shape.get("oneOf", ())) if "properties" not in shape]
    return next((one for one in options if "properties" in one or "items" in one), shape)


@cache
def _schema() -> Shape:
    return TypeAdapter(Sheet).json_schema(by_alias=True)


def _unordered(file: FactsText, node: yaml.Node, steps: Steps) -> Iterator[Splice]:
    """Yield the changes of the outermost blocks whose keys are not in order."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        keys = [key.value for key, _ in node.value]
        right = in_order(keys, steps)
        if keys != right and (splice := _reordered(file, node, right)):
            yield splice
            return
    for step, child in children(node):
        yield from _unordered(file, child, (*steps, step))


def _reordered(file: FactsText, node: yaml.MappingNode, right: Sequence[str]) -> Splice | None:
    """Return the change that puts the entries of a block in order, each with the comments above it.

    None where comments stand above the entry that is to be first: it would move behind the dash of a list.
    """
    indent = " " * node.start_mark.column
    parts: dict[str, tuple[str, str]] = {}
    at = start = node.value[0][0].start_mark.index
    for key, value in node.value:
        begin, end = key.start_mark.index, file.line_end(file.end_of(value))
        above = file.text[at:begin]
        parts[key.value] = (above[: above.rfind("\n") + 1], file.text[begin:end])
        at = end
    if parts[right[0]][0]:
        return None
    lines = [f"{above}{indent if number else ''}{body}" for number, (above, body) in enumerate(map(parts.get, right))]  # type: ignore[misc]
    return Splice(start, at, "".join(line if line.endswith("\n") else f"{line}\n" for line in lines))
