"""The JSON-LD in the head of a page: an entity, a few of its facts, and their sources, in schema.org's terms alone.

A block of JSON-LD is no script: nothing runs it. Its `identifier`s are the ids that the digit gate looks up.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup
from pydantic_core import to_json

from factsheet.core import urls
from factsheet.render.exports.linked import measures, nodes
from factsheet.render.exports.linked.terms import Node, iri, sparse, tagged
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.linked import Linked, LinkedByHand, LinkedPage, LinkedView
from factsheet.view.pages import data_files
from factsheet.view.publication import LANGUAGE
from factsheet.view.references import native_names

_SPAN = re.compile(r"\d{4}(?:-(?:0\d|1[012])(?:-\d\d)?)?|\.\.").fullmatch
"""One end of a date as ISO 8601 has it: a year, a month, a day, or open."""


class Home(NamedTuple):
    """The address of the site's root, as a page has it: absolute if that is known, else the way there."""

    root: str

    def to(self, path: str) -> str:
        """Return the address of a page."""
        return f"{self.root}{path}"


def script(shown: Linked, root: str) -> Markup:
    """Return the element for the head of a page. `root` is the site's address, or the way to its root."""
    home = Home(root)
    text = to_json({"@context": "https://schema.org", "@graph": _graph(shown, home)}).decode()
    return Markup(f'<script type="application/ld+json">{escaped(text)}</script>')  # noqa: S704


def _graph(shown: Linked, home: Home) -> list[Node]:
    if isinstance(shown, LinkedView):
        return _of_entity(shown, home)
    return [_by_hand(shown, home) if isinstance(shown, LinkedByHand) else _page(shown, home)]


def _of_entity(shown: LinkedView, home: Home) -> list[Node]:
    sources = dict.fromkeys(source for fact in shown.facts for source in fact.sources)
    return [_entity(shown, home), *(_source(shown.site, source, home) for source in sources)]


def _page(shown: LinkedPage, home: Home) -> Node:
    """Return what a page made from facts is."""
    address = home.to(shown.url)
    if shown.source:
        return _source(shown.site, shown.source, home)
    if shown.url == data_files.URL:
        return _dataset(shown.site, address, home)
    return _within("CollectionPage", shown.title, address, home)


def _by_hand(shown: LinkedByHand, home: Home) -> Node:
    """Return what a page by hand is; the home page stands for the site, of which all other pages are parts."""
    if not shown.is_home:
        return _within("WebPage", shown.title, home.to(shown.url), home)
    publication = shown.site.publication
    return sparse({
        "@id": home.to(""),
        "@type": "WebSite",
        "name": _undigited(publication.name),
        "description": _undigited(publication.about),
        "url": home.to(""),
        "inLanguage": LANGUAGE,
    })  # fmt: skip


def _within(type_: str, title: str, address: str, home: Home) -> Node:
    return sparse({
        "@id": address,
        "@type": type_,
        "name": _undigited(title),
        "url": address,
        "isPartOf": {"@id": home.to("")},
    })  # fmt: skip


def _undigited(text: str) -> str:
    """Return a text without digits; nothing of one with them: they are those of facts, which are not named here."""
    return "" if any(map(str.isnumeric, text)) else text


_FORMATS = {
    "csv": "text/csv", "sqlite": "application/vnd.sqlite3", "parquet": "application/vnd.apache.parquet",
    "json": "application/json", "ttl": "text/turtle", "jsonld": "application/ld+json",
}  # fmt: skip
"""The media types of files with all facts, by how they end."""


def _dataset(site: SiteView, address: str, home: Home) -> Node:
    """Return all facts as a dataset, with the files that have them, as search engines of datasets read it."""
    paths = [file.leads_to for file in data_files.data_page(site).main]
    return {
        "@id": address,
        "@type": "Dataset",
        "name": "All facts of this site",
        "description": "Every fact of this site with its figure, its date, and the words of its sources, as files.",
        "url": address,
        "license": {"@id": site.licence.url},
        "isAccessibleForFree": True,
        "isPartOf": {"@id": home.to("")},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": _FORMATS[ending], "contentUrl": home.to(path)}
            for path in paths
            if (ending := path.rpartition(".")[2]) in _FORMATS
        ],
    }


def escaped(json: str) -> str:
    r"""Write JSON so that nothing in it looks like HTML: no tag, no comment, no end of the element, no attribute.

    >>> escaped('"</script><!-- href="')
    '"\\u003c/script>\\u003c!-- href\\u003d"'
    """
    return json.replace("<", "\\u003c").replace('="', '\\u003d"')


def _entity(shown: LinkedView, home: Home) -> Node:
    site, entity = shown.site, shown.site.sheet.entities[shown.entity]
    address = home.to(site.entities[shown.entity].url)
    return sparse({
        "@id": address,
        "@type": nodes.schema_type(site.sheet.kinds[entity.kind].schema_type),
        "name": entity.name,
        "alternateName": [*entity.aliases, *(tagged(other, tag) for tag, other in native_names(entity))],
        "description": entity.summary,
        "url": address,
        "subjectOf": [_fact(site, fact, home) for fact in shown.facts],
    })  # fmt: skip


def _fact(site: SiteView, shown: FactView, home: Home) -> Node:
    return sparse({
        "@id": home.to(shown.url),
        "@type": ["Claim", "Observation"] if _is_observed(shown) else "Claim",
        "identifier": shown.id,
        "text": shown.text,
        **(_observed(site, shown, home) if _is_observed(shown) else {}),
        **_dated(shown),
        "citation": [{"@id": iri(citation.url)} for citation in shown.citations],
        "isBasedOn": [{"@id": home.to(urls.source(source))} for source in shown.sources],
    })  # fmt: skip


def _is_observed(shown: FactView) -> bool:
    """Tell whether a fact has a figure that was observed. Nobody has observed what is to come."""
    return bool(shown.fact.figure) and not shown.is_planned


def _observed(site: SiteView, shown: FactView, home: Home) -> Node:
    figure = shown.fact.figure
    assert figure
    address, label = home.to(urls.property_(figure.property)), site.sheet.properties[figure.property].label
    return {
        "measuredProperty": {"@id": address, "@type": "Property", "name": label},
        **measures.amounts(figure),
        "unitText": site.sheet.unit_of(figure),
    }


def _dated(shown: FactView) -> Node:
    """Return the date, if ISO 8601 can write it: of a figure a year, month or day, else with any interval of these."""
    text = shown.fact.as_of or ""
    if not all(map(_SPAN, text.split("/"))):
        return {}
    return {"observationDate" if _is_observed(shown) and "/" not in text else "temporalCoverage": text}


def _source(site: SiteView, name: str, home: Home) -> Node:
    source = site.sheet.sources[name]
    return sparse({
        "@id": home.to(urls.source(name)),
        "@type": nodes.source_type(source.type),
        "identifier": name,
        "name": source.title,
        "author": {"name": source.author} if source.author else None,
        "publisher": {"@type": "Organization", "name": source.publisher},
        "datePublished": source.issued if _SPAN(source.issued) else "",
        "inLanguage": source.language_shown,
        "url": iri(source.url),
    })  # fmt: skip
