"""The shapes of the API's files as JSON Schema (2020-12), and of all of them together as OpenAPI 3.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, partial
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from factsheet.core.licences import Deed
from factsheet.core.output import Output
from factsheet.render.exports.documents import DOCUMENTS, Document
from factsheet.render.exports.shapes import Json
from factsheet.view.index import SiteView

OPENAPI = "api/v1/openapi.json"
_DEFS, _COMPONENTS = "#/$defs/", "#/components/schemas/"


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield a schema for each sort of file, and the description of the whole API. No change of facts changes them."""
    for document in DOCUMENTS:
        yield Output(_path(document), partial(_chunks, document), facts=tuple)
    yield Output(OPENAPI, lambda: [_text(_openapi(site.licence))], facts=tuple)


def paths() -> list[str]:
    """Return the paths of these files."""
    return [OPENAPI, *map(_path, DOCUMENTS)]


def _path(document: Document) -> str:
    return f"api/v1/schema/{document.schema}.json"


class _Writer(GenerateJsonSchema):
    """A writer of schemas that know all keys of a record, and give keys no titles: those would only repeat them."""

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        return {**super().typed_dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic calls it so
        return False


@cache
def shapes() -> dict[str, Json]:
    """Return the schema of every shape by its name. One adapter for all documents reads what they share only once."""
    documents: Any = GenericAlias(tuple, tuple(document.shape for document in DOCUMENTS))
    whole = TypeAdapter(documents).json_schema(mode="serialization", schema_generator=_Writer)
    own: dict[str, Json] = whole["$defs"]
    return own


def used_by(shape: Json) -> list[str]:
    """Return the names of the shapes that a shape is made of, each before those that it is made of itself."""
    names = re.findall(rf'"{re.escape(_DEFS)}(\w+)"', json.dumps(shape))
    return list(dict.fromkeys(inner for name in names for inner in (name, *used_by(shapes()[name]))))


def _chunks(document: Document) -> list[bytes]:
    shape = shapes()[document.shape.__name__]
    used = set(used_by(shape))
    parts = {name: part for name, part in shapes().items() if name in used}
    return [_text({"$schema": _Writer.schema_dialect, **shape, **({"$defs": parts} if parts else {})})]


def _openapi(licence: Deed) -> Json:
    components = json.loads(json.dumps(shapes()).replace(_DEFS, _COMPONENTS))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The facts of this site",
            "version": "v1",
            "description": "Plain JSON files. Numbers are text, so that they stay exact.",
            "license": {"name": licence.name, "identifier": licence.id},
        },
        "servers": [{"url": ".", "description": "The folder of this file"}],
        "paths": {f"/{document.path}": {"get": _operation(document)} for document in DOCUMENTS},
        "components": {"schemas": components},
    }


def _operation(document: Document) -> Json:
    says = document.shape.__doc__
    shape = {"$ref": f"{_COMPONENTS}{document.shape.__name__}"}
    answer = {"description": says, "content": {"application/json": {"schema": shape}}}
    place = document.path.partition("{")[2].partition("}")[0]
    if not place:
        return {"operationId": document.schema, "summary": says, "responses": {"200": answer}}
    kind = {"id": {"type": "string"}, "number": {"type": "integer", "minimum": 1}}[place]
    return {
        "operationId": document.schema,
        "summary": says,
        "parameters": [{"name": place, "in": "path", "required": True, "schema": kind}],
        "responses": {"200": answer, "404": {"description": "There is no such file"}},
    }


def _text(record: Json) -> bytes:
    return f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode()
