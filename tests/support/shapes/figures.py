"""Shapes of figures and statements that are compared with each other."""

from __future__ import annotations

from tests.support.shapes.shape import Shape, many
from tests.support.sheets import Record, entity, fact, figure, sheet, written


def contradictions(n: int) -> Shape:
    """Figures of one time that all differ."""
    return many(lambda k: fact(k, figure=figure(k), as_of="2020"), n)


def contradictions_undated(n: int) -> Shape:
    """Figures without a date that all differ."""
    return many(lambda k: fact(k, figure=figure(k)), n)


def equal_figures(n: int) -> Shape:
    """Figures that are all equal, of overlapping spans of years."""
    return many(lambda k: fact(k, figure=figure(5), as_of=f"{1000 + k % 500}/{2000 + k % 400}"), n)


def figures_in_units(n: int) -> Shape:
    """Figures of one property, each in a unit of its own."""
    return many(lambda k: fact(k, figure=figure(k, unit=f"unit {k}"), as_of="2020"), n)


def equal_figures_in_units(n: int) -> Shape:
    """Equal figures of one property, in units that do not convert."""
    return many(lambda k: fact(k, figure=figure(5, unit=f"unit {k}"), as_of="2020"), n)


def same_figures(n: int) -> Shape:
    """Figures that say the same, in units that compare only roughly."""
    units = ["days", "months", "years", "weeks"]
    return many(lambda k: fact(k, figure=figure(5, unit=units[k % 4]), as_of="2020"), n)


def same_statement(n: int) -> Shape:
    """Facts that say the same."""
    return many(lambda k: fact(k, statement="It is tall."), n)


def same_statement_elsewhere(n: int) -> Shape:
    """Entities of which the same is said."""
    facts = [fact(0, statement="The Tower is tall.")]
    return Shape(written(sheet([], entities={f"t-{k}": entity(name=f"Tower {k}", facts=facts) for k in range(n)})))


def same_id(n: int) -> Shape:
    """Facts with one id."""
    return many(lambda k: fact(k, id="one"), n)


def series(n: int) -> Shape:
    """A series with many points."""
    points = [{"id": f"p-{k}", "value": "5", "as_of": str(1000 + k % 1000), **_cited()} for k in range(n)]
    record = fact(0, statement="It grew.", series={"property": "height", "points": points})
    return Shape(written(sheet([record])))


def series_wrong(n: int) -> Shape:
    """A series whose points all contradict each other, and are retired."""
    points = [{"id": f"p-{k}", "value": str(k), "as_of": "2020", **_cited()} for k in range(n)]
    record = fact(0, statement="It grew.", series={"property": "height", "points": points})
    gone = {f"tower.f-0.p-{k}": {"reason": "Gone."} for k in range(n)}
    return Shape(written(sheet([record], retired=gone)))


def _cited() -> Record:
    return {"citations": [{"source": "paper", "quote": "5 metres"}]}
