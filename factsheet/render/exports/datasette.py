"""The metadata that Datasette shows with the database: titles, licence, the meaning of each table and column."""

from __future__ import annotations

import json
from typing import Any

from factsheet.core.output import Output
from factsheet.render.exports import sqlite
from factsheet.render.exports.tables import TABLES, Table
from factsheet.view.index import SiteView

SEARCHED = {"fts_table": "facts_fts", "fts_pk": "rowid"}
"""The index by which Datasette searches the table of facts. It does not find it, as a view is between them."""


def of_site(site: SiteView) -> Output:
    """Return the metadata of Datasette, beside the database: `datasette facts.sqlite --metadata datasette.json`."""
    return Output("data/datasette.json", lambda: [json.dumps(_metadata(site), ensure_ascii=False, indent=1).encode()])


def _metadata(site: SiteView) -> dict[str, Any]:
    publication = site.publication
    source = {"source": publication.name, "source_url": publication.url} if publication.url else {}
    return {
        "title": publication.name,
        "description": publication.about,
        "license": site.licence.name,
        "license_url": site.licence.url,
        **source,
        "databases": {"facts": {"tables": {table.name: _table(table) for table in TABLES}}},
    }


def _table(table: Table) -> dict[str, Any]:
    columns = {field.name: field.about for field in table.fields if field.about}
    searched = SEARCHED if table.name == "facts" and sqlite.can_index() else {}
    label = {"label_column": _LABELS[table.name]} if table.name in _LABELS else {}
    return {"description": table.about, "columns": columns, **label, **searched}


_LABELS = {"entities": "name", "sources": "title", "kinds": "label", "properties": "label", "topics": "label"}
"""The column that Datasette shows for a row to which another row refers."""
