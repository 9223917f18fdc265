"""Files for programs that look around, as far as MkDocs has a part in them: its pages by hand, and its own sitemap.

A site's own file of such a name, in the folder of its pages or in that of its theme, is kept; none of ours is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from factsheet.build import pipeline
from factsheet.build.pipeline import Prepared
from factsheet.core.output import Output
from factsheet.load import file_dates
from factsheet.mkdocs_hook.fact_page import HOME, ExportFile, FactPage
from factsheet.render.exports.discovery import files as discovery, sitemap
from factsheet.render.exports.discovery.llms import WrittenPage
from factsheet.render.exports.discovery.sitemap import Address
from factsheet.render.exports.markdown import files as markdown
from factsheet.view import page_dates
from factsheet.view.publication import Publication


@dataclass(frozen=True)
class Discovery:
    """The maker of such files. `own` are the paths of those that the site has by hand, or from its theme."""

    config: MkDocsConfig
    own: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files, publication: Publication) -> Discovery:
        """Look for files of the site's own. Let MkDocs know ours, copy theirs, and make no sitemap of its own."""
        own = {path for path in discovery.PATHS if _is_own(files.get_file_from_path(path), config)}
        for path in own:
            files.src_uris[path].inclusion = InclusionLevel.INCLUDED  # MkDocs leaves out folders with a dot
        if (Path(config.theme.custom_dir or "") / sitemap.PATH).is_file() and config.theme.custom_dir:
            own.add(sitemap.PATH)
        else:
            config.theme.static_templates.discard(sitemap.PATH)
        for path in discovery.paths_of(publication):
            if path not in files.src_uris:
                files.append(ExportFile(path, None, config.site_dir, config.use_directory_urls))
        return cls(config, frozenset(own))

    def outputs(self, prepared: Prepared, pages: Mapping[str, FactPage], written: Iterable[File]) -> Iterator[Output]:
        """Yield the files. `pages` are those of facts by path, `written` the files of those by hand."""
        site, by_hand = prepared.site, [file.page for file in written if file.page]
        index = "" if self.config.use_directory_urls else "index.html"
        described = [
            WrittenPage(page.url, str(page.title), page.meta.get("description") or "")
            for page in by_hand
            if not page.is_homepage
        ]
        yield from (
            output
            for output in discovery.of_site(site, pipeline.exports_of_all(prepared), described, index)
            if output.path not in self.own
        )
        if site.publication.url and sitemap.PATH not in self.own:
            addresses = [*self._by_hand(prepared, by_hand), *_of_facts(prepared, pages.values())]
            yield from sitemap.of_addresses(addresses, site.publication.url)
        if site.publication.markdown:
            specs = (page.listed for page in pages.values() if page.spec.is_in_markdown and not page.spec.entity)
            yield from map(markdown.of_list, specs)

    def _by_hand(self, prepared: Prepared, pages: Iterable[Page]) -> Iterator[Address]:
        """Yield pages by hand. One that shows facts changes with any of them, so the days of both have to be known."""
        of_facts = page_dates.of_site(prepared.site)
        for page in pages:
            is_in_folder = page.file.src_dir == self.config.docs_dir
            day = self._days.get(page.file.src_uri, "") if is_in_folder else ""
            if page.meta.get("template") == HOME:
                day = max(day, of_facts) if day and of_facts else ""
            yield Address(page.canonical_url or "", day)

    @cached_property
    def _days(self) -> Mapping[str, str]:
        return file_dates.last_changed(Path(self.config.docs_dir))


def _is_own(file: File | None, config: MkDocsConfig) -> bool:
    """Tell whether a file is by hand, or of the theme, and the settings do not leave it out by its name."""
    excluded = config.exclude_docs
    return file is not None and not (excluded and excluded.match_file(file.src_uri))


def _of_facts(prepared: Prepared, pages: Iterable[FactPage]) -> Iterator[Address]:
    """Yield the pages made from facts that show something of their own."""
    for page in pages:
        if page.spec.is_original:
            yield Address(page.canonical_url or "", page_dates.last_changed(prepared.site, page.spec))


def all_pages(files: Files, pages: Iterable[FactPage]) -> list[File]:
    """Return the files of all pages, also of those that are written already, for templates that list them."""
    own = (page.file for page in pages if page.spec.is_original)
    return list(dict.fromkeys([*files.documentation_pages(), *own]))
