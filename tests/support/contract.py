"""The keys of the API as lines that a person reads, and what breaks them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

Schema = dict[str, Any]


def lines(openapi: Schema) -> list[str]:
    """The files with their shapes, and the keys of each shape with their types; `?` marks what may be missing."""
    files = (f"{path}: {_type(_answer(methods['get']))}" for path, methods in openapi["paths"].items())
    return [*files, *(line for name, shape in openapi["components"]["schemas"].items() for line in _keys(name, shape))]


def broken(promised: Iterable[str], now: Iterable[str]) -> list[str]:
    """The lines that are no longer as they were: gone, of another type, or missing at times.

    What may be missing may come to stay.
    """
    there = set(now)
    return [line for line in promised if line not in there and line.replace("?: ", ": ") not in there]


def _answer(operation: Schema) -> Schema:
    schema: Schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return schema


def _keys(name: str, shape: Schema) -> Iterator[str]:
    for key, schema in shape["properties"].items():
        yield f"{name}.{key}{'' if key in shape['required'] else '?'}: {_type(schema)}"


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if choices := schema.get("enum", [schema["const"]] if "const" in schema else []):
        return " | ".join(map(json.dumps, choices))
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    if schema["type"] == "object":
        return f"map of {_type(schema['additionalProperties'])}"
    return str(schema["type"])
