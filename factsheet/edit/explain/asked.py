"""An id, as somebody types it -> the fact or the point that is asked for."""

from __future__ import annotations

from difflib import get_close_matches

from factsheet.checks.context import Context
from factsheet.checks.fact_at import FactAt

_FEW = 3


class UnknownFactError(Exception):
    """The error that there is no such fact. It names the nearest ones in one line."""


def asked(context: Context, name: str) -> FactAt:
    """Return the fact or the point of a series with a global id. Raises UnknownFactError."""
    entity_id, _, local = name.partition(".")
    placed = context.fact(f"{entity_id}.{local.partition('.')[0]}")
    if placed:
        at = FactAt(context, entity_id, context.sheet.entities[entity_id], placed[1], placed[2])
        for one in (at, *at.points()):
            if one.fact.id == local:
                return one
    raise UnknownFactError(f"there is no fact `{name}`{_nearest(context, name)}")


def _nearest(context: Context, name: str) -> str:
    """Return what may be meant: facts of this id elsewhere, what is like it, else what its entity has."""
    known = [f"{entity}.{fact.id}" for entity, _, fact in context.facts_and_points]
    same = [other for other in known if other.partition(".")[2] == name.rpartition(".")[2]][:_FEW]
    own = [other for other in known if other.partition(".")[0] == name.partition(".")[0]]
    near = same or get_close_matches(name, own, n=_FEW, cutoff=0.6)
    near = (
        near
        or get_close_matches(name, context.names_like("fact or point", name, known), n=_FEW, cutoff=0.6)
        or own[:_FEW]
    )
    return (
        f"; did you mean {' or '.join(f'`{other}`' for other in near)}?"
        if near
        else "; expected one such as `entity.fact`"
    )
