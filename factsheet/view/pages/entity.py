"""The page of an entity: a city, an agency, a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.core import edtf
from factsheet.core.edtf import Tokens
from factsheet.core.model import Fact, Retired
from factsheet.view.fact import FactView, agency_of
from factsheet.view.grouping import Numbered, numbered
from factsheet.view.highlights import CARDS
from factsheet.view.index import SiteView
from factsheet.view.moved import anchors_on
from factsheet.view.pictures.charts import Chart, charts
from factsheet.view.pictures.maps import Map, map_of
from factsheet.view.pictures.timelines import Strip, dated, strip
from factsheet.view.references import EntityRef, FactRef, KindRef, Link, SourceRef

SECTIONS = {
    "figures": "Figures",
    "plans": "Plans, targets and forecasts",
    "milestones": "Milestones",
    "other": "Other facts",
    "people": "Roles and people",
    "claims": "What officials and reports claim",
    "links": "Relations",
    "also": "Also about it",
}
"""The sections of an entity's page in order. All but `people` and `also` are groups of its own facts."""

FEW = 8
"""The number of a property's figures up to which a chart on an entity's page has all; above it, the entity's own."""


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading. In `people`, the facts of each speaker also stand under the speaker's name."""

    id: str
    title: str
    facts: tuple[FactView, ...]
    said: tuple[tuple[str, tuple[FactView, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityPage:
    """The data of the page of a city, an agency, a plan."""

    entity: EntityRef
    kind: KindRef
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    people: tuple[str, ...]
    cards: tuple[FactView, ...]
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...]
    strip: Strip | None
    dated: tuple[FactView, ...]
    natures: tuple[str, ...]  # of the facts in `dated`
    map: Map | None
    source_count: int  # of the facts on the page; `cited` also has those of the other figures in charts
    cited: Numbered
    retired: tuple[tuple[str, Retired, str], ...]
    moved: tuple[tuple[str, FactRef], ...]  # ids that facts had on this page, with the facts that they are now
    newest: SourceRef | None  # of its own facts' sources
    reviewed: Tokens


def entity_page(site: SiteView, entity_id: str) -> EntityPage:
    """Make the page of an entity."""
    record, ref = site.sheet.entities[entity_id], site.entities[entity_id]
    own, also, said = site.facts_of(entity_id), site.facts_about(entity_id), site.facts_said_by(entity_id)
    facts = list({fact.id: fact for fact in (*own, *also, *said)}.values())
    voices = {fact.id for fact in said}
    about = [*own, *(fact for fact in also if fact.id not in voices)]  # what its officials say is not its own timeline
    speaking = [fact for fact in facts if agency_of(fact.fact) == entity_id and fact.speaker]
    names = frozenset(fact.speaker_name for fact in speaking if fact.speaker_name)
    links, in_time = site.links_of(entity_id), dated(about)
    drawn = tuple(_charts(site, entity_id, own))
    compared = [bar.fact for chart in drawn for bar in chart.bars]
    return EntityPage(
        entity=ref,
        kind=next(kind for kind in site.kinds if kind.id == ref.kind),
        names=tuple(record.names.items()),
        aliases=record.aliases,
        links=_grouped(links),
        people=tuple(dict.fromkeys(fact.speaker for fact in speaking)),
        cards=tuple(fact for fact in own if fact.is_key_figure)[:CARDS],
        sections=tuple(_sections(own, also, said, names)),
        charts=drawn,
        strip=strip(in_time),
        dated=tuple(in_time),
        natures=tuple(dict.fromkeys(fact.nature for fact in in_time)),
        map=_map(site, ref, [*links, *_voices(entity_id, own, said)]),
        source_count=len({name for fact in facts for name in fact.sources}),
        cited=numbered([*facts, *compared]),
        retired=tuple((i, r, site.url_of(r.replaced_by or "")) for i, r in site.retired_of(entity_id).items()),
        moved=anchors_on(site, entity_id),
        newest=_newest(site, record.facts),
        reviewed=_last_reviewed(record.facts),
    )


def _sections(
    own: list[FactView], also: list[FactView], said: list[FactView], names: frozenset[str]
) -> Iterable[Section]:
    """Yield the sections that have facts. A fact of another entity stands once: under its speaker, else in `also`."""
    quoted = [fact for fact in said if fact.speaker]
    groups_: dict[str, list[FactView]] = {group: [] for group in SECTIONS}
    for fact in own:
        groups_[_section_of(fact, names)].append(fact)
    groups_["milestones"].sort(key=lambda fact: fact.sort_key, reverse=True)
    groups_["plans"].sort(key=lambda fact: fact.sort_key)
    quoted_ids = {fact.id for fact in quoted}
    groups_["also"] = list({fact.id: fact for fact in (*also, *said) if fact.id not in quoted_ids}.values())
    for group, title in SECTIONS.items():
        by_speaker = _by_speaker(quoted) if group == "people" else ()
        if groups_[group] or by_speaker:
            yield Section(group, title, tuple(groups_[group]), by_speaker)


def _section_of(fact: FactView, names: frozenset[str]) -> str:
    """Return a fact's section on its entity's page. An `other` fact that names one of its people is in `people`."""
    return "people" if fact.group == "other" and any(name in fact.text for name in names) else fact.group


def _by_speaker(said: list[FactView]) -> tuple[tuple[str, tuple[FactView, ...]], ...]:
    speakers = dict.fromkeys(fact.speaker for fact in said)
    return tuple((name, tuple(fact for fact in said if fact.speaker == name)) for name in speakers)


def _map(site: SiteView, ref: EntityRef, links: list[Link]) -> Map | None:
    return map_of(ref, {link.entity.id: site.links_of(link.entity.id) for link in links} | {ref.id: links})


def _voices(entity_id: str, own: list[FactView], said: list[FactView]) -> Iterable[Link]:
    """Yield links to the entities whose officials it quotes, and to those on whose pages its own are quoted.

    These are no relations, but ways on.
    """
    for fact in own:
        if fact.agency and fact.agency.id != entity_id:
            yield Link("quoted here", fact.agency, fact.id, "reported")
    for fact in said:
        yield Link("quoted on", fact.entity, fact.id, "reported")


def _charts(site: SiteView, entity_id: str, own: list[FactView]) -> Iterable[Chart]:
    """Yield the charts of each property measured: with other entities while figures are few, else its own alone."""
    measured = dict.fromkeys(fact.figure.property_id for fact in own if fact.figure)
    for name in measured:
        mine = [fact for fact in own if fact.figure and fact.figure.property_id == name]
        label = site.properties[name]
        facts = site.facts_measuring(name) if label.count <= FEW else mine
        yield from charts(name, label.label, label.url, facts, entity_id)


def _grouped(links: Iterable[Link]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    by_label: dict[str, list[Link]] = {}
    for link in links:
        by_label.setdefault(link.label, []).append(link)
    return tuple((label, tuple(members)) for label, members in by_label.items())


def _newest(site: SiteView, facts: Iterable[Fact]) -> SourceRef | None:
    """Return the newest source of an entity's facts, or None. The facts can be true up to the day of that source."""
    cited = dict.fromkeys(citation.source for fact in facts for citation in fact.citations)
    newest = max(cited, key=lambda name: edtf.parse(site.sheet.sources[name].issued).rank, default=None)
    return site.sources[newest] if newest else None


def _last_reviewed(facts: Iterable[Fact]) -> Tokens:
    days = [fact.reviewed for fact in facts if fact.reviewed]
    return edtf.parse(max(days)).tokens() if days else ()
