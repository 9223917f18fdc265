"""The data of a page, as its template has it -> the lines of its Markdown below heading and description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from factsheet.core import urls
from factsheet.core.markdown import escaped
from factsheet.render.exports.markdown import facts
from factsheet.render.exports.markdown.links import NAME, inside
from factsheet.view.fact import FactView
from factsheet.view.pages.entity import EntityPage
from factsheet.view.pages.lists import (
    KindPage,
    LabelsPage,
    PropertyPage,
    SourcePage,
    SourcesPage,
    TimelinePage,
    TopicPage,
)
from factsheet.view.pagination import ListPage
from factsheet.view.sections import Group


@singledispatch
def lines(page: object, root: str) -> Iterator[str]:
    """Yield the lines of a page. `root` is the way to the site's root. Raises TypeError if it has no Markdown."""
    raise TypeError(f"no Markdown is made of {type(page).__name__} at {root}")


@lines.register
def _(page: EntityPage, root: str) -> Iterator[str]:
    for section in page.sections:
        yield from _headed(section.title)
        for group in section.groups:
            yield from _group(group, root)
    yield from _list("Named elsewhere", (f"- {inside(ref.name, ref.url, root)}" for ref, _ in page.elsewhere))
    yield from _list("No longer here", (_gone(name, gone.reason, url, root) for name, gone, url in page.retired))
    yield from _list("Sources", (facts.listed(ref, root) for ref in page.sources))


def _group(group: Group, root: str) -> Iterator[str]:
    if group.topic:
        yield from ("", f"### {inside(group.topic.label, group.topic.url, root)}", "")
    if group.since:
        yield from (escaped(group.since), "")
    for fact in group.facts:
        yield from facts.row(fact, root)
    yield ""


def _gone(name: str, reason: str, url: str, root: str) -> str:
    return f"- {name}: {escaped(reason)}" + (f" {inside('See what took its place', url, root)}." if url else "")


@lines.register
def _(page: KindPage, root: str) -> Iterator[str]:
    yield from _parts(page.part)
    for ref in (row.entity for row in page.rows):
        yield f"- {inside(ref.full_name, ref.url, root)}: {escaped(ref.summary)}"
    yield from _list("Main points", (facts.line(fact, root) for fact in page.points))


@lines.register
def _(page: SourcePage, root: str) -> Iterator[str]:
    yield from (facts.listed(page.source, root), "")
    yield from _parts(page.part)
    rows = (line for fact in page.facts for line in _named_row(page, fact, root))
    yield from _list("Facts, in the order of its text", rows)


def _named_row(page: SourcePage, fact: FactView, root: str) -> Iterator[str]:
    """Yield a fact with the words of this source, and the entity that it is about."""
    first, *rest = facts.row(fact, root, only=page.source.id)
    yield f"{first} · {inside(fact.entity.full_name, fact.url, root)}"
    yield from rest


@lines.register
def _(page: SourcesPage, root: str) -> Iterator[str]:
    yield from _parts(page.part)
    yield from (facts.listed(ref, root) for ref, _ in page.rows)


@lines.register
def _(page: TopicPage, root: str) -> Iterator[str]:
    yield from _parts(page.part)
    yield from _list("Figures", (facts.line(fact, root) for fact in page.figures))
    yield from _list("Without figures" if page.figures else "Facts", (facts.line(fact, root) for fact in page.others))
    for group in page.groups:
        rows = (facts.line(fact, root, named=False) for fact in group.facts)
        yield from _list(group.entity.full_name, rows)


@lines.register
def _(page: PropertyPage, root: str) -> Iterator[str]:
    yield from _parts(page.part)
    yield from (facts.figure(fact, root) for fact in page.facts)


@lines.register
def _(page: TimelinePage, root: str) -> Iterator[str]:
    yield from _parts(page.part)
    for year in page.years:
        yield from _list(year.words, (facts.line(fact, root) for fact in year.facts))


@lines.register
def _(page: LabelsPage, root: str) -> Iterator[str]:
    yield from _parts(page.part)
    for label, best in page.rows:
        yield f"- {inside(label.label, label.url, root)}"
        shown = facts.best if label.url == urls.topic(label.id) else facts.figure
        yield from (f"  {shown(fact, root)}" for fact in [best] if fact)


def _parts(part: ListPage[Any]) -> Iterator[str]:
    """Yield links to the parts of a long list, relative to the page of which they are parts."""
    to_list = "../" * part.path.count("/")
    links = (f"- [{escaped(ref.label)}]({to_list}{ref.path}{NAME})" for ref in part.parts)
    yield from _list("Parts", links)


def _list(title: str, entries: Iterable[str]) -> Iterator[str]:
    """Yield entries under a heading; nothing if there are none."""
    for number, entry in enumerate(entries):
        yield from _headed(title) if number == 0 else ()
        yield entry
    yield ""


def _headed(title: str) -> tuple[str, ...]:
    return ("", f"## {escaped(title)}", "")
