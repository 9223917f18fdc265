"""The view of other facts, made from one that is there: to go through all facts takes longer than to make a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from factsheet.core.model import Fact, Sheet
from factsheet.view.fact import EntityRef, entity_ref
from factsheet.view.index import SiteView, ids_of


def renewed(site: SiteView, sheet: Sheet, changed: Iterable[str]) -> SiteView:
    """The view of a sheet that differs from that of `site` in facts of these entities alone.

    Every index that cannot have changed is shared.
    """
    found, changed = SiteView(sheet, site.today, site.lock), list(changed)
    vars(found)["ids"] = {**site.ids, **{name: ids_of(name, sheet.entities[name]) for name in changed}}
    old, new = ([fact for name in changed for fact in view.own_facts(name)] for view in (site, found))
    shared = {"kinds", "sources", "order", "_retired"}
    if [name for name, _ in old] == [name for name, _ in new]:
        vars(found)["records"] = {**site.records, **dict(new)}
        pairs = [(before, after) for (_, before), (_, after) in zip(old, new, strict=True)]
        shared |= {index for index, of in _READ.items() if all(of(one) == of(other) for one, other in pairs)}
    vars(found).update({name: made for name, made in vars(site).items() if name in shared})
    vars(found)["entities"] = _entities(site, found, {*_on_pages(old), *_on_pages(new)})
    return found


def _entities(before: SiteView, after: SiteView, touched: Iterable[str]) -> dict[str, EntityRef]:
    """The links to entities as the facts of the new view make them; most have no digits to bear out."""
    found = before.entities
    for name in touched:
        if name in found and re.search(r"\d", found[name].name):
            ref = entity_ref(after.sheet, name, after.sheet.entities[name], after.facts_on_page(name))
            if ref.evidence != found[name].evidence:
                found = {**found, name: ref}
    return found


def _on_pages(facts: Iterable[tuple[str, Fact]]) -> Iterator[str]:
    """The entities on whose pages some facts stand."""
    for name, fact in facts:
        yield name.partition(".")[0]
        yield from fact.entities_named()


_READ: dict[str, Callable[[Fact], object]] = {
    "_ids_naming": lambda fact: tuple(fact.entities_named()),
    "_ids_by_source": lambda fact: tuple(citation.source for citation in fact.citations),
    "_ids_by_property": lambda fact: fact.figure and fact.figure.property,
    "_ids_by_topic": lambda fact: fact.topics,
    "_disputes": lambda fact: fact.disputed_by,
    "_newest_measuring": lambda fact: (
        fact.figure and fact.figure.property,
        fact.as_of,
        tuple(citation.source for citation in fact.citations),
        fact.superseded_by is None,
    ),
}
"""What each index reads of a fact, besides its id."""
