"""The model as a JSON Schema, for completion in editors. `make schema` writes it; a test keeps it up to date."""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic import TypeAdapter

from factsheet.core.model import Sheet


def schema() -> str:
    """Return the schema of a facts file, as the text of facts.schema.json."""
    shape = _plain(TypeAdapter(Sheet).json_schema(by_alias=True))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A facts file"}
    return json.dumps({**head, **shape}, ensure_ascii=False, indent=2) + "\n"


def _plain(node: Any) -> Any:
    """Return a schema without nulls (a facts file leaves a key out instead) and without titles made from names."""
    if isinstance(node, list):
        return [_plain(child) for child in node]
    if not isinstance(node, dict):
        return node
    shape = {key: _plain(value) for key, value in node.items() if not (key == "default" and value is None)}
    if isinstance(shape.get("title"), str):
        del shape["title"]
    options = [option for option in shape.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del shape["anyOf"]
        return {**options[0], **shape}
    return {**shape, "anyOf": options} if options else shape


if __name__ == "__main__":
    sys.stdout.write(schema())
