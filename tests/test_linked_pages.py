"""The JSON-LD of pages: lxml finds it, pyld expands it, it says what facts.json says, and the digit gate reads it."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pyld import jsonld  # type: ignore[import-untyped]

from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.core.figure import SCALES
from factsheet.load.sheet import load
from factsheet.render.exports.linked import page
from factsheet.view import linked
from factsheet.view.index import SiteView, view
from tests.support.project import LIGHTHOUSES, TODAY
from tests.support.verdicts import stands
from tests.support.views import api_of

Json = dict[str, Any]
BASE = "https://facts.example/repo/"
HEIGHT = "the fact north-cape.height-2001"
FIRST_VIEW = 30_000
"""The most bytes, packed, of a page without its style sheets and scripts."""

WITHOUT_NET = {"@vocab": "http://schema.org/", **{name: {"@type": "@id"} for name in ("url", "isBasedOn")}}
"""The part of schema.org's context that matters here."""


def block_in(text: str) -> Json:
    """The JSON-LD of a page, as a parser of HTML finds it."""
    (script,) = html.document_fromstring(text).findall("head/script[@type='application/ld+json']")
    block: Json = json.loads(script.text or "")
    return block


@pytest.mark.slow
def test_pages_tell_what_facts_json_tells(built: Path) -> None:
    facts = {f["id"]: f for f in json.loads((built / "api/v1/facts.json").read_text("utf-8"))["facts"]}
    sources = {s["id"]: s for s in json.loads((built / "api/v1/sources.json").read_text("utf-8"))["sources"]}
    for entity in json.loads((built / "api/v1/entities.json").read_text("utf-8"))["entities"]:
        text = (built / entity["url"] / "index.html").read_text("utf-8")
        assert len(gzip.compress(text.encode())) < FIRST_VIEW
        first, *works = block_in(text)["@graph"]
        assert (first["@id"], first["name"]) == (BASE + entity["url"], entity["name"])
        claims = first.get("subjectOf", [])
        assert min(len(entity["facts"]), 3) <= len(claims) <= 6
        told = [facts[claim["identifier"]] for claim in claims]
        for claim, fact in zip(claims, told, strict=True):
            is_as_in_facts_json(claim, fact)
        assert {work["identifier"] for work in works} == {c["source"] for fact in told for c in fact["citations"]}
        for work in works:
            record = sources[work["identifier"]]
            bibliography = (work["name"], work["url"], work["publisher"]["name"])
            assert bibliography == (record["title"], record["address"], record["publisher"])
            assert work.get("datePublished") in (record["issued"], None)


@pytest.mark.slow
def test_other_pages_tell_what_they_are(built: Path) -> None:
    """Sources are works, lists and indexes collections, and the page of data a dataset, whose files are there."""
    for source in json.loads((built / "api/v1/sources.json").read_text("utf-8"))["sources"]:
        (work,) = block_in((built / source["url"] / "index.html").read_text("utf-8"))["@graph"]
        assert (work["@id"], work["name"], work["url"]) == (BASE + source["url"], source["title"], source["address"])
    for url in ("cities/", "topics/ai/", "properties/", "timeline/", "compare/", "changes/"):
        if (built / url).is_dir():
            (collection,) = block_in((built / url / "index.html").read_text("utf-8"))["@graph"]
            assert (collection["@id"], collection["@type"]) == (BASE + url, "CollectionPage")
            assert collection["isPartOf"] == {"@id": BASE}
    block = block_in((built / "data/index.html").read_text("utf-8"))
    (dataset,) = jsonld.expand({**block, "@context": WITHOUT_NET})
    assert dataset["@type"] == ["http://schema.org/Dataset"]
    files = [one["http://schema.org/contentUrl"][0]["@value"] for one in dataset["http://schema.org/distribution"]]
    assert files[0] == f"{BASE}data/facts.csv"
    assert [one for one in files if not (built / one.removeprefix(BASE)).is_file()] == []


@pytest.mark.slow
def test_every_page_in_the_sitemap_tells_what_it_is(built: Path) -> None:
    """Pages that lead on, and what is gone, have nothing to tell."""
    pages = re.findall(f"<loc>{BASE}(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    blocks = {url: block_in((built / url / "index.html").read_text("utf-8"))["@graph"][0] for url in pages}
    home = blocks[""]
    assert (home["@id"], home["@type"], home["name"]) == (BASE, "WebSite", "China’s digital economy, fact by fact")
    assert blocks["contribute/"] == {
        "@id": f"{BASE}contribute/",
        "@type": "WebPage",
        "name": "Contribute",
        "url": f"{BASE}contribute/",
        "isPartOf": {"@id": BASE},
    }
    assert {one["isPartOf"]["@id"] for one in blocks.values() if "isPartOf" in one} == {BASE}


def test_a_page_by_hand_names_no_number(site: SiteView) -> None:
    """Those of facts are named with their fact; other numbers are the owner's own."""
    assert "Ports" in page.script(linked.LinkedByHand(site, "ports/", "Ports"), "../")
    told = page.script(linked.LinkedByHand(site, "ports/", "Ports of 1999"), "../")
    assert "1999" not in told
    assert "Ports" not in told


def is_as_in_facts_json(claim: Json, fact: Json) -> None:
    assert (claim["text"], claim["@id"]) == (fact["text"], BASE + fact["url"])
    assert [passage["@id"] for passage in claim["citation"]] == [citation["url"] for citation in fact["citations"]]
    if "Observation" in claim["@type"]:
        assert fact["figure"] is not None
        assert fact["nature"] not in ("target", "forecast")
        figure, scale = fact["figure"], SCALES.get(fact["figure"]["scale"], 1)
        ends = figure["value"].values() if isinstance(figure["value"], dict) else [figure["value"]]
        shown = [claim[key] for key in ("value", "minValue", "maxValue") if key in claim]
        assert list(map(Fraction, shown)) == [Fraction(end) * scale for end in ends]
        assert (claim["unitText"], claim["measuredProperty"]["name"]) == (figure["unit"], figure["label"])
    when = claim.get("observationDate", claim.get("temporalCoverage"))
    assert when in (fact["as_of"], None)


def script(site: SiteView, entity: str, root: str = "../../") -> str:
    return str(page.script(linked.of_entity(site, entity), root))


def test_pyld_expands_a_page(site: SiteView) -> None:
    block = block_in(f"<html><head>{script(site, 'north-cape', BASE)}</head><body></body></html>")
    (entity, *_) = jsonld.expand({**block, "@context": WITHOUT_NET})
    assert entity["@type"] == ["http://schema.org/LandmarksOrHistoricalBuildings"]
    heights = [claim for claim in entity["http://schema.org/subjectOf"] if claim["@id"].endswith("#height-2001")]
    assert [claim["http://schema.org/maxValue"] for claim in heights] == [[{"@value": "42"}]]


def test_the_main_points_come_first_then_other_facts(site: SiteView) -> None:
    told = [fact.id for fact in linked.of_entity(site, "north-cape").facts]
    assert told == ["north-cape.height-2001", "north-cape.height-1999", "north-cape.kept-by-office"]


def test_what_looks_like_html_stays_text(tmp_path: Path) -> None:
    sign = "</script><!--<script> href="
    file, text = tmp_path / "facts.yaml", LIGHTHOUSES.read_text(encoding="utf-8")
    file.write_text(text.replace("name: North Cape Light", f"name: '{sign}'"), encoding="utf-8")
    made = script(view(load(file, tmp_path).sheet, TODAY), "north-cape")
    assert made.count("<") == 2
    assert '="' not in made.partition(">")[2]
    assert block_in(f"<html><head>{made}</head><body></body></html>")["@graph"][0]["name"] == sign


@pytest.fixture(scope="module")
def api(site: SiteView) -> Evidence:
    return Evidence.read(api_of(site))


def whole(site: SiteView, entity: str) -> str:
    """The JSON-LD of a page that tells all facts of its entity."""
    return str(page.script(linked.LinkedView(site, entity, tuple(site.facts_of(entity))), "../../"))


def orphans(head: str, api: Evidence) -> list[tuple[str, str]]:
    rows = "".join(f'<p data-fact="{name}"></p>' for name in api.facts if name.startswith(("north-cape.", "pier-7")))
    document = f"<!doctype html><html><head>{head}</head><body><main>{rows}</main></body></html>"
    return [(number.number, number.reason) for number in gate.unsupported_numbers(document, api)]


@pytest.mark.parametrize("entity", ["north-cape", "pier-7-light", "coast-office"])
def test_the_numbers_of_pages_are_borne_out(entity: str, site: SiteView, api: Evidence) -> None:
    assert orphans(whole(site, entity), api) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"maxValue":"42"', '"maxValue":"43"', ("43", f"it is not the figure of {HEIGHT}")),
        ('"maxValue":"42"', '"value":42.5', ("42.5", f"it is not the figure of {HEIGHT}")),
        ('"unitText":"m"', '"unitText":"km"', ("42", f"it is not the figure of {HEIGHT}")),
        ("42 metres", "44 metres", ("44", f"it is not in {HEIGHT}")),
        ('"name":"North Cape Light"', '"name":"77 Lights"', ("77", "it is in no fact that the page names")),
        ('"1888-05-03"', '"1888-05-04"', ("1888-05-04", "it is not in the fact north-cape.lit")),
        ('"1999-05-02"', '"1998"', ("1998", "it is not in the source coast-herald-1999")),
        ("north-cape.height-2001", "none", ("42", "it is not the figure of none, which is not there")),
        ('"@graph"', '"@graph', ("42", "this JSON-LD cannot be read")),
    ],
)
def test_numbers_that_nothing_bears_out(
    old: str, new: str, found: tuple[str, str], site: SiteView, api: Evidence
) -> None:
    text = whole(site, "north-cape")
    assert old in text
    assert found in orphans(text.replace(old, new), api)


@pytest.mark.parametrize(
    "mark", ["APPLICATION/LD+JSON", "application/ld&#43;json", "application/ld+json; charset=utf-8"]
)
def test_json_ld_is_known_however_its_type_is_written(mark: str, api: Evidence) -> None:
    assert orphans(f"<script id=a type='{mark}'>[77]</script>", api) == [("77", "it is in no fact that the page names")]
    assert orphans("<script>[77]</script>", api) == []


def test_a_verdict_depends_on_the_facts_that_json_ld_names(site: SiteView, api: Evidence) -> None:
    text = script(site, "north-cape")
    other = replace(api, facts={**api.facts, "north-cape.height-2001": api.facts["north-cape.lit"]})
    assert not stands(text, api, other)


def test_every_page_of_a_site_without_its_address_leads_to_its_root(site: SiteView) -> None:
    block = block_in(f"<html><head>{script(site, 'north-cape')}</head><body></body></html>")
    assert block["@graph"][0]["@id"] == "../../lighthouses/north-cape/"
