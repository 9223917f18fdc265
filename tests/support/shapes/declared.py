"""Shapes of what a sheet declares and lists: topics, sources, kinds, properties, units, exceptions."""

from __future__ import annotations

from tests.support.shapes.shape import Shape, many
from tests.support.sheets import fact, sheet, source, written


def listed_topics(n: int) -> Shape:
    """A fact with many topics."""
    topics = {f"t-{number}": {"label": "T"} for number in range(n)}
    return Shape(written(sheet([fact(0, topics=list(topics))], topics=topics)))


def listed_twice(n: int) -> Shape:
    """A topic that is listed many times."""
    return Shape(written(sheet([fact(0, topics=["towers"] * n)])))


def unused(n: int) -> Shape:
    """Declarations that nothing uses."""
    return Shape(written(sheet([fact()], sources={f"s-{k}": source(title=f"T {k}") for k in range(n)})))


def same_sources(n: int) -> Shape:
    """Sources that are one work."""
    return Shape(written(sheet([fact()], sources={f"s-{k}": source() for k in range(n)})))


def kinds(n: int) -> Shape:
    """Kinds with one folder."""
    return Shape(written(sheet([fact()], kinds={f"k-{k}": {"label": "A", "plural": "Bs"} for k in range(n)})))


def properties(n: int) -> Shape:
    """Properties in units of their own, and a figure of each."""
    known = {f"p-{k}": {"label": "A", "unit": f"unit {k}"} for k in range(n)}
    return many(lambda k: fact(k, figure={"property": f"p-{k}", "value": "5"}), n, properties=known)


def units_alike(n: int) -> Shape:
    """Units with the same words."""
    known = {f"u-{k}": {"label": "metres", "words": ["metres", "m"]} for k in range(n)}
    used = {f"p-{k}": {"label": "A", "unit": f"u-{k}"} for k in range(n)}
    return many(lambda k: fact(k, figure={"property": f"p-{k}", "value": "5"}), n, properties=used, units=known)


def allowed(n: int) -> Shape:
    """Exceptions to rules that are not there."""
    return Shape(written(sheet([fact(0, allow={f"rule-{k}": "because" for k in range(n)})])))
