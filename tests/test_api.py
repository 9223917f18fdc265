"""The API's files: their shape is a contract (design, section 4; docs/api.md)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factsheet.load.sheet import Loaded, load
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports.documents import DOCUMENTS
from factsheet.view.index import SiteView, view
from tests.support.project import FERRIES, ROOT, TODAY
from tests.support.views import exported

EDIT = "https://git.example/repo/edit/main/{file}#L{line}"


@pytest.fixture(scope="module")
def files(site: SiteView, lighthouses: Loaded) -> dict[str, Any]:
    edits = EditLinks(EDIT, lighthouses.locations.facts())
    return {path: json.loads(content) for path, content in exported(site, edits).items() if path.endswith(".json")}


def test_the_files(files: dict[str, Any]) -> None:
    assert set(files) == {
        "api/v1/index.json",
        "api/v1/facts.json",
        "api/v1/entities.json",
        "api/v1/entities/north-cape.json",
        "api/v1/entities/pier-7-light.json",
        "api/v1/entities/coast-office.json",
        "api/v1/sources.json",
        "api/v1/properties.json",
        "api/v1/retired.json",
        "api/v1/openapi.json",
        *(f"api/v1/schema/{document.schema}.json" for document in DOCUMENTS),
        "search/names.json",
        "data/datapackage.json",
        "data/table-schema.json",
        "data/facts.csv-metadata.json",
        "data/datasette.json",
        "data/bibliography.json",
        "sources/coast-herald-1999/cite.json",
        "sources/harbour-letter/cite.json",
    }
    named = {"api/v1/index.json", *files["api/v1/index.json"]["files"]}
    assert named == {name for name in files if name.startswith("api/v1/")}


def test_a_fact(files: dict[str, Any], lighthouses: Loaded) -> None:
    facts = {fact["id"]: fact for fact in files["api/v1/facts.json"]["facts"]}
    line = lighthouses.locations.facts()["north-cape.height-1999"].line
    assert facts["north-cape.height-1999"] == {
        "id": "north-cape.height-1999",
        "entity": "north-cape",
        "kind": "lighthouse",
        "statement": "The tower stands **41.5 metres** tall.",
        "text": "The tower stands 41.5 metres tall.",
        "figure": {
            "property": "tower-height",
            "value": "41.5",
            "unit": "m",
            "scale": None,
            "bound": "exactly",
            "label": "Tower height",
            "words": "41.5 metres",
        },
        "as_of": "1999",
        "when": "1999",
        "nature": "reported",
        "topics": ["towers"],
        "attributed_to": None,
        "about": [],
        "relation": None,
        "citations": [
            {
                "source": "coast-herald-1999",
                "quote": "41.5 metres",
                "dated": "in 1999",
                "url": "https://example.org/herald/towers?id=1&page=2#:~:text=41.5%20metres",
            }
        ],
        "reviewed": "2020-01-02",
        "superseded_by": "north-cape.height-2001",
        "url": "lighthouses/north-cape/#height-1999",
        "edit_url": f"https://git.example/repo/edit/main/tests/sites/lighthouses.yaml#L{line}",
    }


def test_a_range_and_a_speaker(files: dict[str, Any]) -> None:
    fact = next(f for f in files["api/v1/facts.json"]["facts"] if f["id"] == "north-cape.new-lamps")
    assert fact["figure"]["value"] == {"from": "2", "to": "3"}
    assert fact["attributed_to"] == {"name": "Ann Wick", "role": "head keeper", "agency": "coast-office"}


def test_an_entity(files: dict[str, Any]) -> None:
    (entity,) = [e for e in files["api/v1/entities.json"]["entities"] if e["id"] == "coast-office"]
    assert entity["url"] == "keepers-offices/coast-office/"
    assert entity["facts"] == ["coast-office.not-finest"]
    alone = files["api/v1/entities/coast-office.json"]
    assert [fact["id"] for fact in alone["facts"]] == entity["facts"]


def test_no_address_of_the_site_is_absolute(files: dict[str, Any]) -> None:
    for name in ("facts", "entities", "sources", "properties"):
        for record in files[f"api/v1/{name}.json"][name]:
            assert record["url"] is None or not record["url"].startswith(("/", "http"))


def test_the_day_of_the_build(files: dict[str, Any]) -> None:
    assert files["api/v1/index.json"]["built"] == TODAY.isoformat()


def test_without_a_repository_there_is_nothing_to_edit(site: SiteView) -> None:
    facts = json.loads(exported(site)["api/v1/facts.json"])["facts"]
    assert {fact["edit_url"] for fact in facts} == {None}


def test_a_property_says_its_rank(files: dict[str, Any]) -> None:
    keys = {property_["id"]: property_["key"] for property_ in files["api/v1/properties.json"]["properties"]}
    assert keys == {"tower-height": 1, "lamps": None}


def test_a_source_says_its_outlet() -> None:
    files = exported(view(load(FERRIES, ROOT).sheet, TODAY))
    outlets = {one["id"]: one["outlet"] for one in json.loads(files["api/v1/sources.json"])["sources"]}
    assert outlets == {"quay-post-2020": "trade press", "quay-post-2023": None}
