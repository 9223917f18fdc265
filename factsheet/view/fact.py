"""One fact, one source, one entity as templates show them; none depends on the page it is shown on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factsheet.core import edtf, markdown, urls
from factsheet.core.edtf import Tokens
from factsheet.core.memo import kept
from factsheet.core.model import Citation, Entity, Fact, Sheet, Source
from factsheet.evidence.lock import Entry, Key, Lock
from factsheet.view import formatting
from factsheet.view.formatting import DateView, FigureView
from factsheet.view.ordering import Order


@dataclass(frozen=True, slots=True, eq=False)
class EntityRef:
    """A link to an entity, made once. `evidence` is a fact that holds the digits of its name, if it has any."""

    id: str
    kind: str
    name: str
    url: str
    summary: str
    evidence: str


@dataclass(frozen=True, slots=True, eq=False)
class SourceRef:
    """What a link to a source needs, made once."""

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
    paragraph: int | None = None  # which of the source's text they stand in, where that is known

    @property
    def opens_at_words(self) -> bool:
        """Whether `url` leads to the words, not only to their page."""
        return ":~:text=" in self.url

    @property
    def ordinal(self) -> str:
        """The paragraph as a reader says it: 7th."""
        return formatting.ordinal(self.paragraph) if self.paragraph else ""


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
class Lookups:
    """What facts are shown with: links to everything that they name."""

    sheet: Sheet
    entities: Mapping[str, EntityRef]
    sources: Mapping[str, SourceRef]
    disputes: Mapping[str, tuple[str, ...]]
    order: Order
    lock: Lock


@dataclass(eq=False)  # not frozen: of its many, each would take three times as long to make
class FactView:
    """A fact as a page shows it. What no page asks for is never made, as most pages ask for little."""

    id: str  # global: entity.fact
    entity: EntityRef
    fact: Fact
    _lookups: Lookups

    @property
    def local_id(self) -> str:
        """Its id in its entity, and its anchor on the entity's page."""
        return self.fact.id

    @property
    def url(self) -> str:
        """Its permalink."""
        return f"{self.entity.url}#{self.fact.id}"

    @property
    def statement(self) -> str:
        """Its words, with inline Markdown."""
        return self.fact.statement

    @property
    def text(self) -> str:
        """Its words without marks."""
        return markdown.text(self.fact.statement)

    @kept
    def group(self) -> str:
        """The section of its entity's page."""
        return group_of(self.fact)

    @property
    def nature(self) -> str:
        """What sort of statement it is."""
        return self.fact.nature

    @property
    def event(self) -> bool:
        """Whether its date is when it happened."""
        return self.fact.event

    @kept
    def date(self) -> DateView:
        """When it was, or is to be, true; else when it was reported."""
        return formatting.date(self._lookups.order, self.fact)

    @kept
    def sort_key(self) -> int:
        """Orders facts by when they were true."""
        return self._lookups.order.when(self.fact)

    @property
    def year(self) -> int:
        """The year under which it is listed; 0 is 1 BC."""
        return self._lookups.order.date(self.fact).year

    @property
    def is_dated(self) -> bool:
        """Whether its own words give a date."""
        return self.fact.as_of is not None

    @kept
    def figure(self) -> FigureView | None:
        """Its figure in words and signs."""
        return formatting.figure(self._lookups.sheet, self.fact.figure) if self.fact.figure else None

    @property
    def of(self) -> str:
        """The part measured."""
        return self.fact.of or ""

    @property
    def speaker_name(self) -> str:
        """Who says it."""
        return (self.fact.attributed_to.name or "") if self.fact.attributed_to else ""

    @property
    def speaker_role(self) -> str:
        """The office of who says it."""
        return (self.fact.attributed_to.role or "") if self.fact.attributed_to else ""

    @property
    def agency(self) -> EntityRef | None:
        """For whom the speaker speaks."""
        agency = agency_of(self.fact)
        return self._lookups.entities[agency] if agency else None

    @property
    def topics(self) -> tuple[str, ...]:
        """What it is about, by id."""
        return self.fact.topics

    @property
    def about(self) -> tuple[EntityRef, ...]:
        """The other entities on whose page it shows."""
        return tuple(self._lookups.entities[other] for other in self.fact.about)

    @kept
    def citations(self) -> tuple[CitationView, ...]:
        """The words that bear it out."""
        lookups, speaker = self._lookups, self.fact.attributed_to
        return tuple(
            citation_view(c, lookups.sources[c.source], lookups.lock.entry(c.source, Key.of(c, speaker)))
            for c in self.fact.citations
        )

    @kept
    def sources(self) -> tuple[str, ...]:
        """The sources that it cites, by id, each once."""
        cited = self.fact.citations
        return (cited[0].source,) if len(cited) == 1 else tuple(dict.fromkeys([c.source for c in cited]))

    def source(self, name: str) -> SourceRef:
        """A link to one of them."""
        return self._lookups.sources[name]

    @property
    def reviewed(self) -> Tokens:
        """When a person last held it against its source."""
        return edtf.parse(self.fact.reviewed).tokens() if self.fact.reviewed else ()

    @property
    def disputed_by(self) -> tuple[FactRef, ...]:
        """Facts that say otherwise."""
        return tuple(self._ref(other) for other in self._lookups.disputes.get(self.id, ()))

    @property
    def superseded_by(self) -> FactRef | None:
        """A later figure of the same property."""
        return self._ref(self.fact.superseded_by) if self.fact.superseded_by else None

    @kept
    def labels(self) -> tuple[str, ...]:
        """The words that mark it as other than reported, unchallenged and current."""
        nature = () if self.nature == "reported" else (self.nature,)
        disputed = ("disputed",) if self.id in self._lookups.disputes else ()
        return (*nature, *disputed, *(("superseded",) if self.fact.superseded_by else ()))

    @property
    def status(self) -> str:
        """Its labels in words."""
        return ", ".join(self.labels) or "reported"

    @property
    def speaker(self) -> str:
        """Who says it: name and office."""
        return ", ".join(filter(None, (self.speaker_name, self.speaker_role)))

    @property
    def is_key_figure(self) -> bool:
        """Whether its figure is one to show large."""
        return is_key_figure(self.fact)

    def _ref(self, name: str) -> FactRef:
        """A link to another fact by its global id."""
        entity_id, _, local = name.partition(".")
        fact = next(fact for fact in self._lookups.sheet.entities[entity_id].facts if fact.id == local)
        return FactRef(name, markdown.text(fact.statement), f"{self._lookups.entities[entity_id].url}#{local}")


_TOLD = ("reported", "estimate")


def is_key_figure(fact: Fact) -> bool:
    """Whether a fact's figure is one to show large: current, and told as it is."""
    return bool(fact.figure and not fact.superseded_by and fact.nature in _TOLD)


def agency_of(fact: Fact) -> str:
    """The entity for which a fact's speaker speaks, if there is one."""
    return (fact.attributed_to.agency or "") if fact.attributed_to else ""


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
        url=urls.entity(sheet.kinds[entity.kind].plural, entity_id),
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
        language=source.language_shown,
        issued=edtf.parse(source.issued).tokens(),
        url=urls.source(source_id),
        address=source.url,
        archived=source.archived or "",
    )


def citation_view(citation: Citation, source: SourceRef, entry: Entry | None) -> CitationView:
    """A citation with its deep link: as evidence.lock has it, where it is locked, else made of the quote."""
    directive = entry.fragment if entry else urls.of_words(citation.quote, citation.prefix, citation.suffix)
    url = urls.at_words(source.address, directive)
    return CitationView(source, citation.quote, citation.dated or "", url, entry.paragraph if entry else None)
