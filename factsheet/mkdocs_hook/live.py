"""A preview that makes, after a save of facts, what has changed and no more.

What a whole build made stays in memory. A save of facts is loaded and checked, and the pages of the entities whose
facts have changed are put in the place of the old ones at once, then everything else that can have changed: what other
pages, lists and exports say is right a moment later. The next save may come in between; what is left is done after it.
What is made so is, to the byte, what a whole build makes. Where more than facts has changed, one does it (see `save`).
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from factsheet.build import pipeline, publish
from factsheet.build.artifacts import PreviousSite
from factsheet.build.builder import Builder, BuildResult
from factsheet.build.invalidation import Affected
from factsheet.build.pipeline import Prepared
from factsheet.core import clock, output, workers
from factsheet.core.digest import Stamp, stamp
from factsheet.core.output import Output
from factsheet.core.problems import BuildError
from factsheet.mkdocs_hook.site import Build
from factsheet.render import template_errors
from factsheet.render.exports import files
from factsheet.view import routes

FEW = 2000
"""Facts up to which everything is judged as in a build: the rules on the whole sheet before a page is shown, the digit
gate in the end. Of more facts these rules come after, and the gate waits for the next whole build."""

AT_ONCE = 20
"""Entities whose pages are made before it is asked whether the next save is there."""

_LOG = logging.getLogger("mkdocs.factsheet")

Inputs = dict[str, Stamp]


def inputs(config: MkDocsConfig, facts: Path) -> Inputs:
    """Every file besides the facts that a site is made of (templates, words, settings), with what tells a new one."""
    found: Inputs = {}
    for place in (config.docs_dir, config.config_file_path, *config.watch, *config.hooks):
        if place and Path(str(place)).resolve() != facts.resolve():
            found.update(_stamps(str(place)))
    return found


def _stamps(place: str) -> Iterator[tuple[str, Stamp]]:
    names = [place] if os.path.isfile(place) else (f"{at}/{name}" for at, _, names in os.walk(place) for name in names)
    for name in names:
        if found := stamp(name):
            yield name, found


@dataclass(frozen=True, slots=True)
class SaveSignal:
    """What passes between work and server: that the pages that matter are there, whether the next save is."""

    shown: Callable[[], None]
    is_late: Callable[[], bool]


class NeedsWholeError(Exception):
    """More has changed than facts: which pages there are, or what stands on all of them."""


class LateError(Exception):
    """The next save is there; what is left of this one is done after it."""


@dataclass
class LiveSite:
    """The site that is served, with all that it was made from."""

    build: Build
    inputs: Inputs
    pending: Affected = field(default_factory=Affected)  # what may not be as the facts are now
    settled: Prepared | None = None  # what all exports were made from, if it was the same for all

    def __post_init__(self) -> None:
        """What is there now stays: the collector need not go through it at each save."""
        self.settled = self.build.prepared
        gc.freeze()

    def has_its_inputs(self) -> bool:
        """Whether everything besides the facts is as it was when the site was made."""
        return self.inputs == inputs(self.build.config, self.build.settings.facts)

    def save(self, moment: SaveSignal) -> bool:
        """Bring the site to what the facts are now. False where a whole build has to. Raises BuildError.

        It can only be done where nothing but facts of entities has changed, so that there are the same pages as before
        and the same menu, no other plugin sees pages, and the day is the same.
        """
        try:
            with workers.paused_collector():
                self._save(moment)
        except NeedsWholeError:
            return False
        except BuildError:
            raise
        except Exception:  # such as a fact that names an entity that is not there: a whole build says what is wrong
            _LOG.debug("not done in part", exc_info=True)
            return False
        return True

    def _save(self, moment: SaveSignal) -> None:
        build = self.build
        changed = self._renew()
        few = len(build.prepared.site.records) <= FEW
        if few:
            pipeline.check_whole(build.prepared)
        folder = publish.staging(build.target)
        try:
            kept = PreviousSite(build.target, artifacts=build.artifacts, in_place=True)
            desk = _Desk(build, folder, build.press(folder, kept, self.pending), moment.is_late)
            desk.entities(changed)
            moment.shown()
            if not few:
                pipeline.check_whole(build.prepared)
            if self.settled:
                pipeline.recall(build.pieces, self.settled, self.pending, kept.file)
            self.settled = None
            desk.others(changed)
            self.settled = build.prepared
        except LateError:
            return
        finally:
            build.pieces.forget()
            publish.discard(folder)
        look = build.inspection(build.target)
        problems = [*look.broken_links(), *(look.orphans() if few else ())]
        self.pending = Affected()
        build.renew(build.prepared)  # rows that were rendered are not kept until the next save
        if problems:
            raise BuildError(problems)

    def _renew(self) -> list[str]:
        """Load and check, and note what that may change; returns the entities whose facts have changed."""
        build, before = self.build, self.build.prepared
        if not build.writes_pages or clock.today() != before.settings.today:
            raise NeedsWholeError
        found = pipeline.prepare_again(before)
        if not found:
            raise NeedsWholeError
        after, change = found
        reach = pipeline.reach(before, after, change)
        if not reach:
            raise NeedsWholeError
        self.pending |= reach
        build.renew(after)
        for warning in after.warnings:
            _LOG.warning("%s", warning)
        return sorted(change.entities)


@dataclass(frozen=True)
class _Desk:
    """Makes pages and exports in a folder, and puts those that are new in the place of the old ones."""

    build: Build
    folder: Path
    press: Builder
    is_late: Callable[[], bool]

    def entities(self, names: Iterable[str]) -> None:
        """The pages and exports of some entities."""
        site = self.build.prepared.site
        plurals = {kind.id: kind.plural for kind in site.kinds}
        own = {
            name: [self._planned(routes.of_entity(site, name, self._templates, plurals[site.entities[name].kind]))]
            for name in names
        }
        self._settle(self.press.entities(list(own), own))

    def others(self, done: Iterable[str]) -> None:
        """Everything else that a change may reach, bit by bit. Raises LateError between two of these."""
        left = sorted(self.press.reach.entities.difference(done))
        for at in range(0, len(left), AT_ONCE):
            self.entities(left[at : at + AT_ONCE])
            self._pause()
        paths = set()
        for page in pipeline.listing(self.build.prepared, self._templates):
            paths.add(page.path)
            self._planned(page)
            if not page.entity:
                self._settle(self.press.rest(page))
            self._pause()
        if len(paths) != len(self.build.fact_pages):
            raise NeedsWholeError
        for path, html in self.build.homes():
            self._settle_file(path, [html.encode("utf-8", errors="xmlcharrefreplace")])
        for file in files.of_site(self.build.prepared.site, self.build.pieces):
            self._settle(self.press.rest(Output(file.path, partial(self._with_pauses, file), file.facts)))

    def _with_pauses(self, file: Output) -> Iterator[bytes]:
        """The parts of an export: one of all facts takes longer than a save may wait."""
        for part in file.parts():
            self._pause()
            yield part

    def _pause(self) -> None:
        if self.is_late():
            raise LateError

    def _planned(self, page: routes.PageSpec) -> routes.PageSpec:
        """A page that was there before, and is called the same; MkDocs knows it so."""
        known = self.build.fact_pages.get(page.path)
        if not known or not known.renew(page):
            raise NeedsWholeError
        return page

    def _settle(self, made: BuildResult) -> None:
        """Put what was made in the place of what was there: never a half of it is read."""
        for path, note in made.artifacts.items():
            if self.build.artifacts.get(path) is not note:
                os.replace(self.folder / path, self.build.target / path)
        self.build.artifacts.update(made.artifacts)
        self.build.web.join(made.web)

    def _settle_file(self, path: str, parts: Iterable[bytes]) -> None:
        output.write(self.folder, path, parts)
        os.replace(self.folder / path, self.build.target / path)

    @property
    def _templates(self) -> frozenset[str]:
        return template_errors.names(self.build.templates)
