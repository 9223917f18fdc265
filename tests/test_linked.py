"""Linked data, as rdflib, pyld, pyshacl and lxml read it: all formats say what facts.json says."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyshacl
import pytest
from hypothesis import given, settings, strategies as st
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import OWL, PROV, RDF, SDO, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic, to_canonical_graph

from factsheet.core.figure import SCALES
from factsheet.load.sheet import load
from factsheet.render.exports.linked import files, terms, turtle
from factsheet.view.index import SiteView, view
from factsheet.view.publication import Format, Publication
from tests.support.project import ROOT, TODAY
from tests.support.views import exported

Json = dict[str, Any]

BASE = "https://facts.example/repo/"
OWN = Namespace(f"{BASE}data/vocabulary.ttl#")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
BOTH: tuple[Format, ...] = ("turtle", "jsonld")
SITES = ("annals", "censuses", "lighthouses", "names", "poets", "shares")
LOW, HIGH = ("more than", "at least"), ("nearly", "less than", "up to", "at most")


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Keep rdflib from logging each day before the year 1, which it cannot make a date of Python's."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@cache
def site_of(name: str, url: str = BASE, formats: tuple[Format, ...] = BOTH) -> SiteView:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "facts.yaml"
        file.write_text(LATER_POINTS.sub("", (ROOT / "tests" / "sites" / f"{name}.yaml").read_text("utf-8")), "utf-8")
        return replace(view(load(file, file.parent).sheet, TODAY), publication=Publication(url=url, formats=formats))


LATER_POINTS = re.compile(r'^ +- \{id: "(196[3-9]|19[7-9]\d|2\d{3})".*\n', re.MULTILINE)
"""Points of long series that are left out: rdflib takes a minute to compare a thousand nodes without names."""


@cache
def files_of(name: str, url: str = BASE) -> Mapping[str, bytes]:
    return exported(site_of(name, url))


@cache
def graph_of(name: str, file: str = "facts.ttl") -> Graph:
    return Graph().parse(data=files_of(name)[f"data/{file}"].decode(), format="turtle")


def at(path: str) -> URIRef:
    return URIRef(BASE + path)


def facts_of(name: str) -> list[Json]:
    facts: list[Json] = json.loads(files_of(name)["api/v1/facts.json"])["facts"]
    return facts


@pytest.mark.parametrize("name", SITES)
def test_both_files_are_one_graph(name: str) -> None:
    text = files_of(name)["data/facts.jsonld"].decode()
    assert isomorphic(Graph().parse(data=text, format="json-ld"), graph_of(name))


@pytest.mark.parametrize("name", ["lighthouses", "shares"])
def test_without_the_address_of_the_site_both_are_relative_to_their_own(name: str) -> None:
    content, here = files_of(name, ""), "https://elsewhere.example/a/data/facts"
    quads = jsonld.to_rdf(json.loads(content["data/facts.jsonld"]), {"base": here, "format": "application/n-quads"})
    by_pyld = Graph().parse(data=quads, format="nt")
    graph = Graph().parse(data=content["data/facts.ttl"].decode(), format="turtle", publicID=here)
    assert set(to_canonical_graph(by_pyld)) == set(to_canonical_graph(graph))  # pyld writes en-IN as en-in
    entity = next(iter(site_of(name).entities.values()))
    assert (URIRef(f"https://elsewhere.example/a/{entity.url}"), SDO.identifier, Literal(entity.id)) in graph


@pytest.mark.parametrize("name", SITES)
def test_every_fact_is_there_once_as_facts_json_has_it(name: str) -> None:
    graph, facts = graph_of(name), facts_of(name)
    assert set(graph.subjects(RDF.type, SDO.Claim)) == {at(fact["url"]) for fact in facts}
    points = [point for fact in facts for point in fact.get("series", {}).get("points", ())]
    observed = [fact for fact in facts if fact["figure"]] + points
    assert set(graph.subjects(RDF.type, SDO.Observation)) == {at(one["url"]) for one in observed}
    for fact in facts:
        assert told(graph, fact) == facts_json(fact)
    for point in points:
        assert cited(graph, at(point["url"])) == quoted(point)
        assert measured(graph, at(point["url"])) == numbers(point)
        assert dated(graph, at(point["url"])) == point["as_of"]


def told(graph: Graph, fact: Json) -> Json:
    """What a graph says of a fact, as `facts_json` puts it."""
    here = at(fact["url"])
    texts = {str(text): text.language for text in graph.objects(here, SDO.text) if isinstance(text, Literal)}
    return {
        "id": str(graph.value(here, SDO.identifier)),
        "text": texts,
        "nature": str(graph.value(here, OWN.nature)),
        "figure": measured(graph, here),
        "as_of": dated(graph, here),
        "cited": cited(graph, here),
        "sources": set(graph.objects(here, PROV.wasDerivedFrom)),
        "replaced": "superseded_by" in fact and graph.value(here, terms_of("isReplacedBy")) is not None,
    }


def facts_json(fact: Json) -> Json:
    points = fact.get("series", {}).get("points", ())
    sources = {citation["source"] for one in (fact, *points) for citation in one["citations"]}
    return {
        "id": fact["id"],
        "text": {fact["text"]: "en"},
        "nature": fact["nature"],
        "figure": numbers(fact["figure"]) if fact["figure"] else {},
        "as_of": fact["as_of"],
        "cited": quoted(fact),
        "sources": {at(f"sources/{source}/") for source in sources},
        "replaced": bool(fact.get("superseded_by")),
    }


def terms_of(name: str) -> URIRef:
    prefix, _, local = terms.TERMS[name].address.partition(":")
    return URIRef(terms.PREFIXES[prefix] + local)


def dated(graph: Graph, here: URIRef) -> str | None:
    date = graph.value(here, OWN.asOf)
    assert date is None or (isinstance(date, Literal) and date.datatype == EDTF)
    return str(date) if date else None


def measured(graph: Graph, here: URIRef) -> dict[str, object]:
    """The numbers of a figure, exact, with its unit and its words."""
    amounts = {key: graph.value(here, SDO[key]) for key in ("value", "minValue", "maxValue")}
    found: dict[str, object] = {key: Fraction(str(amount)) for key, amount in amounts.items() if amount is not None}
    words = {"unit": SDO.unitText, "bound": OWN.bound, "words": OWN.figureText}
    return found | {key: str(graph.value(here, term)) for key, term in words.items() if found}


def numbers(figure: Json) -> dict[str, object]:
    """The same as facts.json has it."""
    value, factor, bound = figure["value"], SCALES.get(figure["scale"], 1), figure["bound"]
    key = "minValue" if bound in LOW else "maxValue" if bound in HIGH else "value"
    ends = {"minValue": value["from"], "maxValue": value["to"]} if isinstance(value, dict) else {key: value}
    exact = {name: Fraction(end) * factor for name, end in ends.items()}
    return exact | {key: figure[key] for key in ("unit", "bound", "words")}


def cited(graph: Graph, here: URIRef) -> set[tuple[object, ...]]:
    """The quotes of a fact: source, words, words around them, and the link that opens them."""
    quotes: set[tuple[object, ...]] = set()
    for quote in graph.objects(here, SDO.citation):
        selector = graph.value(quote, OA.hasSelector)
        words = [graph.value(selector, OA[name]) for name in ("exact", "prefix", "suffix")]
        source = graph.value(quote, OA.hasSource)
        assert source == graph.value(quote, PROV.wasQuotedFrom)
        quotes.add((source, *(word and str(word) for word in words), str(graph.value(quote, SDO.url))))
    return quotes


def quoted(fact: Json) -> set[tuple[object, ...]]:
    return {
        (at(f"sources/{c['source']}/"), c["quote"], c.get("prefix"), c.get("suffix"), c["url"])
        for c in fact["citations"]
    }


def a(text: str, datatype: URIRef) -> Literal:
    return Literal(text, datatype=datatype, normalize=False)


@pytest.mark.parametrize(
    ("name", "path", "term", "said"),
    [
        ("lighthouses", "lighthouses/north-cape/#height-1999", SDO.value, a("41.5", XSD.decimal)),
        ("lighthouses", "lighthouses/north-cape/#new-lamps", SDO.minValue, a("2", XSD.decimal)),
        ("lighthouses", "lighthouses/north-cape/#new-lamps", SDO.maxValue, a("3", XSD.decimal)),
        ("lighthouses", "lighthouses/pier-7-light/#lamps", SDO.minValue, a("1200", XSD.decimal)),  # more than
        ("lighthouses", "lighthouses/north-cape/#old-height", OWL.deprecated, Literal(True)),
        ("shares", "valleys/upper-valley/#running-2020", SDO.value, a("2/6", OWL.rational)),
        ("shares", "valleys/upper-valley/#mills", SDO.maxValue, a("40", XSD.decimal)),  # less than
        ("poets", "poets/li-bai/#poems", OWN.bound, Literal("about")),
        ("poets", "poets/wang-wei/", SDO.name, Literal("王维")),
        ("names", "towns/zebra/", SDO.alternateName, Literal("زيورخ", lang="ar")),
        ("annals", "harbours/old-harbour/#founded", OWN.lastDay, a("-0752-12-31", XSD.date)),
        ("annals", "harbours/old-harbour/#founded", OWN.year, Literal(-752)),
        ("annals", "harbours/old-harbour/#light", OWN.asOf, a("-0026/..", EDTF)),
        ("censuses", "towns/springfield/#population.1960", SDO.observationDate, a("1960", XSD.gYear)),
        ("lighthouses", "topics/towers/", SKOS.prefLabel, Literal("Towers", lang="en")),
    ],
)
def test_odd_facts(name: str, path: str, term: URIRef, said: Literal) -> None:
    assert (at(path), term, said) in graph_of(name)


def test_numbers_stay_decimals_on_their_way_through_pyld() -> None:
    nodes = jsonld.flatten(json.loads(files_of("lighthouses")["data/facts.jsonld"]))
    (height,) = [node for node in nodes if node["@id"] == f"{BASE}lighthouses/north-cape/#height-1999"]
    assert height[str(SDO.value)] == [{"@type": str(XSD.decimal), "@value": "41.5"}]


@pytest.mark.parametrize("name", SITES)
def test_the_shapes_are_passed(name: str) -> None:
    is_passed, _, report = pyshacl.validate(graph_of(name), shacl_graph=graph_of(name, "shapes.ttl"))
    assert is_passed, report


HEIGHT = at("lighthouses/north-cape/#height-1999")


@pytest.mark.parametrize(
    ("term", "instead"),
    [
        (SDO.text, None),
        (SDO.text, Literal("no language")),
        (SDO.value, None),
        (SDO.value, Literal(41.5)),  # a double
        (SDO.unitText, None),
        (OWN.bound, Literal("roughly")),
        (OWN.asOf, Literal("1999")),
        (OWN.nature, Literal("rumour")),
        (PROV.wasDerivedFrom, at("sources/none/")),
        (SDO.citation, None),
        (SDO.measuredProperty, at("topics/towers/")),
    ],
)
def test_a_broken_graph_fails_the_shapes(term: URIRef, instead: URIRef | Literal | None) -> None:
    broken = Graph() + graph_of("lighthouses")
    broken.remove((HEIGHT, term, None))
    if instead is not None:
        broken.add((HEIGHT, term, instead))
    assert not pyshacl.validate(broken, shacl_graph=graph_of("lighthouses", "shapes.ttl"))[0]


def test_the_vocabulary_has_every_term_of_our_own_that_is_used_and_no_more() -> None:
    graphs = [graph_of(name) for name in SITES]
    used = {term for graph in graphs for triple in graph for term in triple if str(term).startswith(str(OWN))}
    listed = {OWN[name] for name, term in terms.TERMS.items() if not term.address}
    vocabulary = graph_of("lighthouses", "vocabulary.ttl")
    declared = {term for term in vocabulary.subjects(RDF.type) if str(term).startswith(str(OWN))}
    assert declared == listed | {OWN.Series, OWN.Retired, OWN.Moved}
    assert used <= declared


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=100)
def test_any_text_and_address_can_be_read_again(text: str, rest: str) -> None:
    address = terms.iri(f"https://a.example/{rest}")
    line = turtle.line({"@id": "x/", "text": text, "reason": text, "url": address})
    assert line.count("\n") == 1
    graph = Graph().parse(data=turtle.head(BASE) + line, format="turtle")
    assert graph.value(at("x/"), SDO.text) == Literal(text, lang="en")
    assert graph.value(at("x/"), SDO.url) == URIRef(address)


@pytest.mark.parametrize(
    ("formats", "made"),
    [
        (("turtle",), {"facts.ttl", "vocabulary.ttl", "shapes.ttl"}),
        (("jsonld",), {"facts.jsonld", "vocabulary.ttl", "shapes.ttl"}),
        (BOTH, {"facts.ttl", "facts.jsonld", "vocabulary.ttl", "shapes.ttl"}),
        (("sqlite",), set()),
    ],
)
def test_the_files_are_chosen_by_settings(formats: tuple[Format, ...], made: set[str]) -> None:
    paths = exported(site_of("lighthouses", formats=formats))
    assert {Path(path).name for path in paths if path.endswith((".ttl", ".jsonld"))} == made


def test_a_later_build_finds_each_fact_in_the_files(tmp_path: Path) -> None:
    site = site_of("lighthouses")
    for path, (sort, read) in files.readers(len(site.fact_ids)).items():
        (tmp_path / Path(path).name).write_bytes(files_of("lighthouses")[path])
        store = read(tmp_path / Path(path).name)
        made = [files.makers(site)[sort](name) for name in site.fact_ids]
        assert [store[at] for at in range(len(store))] == made
