"""The terms of a node, from which both formats are made: each with its vocabulary and the type of its values."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from factsheet.view.publication import LANGUAGE

Node = dict[str, Any]
"""A node as JSON-LD has it. Keys are names in TERMS; addresses are relative to the root of the site."""

OWN = "data/vocabulary.ttl"
"""The file with the terms that no common vocabulary has; they are anchors in it."""

PREFIXES = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "qb": "http://purl.org/linked-data/cube#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}

LINK, WORDS, TEXT, NATIVE = "@id", "@language", "", "@native"


class Term(NamedTuple):
    """A term: its address with a prefix, or empty if it is our own; the type of its values.

    The type is LINK (an address), WORDS (in the language of the site), TEXT, NATIVE (a whole number or a truth
    value) or a datatype. A value that says more, such as its language, is an object with `@value`.
    """

    address: str
    type: str = TEXT


def _of(prefix: str, type_: str, *names: str) -> dict[str, Term]:
    return {name: Term(f"{prefix}:{name}" if prefix else "", type_) for name in names}


TERMS: dict[str, Term] = {
    **_of("schema", LINK, "mainEntity", "observationAbout", "about", "measuredProperty", "citation"),
    **_of("schema", LINK, "author", "publisher", "affiliation", "url", "archivedAt", "license"),
    **_of("schema", WORDS, "text", "description", "jobTitle"),
    **_of("schema", TEXT, "identifier", "name", "alternateName", "unitText", "inLanguage"),
    **_of("schema", TEXT, "observationDate", "datePublished"),  # a year, a month or a day: each says which
    **_of("schema", "xsd:decimal", "value", "minValue", "maxValue"),
    **_of("prov", LINK, "wasDerivedFrom", "wasQuotedFrom"),
    **_of("oa", LINK, "hasSource", "hasSelector"),
    **_of("oa", TEXT, "exact", "prefix", "suffix"),
    **_of("dcterms", LINK, "subject", "hasPart", "isReplacedBy"),
    **_of("skos", WORDS, "prefLabel"),
    **_of("owl", NATIVE, "deprecated"),
    **_of("", "edtf:EDTF", "asOf", "issued"),
    **_of("", "xsd:date", "firstDay", "lastDay", "reviewed", "retrieved", "outcomeSought"),
    **_of("", NATIVE, "year", "event", "paragraph"),
    **_of("", LINK, "disputedBy", "outcome", "object", "converted"),
    **_of("", WORDS, "figureText", "of", "reason"),
    **_of("", TEXT, "bound", "scale", "nature", "predicate", "outcomeVerdict", "kind", "sourceType", "outlet"),
    **_of("", TEXT, "dated", "heading", "row", "locator", "textSha256"),
}


def context(site_url: str) -> Node:
    """Return the context of the JSON-LD file. Without the site's address, the site's root is beside the file's folder.

    Terms that are not listed are our own.
    """
    listed = {
        name: _definition(term) for name, term in TERMS.items() if term.address or term.type not in (TEXT, NATIVE)
    }
    return {"@base": site_url or "../", "@vocab": f"{site_url}{OWN}#", **PREFIXES, **listed}


def _definition(term: Term) -> Node | str:
    if term.type in (TEXT, NATIVE):
        return term.address
    type_ = {"@language": LANGUAGE} if term.type == WORDS else {"@type": term.type}
    return {**({"@id": term.address} if term.address else {}), **type_}


def typed(value: str, datatype: str) -> Node:
    """Return a value that is of another type than its term says."""
    return {"@value": value, "@type": datatype}


def tagged(text: str, language: str) -> Node | str:
    """Return a text with the tag of its language; without one if that is empty."""
    return {"@value": text, "@language": language} if language else text


def sparse(node: Node) -> Node:
    """Return a node without what is empty. The year 0 is not."""
    return {key: value for key, value in node.items() if value or type(value) is int}


def iri(address: str) -> str:
    """Return an address in the characters that an IRI may have. Facts files allow a few more.

    >>> iri("https://a.example/?q={x}")
    'https://a.example/?q=%7Bx%7D'
    """
    return address if not _REFUSED.search(address) else _REFUSED.sub(_escaped, address)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


_REFUSED = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\xa0\ufdd0-\ufdef\ufff0-\uffff\ue000-\uf8ff]')
