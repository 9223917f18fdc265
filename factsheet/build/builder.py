"""Everything that is made from facts, written into a folder: pages and exports, on every core.

First what belongs to one entity, many entities to a process; then the lists and tables of all, from the pieces that
were left (see render.fragments). A page is written as soon as it is made, so memory holds few at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from factsheet.audit import links
from factsheet.audit.links import LinkGraph, PageLinks
from factsheet.build import artifacts
from factsheet.build.artifacts import Artifact, PreviousSite
from factsheet.build.invalidation import Affected
from factsheet.build.shards import WHOLE, Shard
from factsheet.core import output, workers
from factsheet.core.output import Output
from factsheet.render import fact_rows
from factsheet.render.exports import files
from factsheet.render.fragments import Pieces, Store
from factsheet.view.index import SiteView
from factsheet.view.routes import PageSpec

FEW, FEW_LISTS = 250, 10
"""Entities, and pages of lists or exports, that are worth a process."""

LARGE = 400_000
"""Facts past which memory counts more than time. A process copies what it looks at; exports of all look at everything,
and MkDocs at all pages: in a large site both wait until no other process is there."""

SOURCE = "source:"
"""What the anchors of a page's sources begin with."""

TOGETHER = 48
"""Entities that are made step by step together. A core holds little code and data at hand: what has just run for one
runs faster for the next, until what waits for the next step is too much. Alone each would cost a tenth more."""

Finish = Callable[[Sequence[PageSpec]], list[bytes]]
"""Makes the whole of some pages in UTF-8: their contents in their shells, with marks for their rows."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What is in the folder now: notes on each page and export, where the new pages lead, pieces for the lists."""

    artifacts: dict[str, Artifact] = field(default_factory=dict)
    web: LinkGraph = field(default_factory=LinkGraph)
    left: tuple[Sequence[str], Mapping[str, Store]] | None = None  # and of which entities


@dataclass(frozen=True)
class Builder:
    """Makes the files of a site in a folder; what is not reached by any change since the last site is taken from it."""

    site: SiteView
    pieces: Pieces
    finish: Finish
    folder: Path
    web: LinkGraph  # knows the path at which the site is served, and where pages led that were made before
    kept: PreviousSite
    reach: Affected  # since what is kept was made
    is_plain: bool  # whether all templates write attributes so that links can be read quickly (see audit.links)
    shard: Shard = WHOLE

    def run(self, pages: Iterable[PageSpec]) -> Generator[BuildResult | None]:
        """Put the shard's part of these pages and of every export there; yields what is there as it goes on.

        It yields None once, when all that is left are lists and exports of all. Where there are other processes, they
        make some of these while the caller does something else.
        """
        own, lists = self._sorted(pages)
        jobs = workers.processes() if len(own) > FEW else 1
        again = BuildResult(web=self.web.next())
        new = [name for name in own if not self._entity_again(name, own[name], again)]
        things: Sequence[PageSpec | Output] = [*files.of_site(self.site, self.pieces), *lists]
        things = [thing for thing in self.shard.of(things) if not self._again(thing, again)]
        is_large = len(self.site.fact_ids) > LARGE
        tables = [thing for thing in things if isinstance(thing, Output)] if is_large else []
        yield again
        with tempfile.TemporaryDirectory(prefix=".pieces-", dir=self.folder) as shelf:
            leave = Path(shelf) if jobs > 1 else None
            for made in workers.spread(self._entities(own, leave), new, jobs=jobs, least=FEW):
                if made.left:
                    entities, stores = made.left
                    self.pieces.take(stores, self._facts(entities))
                yield replace(made, left=None)
            left = workers.spread(self.lists, things[len(tables) :], jobs=jobs, least=FEW_LISTS)
            try:
                if not is_large:
                    yield None
                yield from left
            finally:
                del left  # if somebody stops here, its processes end before the shelf goes
            yield self.lists(tables)
            self.pieces.forget()
        if is_large:
            yield None

    def _sorted(self, pages: Iterable[PageSpec]) -> tuple[dict[str, list[PageSpec]], list[PageSpec]]:
        """The pages of each of the shard's entities, and those of none."""
        own: dict[str, list[PageSpec]] = {name: [] for name in self.shard.of(list(self.site.entities))}
        lists: list[PageSpec] = []
        for page in pages:
            if not page.entity:
                lists.append(page)
            elif page.entity in own:
                own[page.entity].append(page)
        return own, lists

    def _entities(
        self, own: Mapping[str, list[PageSpec]], shelf: Path | None
    ) -> Callable[[Sequence[str]], BuildResult]:
        """Makes the pages and exports of some entities, and leaves the pieces of their facts for the lists."""

        def make(entities: Sequence[str]) -> BuildResult:
            made = self.entities(entities, own)
            if not shelf:
                return made
            return replace(made, left=(entities, self.pieces.leave(self._facts(entities), shelf / entities[0])))

        return make

    def _facts(self, entities: Iterable[str]) -> list[str]:
        return [fact for name in entities for fact in self.site.ids[name]]

    def entities(self, names: Sequence[str], own: Mapping[str, Iterable[PageSpec]]) -> BuildResult:
        """Make the pages and exports of some entities."""
        made = BuildResult(web=self.web.next())
        for at in range(0, len(names), TOGETHER):
            some = names[at : at + TOGETHER]
            self._rows(self._facts(some), made)
            self._pages([page for name in some for page in own[name]], made)
            for name in some:
                for export in files.of_entity(self.site, name, self.pieces):
                    self._make(export, made)
        return made

    def _rows(self, facts: Sequence[str], made: BuildResult) -> None:
        """Make the pieces of some facts, and note where their rows lead, which is the same wherever they are shown."""
        self.pieces.make(facts)
        html = b"".join([self.pieces.get("row", fact) for fact in facts])
        if self.is_plain:
            made.web.ask(links.targets_plain(html, fact_rows.LEAD))
        else:
            made.web.ask(fact_rows.leads(links.read(html.decode()).targets))

    def lists(self, things: Sequence[PageSpec | Output]) -> BuildResult:
        """Make some pages of lists and exports of all."""
        made = BuildResult(web=self.web.next())
        for thing in things:
            self._make(thing, made)
        return made

    def rest(self, thing: PageSpec | Output) -> BuildResult:
        """Take a page of a list, or an export of all, from the last site if that is possible; else make it."""
        made = BuildResult(web=self.web.next())
        if not self._again(thing, made):
            self._make(thing, made)
        return made

    def _make(self, thing: PageSpec | Output, made: BuildResult) -> None:
        if isinstance(thing, Output):
            written = output.write(self.folder, thing.path, thing.parts())
            made.artifacts[thing.path] = artifacts.artifact(written, thing.shape)
        else:
            self._pages([thing], made)

    def _pages(self, pages: Sequence[PageSpec], made: BuildResult) -> None:
        for page, html in zip(pages, self.finish(pages), strict=True):
            self._page(page, html, made)

    def _page(self, page: PageSpec, html: bytes, made: BuildResult) -> None:
        """Write a page. Where its rows lead is noted with the facts."""
        parted = fact_rows.apart(html)
        written = output.write(self.folder, page.path, fact_rows.together(parted, partial(self.pieces.get, "row")))
        found = links.read_plain(html) if self.is_plain else links.read(html.decode())  # a mark holds no links
        cited = {f"#{SOURCE}{name.decode()}" for name in parted.numbers}
        anchors = found.anchors.union(parted.anchors)
        made.web.add(page.path, PageLinks((*found.targets, *cited), anchors))
        made.artifacts[page.path] = artifacts.artifact(written, page.shape, made.web.anchors[page.path])

    def _entity_again(self, name: str, pages: Iterable[PageSpec], made: BuildResult) -> bool:
        """Take all files of an entity from the last site, if no change has reached them."""
        if not self.kept.artifacts or name in self.reach.entities or any(map(self.reach.touches, pages)):
            return False
        things: list[PageSpec | Output] = [*pages, *files.of_entity(self.site, name, self.pieces)]
        return all(self._linked(thing, made) for thing in things)

    def _again(self, thing: PageSpec | Output, made: BuildResult) -> bool:
        """Take a file of the whole site from the last one, if no change has reached it."""
        return bool(self.kept.artifacts) and not self._is_reached(thing) and self._linked(thing, made)

    def _linked(self, thing: PageSpec | Output, made: BuildResult) -> bool:
        note = self.kept.reuse(thing.path, thing.shape, self.folder)
        if not note:
            return False
        made.artifacts[thing.path] = note
        if isinstance(thing, PageSpec):
            made.web.anchors[thing.path] = note.anchors
        return True

    def _is_reached(self, thing: PageSpec | Output) -> bool:
        if isinstance(thing, PageSpec):
            return self.reach.touches(thing)
        return thing.facts is None or self.reach.touches_any(thing.facts())
