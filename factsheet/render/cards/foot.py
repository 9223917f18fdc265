"""The foot of a card: who says so, when it was published, how many say so, how long ago."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.render import direction
from factsheet.render.cards import measure
from factsheet.render.cards.runs import Line, Run
from factsheet.view.card import CardView
from factsheet.view.fact import FactView
from factsheet.view.formatting import plain
from factsheet.view.references import SourceRef

_LARGE, _MIDDLE, _SMALL = 24, 22, 20
_LEAST = 160  # what a publisher keeps of the room


def of_fact(fact: FactView, room: float, month: str) -> Line:
    """Return the line on the last source of a fact, in the first form that leaves room for the whole publisher.

    `month` is that of the build, from which ages are counted.
    """
    source = fact.source(fact.sources[-1])
    forms = [*_forms(fact, source, month)]
    for size, outlet, rest in forms:
        left = room - Line(0, 0, size, "sans", rest).ends[1]
        publisher = f"{source.publisher}{outlet}"
        is_last = (size, outlet, rest) == forms[-1]
        if is_last or measure.width(publisher, size, "sans") <= left:
            shown = measure.cut(publisher, max(left, _LEAST), size, "sans")
            return _line(size, (Run(direction.isolated(shown), "source", source.id, soft=True), *rest))
    raise AssertionError  # the last form is taken whatever its length


def _forms(fact: FactView, source: SourceRef, month: str) -> Iterator[tuple[int, str, tuple[Run, ...]]]:
    """Yield the forms that the line can have: size, outlet behind the publisher, and what follows."""
    outlet = f" ({source.outlet})" if source.outlet else ""
    old = [", old: may have changed", ", old"] if source.is_old and not fact.is_past else [""]
    for size, kind, warning in (
        (_LARGE, outlet, old[0]),
        (_MIDDLE, outlet, old[0]),
        (_SMALL, outlet, old[0]),
        (_SMALL, outlet, old[-1]),
        (_SMALL, "", old[-1]),
    ):
        yield size, kind, (*_when(fact, source), *_age(source, month, warning))


def _when(fact: FactView, source: SourceRef) -> Iterator[Run]:
    yield Run(f" · {plain(source.month)} · ", "source", source.id, soft=True)
    yield Run(fact.backing, soft=True)


def _age(source: SourceRef, month: str, warning: str) -> Iterator[Run]:
    if source.age:
        yield Run(f" · {source.age}", "age", f"{source.id}@{month}", soft=True)
    if source.age and warning:
        yield Run(warning, soft=True)


def of_entity(view: CardView, room: float) -> Line:
    """Return the line on all facts of an entity that has no figure to show."""
    behind = view.provenance
    if not behind:
        return _line(_LARGE, (Run("Named on other pages", soft=True),))
    name = view.entity.id
    first, last = behind.first, behind.last
    runs = [
        Run(str(behind.facts), "count", f"facts@entity:{name}", soft=True),
        Run(f" {'fact' if behind.facts == 1 else 'facts'} · ", soft=True),
        Run(str(behind.sources), "count", f"sources@entity:{name}", soft=True),
        Run(f" {behind.noun[behind.sources > 1]} · ", soft=True),
        Run(plain(first.month), "source", first.id, soft=True),
    ]
    if last.month != first.month:
        runs += [Run(" to ", soft=True), Run(plain(last.month), "source", last.id, soft=True)]
    whole = (*runs, Run(f" · {behind.each}", soft=True)) if behind.each else tuple(runs)
    lines = (_line(size, whole) for size in (_LARGE, _MIDDLE, _SMALL))
    return next((line for line in lines if line.ends[1] <= room), _line(_SMALL, tuple(runs)))


def _line(size: int, runs: tuple[Run, ...]) -> Line:
    return Line(0, 0, size, "sans", runs)
