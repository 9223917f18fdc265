"""Rules on references: everything that a fact or an entity names is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from factsheet.checks.context import Context, Path, fact_path
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.checks.rule import Finding, entity_rule, fact_rule, sheet_rule


def missing(context: Context, path: Path, what: str, name: str, known: Collection[str]) -> Iterator[Finding]:
    """Yield a finding if `name` is not among `known`, all the names of `what`, with the nearest that is."""
    if name not in known:
        near = nearest(name, context.names_like(what, name, known))
        hint = f"did you mean `{near}`?" if near else "declare it, or mend the name"
        yield Finding(path, f"there is no {what} `{name}`", hint)


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the known name that is most like a name, also in its letters alone; nothing if none is.

    >>> nearest("beacon-2025-4", ["beacon-2025-04", "scmp-2025-04"]), nearest("beacon-2025-04", ["scmp-2025-04"])
    ('beacon-2025-04', '')
    """
    letters = _NO_LETTERS.sub("", name)
    close = get_close_matches(name, known, n=_ALIKE, cutoff=0.6)
    return next((one for one in close if get_close_matches(letters, [_NO_LETTERS.sub("", one)], cutoff=0.6)), "")


_NO_LETTERS = re.compile(r"[\d_-]+")
_ALIKE = 5
"""The names of those most like a name that are looked at."""


@entity_rule("unknown-kind", "An entity's kind is declared under `kinds`.", has_exceptions=False)
def unknown_kind(at: EntityAt) -> Iterator[Finding]:
    """Find entities whose kind is not declared."""
    yield from missing(at.context, ("kind",), "kind", at.entity.kind, at.context.sheet.kinds)


@sheet_rule(
    "unknown-entity",
    "An entity that a fact is about, links to or quotes an official of is in the file.",
    has_exceptions=False,
)
def unknown_entity(context: Context) -> Iterator[Finding]:
    """Find names of entities that are not in the file."""
    known = context.sheet.entities
    for entity_id, index, fact in context.naming_facts:
        for number, name in enumerate(fact.about):
            if name not in known:
                yield from missing(context, fact_path(entity_id, index, "about", number), "entity", name, known)
        if fact.relation and fact.relation.object not in known:
            path = fact_path(entity_id, index, "relation", "object")
            yield from missing(context, path, "entity", fact.relation.object, known)
        if fact.attributed_to and fact.attributed_to.agency and fact.attributed_to.agency not in known:
            path = fact_path(entity_id, index, "attributed_to", "agency")
            yield from missing(context, path, "entity", fact.attributed_to.agency, known)


@sheet_rule("unknown-predicate", "A relation's predicate is declared under `predicates`.", has_exceptions=False)
def unknown_predicate(context: Context) -> Iterator[Finding]:
    """Find links whose predicate is not declared: `part off` for `part of`."""
    known = context.sheet.predicates
    inverses = {predicate.inverse: name for name, predicate in known.items()}
    for entity_id, index, fact in context.naming_facts:
        link = fact.relation
        path = fact_path(entity_id, index, "relation", "predicate")
        if link and link.predicate not in known and link.predicate in inverses:
            message = f"`{link.predicate}` is the inverse of `{inverses[link.predicate]}`"
            yield Finding(path, message, f"write that as a fact of `{link.object}`; the page shows both ends")
        elif link and link.predicate not in known:
            yield from missing(context, path, "predicate", link.predicate, known)


@fact_rule("about-itself", "A fact is about other entities than its own, and links to another one.")
def about_itself(at: FactAt) -> Iterator[Finding]:
    """Find facts that name their own entity."""
    if at.entity_id in at.fact.about:
        path = ("about", at.fact.about.index(at.entity_id))
        yield Finding(path, f"this fact is on the page of `{at.entity_id}` already", "remove it here")
    if at.fact.relation and at.fact.relation.object == at.entity_id:
        yield Finding(("relation", "object"), "this links the entity to itself", "name the other end")


@fact_rule("unknown-source", "A citation's source is declared under `sources`.", points=True, has_exceptions=False)
def unknown_source(at: FactAt) -> Iterator[Finding]:
    """Find citations of sources that are not declared."""
    sources = at.context.sheet.sources
    for index, citation in enumerate(at.fact.citations):
        if citation.source not in sources:
            yield from missing(at.context, ("citations", index, "source"), "source", citation.source, sources)


@fact_rule(
    "unknown-property", "The property of a figure or series is declared under `properties`.", has_exceptions=False
)
def unknown_property(at: FactAt) -> Iterator[Finding]:
    """Find figures and series of properties that are not declared."""
    for field, measured in (("figure", at.fact.figure), ("series", at.fact.series)):
        if measured:
            known = at.context.sheet.properties
            yield from missing(at.context, (field, "property"), "property", measured.property, known)


@fact_rule("unknown-topic", "A fact's topics are declared under `topics`.", has_exceptions=False)
def unknown_topic(at: FactAt) -> Iterator[Finding]:
    """Find topics that are not declared."""
    topics = at.context.sheet.topics
    for index, name in enumerate(at.fact.topics):
        if name not in topics:
            yield from missing(at.context, ("topics", index), "topic", name, topics)


@sheet_rule("unknown-fact", "A fact that another one names is in the file.", has_exceptions=False)
def unknown_fact(context: Context) -> Iterator[Finding]:
    """Find disputes, successors and outcomes that lead nowhere."""
    for entity_id, index, fact in context.facts:
        for field, names in (("disputed_by", fact.disputed_by), ("outcome", fact.outcome)):
            for number, name in enumerate(names):
                if not context.fact(name):
                    path = fact_path(entity_id, index, field, number)
                    yield from missing(context, path, "fact", name, context.fact_ids)
        if fact.superseded_by and not context.fact(fact.superseded_by):
            path = fact_path(entity_id, index, "superseded_by")
            yield from missing(context, path, "fact", fact.superseded_by, context.fact_ids)


@sheet_rule("unknown-replacement", "What replaces a retired id is in the file.", has_exceptions=False)
def unknown_replacement(context: Context) -> Iterator[Finding]:
    """Find replacements that lead nowhere."""
    sheet = context.sheet
    known = frozenset((*context.fact_ids, *sheet.entities, *sheet.sources) if sheet.retired else ())
    for name, gone in sheet.retired.items():
        if gone.replaced_by:
            path = ("retired", name, "replaced_by")
            yield from missing(context, path, "entity, fact or source", gone.replaced_by, known)
