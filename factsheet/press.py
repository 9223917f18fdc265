"""Everything that is made from facts, written into a folder: pages and exports, on every core.

First what belongs to one entity, many entities to a process; then the lists and tables of all, from the pieces that
were left (see pieces). A page is written as soon as it is made, so memory holds few at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from factsheet import exports, kept, links, output, parallel, rows
from factsheet.kept import Kept, Note
from factsheet.keys import Keys
from factsheet.links import PageLinks, Web
from factsheet.output import Output
from factsheet.pieces import Left, Pieces
from factsheet.plans import Page
from factsheet.shards import WHOLE, Shard
from factsheet.view import SiteView

FEW, MANY = 250, 2500
"""Entities that a process makes at least, so that it is worth its start, and at most, so that it does not grow."""

LISTS = 500
"""Pages of lists, and exports, that a process makes at most."""

SOURCE = "source:"
"""What the anchors of a page's sources begin with."""

Finish = Callable[[Page, object], str]
"""Makes the whole of a page from its view: its content in its shell, with marks for its rows."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is in the folder now: notes on each page and export, where the new pages lead, pieces for the lists."""

    notes: dict[str, Note] = field(default_factory=dict)
    web: Web = field(default_factory=Web)
    rows: dict[str, str] = field(default_factory=dict)  # the keys of facts, for the lists
    left: Left | None = None


@dataclass(frozen=True)
class Press:
    """Makes the files of a site in a folder; what has the key of a file of the last site is taken from there."""

    site: SiteView
    pieces: Pieces
    finish: Finish
    folder: Path
    base: str  # the path at which the site is served
    keys: Keys
    kept: Kept
    read: Callable[[str], PageLinks]  # the links of a page without its rows
    shard: Shard = WHOLE

    def run(self, pages: Iterable[Page]) -> Iterator[Made]:
        """Put the shard's part of these pages and of every export there; yields what is there as it goes on."""
        own: dict[str, list[Page]] = {name: [] for name in self.shard.of(list(self.site.entities))}
        lists: list[Page | Output] = []
        for page in pages:
            if not page.entity:
                lists.append(page)
            elif page.entity in own:
                own[page.entity].append(page)
        jobs = parallel.processes() if len(own) > FEW else 1
        with tempfile.TemporaryDirectory() as shelf:
            leave = Path(shelf) if jobs > 1 else None
            for made in parallel.spread(
                self._entities(own, leave), list(own), each=parallel.share(len(own), jobs, FEW, MANY), jobs=jobs
            ):
                self.keys.take(made.rows)
                if made.left:
                    self.pieces.take(made.left)
                yield made
            things = self.shard.of([*exports.of_site(self.site, self.pieces), *lists])
            yield from parallel.spread(self.lists, things, each=parallel.share(len(things), jobs, 1, LISTS), jobs=jobs)

    def _entities(self, own: Mapping[str, list[Page]], shelf: Path | None) -> Callable[[Sequence[str]], Made]:
        """Makes the pages and exports of some entities, and leaves the pieces of their facts for the lists."""

        def make(entities: Sequence[str]) -> Made:
            made, facts = self.entities(entities, own)
            return replace(made, left=self.pieces.leave(facts, shelf / entities[0])) if shelf else made

        return make

    def entities(self, names: Sequence[str], own: Mapping[str, Iterable[Page]]) -> tuple[Made, list[str]]:
        """Make the pages and exports of some entities; also returns the facts of those of which any is new."""
        every = [f"{name}.{fact.id}" for name in names for fact in self.site.sheet.entities[name].facts]
        made = Made(web=Web(self.base), rows={fact: self.keys.row(fact) for fact in every})
        new = [name for name in names if self._entity(name, own[name], made)]
        facts = [f"{name}.{fact.id}" for name in new for fact in self.site.sheet.entities[name].facts]
        made.web.ask(rows.leads(b"".join(self.pieces.get("row", fact) for fact in facts), _targets))
        return made, facts

    def _entity(self, name: str, pages: Iterable[Page], made: Made) -> bool:
        """Make the pages and exports of an entity; returns whether any of them is new."""
        new = [self._page(page, made) for page in pages]
        key = self.keys.entity(name)
        for file in exports.of_entity(self.site, name, self.pieces):
            if not self._again(file.path, key, made):
                self._write(file, key, made)
                new.append(True)
        return any(new)

    def lists(self, things: Sequence[Page | Output]) -> Made:
        """Make some pages of lists and exports of all."""
        made = Made(web=Web(self.base))
        for thing in things:
            if isinstance(thing, Page):
                self._page(thing, made)
                continue
            key = self.keys.table(thing.facts()) if thing.facts else NEW
            if key == NEW or not self._again(thing.path, key, made):
                self._write(thing, key, made)
        return made

    def _page(self, page: Page, made: Made) -> bool:
        """Make a page; returns whether it is new. Where rows lead is noted with the facts, as it is always the same."""
        view = None if page.entity else page.show()
        key = self.keys.page(page, view)
        if note := self._again(page.path, key, made):
            made.web.anchors[page.path] = note.anchors
            return False
        texts, shown = rows.apart(self.finish(page, view or page.show()))
        output.write(self.folder, page.path, rows.together(texts, shown, partial(self.pieces.get, "row")))
        found = self.read("".join(texts))
        cited = {f"#{SOURCE}{name}" for one in shown for name in one.cited}
        anchors = found.anchors.union(one.anchor for one in shown)
        made.web.add(page.path, PageLinks((*found.targets, *cited), anchors))
        made.notes[page.path] = kept.note(self.folder, page.path, key, sorted(anchors))
        return True

    def _write(self, file: Output, key: bytes, made: Made) -> None:
        output.write(self.folder, file.path, file.parts())
        made.notes[file.path] = kept.note(self.folder, file.path, key)

    def _again(self, path: str, key: bytes, made: Made) -> Note | None:
        """The file of the last site, if it is the one of this key; then it is there again."""
        note = self.kept.again(path, key, self.folder)
        if note:
            made.notes[path] = note
        return note


NEW = b""
"""The key of what is always made anew."""


def _targets(html: str) -> Iterable[str]:
    return links.read(html).targets
