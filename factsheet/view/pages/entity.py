"""The page of an entity: a city, an agency, a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.core import edtf
from factsheet.core.model import Retired
from factsheet.view import points
from factsheet.view.alphabet import alphabetical
from factsheet.view.bibliography import drawn_from, sources_of
from factsheet.view.box.build import PLACES, box
from factsheet.view.box.row import BoxRow, Subject
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.moved import anchors_on
from factsheet.view.nature import agency_of
from factsheet.view.pictures.charts import Chart, charts
from factsheet.view.pictures.series import SeriesPicture, series_picture
from factsheet.view.provenance import Provenance, provenance
from factsheet.view.references import EntityRef, FactRef, KindRef, SourceRef, native_names
from factsheet.view.sections import FIGURES, Section, section_of, sections

FEW = 8
"""The number of a property's figures up to which a chart on an entity's page has all; above it, the entity's own."""

OFTEN = 40
"""The most pages that name an entity and are listed in sight."""

SHORT = 2
"""The most facts of a page that stands in one column."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """The data of the page of a city, an agency, a plan."""

    entity: EntityRef
    kind: KindRef
    names: tuple[tuple[str, str], ...]
    provenance: Provenance | None  # of its own facts; None if it has none
    points: tuple[FactView, ...]
    box: tuple[BoxRow, ...]
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...]
    series: Mapping[str, SeriesPicture]  # by the global id of their fact
    elsewhere: tuple[tuple[EntityRef, tuple[FactView, ...]], ...]  # pages whose facts name it, with these facts
    sources: tuple[SourceRef, ...]  # of its own facts and of its charts
    retired: tuple[tuple[str, Retired, str], ...]
    moved: tuple[tuple[str, FactRef], ...]  # ids that facts had on this page, with the facts that they are now
    drawn: str  # who published these sources, for a citation of the page
    is_short: bool
    printed: str  # the month of the build in words: with the day, every page would change every day

    @property
    def is_named_often(self) -> bool:
        """True if the list of the pages that name it is long."""
        return len(self.elsewhere) > OFTEN


def entity_page(site: SiteView, entity_id: str) -> EntityPage:
    """Make the page of an entity."""
    record, ref = site.sheet.entities[entity_id], site.entities[entity_id]
    own, named = site.facts_of(entity_id), site.shown(site.ids_naming(entity_id))
    others = [fact for fact in named if fact.entity.id != entity_id]
    kind = next(kind for kind in site.kinds if kind.id == ref.kind)
    facts = site.series.with_leads(site.own_facts(entity_id))
    best = points.best_of_each(site.sheet, site.order, facts)
    main, left = best[: points.MOST], {name: facts[name] for name in best[points.MOST :]}
    further = site.shown(points.further_points(site.order, left))
    drawn = tuple(_charts(site, entity_id, own))
    cited = [*own, *(bar.fact for chart in drawn for bar in chart.bars)]
    sources = tuple({ref.id: ref for ref in sources_of(cited)}.values())
    return EntityPage(
        entity=ref,
        kind=kind,
        names=native_names(record),
        provenance=provenance(site, record.facts),
        points=() if _is_drawn(main, drawn) else tuple(site.shown(main)),
        box=box(_subject(site, kind, ref, own, others, further)),
        sections=sections(own, site.topics.values()),
        charts=drawn,
        series={fact.id: _series(site, fact, own) for fact in own if fact.points},
        elsewhere=_by_entity(others),
        sources=sources,
        drawn=drawn_from(sources),
        retired=tuple(_retired(site, entity_id)),
        moved=anchors_on(site, entity_id),
        is_short=len(own) <= SHORT and not any(fact.points for fact in own),
        printed=edtf.parse(site.month).words(),
    )


def _retired(site: SiteView, entity_id: str) -> Iterator[tuple[str, Retired, str]]:
    """Yield what was once on the page: its id there, why it is gone, and the address of what took its place, if any."""
    for name, gone in site.retired_of(entity_id).items():
        yield name, gone, site.url_of(gone.replaced_by) if gone.replaced_by else ""


def _subject(
    site: SiteView,
    kind: KindRef,
    ref: EntityRef,
    own: Sequence[FactView],
    others: Sequence[FactView],
    further: Sequence[FactView],
) -> Subject:
    """Gather all that the box of an entity is made from: its own facts, `others` that name it, `further` points."""
    return Subject(
        kind=kind,
        name=ref.name,
        aliases=site.sheet.entities[ref.id].other_names,
        witness=ref.witness,
        own=tuple(own),
        others=tuple(others),
        links=tuple(site.links_of(ref.id)),
        speaking=tuple(fact for fact in (*own, *others) if agency_of(fact.fact) == ref.id),
        further=tuple(further),
        properties=site.properties,
        places=frozenset(other.id for other in site.kinds if other.schema_type in PLACES),
    )


def _is_drawn(main: Sequence[str], drawn: Iterable[Chart]) -> bool:
    """Tell whether the only main point is also an end of a chart, which tells what it was before."""
    return len(main) == 1 and any(chart.own and bar.fact.id == main[0] for chart in drawn for bar in chart.bars)


def _charts(site: SiteView, entity_id: str, own: list[FactView]) -> Iterable[Chart]:
    """Yield the charts of each property measured: with other entities while figures are few, else its own alone."""
    figures = [fact for fact in own if fact.figure and section_of(fact) == FIGURES]
    measured = dict.fromkeys(fact.figure.property_id for fact in figures if fact.figure)
    drawn = {name for fact in own if fact.points for name in fact.fact.properties()}
    for name in (name for name in measured if name not in drawn):
        mine = [fact for fact in own if fact.figure and fact.figure.property_id == name]
        label = site.properties[name]
        facts = site.facts_measuring(name) if label.count <= FEW else mine
        yield from charts(name, label.label, label.url, facts, entity_id)


def _series(site: SiteView, series: FactView, own: Iterable[FactView]) -> SeriesPicture:
    """Draw a series with the entity's other facts that measure the same of the same part."""
    (name,) = series.fact.properties()
    like = (fact for fact in own if fact.figure and (fact.figure.property_id, fact.of) == (name, series.of))
    return series_picture(series, site.properties[name], like)


def _by_entity(facts: Iterable[FactView]) -> tuple[tuple[EntityRef, tuple[FactView, ...]], ...]:
    """Group facts by entity, in the order of the file; a long list is in the order of names."""
    by_entity: dict[str, list[FactView]] = {}
    for fact in facts:
        by_entity.setdefault(fact.entity.id, []).append(fact)
    groups = [(members[0].entity, tuple(members)) for members in by_entity.values()]
    if len(groups) > OFTEN:
        groups.sort(key=lambda group: alphabetical(group[0].sort or group[0].name, group[0].id))
    return tuple(groups)
