"""The last inspection of a finished folder before it is published: a folder -> broken links, unsupported numbers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

from factsheet.audit import by_hand, framed, links, suggest
from factsheet.audit.cache import Seen, Verdict
from factsheet.audit.digits import evidence, gate
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.linked import UnsupportedNumber
from factsheet.audit.locate import Origins, first_place
from factsheet.core import digest, markdown, workers
from factsheet.core.digest import Stamp
from factsheet.core.problems import BuildError, Place, Problem, label_of
from factsheet.load import sheet
from factsheet.load.sheet import Loaded
from factsheet.render.theme import Theme

_DOCUMENTS = (".html", ".htm", ".xhtml", ".svg", ".xml")
"""Endings of the files that browsers open as pages, with their scripts."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

FEW = 250
"""The least number of pages that is worth a process."""

_Verdicts = tuple[dict[str, Verdict], list[tuple[str, UnsupportedNumber]]]
"""The good verdicts, by page, and the unsupported numbers of other pages."""


@dataclass(frozen=True)
class Inspection:
    """A finished folder to inspect, and the sources that its problems are traced back to."""

    folder: Path
    link_graph: links.LinkGraph  # the links of all pages
    files: frozenset[str]  # all files under the site's root
    written: Mapping[str, Path]  # the hand-written file of a page
    theme: Theme
    facts: Path
    settings: tuple[Path, ...]  # the file of the settings, in the folder of the project, and those that it inherits
    loaded: Loaded | None = None  # the facts, if they are at hand; else a broken link has them loaded
    as_left: Mapping[str, Stamp] = field(default_factory=dict)  # of files that were taken from the last site
    runs_scripts: bool | None = None  # whether pages by hand may have scripts; None where that was looked at before

    @property
    def root(self) -> Path:
        """The folder of the project: problems name files relative to it."""
        return self.settings[0].parent

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
                if place.file in self._on_every_page:
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
        seen = Seen(self.root / ".cache" / "gate-pages")
        files = [file for file in evidence.FILES if (self.folder / file).is_file()]
        is_known = seen.has_read([self._stamp_as_left(file) for file in files])
        standing = seen.standing(frozenset() if is_known else seen.changed(self._evidence))
        untouched = {page for page, verdict in standing.items() if verdict.stamp == self._stamp_as_left(page)}
        pages = [page for page in self.link_graph.anchors if page not in untouched]
        jobs = workers.processes() if len(pages) > FEW else 1
        at_hand = self._evidence.unpacked() if len(pages) > FEW else None  # many ask for each fact
        reported: set[tuple[Place, str, str]] = set()
        good = {page: standing[page] for page in self.link_graph.anchors if page in untouched}
        for verdicts, bad in workers.spread(partial(self._verdicts, standing, at_hand), pages, jobs=jobs, least=FEW):
            good |= verdicts
            for page, number in bad:
                problem = gate.problem(page, number, self._origins)
                if (number_there := (problem.place, number.number, number.words)) not in reported:
                    if problem.place.file in self._on_every_page:
                        reported.add(number_there)
                    yield problem
        seen.save([digest.stamp(self.folder / file) for file in files], None if is_known else self._evidence, good)

    def _verdicts(self, standing: Mapping[str, Verdict], at_hand: Evidence | None, pages: Sequence[str]) -> _Verdicts:
        """Judge some pages, but for those whose text is the same as that of one whose verdict is `standing`.

        Return the good verdicts, and the unsupported numbers of other pages.
        """
        good: dict[str, Verdict] = {}
        bad: list[tuple[str, UnsupportedNumber]] = []
        for page in pages:
            stamp = digest.stamp(self.folder / page)  # before it is read: what changes later has another
            if not (html := self._judged(page)):
                continue
            text = blake2b(html.encode(), digest_size=16).digest()
            if page in standing and standing[page].text == text:
                good[page] = standing[page]._replace(stamp=stamp)
            elif unsupported := list(gate.unsupported_numbers(html, at_hand or self._evidence)):
                bad += [(page, number) for number in unsupported]
            elif (named := gate.named(html)) is not None:
                good[page] = Verdict(stamp, text, named)
        return good, bad

    def _stamp_as_left(self, path: str) -> Stamp | None:
        """Return the stamp of a file if it was taken from the last site, which had been left as it was."""
        known = self.as_left.get(path)
        return known if known and digest.stamp(f"{self.folder}/{path}") == known else None

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence.of(self.folder / evidence.API, self.root / ".cache" / "gate-facts")

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
    def _on_every_page(self) -> frozenset[str]:
        """The names of the files of which each page has something: templates and settings."""
        return frozenset(label_of(file, self.root) for file in (*self.theme.templates(), *self.settings))

    @cached_property
    def _origins(self) -> Origins:
        others = (*sheet.files_of(self.facts, self.root), *self.theme.templates(), *self.settings)
        return Origins(self.written, others, self.root)
