"""PageSpec and Output -> files in a folder, made anew or taken from the last site.

A page is written as soon as it is made, so memory holds few at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from factsheet.audit import links
from factsheet.audit.links import LinkGraph, PageLinks
from factsheet.build import artifacts
from factsheet.build.artifacts import Artifact, PreviousSite
from factsheet.build.invalidation import Affected
from factsheet.build.shards import WHOLE, Shard
from factsheet.core import output
from factsheet.core.output import Output
from factsheet.render import fact_rows
from factsheet.render.exports import files
from factsheet.render.fragments import Fragments, Store
from factsheet.view.index import SiteView
from factsheet.view.page_spec import PageSpec

TOGETHER = 48
"""The number of entities that go through each step together. A core's cache is small: code that has just run for one
entity runs faster for the next, until the data that waits for the next step is too much. One at a time, each entity
would cost a tenth more."""


class Renderer(Protocol):
    """Everything that pages are rendered with, as whoever hosts the site hands it down: one frozen value."""

    @property
    def site(self) -> SiteView:
        """The view of the site."""

    @property
    def fragments(self) -> Fragments:
        """The fragments that show each fact."""

    def render_pages(self, wanted: Sequence[PageSpec], /) -> list[bytes]:
        """Render whole pages in UTF-8: their contents in their shells, with placeholders for their rows."""

    def cards(self, page: PageSpec, /) -> Iterable[Output]:
        """Return the files of a page's card; none if it has no card."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files that are in the folder now, the links of new pages, and the fragments left for the lists."""

    artifacts: dict[str, Artifact] = field(default_factory=dict)
    link_graph: LinkGraph = field(default_factory=LinkGraph)
    left: tuple[Sequence[str], Mapping[str, Store]] | None = None  # entities, and their fragments by sort


@dataclass(frozen=True)
class Builder:
    """A maker of a site's files in a folder. It reuses files of the previous site that no change has reached."""

    renderer: Renderer
    folder: Path
    link_graph: LinkGraph  # knows the path at which the site is served, and the links of pages made before
    previous: PreviousSite
    affected: Affected  # of all changes since the previous site
    reads_links_fast: bool  # whether all templates write attributes so that links can be read quickly (see audit.links)
    shard: Shard = WHOLE

    @property
    def site(self) -> SiteView:
        """The view of the site."""
        return self.renderer.site

    @property
    def fragments(self) -> Fragments:
        """The fragments that show each fact."""
        return self.renderer.fragments

    def sorted(self, pages: Iterable[PageSpec]) -> tuple[dict[str, list[PageSpec]], list[PageSpec]]:
        """Return the pages of each of the shard's entities, and the pages that belong to no entity."""
        own: dict[str, list[PageSpec]] = {name: [] for name in self.shard.of(list(self.site.entities))}
        lists: list[PageSpec] = []
        for page in pages:
            if not page.entity:
                lists.append(page)
            elif page.entity in own:
                own[page.entity].append(page)
        return own, lists

    def entities_of_run(
        self, own: Mapping[str, list[PageSpec]], shelf: Path | None
    ) -> Callable[[Sequence[str]], BuildResult]:
        """Return a function that makes the files of some entities, and leaves fragments for the lists on the shelf."""

        def make(entities: Sequence[str]) -> BuildResult:
            result = self.entities(entities, own)
            if not shelf:
                return result
            return replace(result, left=(entities, self.fragments.leave(self.facts_of(entities), shelf / entities[0])))

        return make

    def facts_of(self, entities: Iterable[str]) -> list[str]:
        """Return the global ids of the facts of some entities."""
        return [fact for name in entities for fact in self.site.ids[name]]

    def entities(
        self, names: Sequence[str], own: Mapping[str, Iterable[PageSpec]], *, with_cards: bool = True
    ) -> BuildResult:
        """Make the pages and exports of some entities, and their cards."""
        result = BuildResult(link_graph=self.link_graph.next())
        for at in range(0, len(names), TOGETHER):
            group = names[at : at + TOGETHER]
            self._rows(self.facts_of(group), result)
            self._pages([page for name in group for page in own[name]], result)
            for name in group:
                for export in files.of_entity(self.site, name, self.fragments):
                    self._make(export, result)
        for page in (page for name in names if with_cards for page in own[name]):
            self._card(page, result)
        return result

    def card(self, page: PageSpec) -> BuildResult:
        """Make the card of a page."""
        result = BuildResult(link_graph=self.link_graph.next())
        self._card(page, result)
        return result

    def _card(self, page: PageSpec, result: BuildResult) -> None:
        for picture in self.renderer.cards(page):
            self._make(picture, result)

    def _rows(self, facts: Sequence[str], result: BuildResult) -> None:
        """Make the fragments of some facts, and note the links of their rows, which are the same on every page."""
        self.fragments.make(facts)
        html = b"".join([self.fragments.get(sort, fact) for fact in facts for sort in fact_rows.SORTS])
        if self.reads_links_fast:
            result.link_graph.ask(links.targets_fast(html, fact_rows.LEAD))
        else:
            result.link_graph.ask(fact_rows.leads(links.read(html.decode()).targets))

    def lists(self, things: Sequence[PageSpec | Output]) -> BuildResult:
        """Make some list pages and exports of all entities."""
        result = BuildResult(link_graph=self.link_graph.next())
        for thing in things:
            self._make(thing, result)
        return result

    def rest(self, thing: PageSpec | Output) -> BuildResult:
        """Take a list page or an export of all entities from the previous site if that is possible. Else make it."""
        result = BuildResult(link_graph=self.link_graph.next())
        if not self.previous.artifacts or self.reaches(thing) or not self.take(thing, result):
            self._make(thing, result)
        return result

    def _make(self, thing: PageSpec | Output, result: BuildResult) -> None:
        if isinstance(thing, Output):
            written = output.write(self.folder, thing.path, thing.chunks())
            result.artifacts[thing.path] = artifacts.artifact(written, thing.list_digest)
        else:
            self._pages([thing], result)

    def _pages(self, pages: Sequence[PageSpec], result: BuildResult) -> None:
        for page, html in zip(pages, self.renderer.render_pages(pages), strict=True):
            self._page(page, html, result)

    def _page(self, page: PageSpec, html: bytes, result: BuildResult) -> None:
        """Write a page and note its links. The links of its rows are noted by `_rows`."""
        parted = fact_rows.split(html)
        written = output.write(self.folder, page.path, fact_rows.join(parted, self.fragments.get))
        page_links = links.read_fast(html) if self.reads_links_fast else links.read(html.decode())
        anchors = page_links.anchors.union(parted.anchors)
        result.link_graph.add(page.path, PageLinks(page_links.targets, anchors))
        result.artifacts[page.path] = artifacts.artifact(
            written, page.list_digest, result.link_graph.anchors[page.path]
        )

    def reaches_entity(self, name: str, pages: Iterable[PageSpec]) -> bool:
        """Tell whether a change may have reached a file of an entity."""
        return name in self.affected.entities or any(map(self.affected.touches, pages))

    def reaches(self, thing: PageSpec | Output) -> bool:
        """Tell whether a change may have reached a list or export."""
        if isinstance(thing, PageSpec):
            return self.affected.touches(thing)
        if thing.of_sheet:
            return self.affected != Affected()
        if thing.source:
            return thing.source in self.affected.sources
        return thing.facts is None or self.affected.touches_any(thing.facts())

    def take_entity(self, name: str, pages: Sequence[PageSpec], result: BuildResult) -> bool:
        """Take all files of an entity, which no change has reached, from the previous site. Tell whether it worked."""
        cards = (picture for page in pages for picture in self.renderer.cards(page))
        things: list[PageSpec | Output] = [*pages, *files.of_entity(self.site, name, self.fragments), *cards]
        return all(self.take(thing, result) for thing in things)

    def take(self, thing: PageSpec | Output, result: BuildResult) -> bool:
        """Take a file that no change has reached from the previous site. Tell whether it worked."""
        note = self.previous.reuse(thing.path, thing.list_digest, self.folder)
        if not note:
            return False
        result.artifacts[thing.path] = note
        if isinstance(thing, PageSpec):
            result.link_graph.anchors[thing.path] = note.anchors
        return True
