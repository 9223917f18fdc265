"""Everything that a fact names is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice

from factsheet.checks.rule import Context, FactAt, Finding, Path, fact_rule, sheet_rule


def missing(path: Path, what: str, name: str, known: Collection[str]) -> Iterator[Finding]:
    """A finding when `name` is not among `known`, with the nearest that is."""
    if name not in known:
        near = list(islice((other for other in known if other[:3] == name[:3]), 50)) or list(islice(known, 200))
        close = get_close_matches(name, near, n=1, cutoff=0.6)
        yield Finding(
            path,
            f"there is no {what} `{name}`",
            f"did you mean `{close[0]}`?" if close else "declare it, or mend the name",
        )


@sheet_rule("unknown-kind", "An entity's kind is declared under `kinds`.")
def unknown_kind(context: Context) -> Iterator[Finding]:
    """Entities of no kind."""
    for entity_id, entity in context.sheet.entities.items():
        yield from missing(("entities", entity_id, "kind"), "kind", entity.kind, context.sheet.kinds)


@fact_rule("unknown-entity", "An entity that a fact is about, links to or quotes an official of is in the file.")
def unknown_entity(at: FactAt) -> Iterator[Finding]:
    """Names of entities that nothing stands behind."""
    fact, known = at.fact, at.context.sheet.entities
    for index, name in enumerate(fact.about):
        yield from missing(("about", index), "entity", name, known)
    if fact.relation:
        yield from missing(("relation", "object"), "entity", fact.relation.object, known)
    if fact.attributed_to and fact.attributed_to.agency:
        yield from missing(("attributed_to", "agency"), "entity", fact.attributed_to.agency, known)


@fact_rule("about-itself", "A fact is about other entities than its own, and links to another one.")
def about_itself(at: FactAt) -> Iterator[Finding]:
    """An entity that names itself."""
    if at.entity_id in at.fact.about:
        path = ("about", at.fact.about.index(at.entity_id))
        yield Finding(path, f"this fact is on the page of `{at.entity_id}` already", "remove it here")
    if at.fact.relation and at.fact.relation.object == at.entity_id:
        yield Finding(("relation", "object"), "this links the entity to itself", "name the other end")


@fact_rule("unknown-source", "A citation's source is declared under `sources`.")
def unknown_source(at: FactAt) -> Iterator[Finding]:
    """Citations of nothing."""
    for index, citation in enumerate(at.fact.citations):
        yield from missing(("citations", index, "source"), "source", citation.source, at.context.sheet.sources)


@fact_rule("unknown-property", "A figure's property is declared under `properties`.")
def unknown_property(at: FactAt) -> Iterator[Finding]:
    """Figures that measure nothing."""
    if at.fact.figure:
        name = at.fact.figure.property
        yield from missing(("figure", "property"), "property", name, at.context.sheet.properties)


@fact_rule("unknown-topic", "A fact's topics are declared under `topics`.")
def unknown_topic(at: FactAt) -> Iterator[Finding]:
    """Topics that have no label."""
    for index, name in enumerate(at.fact.topics):
        yield from missing(("topics", index), "topic", name, at.context.sheet.topics)


@fact_rule("unknown-fact", "A fact that another one names is in the file.")
def unknown_fact(at: FactAt) -> Iterator[Finding]:
    """Disputes, successors and conversions that lead nowhere."""
    fact = at.fact
    for index, name in enumerate(fact.disputed_by):
        yield from missing(("disputed_by", index), "fact", name, at.context.fact_ids)
    if fact.superseded_by:
        yield from missing(("superseded_by",), "fact", fact.superseded_by, at.context.fact_ids)
    if fact.figure and fact.figure.converted_from:
        own = [other.id for other in at.entity.facts if other is not fact]
        yield from missing(("figure", "converted_from"), "fact of this entity", fact.figure.converted_from, own)


@sheet_rule("unknown-replacement", "What replaces a retired id is in the file.")
def unknown_replacement(context: Context) -> Iterator[Finding]:
    """Replacements that lead nowhere."""
    sheet = context.sheet
    known = context.fact_ids | sheet.entities.keys() | sheet.sources.keys()
    for name, gone in sheet.retired.items():
        if gone.replaced_by:
            yield from missing(("retired", name, "replaced_by"), "entity, fact or source", gone.replaced_by, known)
