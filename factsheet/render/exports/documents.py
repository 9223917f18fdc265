"""The shape of each file under /api/v1 and of the records in it, but for facts, which `shapes` has.

`DOCUMENTS` lists the files. `schema` publishes their shapes, `json` and `index` make them.
"""

# No `from __future__ import annotations` here, as in `shapes`.
from typing import Annotated, Any, Literal, NamedTuple, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from factsheet.core import model
from factsheet.core.amounts import NUMBER_PATTERN
from factsheet.core.fact import Nature
from factsheet.core.scalars import AnyId, Day, FactId, Id
from factsheet.render.exports.shapes import RELATIVE, Address, Fact, Url, Words, as_in, says

Number = Annotated[str, Field(pattern=NUMBER_PATTERN)]
Count = Annotated[int, Field(ge=0)]

_ID = says("Stable for ever")
_HERE = says(f"The address of its page, {RELATIVE}")


class _Named(TypedDict):
    id: Annotated[Id, _ID]
    kind: Annotated[Id, says("The id of its kind")]
    name: Annotated[Words, as_in(model.Entity, "name")]
    names: Annotated[dict[str, Words], as_in(model.Entity, "names")]
    aliases: Annotated[list[Words], as_in(model.Entity, "aliases")]
    summary: Annotated[Words, as_in(model.Entity, "summary")]
    sort: NotRequired[Annotated[Words, as_in(model.Entity, "sort")]]
    distinction: NotRequired[Annotated[Words, says("What tells it from others of its name, such as its county")]]
    url: Annotated[Url, _HERE]


class Entity(_Named):
    """A city, an agency, a plan: whatever has a page of facts."""

    facts: Annotated[list[FactId], says("The ids of its own facts, in the order of the facts file")]


class _Bibliography(TypedDict):
    id: Annotated[Id, _ID]
    type: Annotated[Words, as_in(model.Source, "type")]
    title: Annotated[Words, as_in(model.Source, "title")]
    publisher: Annotated[Words, as_in(model.Source, "publisher")]
    issued: Annotated[Words, as_in(model.Source, "issued")]
    when: Annotated[Words, says("That date in words, as pages show it")]
    language: Annotated[Words, says("The language it is written in, as a BCP 47 tag")]
    address: Annotated[Address, as_in(model.Source, "url")]
    url: Annotated[Url, _HERE]


class CitedSource(_Bibliography):
    """A source as far as a citation names it; `sources.json` has the rest."""

    author: NotRequired[Annotated[Words, as_in(model.Source, "author")]]
    outlet: NotRequired[Annotated[model.Outlet, as_in(model.Source, "outlet")]]
    archived: NotRequired[Annotated[Address, as_in(model.Source, "archived")]]


class Source(_Bibliography):
    """A work that facts are drawn from; keys are named as in CSL where that has one."""

    author: Annotated[Words | None, as_in(model.Source, "author")]
    outlet: Annotated[model.Outlet | None, as_in(model.Source, "outlet")]
    archived: Annotated[Address | None, as_in(model.Source, "archived")]
    retrieved: Annotated[Day, as_in(model.Source, "retrieved")]
    text_sha256: Annotated[str | None, as_in(model.Source, "text_sha256")]
    facts: Annotated[list[FactId], says("The ids of the facts drawn from it")]


class Property(TypedDict):
    """A quantity that figures measure. Figures of one property can be compared."""

    id: Annotated[Id, _ID]
    label: Annotated[Words, as_in(model.Property, "label")]
    unit: Annotated[Words, says("The unit that its figures have, unless they name one of their own")]
    range: Annotated[Annotated[list[Number], Field(min_length=2, max_length=2)] | None, as_in(model.Property, "range")]
    key: Annotated[int | None, as_in(model.Property, "key")]
    url: Annotated[Url | None, says(f"The address of its page, {RELATIVE}; null without figures")]
    facts: Annotated[list[AnyId], says("The ids of its figures, newest first: of facts, and of points of series")]


class Retired(TypedDict):
    """Something once published and now gone; its address keeps working and says why."""

    id: Annotated[AnyId, says("The id that it had; of a fact `entity.fact`")]
    kind: Annotated[Id, says("`fact`, `source`, `property`, or of an entity its kind")]
    name: Annotated[Words | None, as_in(model.Retired, "name")]
    reason: Annotated[Words, as_in(model.Retired, "reason")]
    replaced_by: Annotated[AnyId | None, as_in(model.Retired, "replaced_by")]
    url: Annotated[Url, says(f"Its page or anchor, which says why, {RELATIVE}")]
    replaced_by_url: Annotated[Url | None, says(f"The address of what replaced it, {RELATIVE}; null without one")]


class Moved(TypedDict):
    """Something at a new address."""

    id: Annotated[AnyId, says("The old id as the facts file writes it, such as `sources.old` or `entity.old-fact`")]
    new: Annotated[AnyId, says("The new id; of a kind `kinds.KIND`")]
    old_url: Annotated[Url, says(f"The old address, {RELATIVE}")]
    url: Annotated[Url, says(f"The new address, {RELATIVE}")]


class KindCount(TypedDict):
    """A kind that has entities."""

    id: Annotated[Id, _ID]
    plural: Annotated[Words, as_in(model.Kind, "plural")]
    url: Annotated[Url, says(f"The address of its index, {RELATIVE}")]
    count: Annotated[Count, says("How many entities it has")]


class TopicCount(TypedDict):
    """A topic that has facts."""

    id: Annotated[Id, _ID]
    label: Annotated[Words, as_in(model.Topic, "label")]
    url: Annotated[Url, _HERE]
    count: Annotated[Count, says("How many facts are on it")]


class NatureCount(TypedDict):
    """The facts of one nature; a series counts once."""

    id: Annotated[Nature, says("The nature")]
    count: Annotated[Count, says("How many facts have it")]


class OutletCount(TypedDict):
    """The sources of one sort of publisher."""

    id: Annotated[model.Outlet | None, says("The sort of publisher; null for sources that name none")]
    count: Annotated[Count, says("How many sources have it")]


class Counts(TypedDict):
    """Totals of the whole site."""

    entities: Annotated[Count, says("Entities")]
    facts: Annotated[Count, says("Facts; a series counts once")]
    points: Annotated[Count, says("Points of series")]
    citations: Annotated[Count, says("Citations of facts and of points")]
    sources: Annotated[Count, says("Sources")]
    properties: Annotated[Count, says("Properties, also those without figures")]
    topics: Annotated[Count, says("Topics that have facts")]
    retired: Annotated[Count, says("Entries in `retired.json`")]
    moved: Annotated[Count, says("Entries in `moved`")]


class IndexPart(TypedDict):
    """A part of the lists of a long index."""

    files: Annotated[list[Url], says(f"Further files of the API, {RELATIVE}")]
    tables: Annotated[list[Url], says(f"Further tables, {RELATIVE}")]


class Index(TypedDict):
    """Everything that there is, and how much of it."""

    version: Annotated[Literal["v1"], says("The version of the API")]
    generator: Annotated[Words, says("The program that made the files, with its version")]
    built: Annotated[Day, says("The day of the build")]
    licence: Annotated[Words, says("The licence of the facts, as an SPDX id")]
    reviewed: Annotated[Day | None, says("The newest day on which a person held a fact against its source")]
    counts: Annotated[Counts, says("Totals of the whole site")]
    kinds: Annotated[list[KindCount], says("The kinds of entity, in the order of the site’s menu")]
    natures: Annotated[list[NatureCount], says("The natures that facts have")]
    outlets: Annotated[list[OutletCount], says("The sorts of publisher that sources have")]
    topics: Annotated[list[TopicCount], says("The topics, in the order of the facts file")]
    moved: Annotated[list[Moved], says("What has another address now. Pages lead on; files do not")]
    files: Annotated[list[Url], says(f"The files of the API, {RELATIVE}; those of entities last")]
    tables: Annotated[list[Url], says(f"The CSV files, {RELATIVE}; those of entities last")]
    bibliography: Annotated[list[Url], says(f"All sources and the site as works to cite, in four forms, {RELATIVE}")]
    parts: NotRequired[
        Annotated[list[Url], says(f"Where the site is large: files with the rest of `files` and `tables`, {RELATIVE}")]
    ]


class EntityDocument(_Named):
    """One entity, with its facts whole and the sources that they cite."""

    sources: Annotated[list[CitedSource], says("The sources that its facts cite")]
    facts: Annotated[list[Fact], says("Its own facts, in the order of the facts file")]


class FactsDocument(TypedDict):
    """Every fact."""

    facts: Annotated[list[Fact], says("The facts, in the order of the facts file")]


class EntitiesDocument(TypedDict):
    """Every entity, with the ids of its facts."""

    entities: Annotated[list[Entity], says("The entities, in the order of the facts file")]


class SourcesDocument(TypedDict):
    """Every source."""

    sources: Annotated[list[Source], says("The sources, in the order of the facts file")]


class PropertiesDocument(TypedDict):
    """Every property."""

    properties: Annotated[list[Property], says("The properties, in the order of the facts file")]


class RetiredDocument(TypedDict):
    """Everything that was once published and is gone."""

    retired: Annotated[list[Retired], says("What is gone, in the order of the facts file")]


class Document(NamedTuple):
    """A sort of file under /api/v1. `path` may have a place for the id of an entity, or for the number of a part."""

    path: str
    shape: Any
    schema: str  # the name of its schema


DOCUMENTS = (
    Document("index.json", Index, "index"),
    Document("index-{number}.json", IndexPart, "index-part"),
    Document("facts.json", FactsDocument, "facts"),
    Document("entities.json", EntitiesDocument, "entities"),
    Document("entities/{id}.json", EntityDocument, "entity"),
    Document("sources.json", SourcesDocument, "sources"),
    Document("properties.json", PropertiesDocument, "properties"),
    Document("retired.json", RetiredDocument, "retired"),
)
"""Every sort of file."""
