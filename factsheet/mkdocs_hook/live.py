"""A save of facts -> the files of the served site that it may have changed, made again while a preview runs.

The results of a whole build stay in memory. A save of facts is loaded and checked. The pages of the entities whose
facts have changed replace the old ones at once. All other files that may have changed follow a moment later: other
pages, lists and exports. If the next save comes in between, the rest is made after it. The files are the same, to the
byte, as those of a whole build. If more than facts has changed, a whole build is needed (see `save`).
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from factsheet.audit import links
from factsheet.build import pipeline, publish, sizes
from factsheet.build.artifacts import PreviousSite
from factsheet.build.builder import Builder, BuildResult
from factsheet.build.invalidation import Affected
from factsheet.build.pipeline import Prepared
from factsheet.core import clock, output, workers
from factsheet.core.output import Output
from factsheet.core.problems import BuildError
from factsheet.mkdocs_hook.inputs import Stamps, inputs
from factsheet.mkdocs_hook.site import Build
from factsheet.render.exports import files
from factsheet.view import routes
from factsheet.view.page_spec import PageSpec

FEW = 2000
"""The number of facts up to which a save is checked like a build: the rules on the whole sheet run before a page is
shown, and the digit gate runs at the end. With more facts, these rules run after that, and the gate waits for the next
whole build."""

TIDY = 100
"""The number of saves after which the garbage collector goes through everything. Else what earlier saves have left, and
refers to itself, would stay for ever: 9 kB a save of a small site."""

AT_ONCE = 20
"""The number of entities whose pages are made between two looks for the next save."""

_LOG = logging.getLogger("mkdocs.factsheet")


@dataclass(frozen=True, slots=True)
class SaveSignal:
    """A save's talk with the server: `shown` says that the changed pages are there, `is_late` that the next save is."""

    shown: Callable[[], None]
    is_late: Callable[[], bool]


class NeedsWholeError(Exception):
    """The error that more than facts has changed: the set of pages, or something that all of them show."""


class LateError(Exception):
    """The error that the next save is there. The rest of this one is done after it."""


@dataclass
class LiveSite:
    """The site that is served, with everything that it was made from."""

    build: Build
    inputs: Stamps
    dirty: Affected = field(default_factory=Affected)  # by changes that are not all in the site yet
    settled: Prepared | None = None  # the facts that all exports were made from; None if they differ
    saves: int = 0

    def __post_init__(self) -> None:
        """Take all that is there now from the garbage collector, which would go through it at each save."""
        self.settled = self.build.prepared
        gc.freeze()

    def has_its_inputs(self) -> bool:
        """Tell whether every file besides the facts is as it was when the site was made."""
        return self.inputs == inputs(self.build.config, self.build.settings.facts)

    def save(self, signal: SaveSignal) -> bool:
        """Update the site to the facts as they are now. Return False if that takes a whole build. Raises BuildError.

        It takes a whole build unless only facts of entities have changed, the pages and the menu are the same, no
        other plugin sees pages, and the day is the same.
        """
        self.saves += 1
        try:
            with workers.paused_collector():
                self._save(signal)
            if not self.saves % TIDY:
                gc.unfreeze()
                gc.collect()
                gc.freeze()
        except NeedsWholeError:
            return False
        except BuildError:
            raise
        except Exception:  # such as a fact that names an entity that is not there: a whole build says what is wrong
            _LOG.debug("not done in part", exc_info=True)
            return False
        return True

    def _save(self, signal: SaveSignal) -> None:
        build = self.build
        changed = self._renew()
        few = len(build.prepared.site.records) <= FEW
        if few:
            pipeline.check_whole(build.prepared)
        folder = publish.staging(build.target)
        try:
            previous = PreviousSite(build.target, artifacts=build.artifacts, in_place=True)
            updater = _Updater(build, folder, build.builder(folder, previous, self.dirty), signal.is_late)
            updater.entities(changed)
            signal.shown()
            if not few:
                pipeline.check_whole(build.prepared)
            if self.settled:
                pipeline.recall(build.context.fragments, self.settled, self.dirty, previous.file)
            self.settled = None
            updater.others(changed)
            self.settled = build.prepared
        except LateError:
            return
        finally:
            build.context.fragments.forget()
            publish.discard(folder)
        inspection = build.inspection(build.target)
        problems = [*inspection.broken_links(), *(inspection.unsupported_numbers() if few else ())]
        self.dirty = Affected()
        build.renew(build.prepared)  # rows that were rendered are not previous until the next save
        if problems:
            raise BuildError(problems)

    def _renew(self) -> list[str]:
        """Load and check the facts, and note what the change affects. Return the entities whose facts have changed.

        Raises NeedsWholeError, and BuildError with every problem.
        """
        build, before = self.build, self.build.prepared
        if not build.writes_pages or clock.today() != before.settings.today:
            raise NeedsWholeError
        prepared = pipeline.prepare_again(before)
        if not prepared:
            raise NeedsWholeError
        after, change = prepared
        affected = pipeline.affected_by(before, after, change)
        if not affected:
            raise NeedsWholeError
        self.dirty |= affected
        build.renew(after)
        for warning in after.warnings:
            _LOG.warning("%s", warning)
        return sorted(change.entities)


@dataclass(frozen=True)
class _Updater:
    """A maker of pages and exports: it makes them in a folder and puts the new ones in the place of the old ones."""

    build: Build
    folder: Path
    builder: Builder
    is_late: Callable[[], bool]
    own: dict[str, list[PageSpec]] = field(default_factory=dict)  # the pages of entities that are made

    def entities(self, names: Sequence[str]) -> None:
        """Make the pages and exports of some entities, without their cards. Raises NeedsWholeError."""
        site = self.build.prepared.site
        plurals = {kind.id: kind.plural for kind in site.kinds}
        for name in names:
            plural = plurals[site.entities[name].kind]
            own = routes.of_entity(site, name, self._templates, plural, self.build.settings.cards)
            self.own[name] = [self._with_new_spec(page) for page in own]
        self._settle(self.builder.entities(names, self.own, with_cards=False))

    def cards(self, names: Iterable[str]) -> None:
        """Make the cards of entities whose pages are made. Raises LateError between two of them."""
        for page in (page for name in names for page in self.own[name]):
            self._settle(self.builder.card(page))
            self._pause()

    def others(self, done: Sequence[str]) -> None:
        """Make everything else that the change may reach, bit by bit, first the cards of what is `done`.

        Raises LateError between two bits, NeedsWholeError if the pages are not the same as before.
        """
        self.cards(done)
        left = sorted(self.builder.affected.entities.difference(done))
        for at in range(0, len(left), AT_ONCE):
            self.entities(left[at : at + AT_ONCE])
            self._pause()
            self.cards(left[at : at + AT_ONCE])
        paths = set()
        for page in pipeline.listing(self.build.prepared, self._templates):
            paths.add(page.path)
            self._with_new_spec(page)
            if not page.entity and page.path != sizes.PAGE:
                self._settle(self.builder.rest(page))
            self._pause()
        if len(paths) != len(self.build.fact_pages):
            raise NeedsWholeError
        for path, html in self.build.context.homes():
            self.build.link_graph.add(path, links.read(html))
            self._settle_file(path, [html.encode("utf-8", errors="xmlcharrefreplace")])
        exports = files.of_site(self.build.prepared.site, self.build.context.fragments)
        for file in (*exports, *self.build.further()):
            self._settle(self.builder.rest(replace(file, chunks=partial(self._with_pauses, file))))
        self._list_files()

    def _list_files(self) -> None:
        """Make the page that lists all files, with their sizes as they are now."""
        result = self.builder.rest(self.build.fact_pages[sizes.PAGE].spec)
        sizes.put_into(self.folder / sizes.PAGE, self.build.target)
        self._settle(result)

    def _with_pauses(self, file: Output) -> Iterator[bytes]:
        """Yield the chunks of an export. Raises LateError in between: a save may not wait for all of it."""
        for chunk in file.chunks():
            self._pause()
            yield chunk

    def _pause(self) -> None:
        if self.is_late():
            raise LateError

    def _with_new_spec(self, page: PageSpec) -> PageSpec:
        """Give MkDocs' page its new spec. Raises NeedsWholeError if the page, its title or its description is new."""
        known = self.build.fact_pages.get(page.path)
        if not known or not known.renew(page):
            raise NeedsWholeError
        return page

    def _settle(self, result: BuildResult) -> None:
        """Put the new files in the place of the old ones. No reader sees half a file."""
        for path, note in result.artifacts.items():
            if self.build.artifacts.get(path) is not note:
                os.replace(self.folder / path, self.build.target / path)
        self.build.artifacts.update(result.artifacts)
        self.build.link_graph.join(result.link_graph)

    def _settle_file(self, path: str, chunks: Iterable[bytes]) -> None:
        output.write(self.folder, path, chunks)
        os.replace(self.folder / path, self.build.target / path)

    @property
    def _templates(self) -> frozenset[str]:
        return self.build.theme.names()
