"""What each sort of page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet import dates
from factsheet.model import Fact, Retired, Source
from factsheet.view.facts import EntityRef, FactView, Link, SourceRef
from factsheet.view.site import KindRef, Label, SiteView
from factsheet.view.split import Part

SECTIONS = {
    "figures": "Figures",
    "plans": "Plans and targets",
    "milestones": "Milestones",
    "other": "Other facts",
    "claims": "What officials and reports claim",
    "links": "Links",
}
"""The sections of an entity's page in order, by the group of their facts."""

CARDS = 6
"""Key figures shown as cards: the first in the file, so that the editor decides."""

NEWEST = 8
"""Newest facts on the home page."""

Tokens = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The sources of a page in the order of their first citation; a citation shows its source's number."""

    sources: tuple[SourceRef, ...]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading."""

    id: str
    title: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one entity, on a page that has several."""

    entity: EntityRef
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A city, an agency, a plan."""

    entity: EntityRef
    kind: KindRef
    names: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    people: tuple[str, ...]
    cards: tuple[FactView, ...]
    sections: tuple[Section, ...]
    also: tuple[FactView, ...]
    said: tuple[FactView, ...]
    cited: Numbered
    retired: tuple[tuple[str, Retired, str], ...]
    newest: Tokens
    reviewed: Tokens


@dataclass(frozen=True, slots=True)
class KindPage:
    """The index of a kind."""

    kind: KindRef
    part: Part[EntityRef]
    rows: tuple[tuple[EntityRef, tuple[tuple[str, str], ...], int], ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and every fact drawn from it."""

    source: SourceRef
    record: Source
    retrieved: Tokens
    part: Part[FactView]
    groups: tuple[Group, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All sources, newest first, with how many facts each gave."""

    part: Part[SourceRef]
    rows: tuple[tuple[SourceRef, int], ...]


@dataclass(frozen=True, slots=True)
class PropertyPage:
    """The figures of a property, side by side."""

    label: Label
    unit: str
    part: Part[FactView]
    facts: tuple[FactView, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The facts on a topic."""

    label: Label
    part: Part[FactView]
    groups: tuple[Group, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class LabelsPage:
    """An index of topics or properties."""

    title: str
    lead: str
    counted: str  # topic or property
    url: str
    part: Part[Label]

    @property
    def labels(self) -> tuple[Label, ...]:
        """Those of this part."""
        return self.part.rows


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows under its own words."""

    facts: int
    entities: int
    sources: int
    cards: tuple[FactView, ...]
    newest: tuple[FactView, ...]
    kinds: tuple[KindRef, ...]
    topics: tuple[Label, ...]
    cited: Numbered


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """An entity or source that is gone."""

    name: str
    reason: str
    replacement: str


def entity_page(site: SiteView, entity_id: str) -> EntityPage:
    """An entity's page."""
    record, ref = site.sheet.entities[entity_id], site.entities[entity_id]
    own, also, said = site.facts_of(entity_id), site.facts_about(entity_id), site.facts_said_by(entity_id)
    said = [fact for fact in said if fact not in also]
    return EntityPage(
        entity=ref,
        kind=next(kind for kind in site.kinds if kind.id == ref.kind),
        names=tuple(record.names.items()),
        aliases=record.aliases,
        links=_grouped(site.links_of(entity_id)),
        people=_people([*own, *said, *also], entity_id),
        cards=tuple(filter(_is_key_figure, own))[:CARDS],
        sections=tuple(_sections(own)),
        also=tuple(also),
        said=tuple(said),
        cited=numbered([*own, *also, *said]),
        retired=tuple((i, r, site.url_of(r.replaced_by or "")) for i, r in site.retired_of(entity_id).items()),
        newest=_newest(site, record.facts),
        reviewed=_last_reviewed(record.facts),
    )


def kind_page(site: SiteView, kind: KindRef, part: Part[EntityRef]) -> KindPage:
    """A kind's index."""
    entities = site.sheet.entities
    return KindPage(
        kind,
        part,
        tuple((ref, tuple(entities[ref.id].names.items()), len(entities[ref.id].facts)) for ref in part.rows),
    )


def source_page(site: SiteView, source_id: str, part: Part[FactView]) -> SourcePage:
    """A source's page."""
    count, record = len(site.facts_from(source_id)), site.sheet.sources[source_id]
    retrieved = dates.parse(record.retrieved).tokens()
    return SourcePage(site.sources[source_id], record, retrieved, part, groups(part.rows), count)


def sources_page(site: SiteView, part: Part[SourceRef]) -> SourcesPage:
    """The index of sources."""
    return SourcesPage(part, tuple((ref, len(site.facts_from(ref.id))) for ref in part.rows))


def property_page(site: SiteView, property_id: str, part: Part[FactView]) -> PropertyPage:
    """A property's page."""
    facts = part.rows
    unit = facts[0].figure.unit if facts and facts[0].figure else ""
    return PropertyPage(site.properties[property_id], unit, part, facts, numbered(facts))


def topic_page(site: SiteView, topic_id: str, part: Part[FactView]) -> TopicPage:
    """A topic's page."""
    return TopicPage(site.topics[topic_id], part, groups(part.rows), numbered(part.rows))


def home_page(site: SiteView) -> HomePage:
    """The home page: what is shown is chosen by the facts alone."""
    facts = [site.fact(name) for name in site.fact_ids]
    told = [fact for fact in facts if fact.nature == "reported" and not fact.relation]
    newest = tuple(sorted(told, key=lambda fact: fact.news_key, reverse=True)[:NEWEST])
    cards = _spread(facts)
    return HomePage(
        facts=len(facts),
        entities=len(site.entities),
        sources=len(site.sources),
        cards=cards,
        newest=newest,
        kinds=site.kinds,
        topics=tuple(site.topics.values()),
        cited=numbered([*cards, *newest]),
    )


def groups(facts: Iterable[FactView]) -> tuple[Group, ...]:
    """Facts by entity, in the order in which the entities come up."""
    found: dict[str, list[FactView]] = {}
    for fact in facts:
        found.setdefault(fact.entity.id, []).append(fact)
    return tuple(Group(members[0].entity, tuple(members)) for members in found.values())


def numbered(facts: Iterable[FactView]) -> Numbered:
    """The sources that facts cite, numbered from 1."""
    sources = {citation.source.id: citation.source for fact in facts for citation in fact.citations}
    return Numbered(tuple(sources.values()), {name: number for number, name in enumerate(sources, 1)})


def _sections(facts: list[FactView]) -> Iterable[Section]:
    for group, title in SECTIONS.items():
        members = [fact for fact in facts if fact.group == group]
        if group == "milestones":
            members.sort(key=lambda fact: fact.sort_key, reverse=True)
        elif group == "plans":
            members.sort(key=lambda fact: fact.sort_key)
        if members:
            yield Section(group, title, tuple(members))


def _is_key_figure(fact: FactView) -> bool:
    current = fact.nature in ("reported", "estimate") and not fact.superseded_by
    return bool(fact.figure) and current and not fact.converted


def _spread(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """Key figures for the home page: the first of each entity in turn, so that no entity fills the page."""
    queues = [[fact for fact in group.facts if _is_key_figure(fact)] for group in groups(facts)]
    queues.sort(key=len, reverse=True)
    turns = max(map(len, queues), default=0)
    ordered = [queue[turn] for turn in range(turns) for queue in queues if turn < len(queue)]
    return tuple(ordered[:CARDS])


def _grouped(links: Iterable[Link]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.label, []).append(link)
    return tuple((label, tuple(members)) for label, members in found.items())


def _people(facts: Iterable[FactView], entity_id: str) -> tuple[str, ...]:
    """Who speaks for an entity, each once."""
    return tuple(dict.fromkeys(f.speaker for f in facts if f.agency and f.agency.id == entity_id and f.speaker))


def _newest(site: SiteView, facts: Iterable[Fact]) -> Tokens:
    """The newest date at which a reported fact was true, else at which one was reported."""
    reported = [fact for fact in facts if fact.nature == "reported"]
    known = [dates.parse(fact.as_of) for fact in reported if fact.as_of]
    issued = [dates.parse(site.sheet.sources[c.source].issued) for fact in reported for c in fact.citations]
    found = [date for date in known if date.start is date.end] or issued
    return max(found, key=lambda date: date.sort_key).tokens() if found else ()


def _last_reviewed(facts: Iterable[Fact]) -> Tokens:
    days = [fact.reviewed for fact in facts if fact.reviewed]
    return dates.parse(max(days)).tokens() if days else ()
