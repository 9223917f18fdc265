"""One fact, one source, one entity as templates show them; none depends on the page it is shown on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from factsheet import addresses, dates, markdown
from factsheet.model import Citation, Entity, Fact, Sheet, Source
from factsheet.view import formats
from factsheet.view.formats import DateView, FigureView

Keys = Callable[[Fact], Iterable[str]]
"""Under which keys an index files a fact."""


@dataclass(frozen=True, slots=True)
class EntityRef:
    """What a link to an entity needs. `evidence` is a fact that holds the digits of its name, if it has any."""

    id: str
    kind: str
    name: str
    url: str
    summary: str
    evidence: str


@dataclass(frozen=True, slots=True)
class SourceRef:
    """What a link to a source needs."""

    id: str
    title: str
    publisher: str
    author: str
    language: str
    issued: tuple[tuple[str, str], ...]
    url: str  # its page here
    address: str  # where it is to be read
    archived: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """The words that bear a fact out; `url` opens the source at them."""

    source: SourceRef
    quote: str
    dated: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link to another entity, and the fact that states it."""

    label: str
    entity: EntityRef
    fact: str
    nature: str


@dataclass(frozen=True, slots=True)
class FactRef:
    """What a link to a fact needs."""

    id: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as a page shows it."""

    id: str  # global: entity.fact
    local_id: str
    entity: EntityRef
    url: str
    statement: str  # inline Markdown
    text: str
    group: str
    nature: str
    event: bool
    date: DateView
    sort_key: tuple[object, ...]  # by when it was true
    news_key: tuple[object, ...]  # by when it was reported
    figure: FigureView | None
    converted: bool
    of: str
    speaker_name: str
    speaker_role: str
    agency: EntityRef | None
    topics: tuple[str, ...]
    about: tuple[EntityRef, ...]
    relation: Link | None
    citations: tuple[CitationView, ...]
    reviewed: tuple[tuple[str, str], ...]
    disputed_by: tuple[FactRef, ...]
    superseded_by: FactRef | None

    @property
    def labels(self) -> tuple[str, ...]:
        """The words that mark it as other than reported, unchallenged and current."""
        nature = () if self.nature == "reported" else (self.nature,)
        disputed = ("disputed",) if self.disputed_by else ()
        return (*nature, *disputed, *(("superseded",) if self.superseded_by else ()))

    @property
    def speaker(self) -> str:
        """Who says it: name and office."""
        return ", ".join(filter(None, (self.speaker_name, self.speaker_role)))

    @property
    def is_key_figure(self) -> bool:
        """Whether its figure is one to show large: current, told as it is, and not another one in other money."""
        return bool(self.figure and not self.converted and not self.superseded_by) and self.nature in _TOLD


_TOLD = ("reported", "estimate")


def group_of(fact: Fact) -> str:
    """The section of an entity's page in which a fact stands."""
    if fact.relation:
        return "links"
    if fact.nature == "claim":
        return "claims"
    if fact.nature in ("target", "forecast"):
        return "plans"
    if fact.event:
        return "milestones"
    return "figures" if fact.figure else "other"


def entity_ref(sheet: Sheet, entity_id: str, entity: Entity, facts: Iterable[tuple[str, Fact]]) -> EntityRef:
    """A link to an entity; `facts` are those on its page, by global id."""
    return EntityRef(
        id=entity_id,
        kind=entity.kind,
        name=entity.name,
        url=addresses.entity(sheet.kinds[entity.kind].plural, entity_id),
        summary=entity.summary,
        evidence=evidence(entity.name, facts),
    )


def evidence(name: str, facts: Iterable[tuple[str, Fact]]) -> str:
    """The first fact that holds every number of a name such as `14th Five-Year Plan`; empty if it has none."""
    numbers = re.findall(r"\d+", name)
    for fact_id, fact in facts if numbers else ():
        words = " ".join((fact.statement, *(citation.quote for citation in fact.citations)))
        if all(number in words for number in numbers):
            return fact_id
    return ""


def source_ref(source_id: str, source: Source) -> SourceRef:
    """A link to a source."""
    return SourceRef(
        id=source_id,
        title=source.title,
        publisher=source.publisher,
        author=source.author or "",
        language=source.language,
        issued=dates.parse(source.issued).tokens(),
        url=addresses.source(source_id),
        address=source.url,
        archived=source.archived or "",
    )


def citation_view(citation: Citation, source: SourceRef) -> CitationView:
    """A citation with its deep link."""
    url = addresses.at_words(source.address, citation.quote, citation.prefix, citation.suffix)
    return CitationView(source, citation.quote, citation.dated or "", url)


def fact_view(
    sheet: Sheet,
    entities: Mapping[str, EntityRef],
    sources: Mapping[str, SourceRef],
    disputes: Mapping[str, tuple[str, ...]],
    entity_id: str,
    fact: Fact,
) -> FactView:
    """Everything that any page shows of a fact."""
    entity, name = entities[entity_id], f"{entity_id}.{fact.id}"
    speaker, reported = fact.attributed_to, _reported(sheet, fact)
    when = dates.parse(fact.as_of).sort_key if fact.as_of else reported
    return FactView(
        id=name,
        local_id=fact.id,
        entity=entity,
        url=f"{entity.url}#{fact.id}",
        statement=fact.statement,
        text=markdown.text(fact.statement),
        group=group_of(fact),
        nature=fact.nature,
        event=fact.event,
        date=formats.date(sheet, fact),
        sort_key=when + reported,
        news_key=reported + when,
        figure=formats.figure(sheet, fact.figure) if fact.figure else None,
        converted=bool(fact.figure and fact.figure.converted_from),
        of=fact.of or "",
        speaker_name=(speaker.name or "") if speaker else "",
        speaker_role=(speaker.role or "") if speaker else "",
        agency=entities[speaker.agency] if speaker and speaker.agency else None,
        topics=fact.topics,
        about=tuple(entities[other] for other in fact.about),
        relation=_link(fact, entities, name),
        citations=tuple(citation_view(c, sources[c.source]) for c in fact.citations),
        reviewed=dates.parse(fact.reviewed).tokens() if fact.reviewed else (),
        disputed_by=tuple(fact_ref(sheet, entities, other) for other in disputes.get(name, ())),
        superseded_by=fact_ref(sheet, entities, fact.superseded_by) if fact.superseded_by else None,
    )


def fact_ref(sheet: Sheet, entities: Mapping[str, EntityRef], name: str) -> FactRef:
    """A link to a fact by its global id."""
    entity_id, _, local = name.partition(".")
    fact = next(fact for fact in sheet.entities[entity_id].facts if fact.id == local)
    return FactRef(name, markdown.text(fact.statement), f"{entities[entity_id].url}#{local}")


def _link(fact: Fact, entities: Mapping[str, EntityRef], name: str) -> Link | None:
    if not fact.relation:
        return None
    return Link(fact.relation.predicate, entities[fact.relation.object], name, fact.nature)


def _reported(sheet: Sheet, fact: Fact) -> tuple[date, date]:
    """When a fact was last reported, to sort by."""
    return max(dates.parse(sheet.sources[citation.source].issued).sort_key for citation in fact.citations)
