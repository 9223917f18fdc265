"""The API's schemas: every file keeps to its own, no key is hidden, none that was promised is lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factsheet.load.sheet import load
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import files, index
from factsheet.render.exports.documents import DOCUMENTS
from factsheet.render.fragments import Fragments
from factsheet.view import routes
from factsheet.view.index import SiteView, view
from tests.support import contract
from tests.support.project import FERRIES, LIGHTHOUSES, POETS, ROOT, TODAY

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

SITES = (LIGHTHOUSES, FERRIES, POETS, ROOT / "tests" / "sites" / "censuses.yaml", ROOT / "facts.yaml")
CONTRACT = ROOT / "tests" / "golden" / "api-contract.txt"
EDIT = "https://git.example/repo/edit/main/{file}#L{line}"

Files = dict[str, Any]
each_site = pytest.mark.parametrize("facts", SITES, ids=lambda path: path.stem)


@cache
def made(facts: Path) -> tuple[SiteView, Files]:
    """A site, and its API with all keys that settings may add."""
    loaded = load(facts, ROOT)
    site = view(loaded.sheet, TODAY)
    fragments = Fragments(**files.makers(site, EditLinks(EDIT, loaded.locations.facts()), "figures"))
    own = (file for name in site.entities for file in files.of_entity(site, name, fragments))
    everything = (file for file in (*files.of_site(site, fragments), *own) if file.path.startswith("api/"))
    return site, {file.path.removeprefix("api/v1/"): json.loads(file.content) for file in everything}


@cache
def schema_of(path: str) -> Draft202012Validator:
    """The schema that a file has to keep to."""
    from jsonschema import Draft202012Validator  # slow to import: only who needs it does

    (document,) = (one for one in DOCUMENTS if re.fullmatch(re.sub(r"\{\w+\}", r"[a-z0-9-]+", one.path), path))
    schema = made(LIGHTHOUSES)[1][f"schema/{document.schema}.json"]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def problems(path: str, content: Any) -> list[str]:
    return [f"{path} {error.json_path}: {error.message}" for error in schema_of(path).iter_errors(content)]


@each_site
def test_every_file_keeps_to_its_schema(facts: Path) -> None:
    _, api = made(facts)
    documents = {path: api[path] for path in api if not path.startswith("schema/") and path != "openapi.json"}
    assert len(documents) == 6 + len(api["entities.json"]["entities"])
    assert [line for path, content in documents.items() for line in problems(path, content)] == []


@pytest.mark.parametrize("change", [{"secret": 1}, {"of": None}, {"figure": {"value": 8.1}}], ids=str)
def test_what_no_schema_knows_is_refused(change: Files) -> None:
    _, api = made(LIGHTHOUSES)
    assert problems("facts.json", {"facts": [{**api["facts.json"]["facts"][0], **change}]})


@each_site
def test_the_totals_are_those_of_the_files(facts: Path) -> None:
    _, api = made(facts)
    total, shown, sources = api["index.json"], api["facts.json"]["facts"], api["sources.json"]["sources"]
    points = [point for fact in shown for point in fact.get("series", {}).get("points", ())]
    assert total["counts"] == {
        "entities": len(api["entities.json"]["entities"]),
        "facts": len(shown),
        "points": len(points),
        "citations": sum(len(one["citations"]) for one in (*shown, *points)),
        "sources": len(sources),
        "properties": len(api["properties.json"]["properties"]),
        "topics": len({topic for fact in shown for topic in fact["topics"]}),
        "retired": len(api["retired.json"]["retired"]),
        "moved": len(total["moved"]),
    }
    assert {one["id"]: one["count"] for one in total["natures"]} == Counter(fact["nature"] for fact in shown)
    assert {one["id"]: one["count"] for one in total["outlets"]} == Counter(source["outlet"] for source in sources)
    assert total["reviewed"] == max((fact["reviewed"] for fact in shown if "reviewed" in fact), default=None)
    assert {f"api/v1/{path}" for path in api} == {"api/v1/index.json", *total["files"]}


@each_site
def test_what_is_retired_has_a_page(facts: Path) -> None:
    site, api = made(facts)
    retired, pages = api["retired.json"]["retired"], {page.url for page in routes.listing(site, frozenset())}
    assert [one["id"] for one in retired] == list(site.sheet.retired)
    assert [one for one in retired if one["url"].partition("#")[0] not in pages] == []


def test_what_is_retired_says_why_and_what_replaced_it() -> None:
    fact, entity, source = made(LIGHTHOUSES)[1]["retired.json"]["retired"]
    assert fact == {
        "id": "north-cape.old-height",
        "kind": "fact",
        "name": None,
        "reason": "The figure was a misprint.",
        "replaced_by": "north-cape.height-1999",
        "url": "lighthouses/north-cape/#old-height",
        "replaced_by_url": "lighthouses/north-cape/#height-1999",
    }
    assert (entity["kind"], entity["name"]) == ("lighthouse", "South Cape Light")
    assert (entity["url"], entity["replaced_by_url"]) == ("lighthouses/south-cape/", None)
    assert (source["kind"], source["replaced_by_url"]) == ("source", "sources/harbour-letter/")


def test_a_long_index_goes_on_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    site, api = made(LIGHTHOUSES)
    monkeypatch.setattr(index, "ENTITIES", 2)  # of three
    first, *rest = ((file.path.removeprefix("api/v1/"), json.loads(file.content)) for file in index.of_site(site))
    assert [line for path, content in (first, *rest) for line in problems(path, content)] == []
    short, parts = first[1], [part for _, part in rest]
    assert (
        short.pop("parts") == ["api/v1/index-1.json", "api/v1/index-2.json"] == [f"api/v1/{path}" for path, _ in rest]
    )
    assert [len(part["files"]) for part in parts] == [2, 1]
    assert [*short.pop("files"), *(file for part in parts for file in part["files"])] == api["index.json"]["files"]
    assert short == {key: value for key, value in api["index.json"].items() if key != "files"}


def test_openapi_describes_every_file() -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator  # slow to import: only who needs it does

    openapi = made(LIGHTHOUSES)[1]["openapi.json"]
    OpenAPIV31SpecValidator(openapi).validate()
    assert [*openapi["paths"]] == [f"/{document.path}" for document in DOCUMENTS]


def test_the_contract_is_kept() -> None:
    promised = CONTRACT.read_text(encoding="utf-8").splitlines()
    now = contract.lines(made(LIGHTHOUSES)[1]["openapi.json"])
    lost = contract.broken(promised, now)
    assert lost == [], "Programs rely on these keys of v1. Keep each with its type, or leave v1 as it is and begin v2."
    new = [line for line in now if line not in promised]
    assert new == [], f"Explain these keys in docs/api.md, and add their lines to {CONTRACT.relative_to(ROOT)}."
    assert promised == now, "Put the lines in the order of the shapes, and leave out what has changed its form."


@pytest.mark.parametrize(
    ("now", "lost"),
    [
        (["a.json: A", "A.x: string", "A.y?: integer", "A.z: string"], []),
        (["a.json: A", "A.x: string", "A.y: integer"], []),
        (["a.json: A", "A.y?: integer"], ["A.x: string"]),
        (["a.json: A", "A.x: integer", "A.y?: integer"], ["A.x: string"]),
        (["a.json: A", "A.x?: string", "A.y?: integer"], ["A.x: string"]),
        (["A.x: string", "A.y?: integer"], ["a.json: A"]),
    ],
    ids=["a new key", "always there", "gone", "of another type", "missing at times", "a file less"],
)
def test_what_breaks_the_contract(now: list[str], lost: list[str]) -> None:
    assert contract.broken(["a.json: A", "A.x: string", "A.y?: integer"], now) == lost


SECTIONS = {
    "A fact": (
        *("Fact", "Figure", "Conversion", "ValueRange", "Series", "Point", "Attribution", "Relation", "Citation"),
        "Changed",
    ),
    "An entity": ("Entity", "EntityDocument"),
    "A source": ("Source", "CitedSource"),
    "A property": ("Property",),
    "What is retired": ("Retired",),
    "The index": ("Index", "IndexPart", "Counts", "KindCount", "NatureCount", "OutletCount", "TopicCount", "Moved"),
}
LISTS = ("FactsDocument", "EntitiesDocument", "SourcesDocument", "PropertiesDocument", "RetiredDocument")


def test_every_key_is_explained() -> None:
    shapes = made(LIGHTHOUSES)[1]["openapi.json"]["components"]["schemas"]
    assert {*shapes} == {*LISTS, *(name for names in SECTIONS.values() for name in names)}
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", text, re.MULTILINE))
    for title, names in SECTIONS.items():
        explained = re.findall(r"`(\w+)`(\*?)", parts[title])
        for key in {key for name in names for key in shapes[name]["properties"]}:
            always = any(key in shapes[name]["required"] for name in names)
            assert (key, "" if always else "*") in explained, f"{key} is missing under {title}"
