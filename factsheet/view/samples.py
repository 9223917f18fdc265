"""The searches that the site proposes, made from the facts. One fact answers each, or two pages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from itertools import islice

from factsheet.core.fact import Fact
from factsheet.view import points
from factsheet.view.index import SiteView
from factsheet.view.nature import is_key_figure
from factsheet.view.references import has_digits

MOST = 3
"""The most searches for a figure that the site proposes."""

SHORT = 5
"""The most words of a proposed search, unless all are longer."""

_NAME = 2
"""The most words of a name in a comparison."""


def samples(site: SiteView) -> tuple[str, ...]:
    """Return a few searches as a reader types them: `Beijing AI companies`, and `compare A and B` where two can be.

    A number would need a fact that bears it out, so names with digits are left out. The fewest words come first.
    """
    queries = {name: text for name, text in _queries(site) if not has_digits(text)}
    short = {name: text for name, text in queries.items() if len(text.split()) <= SHORT} or queries
    chosen = _unlike(site, sorted(short, key=lambda name: len(short[name].split())))
    return (*(short[name] for name in chosen), *islice(_comparisons(site), 1))


def _queries(site: SiteView) -> Iterator[tuple[str, str]]:
    """Yield the best figures with their searches, if the entity has no other of that property that still holds."""
    facts = site.series.with_leads(site.records.items())
    figures = {name: fact for name, fact in facts.items() if fact.figure and not fact.superseded_by}
    counts = Counter(_measured(name, fact) for name, fact in figures.items())
    single = {n: f for n, f in figures.items() if is_key_figure(f) and counts[_measured(n, f)] == 1}
    labels = _inside_sentences(site)
    for name in sorted(single, key=lambda name: points.rank(site.sheet, site.order, single[name])):
        entity, measured = _measured(name, single[name])
        yield name, f"{site.entities[entity].name} {labels[measured]}"


def _measured(name: str, fact: Fact) -> tuple[str, str]:
    assert fact.figure
    return _entity(name), fact.figure.property


def _inside_sentences(site: SiteView) -> dict[str, str]:
    """Return the labels of properties inside a sentence: `data generated`, but `AI companies` and what is a name."""
    names = {name for entity in site.sheet.entities.values() for name in (entity.name, *entity.aliases)}
    return {key: _lower(label.label, names) for key, label in site.properties.items()}


def _lower(label: str, names: AbstractSet[str]) -> str:
    words = label.split()
    is_name = any(" ".join(words[:end]) in names for end in range(1, len(words) + 1))
    return label if is_name or not words[0].istitle() else label[0].lower() + label[1:]


def _unlike(site: SiteView, names: Sequence[str]) -> Iterator[str]:
    """Yield MOST facts, each as unlike those before as can be: on other topics, of other entities."""
    entities, topics = Counter[str](), Counter[str]()
    left = list(names)
    for _ in range(min(MOST, len(left))):
        name = min(left, key=lambda name: (_seen(topics, site.record(name).topics), entities[_entity(name)]))
        left.remove(name)
        entities[_entity(name)] += 1
        topics.update(site.record(name).topics)
        yield name


def _seen(topics: Counter[str], ids: Iterable[str]) -> int:
    return sum(topics[key] for key in ids)


def _entity(name: str) -> str:
    return name.partition(".")[0]


def _comparisons(site: SiteView) -> Iterator[str]:
    """Yield comparisons of two entities of a kind that have figures of one property, by names of two words at most."""
    for measured in site.properties:
        ids = (name for name in site.ids_measuring(measured) if is_key_figure(site.record(name)))
        named: dict[str, list[str]] = {}
        for ref in (site.entities[key] for key in dict.fromkeys(map(_entity, ids))):
            if not has_digits(ref.name) and len(ref.name.split()) <= _NAME:
                named.setdefault(ref.kind, []).append(ref.name)
        yield from (f"compare {names[0]} and {names[1]}" for names in named.values() if len(names) > 1)
