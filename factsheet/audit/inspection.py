"""The last inspection of a finished folder before it is published: a folder -> broken links, unsupported numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from factsheet.audit import by_hand, framed, links, suggest
from factsheet.audit.cache import Seen
from factsheet.audit.digits import gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.linked import UnsupportedNumber
from factsheet.audit.locate import Origins, first_place
from factsheet.core import markdown, workers
from factsheet.core.problems import BuildError, Place, Problem
from factsheet.load import sheet
from factsheet.load.sheet import Loaded
from factsheet.render.theme import Theme

_DOCUMENTS = (".html", ".htm", ".xhtml", ".svg", ".xml")
"""Endings of the files that browsers open as pages, with their scripts."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

FEW = 250
"""The least number of pages that is worth a process."""


@dataclass(frozen=True)
class Inspection:
    """A finished folder to inspect, and the sources that its problems are traced back to."""

    folder: Path
    link_graph: links.LinkGraph  # the links of all pages
    files: frozenset[str]  # all files under the site's root
    written: Mapping[str, Path]  # the hand-written file of a page
    theme: Theme
    facts: Path
    config: Path  # the file of the settings, in the folder of the project
    loaded: Loaded | None = None  # the facts, if they are at hand; else a broken link has them loaded
    runs_scripts: bool | None = None  # whether pages by hand may have scripts; None where that was looked at before

    @property
    def root(self) -> Path:
        """The folder of the project: problems name files relative to it."""
        return self.config.parent

    def check(self) -> None:
        """Inspect everything. Raises BuildError with every problem. FACTSHEET_GATE=off (for timings) skips numbers."""
        problems = [*self.broken_links(), *self.refused()]
        if os.environ.get("FACTSHEET_GATE") != "off":
            problems += self.unsupported_numbers()
        if problems:
            raise BuildError(problems)

    def broken_links(self) -> Iterator[Problem]:
        """Yield every link that leads nowhere, at the statement that has it, else at the file it was written in.

        One that stands in a template or in the settings is on every page, and is reported once.
        """
        reported: set[tuple[Place, str]] = set()
        for link in self.link_graph.broken(self.files, self._read):
            place = self._origins.place_of(link.page, *links.needles(link))
            if (link_there := (place, link.target.lstrip("./"))) not in reported:
                reported.add(link_there)
                yield self._in_statement(link) or links.problem(link, place, self._hint(link, in_statement=False))

    def refused(self) -> Iterator[Problem]:
        """Yield what browsers refuse on pages by hand, and scripts there that no setting allows.

        Files that are no pages of ours, such as pictures, come as they are: there a script would run all the same.
        """
        if self.runs_scripts is None or self.theme.is_framed:
            return
        for page, file in self.written.items():
            is_rendered, is_ours = file.suffix in _MARKDOWN, any(map(file.is_relative_to, self.theme.folders))
            if page.endswith(_DOCUMENTS) and not is_ours and (self.folder / page).is_file():
                html = (self.folder / page).read_text(encoding="utf-8", errors="replace")
                for needles, message, hint in by_hand.refused(
                    html, runs_scripts=self.runs_scripts, is_rendered=is_rendered
                ):
                    place = first_place(needles, self._origins.own(page)) or Place(f"site/{page}")
                    yield Problem(place, "policy", message, hint)

    def _hint(self, link: links.BrokenLink, *, in_statement: bool) -> str:
        return suggest.hint(link, self.link_graph.anchors, self.written, in_statement=in_statement)

    def unsupported_numbers(self) -> Iterator[Problem]:
        """Run the digit gate: yield every number that no fact supports. Skip pages that were good and are unchanged.

        One that stands in a template is on every page, and is reported once.
        """
        cache = self.root / ".cache"
        api = Evidence.of(self.folder / "api" / "v1", cache / "gate-facts")
        seen = Seen(cache / "gate.json")

        def judge(run: Sequence[str]) -> tuple[dict[str, str], list[tuple[str, UnsupportedNumber]]]:
            """Return the good pages, each with a digest of its inputs, and the unsupported numbers of the others."""
            good: dict[str, str] = {}
            bad: list[tuple[str, UnsupportedNumber]] = []
            for page, html in ((page, self._judged(page)) for page in run):
                if not html:
                    continue
                digest = gate.inputs_digest(html, api)
                unsupported = [] if seen.has(page, digest) else list(gate.unsupported_numbers(html, api))
                bad += [(page, number) for number in unsupported]
                if not unsupported:
                    good[page] = digest
            return good, bad

        reported: set[tuple[Place, str, str]] = set()
        pages = list(self.link_graph.anchors)
        jobs = workers.processes() if len(pages) > FEW else 1
        for good, bad in workers.spread(judge, pages, jobs=jobs, least=FEW):
            seen.add(good)
            for page, number in bad:
                problem = gate.problem(page, number, self._origins)
                if (number_there := (problem.place, number.number, number.words)) not in reported:
                    reported.add(number_there)
                    yield problem
        seen.save()

    def _judged(self, page: str) -> str:
        """Return the page whose numbers must come from facts: in another theme our part; of a page by hand nothing."""
        html = self._read(page)
        if not self.theme.is_framed:
            return html
        return framed.unframed(html) if framed.is_framed(html) else ""

    @cached_property
    def _loaded(self) -> Loaded:
        return self.loaded or sheet.load(self.facts, self.root)

    def _read(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    def _in_statement(self, link: links.BrokenLink) -> Problem | None:
        parts = link.target.split("/")
        ends = ("/".join(parts[at:]) for at in range(1, len(parts)))
        href = next((end for end in ends if end in self._statement_links), None)
        if href is None:
            return None
        entity, index = self._statement_links[href]
        place = self._loaded.locations.at(("entities", entity, "facts", index, "statement"), words=href)
        link = replace(link, target=href)
        return links.problem(link, place, self._hint(link, in_statement=True))

    @cached_property
    def _statement_links(self) -> Mapping[str, tuple[str, int]]:
        """The first statement that has each link: its entity and its index there."""
        first: dict[str, tuple[str, int]] = {}
        for entity, index, fact in self._loaded.sheet.facts():
            for href in markdown.links(fact.statement):
                first.setdefault(href, (entity, index))
        return first

    @cached_property
    def _origins(self) -> Origins:
        others = (*sheet.files_of(self.facts, self.root), *self.theme.templates(), self.config)
        return Origins(self.written, others, self.root)
