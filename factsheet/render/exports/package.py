"""Descriptions of the tables of CSV for machines: a Data Package (Frictionless, version 2) and CSV on the Web.

Both are made from `columns`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from factsheet.core.output import Output
from factsheet.render.exports import csv
from factsheet.render.exports.columns import CSV, Column, choices
from factsheet.view.index import SiteView
from factsheet.view.publication import LANGUAGE

Json = dict[str, Any]

_PROFILES = "https://datapackage.org/profiles/2.0"
_SCHEMA = "table-schema.json"


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield the package, the schema that all of its tables share, and the description of the table of all facts."""
    yield Output("data/datapackage.json", lambda: _written(_package(site)))
    yield Output(f"data/{_SCHEMA}", lambda: _written(_schema(site)))
    yield Output("data/facts.csv-metadata.json", lambda: _written(_on_the_web(site)))


def _written(content: Json) -> Iterator[bytes]:
    yield json.dumps(content, ensure_ascii=False, indent=1).encode()
    yield b"\n"


def _package(site: SiteView) -> Json:
    publication, licence = site.publication, site.licence
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "facts",
        "title": publication.name,
        **({"description": publication.about} if publication.about else {}),
        **({"homepage": publication.url} if publication.url else {}),
        "version": site.today.isoformat(),
        "created": f"{site.today.isoformat()}T00:00:00Z",
        "licenses": [{"name": licence.id, "title": licence.name, "path": licence.url}],
        "sources": [{"title": f"{s.title} ({s.publisher})", "path": s.url} for s in site.sheet.sources.values()],
        "resources": [_resource(path) for path in (*csv.paths(site), *csv.paths_of_entities(site))],
    }


def _resource(path: str) -> Json:
    """Return the description of a table. Paths lead from the folder of the package."""
    inside = PurePosixPath(path).relative_to("data")
    return {
        "name": "-".join(inside.with_suffix("").parts),
        "path": str(inside),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _SCHEMA,
    }


def _schema(site: SiteView) -> Json:
    known = choices(site)
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, known.get(column.name, ())) for column in CSV],
        "primaryKey": ["id"],
        "missingValues": [""],
    }


def _field(column: Column, known: tuple[str, ...]) -> Json:
    constraints: Json = {"required": True} if column.is_required else {}
    if column.name == "id":
        constraints["unique"] = True
    if known:
        constraints["enum"] = list(known)
    if column.pattern and column.type == "text":
        constraints["pattern"] = column.pattern
    listed = {"delimiter": column.parted, "itemType": "string"} if column.parted else {}
    of_type = "list" if column.parted else _FRICTIONLESS[column.type]
    return {
        "name": column.name,
        "type": of_type,
        **listed,
        "description": column.about,
        **({"constraints": constraints} if constraints else {}),
    }


_FRICTIONLESS = {"text": "string", "number": "number", "day": "date", "flag": "boolean"}


def _on_the_web(site: SiteView) -> Json:
    publication = site.publication
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
        "url": "facts.csv",
        "dc:title": publication.name,
        "dc:license": {"@id": site.licence.url},
        "dc:modified": {"@value": site.today.isoformat(), "@type": "xsd:date"},
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ",", "doubleQuote": True},
        "tableSchema": {"columns": [_column(column) for column in CSV], "primaryKey": "id"},
    }


def _column(column: Column) -> Json:
    datatype: Any = _ON_THE_WEB[column.type]
    if column.pattern and column.type == "text":
        datatype = {"base": "string", "format": column.pattern}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": datatype,
        **({"separator": column.parted} if column.parted else {}),
        **({"required": True} if column.is_required else {}),
    }


_ON_THE_WEB: dict[str, Any] = {
    "text": "string",
    "number": "decimal",
    "day": "date",
    "flag": {"base": "boolean", "format": "true|false"},
}
