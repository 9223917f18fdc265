"""The last look at a finished folder before it is published: broken links, numbers that nothing bears out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from factsheet import cache, gate, links, markdown, pipeline, templating
from factsheet.gate.evidence import Api
from factsheet.pipeline import Prepared
from factsheet.problems import Problem, label_of
from factsheet.whence import whence


@dataclass(frozen=True)
class Inspection:
    """What is looked at, and where it came from."""

    folder: Path
    web: links.Web  # where all pages lead
    files: frozenset[str]  # all files under the site's root
    written: Mapping[str, Path]  # the hand-written file of a page
    templates: Path
    prepared: Prepared

    def broken_links(self) -> Iterator[Problem]:
        """Every link that leads nowhere, where it is written: in a statement, if one has it, else in a file."""
        for found in self.web.broken(self.files, self._read):
            yield self._in_statement(found) or links.problem(
                found, whence(found.page, links.needles(found), self._texts_behind(found.page))
            )

    def orphans(self) -> Iterator[Problem]:
        """The digit gate: every number that no fact bears out. Pages that did not change since are not read again."""
        api = Api.of(self.folder / "api" / "v1")
        seen = cache.Seen(self.prepared.settings.root / ".cache" / "gate.json", gate, *gate.JUDGES)
        for page in self.web.anchors:
            html = self._read(page)
            if not seen.is_new(page, gate.basis(html, api)):
                continue
            orphans = list(gate.orphans(html, api))
            yield from (gate.problem(page, orphan, self._texts_behind(page)) for orphan in orphans)
            if not orphans:
                seen.add(page)
        seen.save()

    def _read(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    def _in_statement(self, found: links.BrokenLink) -> Problem | None:
        loaded = self.prepared.loaded
        for entity, index, fact in loaded.sheet.facts():
            for href in markdown.links(fact.statement):
                if found.target.endswith(f"/{href}"):
                    place = loaded.places.at(("entities", entity, "facts", index, "statement"), words=href)
                    return links.problem(replace(found, target=href), place)
        return None

    def _texts_behind(self, page: str) -> Iterator[tuple[str, str]]:
        """The names and texts of the files that a page may come from, nearest first."""
        settings = self.prepared.settings
        own = [self.written[page]] if page in self.written else []
        templates = [self.templates / name for name in sorted(templating.names(self.templates))]
        for file in [*own, *pipeline.files_of(settings), *templates]:
            yield label_of(file, settings.root), file.read_text(encoding="utf-8")
