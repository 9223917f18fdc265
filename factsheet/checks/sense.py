"""What facts say of each other: no silent contradiction, no circle, nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factsheet import dates, markdown
from factsheet.checks.dating import parsed
from factsheet.checks.figures import size
from factsheet.checks.rule import Context, Finding, Path, sheet_rule
from factsheet.dates import Date
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
        yield from _clashes(sorted(members, key=lambda placed: _span(placed).first))


def _clashes(by_date: list[Placed]) -> Iterator[Finding]:
    """Sweep through time: only figures whose dates overlap are held against each other, each is told once."""
    open_: list[Placed] = []
    for placed in by_date:
        open_ = [other for other in open_ if _span(other).last >= _span(placed).first]
        other = next((other for other in open_ if _differ(other, placed)), None)
        if other:
            earlier, later = sorted((other, placed), key=lambda one: one[1])
            message = f"`{_id(earlier)}` gives another value for the same property and time"
            hint = "mend one, or name the other in `disputed_by` or `superseded_by`"
            yield Finding(_path(later, "figure", "value"), message, hint)
        open_.append(placed)


def _span(placed: Placed) -> Date:
    return dates.parse(placed[2].as_of or "")


def _differ(one: Placed, two: Placed) -> bool:
    first, second = one[2], two[2]
    known = _id(one) in second.disputed_by or _id(two) in first.disputed_by
    followed = second.superseded_by == _id(one) or first.superseded_by == _id(two)
    same = first.figure and second.figure and size(first.figure) == size(second.figure)
    return not (known or followed or same)


@sheet_rule("superseded", "`superseded_by` leads to a figure of the same property, and never in a circle.")
def superseded(context: Context) -> Iterator[Finding]:
    """Chains that return, and successors that measure something else."""
    facts = {_id(placed): placed for placed in context.sheet.facts()}
    ending: set[str] = set()  # known to lead to an end
    for name, placed in facts.items():
        fact, seen, here = placed[2], {name}, placed[2].superseded_by
        while here in facts and here not in seen and here not in ending:
            seen.add(here)
            here = facts[here][2].superseded_by
        if here not in seen:
            ending |= seen
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
