"""The parts of each long list of the site: by year, or by the first letters of a name (of a fact, its entity's).

Rows of a list of facts are their global ids: a view of each would fill the memory before a page is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factsheet.core import edtf
from factsheet.history.history import FactChange
from factsheet.view.alphabet import alphabetical, filed_under
from factsheet.view.index import SiteView
from factsheet.view.pagination import LIMIT, ListPage, by_kind, by_letter, by_year
from factsheet.view.references import EntityRef, KindRef, Label, SourceRef, has_digits
from factsheet.view.search_names import Name, entities_of, in_order, labels_in_order


def of_kind(site: SiteView, kind: KindRef) -> tuple[ListPage[EntityRef], ...]:
    """Divide the entities of a kind, in the order of their names."""
    return by_letter(entities_of(site, kind), lambda ref: ref.filed, named=_called)


def of_topic(site: SiteView, topic_id: str) -> tuple[ListPage[str], ...]:
    """Divide the facts on a topic."""
    return _by_entity(site, site.ids_on(topic_id), f"facts@topic:{topic_id}")


def of_source(site: SiteView, source_id: str) -> tuple[ListPage[str], ...]:
    """Divide the facts drawn from a source."""
    return _by_entity(site, site.ids_from(source_id), f"facts@source:{source_id}")


def of_property(site: SiteView, property_id: str) -> tuple[ListPage[str], ...]:
    """Divide the figures of a property, of each series that is drawn the one that stands for it."""
    listed = site.ids_listed(property_id)
    is_whole = len(listed) == len(site.ids_measuring(property_id))  # the gate counts every point
    return _by_year(site, listed, lambda when: f"facts@in:{when}:property:{property_id}" if is_whole else "")


def of_timeline(site: SiteView) -> tuple[ListPage[str], ...]:
    """Divide all dated facts."""
    return _by_year(site, site.ids_dated(), lambda when: f"facts@in:{when}")


def of_changes(site: SiteView) -> tuple[ListPage[FactChange], ...]:
    """Divide all changes of facts, the newest first."""

    def entity(change: FactChange) -> tuple[str, str]:
        ref = site.entities.get(change.entity)
        return _called(ref) if ref else ("", "")

    return by_year(
        site.history.news,
        lambda change: int(change.commit.time[:4]),
        lambda change: site.entities[change.entity].filed if change.entity in site.entities else change.entity,
        month=lambda change: int(change.commit.time[5:7]),
        named=entity,
    )


def of_sources(site: SiteView) -> tuple[ListPage[SourceRef], ...]:
    """Divide all sources, the newest first; those of one day are in the order of their titles."""
    issued = {name: edtf.parse(source.issued) for name, source in site.sheet.sources.items()}
    refs = sorted(site.sources.values(), key=lambda ref: alphabetical(ref.title, ref.id))
    refs.sort(key=lambda ref: issued[ref.id].rank, reverse=True)
    return by_year(
        refs,
        lambda ref: issued[ref.id].year,
        lambda ref: filed_under(ref.title, ref.id),
        prefix="year.",
        witness=witness_of,
        counted=lambda when: f"sources@in:{when}",
    )


def of_labels(labels: Iterable[Label]) -> tuple[ListPage[Label], ...]:
    """Divide an index of topics or properties, in the order of their names."""
    return by_letter(
        labels_in_order(labels),
        lambda label: filed_under(label.label, label.id),
        named=lambda label: (label.label, label.witness),
    )


def of_names(site: SiteView) -> tuple[ListPage[Name], ...]:
    """Divide the index of all names."""

    def named(name: Name) -> tuple[str, str]:
        return ("", "") if name.source and has_digits(name.name) else (name.name, name.witness)

    return by_letter(in_order(site), lambda name: filed_under(name.sort or name.name, name.slug), named=named)


def witness_of(row: str | SourceRef) -> tuple[str, str]:
    """Return the (fact id, source id) of the dated fact, or else the source, whose own words hold the year of a row.

    One of the two ids is empty.
    """
    return ("", row.id) if isinstance(row, SourceRef) else (row, "")


def _by_year(site: SiteView, names: Sequence[str], counted: Callable[[str], str]) -> tuple[ListPage[str], ...]:
    """Divide facts by year. Those whose words give no date stand apart: the year of a source is not theirs."""
    date, record = site.order.date, site.record

    def year(name: str) -> int | None:
        fact = record(name)
        return date(fact).year if fact.as_of else None

    return by_year(
        names,
        year,
        lambda name: site.entities[_entity_of(name)].filed,
        witness=witness_of,
        month=lambda name: site.order.month(record(name)),
        named=lambda name: _called(site.entities[_entity_of(name)]),
        counted=counted,
    )


def _by_entity(site: SiteView, names: Sequence[str], count: str) -> tuple[ListPage[str], ...]:
    """Divide facts by the kinds of their entities, then by their names; a long list is in the order of these."""
    kinds = {kind.id: (kind.url.rstrip("/"), kind.plural) for kind in site.kinds}

    def of(name: str) -> EntityRef:
        return site.entities[_entity_of(name)]

    def filed(name: str) -> str:
        return of(name).filed

    ordered = sorted(names, key=filed) if len(names) > LIMIT else names
    return by_kind(
        ordered,
        lambda name: kinds[of(name).kind],
        filed,
        named=lambda name: _called(of(name)),
        counted=lambda folder: f"{count}:{folder}",
    )


def _called(ref: EntityRef) -> tuple[str, str]:
    return ref.full_name, ref.witness


def _entity_of(name: str) -> str:
    return name.partition(".")[0]
