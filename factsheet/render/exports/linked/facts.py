"""A fact -> its node: a Claim of schema.org; an Observation too if it has a figure."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.core import markdown, urls
from factsheet.core.amounts import typed
from factsheet.core.fact import Attribution, Citation
from factsheet.core.figure import Figure
from factsheet.render.exports.linked import dates, measures
from factsheet.render.exports.linked.terms import Node, iri, sparse
from factsheet.view import formatting
from factsheet.view.citations import CitationView
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView


def of_fact(site: SiteView, shown: FactView) -> Node:
    """Return the node of a fact; the points of a series are parts of it."""
    fact = shown.fact
    return sparse({
        "@id": shown.url,
        "@type": _types(shown),
        "identifier": shown.id,
        "mainEntity": shown.entity.url,
        "text": markdown.text(fact.statement),
        **_observed(site, shown),
        **(_series(site, shown) if fact.series else {}),
        **_dated(shown),
        "event": fact.event,
        "nature": fact.nature,
        "about": [other.url for other in shown.about],
        "subject": [urls.topic(topic) for topic in fact.topics],
        "author": _author(site, fact.attributed_to),
        "predicate": fact.relation.predicate if fact.relation else "",
        "object": site.entities[fact.relation.object].url if fact.relation else "",
        "reviewed": fact.reviewed,
        "disputedBy": [other.url for other in shown.disputed_by],
        "isReplacedBy": shown.superseded_by.url if shown.superseded_by else "",
        "outcome": [other.url for other in shown.outcome],
        "outcomeSought": fact.outcome_sought,
        "outcomeVerdict": shown.outcome_verdict,
        **_supported(shown),
    })  # fmt: skip


def _types(shown: FactView) -> Sequence[str]:
    fact = shown.fact
    return ["schema:Claim", *(["schema:Observation"] if fact.figure else []), *(["Series"] if fact.series else [])]


def _series(site: SiteView, shown: FactView) -> Node:
    (measured,) = shown.fact.properties()
    points = [_point(site, point) for point in shown.points]
    return {"measuredProperty": urls.property_(measured), "of": shown.of, "hasPart": points}


def _point(site: SiteView, shown: FactView) -> Node:
    return sparse({
        "@id": shown.url,
        "@type": ["schema:Observation"],
        "identifier": shown.id,
        **_observed(site, shown),
        **_dated(shown),
        "nature": shown.nature,
        **_supported(shown),
    })  # fmt: skip


def _observed(site: SiteView, shown: FactView) -> Node:
    figure = shown.fact.figure
    if not figure:
        return {"of": shown.of}
    return {
        "observationAbout": shown.entity.url,
        "measuredProperty": urls.property_(figure.property),
        **measures.literals(figure),
        "unitText": site.sheet.unit_of(figure),
        "bound": figure.bound,
        "scale": figure.scale,
        "figureText": typed(shown.figure.words) if shown.figure else "",
        "converted": _converted(site, figure),
        "of": shown.of,
        "observationDate": dates.plain(shown.fact.as_of) if shown.fact.as_of else None,
    }


def _converted(site: SiteView, figure: Figure) -> Node:
    """Return the source's own conversion of a figure; nothing without one."""
    converted = figure.converted
    if not converted:
        return {}
    return sparse({
        "@type": ["schema:QuantitativeValue"],
        **measures.literals(converted),
        "unitText": converted.unit,
        "bound": converted.bound,
        "scale": converted.scale,
        "figureText": typed(formatting.conversion(site.sheet, converted)),
    })  # fmt: skip


def _dated(shown: FactView) -> Node:
    return dict(dates.parts(shown.fact.as_of)) if shown.fact.as_of else {}


def _author(site: SiteView, speaker: Attribution | None) -> Node | str:
    """Return the speaker: a person, or the entity itself if nobody is named."""
    if not speaker:
        return ""
    agency = site.entities[speaker.agency].url if speaker.agency else ""
    if not (speaker.name or speaker.role):
        return agency
    return sparse({
        "@type": ["schema:Person"], "name": speaker.name, "jobTitle": speaker.role, "affiliation": agency,
    })  # fmt: skip


def _supported(shown: FactView) -> Node:
    sources = [source.url for source in map(shown.source, shown.sources)]
    pairs = zip(shown.fact.citations, shown.citations, strict=False)
    return {"wasDerivedFrom": sources, "citation": [_quotation(*pair) for pair in pairs]}


def _quotation(citation: Citation, view: CitationView) -> Node:
    """Return the words that a fact cites: as a part of the source, selected by its own words."""
    selector = {
        "@type": ["oa:TextQuoteSelector"],
        "exact": citation.quote,
        "prefix": citation.prefix,
        "suffix": citation.suffix,
    }
    return sparse({
        "@type": ["schema:Quotation", "oa:SpecificResource"],
        "hasSource": view.source.url,
        "wasQuotedFrom": view.source.url,
        "hasSelector": sparse(selector),
        "url": iri(view.url),
        "dated": citation.dated,
        "heading": citation.heading,
        "row": citation.row,
        "locator": citation.locator,
        "paragraph": view.paragraph,
    })  # fmt: skip
