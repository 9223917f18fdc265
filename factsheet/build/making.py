"""All pages and exports of a site -> its files, made by processes on every core, or taken from the last site.

The files of single entities are made first, many entities to a process. The lists and tables of all entities follow,
from the fragments that these processes left (see render.fragments). What no change has reached is taken beside that.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from factsheet.audit.links import LinkGraph
from factsheet.build.builder import Builder, BuildResult
from factsheet.core import workers
from factsheet.core.output import Output
from factsheet.render.exports import files
from factsheet.view.page_spec import PageSpec

FEW, FEW_LISTS = 250, 10
"""The least number of entities, and of list pages or exports, that is worth a process."""

LARGE = 400_000
"""The number of facts past which memory counts more than time. A process copies what it looks at. Exports of all facts
look at everything, and MkDocs looks at all pages: in a large site both wait until the other processes have ended."""


class _Taken(NamedTuple):
    """The files that were taken from the previous site, and all that could not be."""

    pages: Sequence[str]
    others: Sequence[str]
    entities: Sequence[str]  # those of which a file could not be taken
    lists: Sequence[int]  # places among the lists and exports


class Making:
    """The making of a whole site, or of a shard: first `entities`, then `lists`.

    Where there are other processes, they make lists and take files of the previous site while the caller does something
    else. Of a large site all is made with the entities: they want all the memory.
    """

    def __init__(self, builder: Builder, pages: Iterable[PageSpec], further: Iterable[Output] = ()) -> None:
        """Take all pages of the site, and `further` files that are made with its exports."""
        self._builder = builder
        self._own, lists = builder.sorted(pages)
        all_lists: list[PageSpec | Output] = [*files.of_site(builder.site, builder.fragments), *further, *lists]
        self._lists = builder.shard.of(all_lists)
        self._left: Iterator[BuildResult] = iter(())
        self._taking: Iterator[_Taken] = iter(())
        self._shelf = tempfile.TemporaryDirectory(prefix=".fragments-", dir=builder.folder)
        self._is_large = len(builder.site.fact_ids) > LARGE

    def entities(self) -> Iterator[BuildResult]:
        """Make the files of entities that changes have reached, and begin with all others."""
        builder, entities, lists = self._builder, list(self._own), list(range(len(self._lists)))
        if builder.previous.artifacts:
            entities = [name for name, pages in self._own.items() if builder.reaches_entity(name, pages)]
            lists = [at for at, thing in enumerate(self._lists) if builder.reaches(thing)]
            self._taking = self._take_others(entities, lists)
        yield from self._make(entities, lists)
        if self._is_large:
            yield from self.lists()

    def lists(self) -> Iterator[BuildResult]:
        """Make everything that is left: lists, tables and exports of all entities, and what could not be taken."""
        yield from self._left
        for taken in self._taking:
            yield self._noted(taken)
            yield from self._make(taken.entities, taken.lists)
            yield from self._left
        self.close()

    def _take_others(self, entities: Sequence[str], lists: Sequence[int]) -> Iterator[_Taken]:
        """Let another process take the files of all other entities, and all other lists, from the previous site."""
        builder, reached, reached_lists = self._builder, frozenset(entities), frozenset(lists)

        def take(_: Sequence[None]) -> _Taken:
            result = BuildResult(link_graph=builder.link_graph.next())
            others = ((name, pages) for name, pages in self._own.items() if name not in reached)
            left = [name for name, pages in others if not builder.take_entity(name, pages, result)]
            others_at = (at for at in range(len(self._lists)) if at not in reached_lists)
            left_lists = [at for at in others_at if not builder.take(self._lists[at], result)]
            pages = list(result.link_graph.anchors)
            return _Taken(pages, list(result.artifacts.keys() - {*pages}), left, left_lists)

        jobs = workers.processes() if len(self._own) > FEW else 1
        return workers.spread(take, [None], jobs=jobs, least=1, beside=True)

    def _noted(self, taken: _Taken) -> BuildResult:
        """Return the notes on files that were taken. They are those of the previous site."""
        notes = {path: self._builder.previous.artifacts[path] for path in (*taken.pages, *taken.others)}
        return BuildResult(notes, LinkGraph(anchors={path: notes[path].anchors for path in taken.pages}))

    def _make(self, entities: Sequence[str], lists: Sequence[int]) -> Iterator[BuildResult]:
        """Make the files of some entities, and begin with some lists."""
        builder = self._builder
        jobs = workers.processes() if len(self._own) > FEW else 1
        leave = Path(self._shelf.name) if jobs > 1 else None
        for result in workers.spread(builder.entities_of_run(self._own, leave), entities, jobs=jobs, least=FEW):
            if result.left:
                names, stores = result.left
                builder.fragments.take(stores, builder.facts_of(names))
            yield replace(result, left=None)
        things = [self._lists[at] for at in lists]
        tables = [thing for thing in things if self._is_large and isinstance(thing, Output)]
        left = [thing for thing in things if thing not in tables] if tables else things
        self._left = chain(
            workers.spread(builder.lists, left, jobs=jobs, least=FEW_LISTS), map(builder.lists, [tables])
        )

    def close(self) -> None:
        """End every process that is still at work, and let the fragments go."""
        self._left, self._taking = iter(()), iter(())
        self._builder.fragments.forget()
        self._shelf.cleanup()
