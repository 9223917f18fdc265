"""The data of all other sorts of pages."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.core import edtf
from factsheet.core.days import EARLIEST
from factsheet.core.edtf import Tokens
from factsheet.core.model import Source
from factsheet.view import formatting
from factsheet.view.fact import FactView
from factsheet.view.grouping import Group, Numbered, groups, numbered
from factsheet.view.highlights import Highlights, highlights
from factsheet.view.index import SiteView
from factsheet.view.pagination import ListPage
from factsheet.view.pictures.charts import Chart, charts
from factsheet.view.pictures.timelines import Year, years
from factsheet.view.references import EntityRef, KindRef, Label, SourceRef
from factsheet.view.search_names import labels_in_order


@dataclass(frozen=True, slots=True)
class KindPage:
    """A part of the index of a kind."""

    kind: KindRef
    part: ListPage[EntityRef]
    rows: tuple[KindRow, ...]
    lead: Highlights
    cited: Numbered


@dataclass(frozen=True, slots=True)
class KindRow:
    """An entity in the index of its kind. `newest` is the number of the last day that its facts span, for sorting."""

    entity: EntityRef
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    facts: int
    newest: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and every fact drawn from it."""

    source: SourceRef
    record: Source
    retrieved: Tokens
    part: ListPage[str]
    groups: tuple[Group, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All sources, newest first, with the number of facts from each."""

    part: ListPage[SourceRef]
    rows: tuple[tuple[SourceRef, int], ...]


@dataclass(frozen=True, slots=True)
class PropertyPage:
    """The figures of a property, side by side."""

    label: Label
    unit: str
    part: ListPage[str]
    charts: tuple[Chart, ...]
    facts: tuple[FactView, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Every dated fact."""

    part: ListPage[str]
    kinds: tuple[KindRef, ...]
    natures: tuple[str, ...]
    years: tuple[Year, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The facts on a topic."""

    label: Label
    part: ListPage[str]
    groups: tuple[Group, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class LabelsPage:
    """An index of topics or properties."""

    title: str
    lead: str
    counted: str  # topic or property
    url: str
    part: ListPage[Label]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The topics or properties of this part."""
        return self.part.rows


@dataclass(frozen=True, slots=True)
class HomePage:
    """The data that the home page shows under its own words."""

    facts: int
    entities: int
    sources: int
    lead: Highlights
    kinds: tuple[KindRef, ...]
    topics: tuple[Label, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """An entity, source or property that is gone."""

    name: str
    reason: str
    replacement: str


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A page that stands elsewhere now. `evidence` and `source` are as in PageSpec."""

    name: str
    target: str
    evidence: str
    source: str


def kind_page(site: SiteView, kind: KindRef, part: ListPage[EntityRef]) -> KindPage:
    """Make a part of a kind's index. Only the list's own page has highlights."""
    whole = {} if part.trail else {n: f for n, f in site.records.items() if _kind_of(site, n) == kind.id}
    lead = highlights(site, whole, site.today)
    return KindPage(kind, part, tuple(_kind_row(site, ref) for ref in part.rows), lead, numbered(lead.facts))


def _kind_row(site: SiteView, ref: EntityRef) -> KindRow:
    record = site.sheet.entities[ref.id]
    newest = max((site.order.date(fact).over for fact in record.facts), default=EARLIEST)
    return KindRow(ref, tuple(record.names.items()), record.aliases, len(record.facts), newest.ordinal)


def _kind_of(site: SiteView, fact: str) -> str:
    return site.entities[fact.partition(".")[0]].kind


def source_page(site: SiteView, source_id: str, part: ListPage[str]) -> SourcePage:
    """Make a part of a source's page."""
    count, record = len(site.ids_from(source_id)), site.sheet.sources[source_id]
    retrieved = edtf.parse(record.retrieved).tokens()
    return SourcePage(site.sources[source_id], record, retrieved, part, groups(site.shown(part.rows)), count)


def sources_page(site: SiteView, part: ListPage[SourceRef]) -> SourcesPage:
    """Make a part of the index of sources."""
    return SourcesPage(part, tuple((ref, len(site.ids_from(ref.id))) for ref in part.rows))


def property_page(site: SiteView, property_id: str, part: ListPage[str]) -> PropertyPage:
    """Make a part of a property's page. Only the list's own page has charts."""
    label, unit = site.properties[property_id], formatting.unit(site.sheet, property_id).label
    drawn = () if part.trail else charts(property_id, label.label, label.url, site.facts_measuring(property_id))
    facts = tuple(site.shown(part.rows))
    cited = numbered([*facts, *(bar.fact for chart in drawn for bar in chart.bars)])
    return PropertyPage(label, unit, part, drawn, facts, cited)


def timeline_page(site: SiteView, part: ListPage[str]) -> TimelinePage:
    """Make a part of the timeline of the whole site."""
    facts = site.shown(part.rows)
    natures = tuple(dict.fromkeys(fact.nature for fact in facts))
    kinds = {fact.entity.kind for fact in facts}
    used = tuple(kind for kind in site.kinds if kind.id in kinds)
    return TimelinePage(part, used, natures, years(facts), numbered(facts))


def topic_page(site: SiteView, topic_id: str, part: ListPage[str]) -> TopicPage:
    """Make a part of a topic's page."""
    facts = site.shown(part.rows)
    return TopicPage(site.topics[topic_id], part, groups(facts), numbered(facts))


def home_page(site: SiteView) -> HomePage:
    """Make the home page. Its facts are chosen by rules from the facts alone."""
    lead = highlights(site, site.records, site.today)
    return HomePage(
        facts=len(site.records),
        entities=len(site.entities),
        sources=len(site.sources),
        lead=lead,
        kinds=site.kinds,
        topics=tuple(labels_in_order(site.topics.values())),
        cited=numbered(lead.facts),
    )
