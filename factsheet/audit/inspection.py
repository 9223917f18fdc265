"""The last look at a finished folder before it is published: broken links, numbers that nothing bears out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from factsheet.audit import links
from factsheet.audit.cache import Seen
from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.gate import UnsupportedNumber
from factsheet.audit.locate import whence
from factsheet.core import markdown, workers
from factsheet.core.problems import BuildError, Problem, label_of
from factsheet.load import sheet
from factsheet.load.sheet import Loaded
from factsheet.render import template_errors

FEW = 250
"""Pages that are worth a process."""


@dataclass(frozen=True)
class Inspection:
    """What is looked at, and where it came from."""

    folder: Path
    web: links.LinkGraph  # where all pages lead
    files: frozenset[str]  # all files under the site's root
    written: Mapping[str, Path]  # the hand-written file of a page
    templates: Path
    facts: Path
    root: Path  # the project: problems name files relative to it
    load_facts: Callable[[], Loaded]  # the facts once more, to say in which statement a link is broken

    def check(self) -> None:
        """Look at everything; raises BuildError with all that is wrong. FACTSHEET_GATE=off is for timings alone."""
        problems = list(self.broken_links())
        if os.environ.get("FACTSHEET_GATE") != "off":
            problems += self.orphans()
        if problems:
            raise BuildError(problems)

    def broken_links(self) -> Iterator[Problem]:
        """Every link that leads nowhere, where it is written: in a statement, if one has it, else in a file."""
        for found in self.web.broken(self.files, self._read):
            yield self._in_statement(found) or links.problem(
                found, whence(found.page, links.needles(found), self._texts_behind(found.page))
            )

    def orphans(self) -> Iterator[Problem]:
        """The digit gate: every number that no fact bears out. Pages that did not change since are not read again."""
        api = Evidence.of(self.folder / "api" / "v1")
        seen = Seen(self.root / ".cache" / "gate.json")

        def judge(run: Sequence[str]) -> tuple[dict[str, str], list[tuple[str, UnsupportedNumber]]]:
            """The good ones of some pages, each with what its verdict depends on, and the orphans of the others."""
            good: dict[str, str] = {}
            bad: list[tuple[str, UnsupportedNumber]] = []
            for page in run:
                html = self._read(page)
                basis = gate.basis(html, api)
                found = [] if seen.has(page, basis) else list(gate.orphans(html, api))
                bad += [(page, orphan) for orphan in found]
                if not found:
                    good[page] = basis
            return good, bad

        pages = list(self.web.anchors)
        jobs = workers.processes() if len(pages) > FEW else 1
        for good, bad in workers.spread(judge, pages, jobs=jobs, least=FEW):
            seen.add(good)
            yield from (gate.problem(page, orphan, self._texts_behind(page)) for page, orphan in bad)
        seen.save()

    @cached_property
    def _loaded(self) -> Loaded:
        return self.load_facts()

    def _read(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    def _in_statement(self, found: links.BrokenLink) -> Problem | None:
        for entity, index, fact in self._loaded.sheet.facts():
            for href in markdown.links(fact.statement):
                if found.target.endswith(f"/{href}"):
                    place = self._loaded.places.at(("entities", entity, "facts", index, "statement"), words=href)
                    return links.problem(replace(found, target=href), place)
        return None

    def _texts_behind(self, page: str) -> Iterator[tuple[str, str]]:
        """The names and texts of the files that a page may come from, nearest first."""
        own = [self.written[page]] if page in self.written else []
        templates = [self.templates / name for name in sorted(template_errors.names(self.templates))]
        for file in [*own, *sheet.files_of(self.facts, self.root), *templates]:
            yield label_of(file, self.root), file.read_text(encoding="utf-8")
