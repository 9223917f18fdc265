"""Shapes of what leads to something else: facts to facts and entities, old ids to new ones."""

from __future__ import annotations

from tests.support.shapes.shape import Shape, many
from tests.support.sheets import entity, fact, figure, sheet, written


def unknown_topics(n: int) -> Shape:
    """Facts with a topic that is not declared, beside as many that are."""
    topics = {f"towers-{number}": {"label": "T"} for number in range(n)}
    return many(lambda number: fact(number, topics=[f"tower-{number}"]), n, topics=topics)


def unknown_entities(n: int) -> Shape:
    """Facts about entities that are not there."""
    others = {f"place-{number}": entity(name="Place") for number in range(n)}
    facts = [fact(number, about=[f"plaice-{number}"]) for number in range(n)]
    return Shape(written(sheet([], entities={"tower": entity(facts=facts), **others})))


def unknown_facts(n: int) -> Shape:
    """Facts that lead to facts that are not there."""
    return many(lambda number: fact(number, superseded_by=f"tower.g-{number}"), n)


def unknown_replacements(n: int) -> Shape:
    """Retired ids whose replacement is not there."""
    gone = {f"tower.x{number}": {"reason": "Gone.", "replaced_by": f"tower.y{number}"} for number in range(n)}
    return many(fact, n, retired=gone)


def supersede_chain(n: int) -> Shape:
    """A chain of figures that follow each other."""
    dated = [fact(k, figure=figure(k), as_of="2020", superseded_by=f"tower.f-{k + 1}") for k in range(n)]
    return Shape(written(sheet([*dated, fact(n, figure=figure(n), as_of="2020")])))


def supersede_chain_backwards(n: int) -> Shape:
    """A chain of figures that follow each other, the last one first."""
    dated = [fact(k, figure=figure(k), as_of="2020", superseded_by=f"tower.f-{k - 1}") for k in range(1, n)]
    return Shape(written(sheet([fact(0, figure=figure(0), as_of="2020"), *dated])))


def supersede_ring(n: int) -> Shape:
    """A ring of figures that follow each other."""
    return many(lambda k: fact(k, figure=figure(k), as_of="2020", superseded_by=f"tower.f-{(k + 1) % n}"), n)


def supersede_rings(n: int) -> Shape:
    """Many rings of two."""
    return many(lambda k: fact(k, figure=figure(k), superseded_by=f"tower.f-{k ^ 1}"), n)


def disputes_of_one(n: int) -> Shape:
    """A figure that many others dispute."""
    facts = [fact(k, figure=figure(k), as_of="2020", disputed_by=["tower.f-0"]) for k in range(1, n)]
    return Shape(written(sheet([fact(0, figure=figure(0), as_of="2020"), *facts])))


def disputes_with_neighbours(n: int) -> Shape:
    """Figures that dispute their neighbours."""
    return many(lambda k: fact(k, figure=figure(k), as_of="2020", disputed_by=[f"tower.f-{max(0, k - 1)}"]), n)


def disputes_of_all(n: int) -> Shape:
    """Figures that dispute all others: as many links as n."""
    side = max(2, int(n**0.5))
    every = [f"tower.f-{number}" for number in range(side)]
    return many(
        lambda k: fact(k, figure=figure(k), as_of="2020", disputed_by=[o for o in every if o != f"tower.f-{k}"]), side
    )


def outcomes(n: int) -> Shape:
    """A target with many outcomes."""
    facts = [fact(k) for k in range(n)]
    target = fact("t", nature="target", outcome=[f"tower.f-{k}" for k in range(n)])
    return Shape(written(sheet([*facts, target])))


def about_lists(n: int) -> Shape:
    """A fact about many entities."""
    others = {f"place-{number}": entity(name=f"Place {number}") for number in range(n)}
    return Shape(written(sheet([], entities={"tower": entity(facts=[fact(0, about=list(others))]), **others})))


def about_all(n: int) -> Shape:
    """Facts that are about all other entities: as many links as n."""
    side = max(2, int(n**0.5))
    others = {f"place-{number}": entity(name=f"Place {number}") for number in range(side)}
    facts = [fact(k, about=list(others)) for k in range(side)]
    return Shape(written(sheet([], entities={"tower": entity(facts=facts), **others})))


def relations(n: int) -> Shape:
    """Links between entities, each written from both ends."""
    ends = {
        f"t-{k}": entity(facts=[fact(0, relation={"predicate": "part of", "object": f"t-{k ^ 1}"})]) for k in range(n)
    }
    return Shape(written(sheet([], entities=ends)))


def predicates(n: int) -> Shape:
    """Links whose predicate is not declared, beside many that are."""
    known = {f"part of {k}": {"inverse": f"has part {k}"} for k in range(n)}
    ends = {
        f"t-{k}": entity(facts=[fact(0, relation={"predicate": f"part off {k}", "object": "t-0"})]) for k in range(n)
    }
    return Shape(written(sheet([], entities=ends, predicates=known)))


def moved_chain(n: int) -> Shape:
    """Facts that have moved on and on."""
    moved = {f"tower.m-{k}": f"tower.m-{k + 1}" for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved)))


def moved_entities_chain(n: int) -> Shape:
    """Entities that have moved on and on, and facts of theirs."""
    moved = {f"m-{k}": f"m-{k + 1}" for k in range(n)} | {f"m-{k}.f": "tower.f-0" for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved)))


def moved_ring(n: int) -> Shape:
    """Facts that have moved in a ring."""
    moved = {f"tower.m-{k}": f"tower.m-{(k + 1) % n}" for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved)))


def moved_pages(n: int) -> Shape:
    """Pages in many folders of one kind."""
    moved = {"kinds.place": "old"} | {f"pages.old-{k}": "kinds.place" for k in range(n)}
    moved |= {f"pages.older.t-{k}": f"t-{k}" for k in range(n)}
    entities = {f"t-{k}": entity(facts=[fact()]) for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved, entities=entities)))


def moved_properties(n: int) -> Shape:
    """Properties that have moved, and as many facts."""
    moved = {f"properties.old-{k}": "properties.height" for k in range(n)}
    return many(lambda k: fact(k, figure=figure(k)), n, moved=moved)


def retired(n: int) -> Shape:
    """Retired ids of entities that are not there."""
    gone = {f"tower.x{k}": {"reason": "It is gone."} for k in range(n)}
    gone |= {f"gone-{k}.x": {"reason": "Gone.", "replaced_by": "tower.f-0"} for k in range(n)}
    return Shape(written(sheet([fact()], retired=gone)))
