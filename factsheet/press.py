"""Everything that is made from facts, written into a folder: pages and exports, on every core.

First what belongs to one entity, many entities to a process; then the lists and tables of all, from the pieces that
were left (see pieces). A page is written as soon as it is made, so memory holds few at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from factsheet import exports, links, output, parallel, rows
from factsheet.links import PageLinks, Web
from factsheet.output import Output
from factsheet.pieces import Left, Pieces
from factsheet.plans import Page
from factsheet.view import SiteView

FEW, MANY = 250, 2500
"""Entities that a process makes at least, so that it is worth its start, and at most, so that it does not grow."""

LISTS = 500
"""Pages of lists, and exports, that a process makes at most."""

SOURCE = "source:"
"""What the anchors of a page's sources begin with."""

Finish = Callable[[Page], str]
"""Makes the whole of a page: its content in its shell, with marks for its rows."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: pages, with where they lead, and the paths of exports."""

    web: Web
    exports: tuple[str, ...]
    left: Left | None = None


@dataclass(frozen=True)
class Press:
    """Makes the files of a site in a folder."""

    site: SiteView
    pieces: Pieces
    finish: Finish
    folder: Path
    base: str  # the path at which the site is served

    def run(self, pages: Iterable[Page]) -> Iterator[Made]:
        """Write these pages and every export; yields what was written as it goes on."""
        own: dict[str, list[Page]] = {name: [] for name in self.site.entities}
        lists: list[Page | Output] = []
        for page in pages:
            (own[page.entity] if page.entity else lists).append(page)
        jobs = parallel.processes() if len(own) > FEW else 1
        with tempfile.TemporaryDirectory() as shelf:
            leave = Path(shelf) if jobs > 1 else None
            for made in parallel.spread(
                self._entities(own, leave), list(own), each=parallel.share(len(own), jobs, FEW, MANY), jobs=jobs
            ):
                if made.left:
                    self.pieces.take(made.left)
                yield made
            things = [*exports.of_site(self.site, self.pieces), *lists]
            yield from parallel.spread(self._lists, things, each=parallel.share(len(things), jobs, 1, LISTS), jobs=jobs)

    def _entities(self, own: Mapping[str, list[Page]], shelf: Path | None) -> Callable[[Sequence[str]], Made]:
        """Makes the pages and exports of some entities, and leaves the pieces of their facts for the lists."""

        def make(entities: Sequence[str]) -> Made:
            facts = [f"{name}.{fact.id}" for name in entities for fact in self.site.sheet.entities[name].facts]
            web = self._pages(page for name in entities for page in own[name])
            web.ask(rows.leads(b"".join(self.pieces.get("row", fact) for fact in facts), _targets))
            files = self._files(file for name in entities for file in exports.of_entity(self.site, name, self.pieces))
            left = self.pieces.leave(facts, shelf / entities[0]) if shelf else None
            return Made(web, files, left)

        return make

    def _lists(self, things: Sequence[Page | Output]) -> Made:
        web = self._pages(thing for thing in things if isinstance(thing, Page))
        return Made(web, self._files(thing for thing in things if isinstance(thing, Output)))

    def _pages(self, pages: Iterable[Page]) -> Web:
        """Write pages. Where their rows lead is noted with the facts, as it is the same on each page."""
        web, row = Web(self.base), partial(self.pieces.get, "row")
        for page in pages:
            texts, shown = rows.apart(self.finish(page))
            output.write(self.folder, page.path, rows.together(texts, shown, row))
            found = links.read("".join(texts))
            cited = {f"#{SOURCE}{name}" for one in shown for name in one.cited}
            web.add(page.path, PageLinks((*found.targets, *cited), found.anchors.union(one.anchor for one in shown)))
        return web

    def _files(self, files: Iterable[Output]) -> tuple[str, ...]:
        written = []
        for file in files:
            output.write(self.folder, file.path, file.parts())
            written.append(file.path)
        return tuple(written)


def _targets(html: str) -> Iterable[str]:
    return links.read(html).targets
