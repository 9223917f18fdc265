"""The words that tell apart the entities that have one name: a Springfield in the north, another in the south."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from factsheet.core.model import Sheet
from factsheet.view.references import has_digits


def distinctions(sheet: Sheet) -> dict[str, str]:
    """Return a word or a name for each of the twins: its kind if no other has it, else what it is linked to.

    Names with digits do not serve: a page would have to bear them out. Where nothing else is known it is the kind.
    """
    return {name: words for group in _twins(sheet) for name, words in _distinguished(sheet, group).items()}


def _twins(sheet: Sheet) -> list[list[str]]:
    """Return the ids of entities that have one name, in capitals or not."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for name, entity in sheet.entities.items():
        by_name[" ".join(entity.name.casefold().split())].append(name)
    return [names for names in by_name.values() if len(names) > 1]


def _distinguished(sheet: Sheet, group: Sequence[str]) -> dict[str, str]:
    labels = {name: sheet.kinds[sheet.entities[name].kind].label.lower() for name in group}
    counts = Counter(labels.values())
    alike = [name for name in group if counts[labels[name]] > 1]
    links = {name: _links(sheet, name) for name in alike}
    for predicate in dict.fromkeys(predicate for name in alike for predicate in links[name]):
        objects = {name: links[name].get(predicate, "") for name in alike}
        if _all_differ(objects.values()):
            return {**labels, **objects}
    firsts = {name: next(iter(links[name].values()), "") for name in alike}
    times = Counter(firsts.values())
    return {**labels, **{name: first for name, first in firsts.items() if first and times[first] == 1}}


def _links(sheet: Sheet, name: str) -> dict[str, str]:
    """Return the names to which an entity is linked, by predicate, the first of each."""
    entity, names = sheet.entities[name], dict[str, str]()
    for fact in entity.facts:
        other = sheet.entities[fact.relation.object].name if fact.relation else ""
        if fact.relation and other != entity.name and not has_digits(other):
            names.setdefault(fact.relation.predicate, other)
    return names


def _all_differ(names: Iterable[str]) -> bool:
    known = list(names)
    return all(known) and len(set(known)) == len(known)
