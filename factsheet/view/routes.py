"""View -> PageSpec of every page made from facts: its address, title, template, and what makes its data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from factsheet.core import urls
from factsheet.core.moves import former_folders
from factsheet.history.history import FactChange
from factsheet.view import card, changes, linked, listings, search_names
from factsheet.view.card import Cards
from factsheet.view.formatting import NOT_DATED
from factsheet.view.grouping import Names
from factsheet.view.index import SiteView
from factsheet.view.moved import moved
from factsheet.view.page_spec import RETIRED, PageSpec, SearchEntry, always, redirect
from factsheet.view.pages import compare, data_files, lists
from factsheet.view.pages.changes import changes_page
from factsheet.view.pages.entity import entity_page
from factsheet.view.pages.figure import figure_page
from factsheet.view.pages.gone import RetiredPage
from factsheet.view.pagination import ListPage
from factsheet.view.references import EntityRef, KindRef, Label
from factsheet.view.retired import retired


def listing(site: SiteView, templates: frozenset[str], cards: Cards = "entities") -> Iterator[PageSpec]:
    """Yield every page that is made from facts, in the order of the menu. `templates` are the names that exist.

    The pages of a kind that had another folder stand there too, and lead on.
    """
    former = former_folders(site.sheet.moved).items()
    folders = {urls.folder_of(site.sheet.kinds[kind]): names for kind, names in former}
    for page in _listing(site, templates, cards):
        yield _told_to_programs(site, page)
        for old in _formerly(page.url, folders) if folders else ():
            yield redirect(old, page.leads_to or page.url, page.title, witness=page.witness, source=page.source)


def _told_to_programs(site: SiteView, page: PageSpec) -> PageSpec:
    """Return a page that also tells programs what it is, unless it does already, or shows nothing of its own."""
    if page.linked or not page.is_original:
        return page
    return replace(page, linked=partial(linked.LinkedPage, site, page.url, page.title, page.source))


def _formerly(url: str, folders: Mapping[str, list[str]]) -> list[str]:
    """Return the addresses that a page had in the former folders of its kind."""
    steps = url.split("/")
    at = 1 if steps[0] == "compare" else 0
    return ["/".join([*steps[:at], folder, *steps[at + 1 :]]) for folder in folders.get(steps[at], ())]


def _listing(site: SiteView, templates: frozenset[str], cards: Cards) -> Iterator[PageSpec]:
    for kind in site.kinds:
        yield from _kind(site, kind)
    plurals = {kind.id: kind.plural for kind in site.kinds}
    for name, ref in site.entities.items():
        yield from of_entity(site, name, templates, plurals[ref.kind], cards)
    yield from _sources(site)
    yield from _labels(site)
    lead = "Facts that have a date: milestones, plans and figures, newest first."
    page = PageSpec("timeline/", "Timeline", lead, "timeline.html")
    yield from _of_facts(page, listings.of_timeline(site), partial(lists.timeline_page, site))
    yield from _compare(site)
    if site.history.begins:
        lead = "What has changed in the facts, day by day: what came, what is other, what is gone and why."
        page = PageSpec(changes.URL, "Changes", lead, "changes.html")
        yield from _in_parts(page, listings.of_changes(site), partial(changes_page, site))
    lead = "Every fact of this site as files: which to take for what, how to read them, the licence."
    yield PageSpec(data_files.URL, "Data", lead, "data.html", partial(data_files.data_page, site))
    yield from _retired(site)
    yield from _moved(site)
    about = "Every name on this site from A to Z, with its other names."
    page = PageSpec("search/", "Search", about, "search.html", search=None)
    for part in listings.of_names(site):
        for spec in _in_parts(page, [part], search_names.names_page):
            yield replace(spec, made_from=(), frame=(part,))


def _kind(site: SiteView, kind: KindRef) -> Iterator[PageSpec]:
    """Yield the index of a kind. Its own page has main points, which may be of any of its entities."""
    about = f"{kind.plural}: every fact with its figure, date and source."
    page = PageSpec(kind.url, kind.plural, about, "kind.html")
    is_compared, records = compare.is_compared(site, kind), site.sheet.entities
    for part in listings.of_kind(site, kind):
        called = [(records[ref.id].names, records[ref.id].aliases) for ref in part.rows]
        for spec in _in_parts(page, [part], partial(lists.kind_page, site, kind)):
            frame = (kind, part, called, is_compared)
            yield replace(spec, made_from=_facts_behind(site, kind, part), frame=frame)


def _facts_behind(site: SiteView, kind: KindRef, part: ListPage[EntityRef]) -> Names:
    """Return the facts of the entities in a part of a list, on the list's own page those of all of the kind."""
    refs = part.rows if part.trail else [ref for ref in site.entities.values() if ref.kind == kind.id]
    return tuple(fact for ref in refs for fact in site.ids[ref.id])


def of_entity(
    site: SiteView, name: str, templates: frozenset[str], plural: str, cards: Cards = "entities"
) -> Iterator[PageSpec]:
    """Yield the pages of an entity. `plural` is the name of its kind in the plural."""
    ref = site.entities[name]
    own = f"kinds/{ref.kind}.html"
    template = own if own in templates else "entity.html"
    entry = SearchEntry(plural, whole=True)
    show = partial(entity_page, site, name)
    page = PageSpec(ref.url, ref.full_name, ref.summary, template, show, ref.witness, search=entry, entity=name)
    page = replace(page, linked=partial(linked.of_entity, site, name))
    yield replace(page, card=partial(card.of_entity, site, name)) if cards != "none" else page
    if cards == "figures":
        yield from _figures(site, name)


def _figures(site: SiteView, name: str) -> Iterator[PageSpec]:
    """Yield the small page of each of an entity's facts that have a figure, and of each of its facts that are gone."""
    ref = site.entities[name]
    for fact in site.facts_of(name):
        if fact.figure:
            about = f"{ref.name}. In the source’s words: “{fact.fact.citations[0].quote}”"
            show, picture = partial(figure_page, site, fact.id), partial(card.of_fact, site, fact.id)
            page = PageSpec(urls.figure(fact.url), fact.text, about, "figure.html", show, fact.id, search=None)
            about_fact = partial(linked.of_fact, site, fact.id)
            yield replace(page, entity=name, card=picture, linked=about_fact, canonical=fact.url)
    for local, gone in site.retired_of(name).items():
        instead = site.url_of(gone.replaced_by) if gone.replaced_by else ""
        why = RetiredPage(f"A fact about {ref.name}", gone.reason, instead, witness=ref.witness)
        page = PageSpec(
            f"{ref.url}{local}/",
            why.name,
            "This page is gone; it says why.",
            RETIRED,
            always(why),
            ref.witness,
            search=None,
        )
        yield replace(page, entity=name, canonical=f"{ref.url}#{local}")


def _sources(site: SiteView) -> Iterator[PageSpec]:
    lead = "Every source that facts are drawn from."
    page = PageSpec("sources/", "Sources", lead, "sources.html")
    yield from _in_parts(page, listings.of_sources(site), partial(lists.sources_page, site))
    for name, ref in site.sources.items():
        lead = f"What we took from “{ref.title}” ({ref.publisher})."
        page = PageSpec(
            ref.url, ref.title, lead, "source.html", source=name, search=SearchEntry(search_names.SOURCE[1])
        )
        show = partial(lists.source_page, site, name)
        yield from _of_facts(page, listings.of_source(site, name), show, site.ids_from(name))


def _labels(site: SiteView) -> Iterator[PageSpec]:
    page = PageSpec(
        "topics/", "Topics", "What facts are about, each with its best figure where it has one.", "topics.html"
    )
    yield from _index(site, page, site.topics, site.ids_on)
    for name, label in site.topics.items():
        lead = f"Facts on {label.label}, each with its date and source."
        page = PageSpec(label.url, label.label, lead, "topic.html", search=SearchEntry(search_names.TOPIC[1]))
        show = partial(lists.topic_page, site, name)
        yield from _of_facts(page, listings.of_topic(site, name), show, site.ids_on(name))
    page = PageSpec("properties/", "Properties", "What figures measure: all figures in one table.", "properties.html")
    if site.properties:
        yield from _index(site, page, site.properties, site.ids_measuring)
    for name, label in site.properties.items():
        if label.count == 1:
            yield redirect(urls.property_(name), label.url, label.label, witness=label.witness)
            continue
        lead = f"{label.label}: every figure side by side, with its date and source."
        entry = SearchEntry(search_names.PROPERTY[1])
        page = PageSpec(label.url, label.label, lead, "property.html", witness=label.witness, search=entry)
        figures, measuring = partial(lists.property_page, site, name), site.ids_measuring(name)
        for spec in _of_facts(page, listings.of_property(site, name), figures, measuring):
            yield replace(spec, facts=measuring) if spec.url == page.url else spec  # its charts show all


def _index(
    site: SiteView, page: PageSpec, labels: dict[str, Label], ids: Callable[[str], Iterable[str]]
) -> Iterator[PageSpec]:
    show = partial(lists.labels_page, site, ids)
    yield from _in_parts(page, listings.of_labels(labels.values()), show)


def _in_parts(
    page: PageSpec, divided: Iterable[ListPage[Any]], show: Callable[[ListPage[Any]], object]
) -> Iterator[PageSpec]:
    """Yield a page for each part of a list. The first is the list's own page."""
    for part in divided:
        entry = None if part.trail else page.search  # search finds the list, not each part of it
        here = replace(page, url=page.url + part.path, show=partial(show, part), search=entry)
        yield _titled(here, part)


def _of_facts(
    page: PageSpec,
    divided: Iterable[ListPage[str]],
    show: Callable[[ListPage[Any]], object],
    counted: Names = (),
) -> Iterator[PageSpec]:
    """Yield a page for each part of a list of facts. The pages may say how many facts are in `counted`."""
    divided = list(divided)
    for part, spec in zip(divided, _in_parts(page, divided, show), strict=True):
        frame = (len(counted), part.trail, part.parts, part.before, part.after)
        yield replace(spec, facts=part.rows, frame=frame)


def _titled(page: PageSpec, part: ListPage[Any]) -> PageSpec:
    """Return a page whose title names its year, with what supports it (a fact, a source, a change), month and letters.

    The year is left out if the title would need both a fact and a source to support it.
    """
    if part.year and isinstance(part.sample, FactChange):
        page = replace(page, title=f"{page.title}, {part.year}", change=part.sample.id)
    elif part.year and part.sample:
        fact, source = listings.witness_of(part.sample)
        if not (page.witness and source):
            page = replace(page, title=f"{page.title}, {part.year}", witness=fact, source=source)
    narrower = filter(None, (NOT_DATED if part.is_undated else "", part.kind, part.month, part.letters))
    return replace(page, title=", ".join((page.title, *narrower)))


def _compare(site: SiteView) -> Iterator[PageSpec]:
    if not site.properties:
        return
    lead = "Figures side by side: a table for each kind and for each property, or pages of your choice."
    yield PageSpec("compare/", "Compare", lead, "compare.html", partial(compare.compare_page, site))
    for kind in site.kinds:
        for table in compare.kind_tables(site, kind):
            lead = f"{kind.plural} side by side, each figure with its date and a link to its source."
            page = PageSpec(table.url, f"{kind.plural} compared", lead, "compare-kind.html")
            frame = (kind, table.columns, table.is_whole, table.part)
            for spec in _in_parts(page, [table.part], partial(_filled, site, table)):
                yield replace(spec, made_from=_facts_behind(site, kind, table.part), frame=frame)


def _filled(site: SiteView, table: compare.KindTable, _: ListPage[Any]) -> compare.KindTable:
    return compare.filled(site, table)


def _retired(site: SiteView) -> Iterator[PageSpec]:
    """Yield the pages of retired entities, sources and properties. Facts keep their anchor on the entity's page."""
    for gone in retired(site):
        if gone.has_page:
            title = gone.name or gone.id
            page = RetiredPage(title, gone.reason, gone.replaced_by_url, gone=gone.id)
            spec = PageSpec(gone.url, title, "This page is gone; it says why.", RETIRED, always(page), search=None)
            yield replace(spec, gone=gone.id)


def _moved(site: SiteView) -> Iterator[PageSpec]:
    """Yield the pages at the old addresses of all that has moved, but for kinds: `listing` makes theirs."""
    for one in moved(site):
        if one.has_page and not one.new.startswith("kinds."):
            yield redirect(one.old_url, one.url, one.name, witness=one.witness, source=one.source)
