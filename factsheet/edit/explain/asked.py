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
    """Return which facts may be meant: those of this id elsewhere, else those most like it, else some of its entity."""
    known = [f"{entity}.{fact.id}" for entity, _, fact in context.facts_and_points]
    entity_id, _, local = name.partition(".")
    own = [other for other in known if other.startswith(f"{entity_id}.")]
    same = [other for other in known if other.partition(".")[2] == (local or name)]
    alike = context.names_like("fact or point", name, known)
    near = (
        get_close_matches(name, same, n=_FEW, cutoff=0)
        or get_close_matches(name, own, n=_FEW)
        or get_close_matches(name, alike, n=_FEW)
        or own[:_FEW]
    )
    return f"; did you mean {_either(near)}?" if near else "; expected one such as `entity.fact`"


def _either(names: list[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)
