"""The parts of each long list of the site: indexes by letter of the id or by year, facts by letter of their entity."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet import dates
from factsheet.view.facts import EntityRef, FactView, SourceRef
from factsheet.view.names import Name, in_order
from factsheet.view.site import KindRef, Label, SiteView
from factsheet.view.split import Part, by_letter, by_year
from factsheet.view.timelines import dated


def of_kind(site: SiteView, kind: KindRef) -> tuple[Part[EntityRef], ...]:
    """The entities of a kind, in the order of their names."""
    refs = sorted((ref for ref in site.entities.values() if ref.kind == kind.id), key=lambda ref: ref.name)
    return by_letter(refs, lambda ref: ref.id)


def of_topic(site: SiteView, topic_id: str) -> tuple[Part[FactView], ...]:
    """The facts on a topic."""
    return by_letter(site.facts_on(topic_id), _entity_of)


def of_source(site: SiteView, source_id: str) -> tuple[Part[FactView], ...]:
    """The facts drawn from a source."""
    return by_letter(site.facts_from(source_id), _entity_of)


def of_property(site: SiteView, property_id: str) -> tuple[Part[FactView], ...]:
    """The figures of a property."""
    return by_year(site.facts_measuring(property_id), _filed_under, _entity_of)


def of_timeline(site: SiteView) -> tuple[Part[FactView], ...]:
    """Every dated fact."""
    return by_year(dated(site.fact(name) for name in site.fact_ids), _filed_under, _entity_of)


def of_sources(site: SiteView) -> tuple[Part[SourceRef], ...]:
    """All sources, the newest first."""
    records = site.sheet.sources
    newest = sorted(records, key=lambda name: dates.parse(records[name].issued).sort_key, reverse=True)
    refs = [site.sources[name] for name in newest]
    return by_year(refs, lambda ref: _year(ref.issued), lambda ref: ref.id, prefix="year.")


def of_labels(labels: Iterable[Label]) -> tuple[Part[Label], ...]:
    """An index of topics or properties."""
    return by_letter(labels, lambda label: label.id)


def of_names(site: SiteView) -> tuple[Part[Name], ...]:
    """The index of all names."""
    return by_letter(in_order(site), lambda name: name.slug)


def witness_of(row: FactView | SourceRef) -> tuple[str, str]:
    """The fact, or else the source, whose own words hold the year of a row: one id, the other empty."""
    if isinstance(row, SourceRef):
        return "", row.id
    if row.is_dated:
        return row.id, ""
    cited = [citation.source for citation in row.citations]
    return "", next(source.id for source in cited if _year(source.issued) == int(row.year))


def _filed_under(fact: FactView) -> int:
    return int(fact.year)


def _entity_of(fact: FactView) -> str:
    return fact.entity.id


def _year(tokens: tuple[tuple[str, str], ...]) -> int:
    return int(tokens[-1][1][:4])
