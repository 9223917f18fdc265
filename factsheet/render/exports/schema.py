"""The shapes of the API's files as JSON Schema (2020-12), and of all of them together as OpenAPI 3.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from factsheet.core.licences import Deed
from factsheet.core.output import Output
from factsheet.render.exports.documents import DOCUMENTS, Document
from factsheet.render.exports.shapes import Json
from factsheet.view.index import SiteView

OPENAPI = "api/v1/openapi.json"
_MODE: Literal["serialization"] = "serialization"


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield a schema for each sort of file, and the description of the whole API. No change of facts changes them."""
    for document in DOCUMENTS:
        yield Output(_path(document), partial(_chunks, document), facts=tuple)
    yield Output(OPENAPI, lambda: [_text(_openapi(site.licence))], facts=tuple)


def paths() -> list[str]:
    """Return the paths of these files."""
    return [OPENAPI, *map(_path, DOCUMENTS)]


def schema(document: Document) -> Json:
    """Return the schema of a sort of file."""
    shape = TypeAdapter(document.shape).json_schema(mode=_MODE, schema_generator=_Writer)
    return {"$schema": _Writer.schema_dialect, **shape}


def _path(document: Document) -> str:
    return f"api/v1/schema/{document.schema}.json"


@cache
def _chunks(document: Document) -> list[bytes]:
    return [_text(schema(document))]


class _Writer(GenerateJsonSchema):
    """A writer of schemas that know all keys of a record, and give keys no titles: those would only repeat them."""

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        return {**super().typed_dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic calls it so
        return False


@cache
def _openapi(licence: Deed) -> Json:
    adapters = [(document, _MODE, TypeAdapter(document.shape)) for document in DOCUMENTS]
    template = "#/components/schemas/{model}"
    shapes, definitions = TypeAdapter.json_schemas(adapters, ref_template=template, schema_generator=_Writer)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The facts of this site",
            "version": "v1",
            "description": "Plain JSON files. Numbers are text, so that they stay exact.",
            "license": {"name": licence.name, "identifier": licence.id},
        },
        "servers": [{"url": ".", "description": "The folder of this file"}],
        "paths": {f"/{d.path}": {"get": _operation(d, shapes[d, _MODE])} for d in DOCUMENTS},
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(document: Document, shape: JsonSchemaValue) -> Json:
    says = document.shape.__doc__
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
