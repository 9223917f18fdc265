"""Every field of the model that names an entry of the facts is known to `rename`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from factsheet.core.model import Sheet
from factsheet.core.scalars import ID_PATTERN
from factsheet.edit.references import REFERENCES

SCHEMA = TypeAdapter(Sheet).json_schema()
OWN = {("entities", "*", "facts", "*", "id"), ("entities", "*", "facts", "*", "series", "points", "*", "id")}
FOLDERS = {("kinds", "*", "folder")}
"""Fields that look like ids but name nothing else."""


def names(shape: dict[str, Any], way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The ways to all texts that have to look like an id."""
    if "$ref" in shape:
        yield from names(SCHEMA["$defs"][shape["$ref"].rpartition("/")[2]], way)
    elif str(shape.get("pattern", "")).startswith(ID_PATTERN[:-1]):
        yield way
    for option in shape.get("anyOf", ()):
        yield from names(option, way)
    for key, inner in shape.get("properties", {}).items():
        yield from names(inner, (*way, key))
    for inner in (shape.get("items"), shape.get("additionalProperties"), *shape.get("patternProperties", {}).values()):
        if isinstance(inner, dict):
            yield from names(inner, (*way, "*"))


def test_every_id_in_the_model_is_a_reference_or_an_own_one() -> None:
    assert set(names(SCHEMA, ())) - OWN - FOLDERS - REFERENCES.keys() == set()
    by_words = {way for way, section in REFERENCES.items() if section in ("units", "predicates")}
    assert REFERENCES.keys() - by_words == set(names(SCHEMA, ())) - OWN - FOLDERS
