"""What each other sort of page shows."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet import dates
from factsheet.model import Source
from factsheet.view.charts import Chart, charts
from factsheet.view.facts import EntityRef, FactView, SourceRef
from factsheet.view.highlights import Highlights, highlights
from factsheet.view.lists import Group, Numbered, groups, numbered
from factsheet.view.site import KindRef, Label, SiteView
from factsheet.view.timelines import Year, dated, years

Tokens = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KindPage:
    """The index of a kind."""

    kind: KindRef
    rows: tuple[KindRow, ...]
    lead: Highlights
    cited: Numbered


@dataclass(frozen=True, slots=True)
class KindRow:
    """An entity in the index of its kind; `newest` is the last day that a fact of it spans, for sorting."""

    entity: EntityRef
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    facts: int
    newest: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and every fact drawn from it."""

    source: SourceRef
    record: Source
    retrieved: Tokens
    groups: tuple[Group, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All sources, newest first, with how many facts each gave."""

    rows: tuple[tuple[SourceRef, int], ...]


@dataclass(frozen=True, slots=True)
class PropertyPage:
    """The figures of a property, side by side."""

    label: Label
    unit: str
    charts: tuple[Chart, ...]
    facts: tuple[FactView, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Every dated fact."""

    kinds: tuple[KindRef, ...]
    natures: tuple[str, ...]
    years: tuple[Year, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The facts on a topic."""

    label: Label
    groups: tuple[Group, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class LabelsPage:
    """An index of topics or properties."""

    title: str
    lead: str
    counted: str  # topic or property
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows under its own words."""

    facts: int
    entities: int
    sources: int
    lead: Highlights
    kinds: tuple[KindRef, ...]
    topics: tuple[Label, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """An entity or source that is gone."""

    name: str
    reason: str
    replacement: str


def kind_page(site: SiteView, kind: KindRef) -> KindPage:
    """A kind's index, in the order of names."""
    refs = sorted((ref for ref in site.entities.values() if ref.kind == kind.id), key=lambda ref: ref.name)
    lead = highlights([fact for ref in refs for fact in site.facts_of(ref.id)], site.today)
    return KindPage(kind, tuple(_kind_row(site, ref) for ref in refs), lead, numbered(lead.facts))


def _kind_row(site: SiteView, ref: EntityRef) -> KindRow:
    record, facts = site.sheet.entities[ref.id], site.facts_of(ref.id)
    newest = max((str(fact.date.last) for fact in facts), default="")
    return KindRow(ref, tuple(record.names.items()), record.aliases, len(facts), newest)


def source_page(site: SiteView, source_id: str) -> SourcePage:
    """A source's page."""
    facts, record = site.facts_from(source_id), site.sheet.sources[source_id]
    retrieved = dates.parse(record.retrieved).tokens()
    return SourcePage(site.sources[source_id], record, retrieved, groups(facts), len(facts))


def sources_page(site: SiteView) -> SourcesPage:
    """The index of sources."""
    records = site.sheet.sources
    newest = sorted(records, key=lambda name: dates.parse(records[name].issued).sort_key, reverse=True)
    return SourcesPage(tuple((site.sources[name], len(site.facts_from(name))) for name in newest))


def property_page(site: SiteView, property_id: str) -> PropertyPage:
    """A property's page."""
    facts, label = site.facts_measuring(property_id), site.properties[property_id]
    unit = facts[0].figure.unit if facts and facts[0].figure else ""
    drawn = charts(property_id, label.label, label.url, facts)
    return PropertyPage(label, unit, drawn, tuple(facts), numbered(facts))


def timeline_page(site: SiteView) -> TimelinePage:
    """The timeline of the whole site."""
    shown = dated(site.fact(name) for name in site.fact_ids)
    natures = tuple(dict.fromkeys(fact.nature for fact in shown))
    kinds = {fact.entity.kind for fact in shown}
    return TimelinePage(
        tuple(kind for kind in site.kinds if kind.id in kinds), natures, years(shown), numbered(shown)
    )  # fmt: skip


def topic_page(site: SiteView, topic_id: str) -> TopicPage:
    """A topic's page."""
    facts = site.facts_on(topic_id)
    return TopicPage(site.topics[topic_id], groups(facts), numbered(facts))


def home_page(site: SiteView) -> HomePage:
    """The home page: what is shown is chosen by the facts alone."""
    lead = highlights([site.fact(name) for name in site.fact_ids], site.today)
    return HomePage(
        facts=len(site.fact_ids),
        entities=len(site.entities),
        sources=len(site.sources),
        lead=lead,
        kinds=site.kinds,
        topics=tuple(site.topics.values()),
        cited=numbered(lead.facts),
    )
