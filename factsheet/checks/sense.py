"""What facts say of each other: no silent contradiction, no circle, nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factsheet import markdown
from factsheet.checks.dating import parsed
from factsheet.checks.figures import size
from factsheet.checks.rule import Context, Finding, Path, sheet_rule
from factsheet.model import Fact

Placed = tuple[str, int, Fact]


def _path(placed: Placed, *rest: str | int) -> Path:
    return ("entities", placed[0], "facts", placed[1], *rest)


def _id(placed: Placed) -> str:
    return f"{placed[0]}.{placed[2].id}"


@sheet_rule(
    "contradiction", "Two figures of the same thing at the same time are equal, or name each other in `disputed_by`."
)
def contradiction(context: Context) -> Iterator[Finding]:
    """Figures that differ in silence."""
    groups: defaultdict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for entity_id, index, fact in context.sheet.facts():
        if fact.figure and fact.as_of and parsed(fact.as_of):
            groups[entity_id, fact.figure.property, fact.of, fact.nature].append((entity_id, index, fact))
    for members in groups.values():
        for number, later in enumerate(members):
            for earlier in members[:number]:
                yield from _differing(earlier, later)


def _differing(earlier: Placed, later: Placed) -> Iterator[Finding]:
    one, two = earlier[2], later[2]
    first, second = parsed(one.as_of or ""), parsed(two.as_of or "")
    if not (one.figure and two.figure and first and second and first.overlaps(second)):
        return
    known = _id(earlier) in two.disputed_by or _id(later) in one.disputed_by
    followed = two.superseded_by == _id(earlier) or one.superseded_by == _id(later)
    if size(one.figure) != size(two.figure) and not known and not followed:
        message = f"`{_id(earlier)}` gives another value for the same property and time"
        yield Finding(
            _path(later, "figure", "value"), message, "mend one, or name the other in `disputed_by` or `superseded_by`"
        )


@sheet_rule("superseded", "`superseded_by` leads to a figure of the same property, and never in a circle.")
def superseded(context: Context) -> Iterator[Finding]:
    """Chains that return, and successors that measure something else."""
    facts = {_id(placed): placed for placed in context.sheet.facts()}
    for name, placed in facts.items():
        fact, seen, here = placed[2], {name}, placed[2].superseded_by
        while here in facts and here not in seen:
            seen.add(here)
            here = facts[here][2].superseded_by
        if here in seen:
            yield Finding(
                _path(placed, "superseded_by"), f"this leads back to `{here}`", "the latest figure has no successor"
            )
        after = facts.get(fact.superseded_by or "")
        if after and _property(fact) != _property(after[2]):
            message = f"`{fact.superseded_by}` measures another property"
            yield Finding(_path(placed, "superseded_by"), message, "name a later figure of the same property")


def _property(fact: Fact) -> str | None:
    return fact.figure.property if fact.figure else None


@sheet_rule("duplicate-fact", "No two facts say the same.")
def duplicate_fact(context: Context) -> Iterator[Finding]:
    """Facts that repeat an earlier one: its words, its link, or its figure and time."""
    seen: dict[object, str] = {}
    for placed in context.sheet.facts():
        entity_id, _, fact = placed
        keys: list[object] = [markdown.text(fact.statement).casefold()]
        if fact.relation:
            keys.append((entity_id, fact.relation.predicate, fact.relation.object, fact.as_of))
        if fact.figure:
            keys.append(
                (
                    entity_id,
                    fact.figure.property,
                    size(fact.figure),
                    fact.figure.bound,
                    fact.of,
                    fact.as_of,
                    fact.nature,
                )
            )
        for key in keys:
            if key in seen:
                yield Finding(
                    _path(placed, "id"), f"`{seen[key]}` says the same", "make them one fact with both citations"
                )
                break
            seen[key] = _id(placed)


@sheet_rule("relation-inverse", "A link is written at one end only, and no two links say opposite things.")
def relation_inverse(context: Context) -> Iterator[Finding]:
    """Links that turn an existing one round."""
    sheet = context.sheet
    known = {(e, f.relation.predicate, f.relation.object): f.id for e, _, f in sheet.facts() if f.relation}
    inverses = {name: predicate.inverse for name, predicate in sheet.predicates.items()}
    for placed in sheet.facts():
        entity_id, _, fact = placed
        if not fact.relation:
            continue
        predicate, other = fact.relation.predicate, fact.relation.object
        path = _path(placed, "relation", "predicate")
        if inverses.get(predicate) != predicate and (other, predicate, entity_id) in known:
            yield Finding(
                path, f"`{other}` says `{predicate}` of `{entity_id}` too; both cannot be", "mend one of them"
            )
        elif (other, inverses.get(predicate, ""), entity_id) in known:
            yield Finding(
                path, f"`{other}` states this link from its end already", "keep one: the page shows both ends"
            )
