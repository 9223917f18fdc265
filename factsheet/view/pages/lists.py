"""(view of the site, one part of a long list) -> the data of its page.

Kinds, sources, properties and topics have an index each; a source, a property, a topic and the timeline list facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from factsheet.core import edtf
from factsheet.core.days import EARLIEST, Day
from factsheet.core.edtf import Tokens
from factsheet.core.model import Source
from factsheet.evidence.lock import Lock
from factsheet.view import formatting, points, series
from factsheet.view.bibliography import drawn_from, sources_of
from factsheet.view.fact import FactView
from factsheet.view.grouping import Group, groups
from factsheet.view.index import SiteView
from factsheet.view.nature import is_planned
from factsheet.view.pages.compare import is_compared
from factsheet.view.pagination import ListPage
from factsheet.view.pictures.charts import Chart, charts
from factsheet.view.pictures.multiples import Multiple, multiples
from factsheet.view.pictures.timelines import Year, span, years
from factsheet.view.provenance import Provenance, provenance
from factsheet.view.references import EntityRef, KindRef, Label, SourceRef, has_digits, native_names
from factsheet.view.search_names import letter_of


@dataclass(frozen=True, slots=True)
class KindPage:
    """A part of the index of a kind."""

    kind: KindRef
    part: ListPage[EntityRef]
    rows: tuple[KindRow, ...]
    points: tuple[FactView, ...]  # on the index's own page
    provenance: Provenance | None  # of all their facts, on the index's own page
    has_figures: bool  # whether there is a table that compares them


@dataclass(frozen=True, slots=True)
class KindRow:
    """An entity in the index of its kind.

    `newest`, for sorting, is the number of the last day of its dated facts; plans do not count.
    """

    entity: EntityRef
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    facts: int
    newest: int

    @property
    def names_witness(self) -> str:
        """A fact that bears out the digits of its names in other languages; empty if they have none."""
        return self.entity.witness if has_digits(*(name for _, name in self.names)) else ""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and every fact drawn from it."""

    source: SourceRef
    record: Source
    language: str  # its name in English
    retrieved: Tokens
    part: ListPage[str]
    facts: tuple[FactView, ...]  # in the order of the source's text
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
    multiples: tuple[Multiple, ...]  # on the page of a property that several entities have series of
    are_all_drawn: bool
    facts: tuple[FactView, ...]
    provenance: Provenance | None  # of all of its figures, on its own page
    drawn: str  # who published what it shows, for a citation of the page

    @property
    def is_long(self) -> bool:
        """True if a reader would rather find than look."""
        return len(self.facts) > _LONG

    @property
    def follows_pictures(self) -> bool:
        """True if its table begins with what the bars of its charts show, in their order."""
        return any(not chart.is_short for chart in self.charts)

    @property
    def order(self) -> str:
        """The order of its table, in words."""
        if self.follows_pictures:
            return "In the order of the picture"
        return "Newest first" if any(fact.is_dated for fact in self.facts) else "Not dated"

    @property
    def has_partial_figures(self) -> bool:
        """True if a figure measures a part alone."""
        return any(fact.of for fact in self.facts)

    @property
    def is_mixed(self) -> bool:
        """True if its figures have several units, so that each has to name its own."""
        return any(fact.figure and fact.figure.is_converted_for_drawing for fact in self.facts)


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Every dated fact."""

    part: ListPage[str]
    kinds: tuple[KindRef, ...]
    natures: tuple[str, ...]
    years: tuple[Year, ...]
    span: tuple[Day, Day] | None  # the days from the first to the last, if there are enough to draw them
    provenance: Provenance | None  # where one page shows them all

    @property
    def days(self) -> tuple[int, int] | None:
        """The number of the first of these days, and how many there are."""
        return (first := self.span[0].ordinal, self.span[1].ordinal - first + 1) if self.span else None


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The facts on a topic."""

    label: Label
    part: ListPage[str]
    figures: tuple[FactView, ...]
    others: tuple[FactView, ...]  # all else, in one list; empty where `groups` has them
    groups: tuple[Group, ...]  # all else by entity, where an entity has two on average: fewer need no heading
    provenance: Provenance | None  # where one page shows them all
    drawn: str  # who published what it shows, for a citation of the page


@dataclass(frozen=True, slots=True)
class LabelsPage:
    """An index of topics or properties, or a part of it, each with its best figure if it has one."""

    part: ListPage[Label]
    rows: tuple[tuple[Label, FactView | None], ...]

    @property
    def is_long(self) -> bool:
        """True if a reader would rather find than look."""
        return len(self.rows) > _LONG

    @property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """The letters with which the names in a long list begin, each with the id of the first."""
        firsts = {letter_of(label.label): label.id for label, _ in reversed(self.rows)}
        return tuple(reversed(firsts.items())) if self.is_long else ()


def kind_page(site: SiteView, kind: KindRef, part: ListPage[EntityRef]) -> KindPage:
    """Make a part of a kind's index. Only the list's own page has highlights."""
    whole = {} if part.trail else {n: f for n, f in site.records.items() if _kind_of(site, n) == kind.id}
    main = site.shown(points.spread(site.sheet, site.order, site.series.with_leads(whole.items())))
    rows, origin = tuple(_kind_row(site, ref) for ref in part.rows), provenance(site, list(whole.values()))
    return KindPage(kind, part, rows, tuple(main), origin, is_compared(site, kind))


def _kind_row(site: SiteView, ref: EntityRef) -> KindRow:
    record = site.sheet.entities[ref.id]
    dates = (fact.as_of or series.last_date(fact) for fact in record.facts if not is_planned(fact))
    newest = max((edtf.parse(date).over for date in dates if date), default=EARLIEST)
    return KindRow(ref, native_names(record), record.aliases, len(record.facts), newest.ordinal)


def _kind_of(site: SiteView, fact: str) -> str:
    return site.entities[fact.partition(".")[0]].kind


def source_page(site: SiteView, source_id: str, part: ListPage[str]) -> SourcePage:
    """Make a part of a source's page."""
    count, record = len(site.ids_from(source_id)), site.sheet.sources[source_id]
    retrieved = edtf.parse(record.retrieved).tokens
    facts = sorted(site.shown(part.rows), key=partial(_place_in, source_id, site.lock or Lock()))
    language = formatting.language(record.language_shown)
    return SourcePage(site.sources[source_id], record, language, retrieved, part, tuple(facts), count)


def _place_in(source_id: str, lock: Lock, fact: FactView) -> int:
    """Return the paragraph of a source from which a fact is; those of which it is not known come last."""
    own = (cited for cited in fact.fact.citations if cited.source == source_id)
    entries = [lock.entry_of(cited, fact.fact.attributed_to) for cited in own]
    return min([entry.paragraph for entry in entries if entry and entry.paragraph], default=_UNKNOWN)


_UNKNOWN = 1 << 30
_LONG = 30


def sources_page(site: SiteView, part: ListPage[SourceRef]) -> SourcesPage:
    """Make a part of the index of sources."""
    return SourcesPage(part, tuple((ref, len(site.ids_from(ref.id))) for ref in part.rows))


def property_page(site: SiteView, property_id: str, part: ListPage[str]) -> PropertyPage:
    """Make a part of a property's page.

    Only the list's own page has pictures. Its table is in the order of those whose bars have all that is drawn.
    """
    label, unit = site.properties[property_id], formatting.unit(site.sheet, property_id).label
    figures = () if part.trail else site.shown(site.ids_listed(property_id))
    drawn = charts(property_id, label.label, label.url, figures)
    measuring = () if part.trail else site.facts_measuring(property_id)
    small, are_all = multiples(measuring)
    whole = [chart for chart in drawn if not chart.is_short]
    place = {bar.fact.id: number for number, bar in enumerate(bar for chart in whole for bar in chart.bars)}
    largest_first = drawn and not any(chart.plot or chart.own for chart in drawn)

    def order(fact: FactView) -> tuple[object, ...]:
        size = fact.figure.drawn[1] if fact.figure and largest_first else 0
        return place.get(fact.id, len(place)), -size

    rows = sorted(site.shown(part.rows), key=order)
    shown = drawn_from(sources_of([*rows, *measuring]))
    origin = provenance(site, [fact.fact for fact in measuring])
    return PropertyPage(label, unit, part, drawn, small, are_all, tuple(rows), origin, shown)


def timeline_page(site: SiteView, part: ListPage[str]) -> TimelinePage:
    """Make a part of the timeline of the whole site."""
    facts = site.shown(part.rows)
    natures = tuple(dict.fromkeys(fact.nature for fact in facts))
    kinds = {fact.entity.kind for fact in facts}
    used = tuple(kind for kind in site.kinds if kind.id in kinds)
    origin = None if part.trail or part.parts else provenance(site, [fact.fact for fact in facts])
    return TimelinePage(part, used, natures, years(facts), span(facts), origin)


def topic_page(site: SiteView, topic_id: str, part: ListPage[str]) -> TopicPage:
    """Make a part of a topic's page."""
    facts = site.shown(part.rows)
    figures = tuple(fact for fact in facts if fact.fact.properties())
    others = tuple(fact for fact in facts if not fact.fact.properties())
    by_entity = groups(others)
    if len(others) < 2 * len(by_entity):
        by_entity = ()
    label = site.topics[topic_id]
    origin = provenance(site, [fact.fact for fact in facts]) if len(facts) == label.count else None
    drawn = drawn_from(sources_of(facts))
    return TopicPage(label, part, figures, () if by_entity else others, by_entity, origin, drawn)


def labels_page(site: SiteView, ids: Callable[[str], Iterable[str]], part: ListPage[Label]) -> LabelsPage:
    """Make a part of the index of topics or properties. `ids` returns the facts of each."""
    return LabelsPage(part, with_best(site, ids, part.rows))


def with_best(
    site: SiteView, ids: Callable[[str], Iterable[str]], labels: Iterable[Label]
) -> tuple[tuple[Label, FactView | None], ...]:
    """Return topics or properties, each with the best figure of its facts, which `ids` returns, or None."""
    labels = list(labels)
    best = zip(labels, bests(site, ids, labels), strict=True)
    return tuple((label, site.fact(name) if name else None) for label, name in best)


def bests(site: SiteView, ids: Callable[[str], Iterable[str]], labels: Iterable[Label]) -> tuple[str, ...]:
    """Return the global id of the best figure of each topic or property, whose facts `ids` returns; empty for none."""
    facts = (site.series.with_leads((name, site.record(name)) for name in ids(label.id)) for label in labels)
    return tuple(points.best(site.sheet, site.order, of_label) for of_label in facts)
