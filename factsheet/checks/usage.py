"""Rules on use: declarations are used, entities have facts, names differ by more than case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from factsheet.checks.context import Context
from factsheet.checks.rule import Finding, sheet_rule


@sheet_rule("unused", "Every source, unit, property, topic, predicate and kind is used.", warning=True)
def unused(context: Context) -> Iterator[Finding]:
    """Find declarations that nothing uses; not where a name is unknown, as that may be one of them misspelt."""
    for section, used in _used(context).items():
        declared = getattr(context.sheet, section)
        if section != "units" and not set(used) <= set(declared):  # a unit need not be declared
            continue
        who = "no entity has the kind" if section == "kinds" else "no fact uses"
        for name in declared:
            if name not in used:
                yield Finding((section, name), f"{who} `{name}`", "remove it, or use it", at_key=True)


def _used(context: Context) -> dict[str, Collection[str]]:
    sheet = context.sheet
    facts = [fact for _, _, fact in context.facts_and_points]
    properties = {fact.figure.property for fact in facts if fact.figure}
    return {
        "kinds": {entity.kind for entity in sheet.entities.values()},
        "sources": {citation.source for fact in facts for citation in fact.citations},
        "units": {
            *(sheet.properties[name].unit for name in properties if name in sheet.properties),
            *(fact.figure.unit for fact in facts if fact.figure and fact.figure.unit),
            *(fact.figure.converted.unit for fact in facts if fact.figure and fact.figure.converted),
        },
        "properties": properties,
        "topics": {topic for fact in facts for topic in fact.topics},
        "predicates": {fact.relation.predicate for fact in facts if fact.relation},
    }


@sheet_rule("nothing-known", "Every entity has facts, or facts of others name it: its page has something to show.")
def nothing_known(context: Context) -> Iterator[Finding]:
    """Find entities of which no fact says anything."""
    idle = [name for name, entity in context.sheet.entities.items() if not entity.facts]
    if not idle:
        return
    named = {name for _, _, fact in context.naming_facts for name in fact.entities_named()}
    for name in idle:
        if name not in named:
            yield Finding(("entities", name), f"no fact is about `{name}`", "add one, or remove it", at_key=True)


@sheet_rule("case", "No two units or predicates differ only by case.")
def case(context: Context) -> Iterator[Finding]:
    """Find free names that are easily mixed up. Ids need no such check: they have no capitals."""
    sheet = context.sheet
    for section, names in (("units", sheet.units), ("predicates", sheet.predicates)):
        yield from _clashes(section, names)


def _clashes(section: str, names: Iterable[str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in names:
        if name.casefold() in seen:
            message = f"`{name}` differs from `{seen[name.casefold()]}` only by case"
            yield Finding((section, name), message, "keep one", at_key=True)
        seen.setdefault(name.casefold(), name)
