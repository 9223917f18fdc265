"""(the view of a site, a sheet in which a few facts are other) -> the view of that sheet.

Indexes that cannot have changed are shared: reading all facts again takes longer than making a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.view.index import SiteView
from factsheet.view.indexes import ids_of
from factsheet.view.references import EntityRef, entity_ref, has_digits


def renewed(site: SiteView, sheet: Sheet, changed: Iterable[str]) -> SiteView:
    """Make the view of a sheet that differs from the sheet of `site` only in the facts of the `changed` entities.

    Every index that cannot have changed is shared.
    """
    new_site, changed = replace(site, sheet=sheet), list(changed)
    vars(new_site)["ids"] = {**site.ids, **{name: ids_of(name, sheet.entities[name]) for name in changed}}
    old, new = ([fact for name in changed for fact in view.own_facts(name)] for view in (site, new_site))
    shared = {"kinds", "sources", "order", "_retired", "moved_facts"}
    if [name for name, _ in old] == [name for name, _ in new]:
        vars(new_site)["records"] = {**site.records, **dict(new)}
        pairs = [(before, after) for (_, before), (_, after) in zip(old, new, strict=True)]
        shared |= {index for index, of in _READ.items() if all(of(before) == of(after) for before, after in pairs)}
    vars(new_site).update({name: index for name, index in vars(site).items() if name in shared})
    vars(new_site)["entities"] = _entities(site, new_site, {*_on_pages(old), *_on_pages(new)})
    return new_site


def _entities(before: SiteView, after: SiteView, touched: Iterable[str]) -> dict[str, EntityRef]:
    """Return the links to entities in the new view.

    Only names with digits depend on facts, and what tells twins apart; most have neither.
    """
    refs = before.entities
    if before.distinctions != after.distinctions:
        others = ((name, words) for name, words in after.distinctions.items() if words != refs[name].distinction)
        refs = {**refs, **{name: replace(refs[name], distinction=words) for name, words in others}}
    for name in touched:
        record = after.sheet.entities[name]
        if name in refs and has_digits(record.name, *record.aliases, *record.names.values()):
            ref = entity_ref(after.sheet, name, record, after.facts_on_page(name))
            ref = replace(ref, distinction=refs[name].distinction)
            if ref.witness != refs[name].witness:
                refs = {**refs, name: ref}
    return refs


def _on_pages(facts: Iterable[tuple[str, Fact]]) -> Iterator[str]:
    """Yield the ids of the entities on whose pages some facts stand."""
    for name, fact in facts:
        yield name.partition(".")[0]
        yield from fact.entities_named()


def _point_ids(fact: Fact) -> tuple[str, ...]:
    return tuple(point.id for point in fact.series.points) if fact.series else ()


_READ: dict[str, Callable[[Fact], object]] = {
    "_ids_naming": lambda fact: tuple(fact.entities_named()),
    "_ids_by_source": lambda fact: tuple(citation.source for citation in fact.cited()),
    "_ids_by_property": lambda fact: (fact.properties(), _point_ids(fact)),
    "_ids_by_topic": lambda fact: fact.topics,
    "_disputes": lambda fact: fact.disputed_by,
    "_newest_measuring": lambda fact: (
        fact.properties(),
        fact.as_of,
        tuple(citation.source for citation in fact.citations),
        fact.superseded_by is None,
        fact.series,
    ),
}
"""The parts of a fact that each index reads, besides the fact's id."""
