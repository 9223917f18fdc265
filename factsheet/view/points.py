"""The main points of a page: the few figures that come first, chosen by rules from the facts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from factsheet.core.dimensions import ratio, times
from factsheet.core.fact import Fact
from factsheet.core.figure import ends_in_full
from factsheet.core.model import Sheet
from factsheet.view import formatting
from factsheet.view.nature import is_key_figure
from factsheet.view.ordering import Order

MOST = 6
"""The most main points of a page."""

FURTHER = 4
"""The most figures beside the main points."""

_LAST = 1 << 30


def rank(sheet: Sheet, order: Order, fact: Fact) -> tuple[object, ...]:
    """Return what sorts main points: by the `key` of their property, reported before estimates, whole, newest first.

    Without a date, a figure is not new because its source is: it comes after those that have one. Of equal ones of one
    property the largest comes first, of ranks the first.
    """
    assert fact.figure
    name, (_, high) = fact.figure.property, ends_in_full(fact.figure)
    if fact.figure.unit and fact.figure.unit != sheet.properties[name].unit:  # 2 years are more than 900 days
        high = times(high, ratio(fact.figure.unit, sheet.properties[name].unit, sheet.units) or Fraction(1))
    key = (sheet.properties[name].key or _LAST, fact.nature == "estimate", bool(fact.of), not fact.as_of)
    return (*key, -order.when(fact), order.place(name), high if formatting.unit(sheet, name).before else -high)


def main_points(sheet: Sheet, order: Order, facts: Mapping[str, Fact]) -> list[str]:
    """Return the global ids of an entity's main points: the best figure of each property, the first MOST of them."""
    return best_of_each(sheet, order, facts)[:MOST]


def further_points(order: Order, facts: Mapping[str, Fact]) -> list[str]:
    """Return the global ids of FURTHER of the figures that are no main points: the whole first, then the newest."""

    def key(name: str) -> tuple[object, ...]:
        fact = facts[name]
        return (bool(fact.of), fact.nature == "estimate", not fact.as_of, -order.when(fact))

    return sorted(facts, key=key)[:FURTHER]


def best_of_each(sheet: Sheet, order: Order, facts: Mapping[str, Fact]) -> list[str]:
    """Return the global ids of the best figure of each property, the best property first."""
    first: dict[str, str] = {}
    for name in sorted(_figures(facts), key=lambda name: rank(sheet, order, facts[name])):
        figure = facts[name].figure
        assert figure
        first.setdefault(figure.property, name)
    return list(first.values())


def _figures(facts: Mapping[str, Fact]) -> Iterable[str]:
    return (name for name, fact in facts.items() if is_key_figure(fact))


def best(sheet: Sheet, order: Order, facts: Mapping[str, Fact]) -> str:
    """Return the global id of the best figure of some facts; of plans only if there is no other; empty for none."""
    key_figures = list(_figures(facts)) or [name for name, fact in facts.items() if fact.figure]
    return min(key_figures, key=lambda name: rank(sheet, order, facts[name]), default="")


def spread(sheet: Sheet, order: Order, facts: Mapping[str, Fact]) -> list[str]:
    """Return the global ids of the first MOST points of a whole site, the best figures first.

    Entities take turns, and so do properties once two figures of one are chosen.
    """
    left = sorted(_figures(facts), key=lambda name: rank(sheet, order, facts[name]))
    entities: Counter[str] = Counter()
    properties: Counter[str] = Counter()

    def turns(name: str) -> tuple[int, int]:
        return entities[name.partition(".")[0]], max(0, properties[facts[name].properties()[0]] - 1)

    chosen: list[str] = []
    while left and len(chosen) < MOST:
        name = next((one for one in left if turns(one) == (0, 0)), "") or min(left, key=turns)
        left.remove(name)
        chosen.append(name)
        entities[name.partition(".")[0]] += 1
        properties.update(facts[name].properties())
    return chosen
