"""mkdocs.yml -> a finished folder in the place of the site: `Build`, whose methods hook calls, event by event.

It joins what MkDocs knows (settings, menu, hand-written pages) with the stages in factsheet.build, which know nothing
of MkDocs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from factsheet.audit import links
from factsheet.audit.inspection import Inspection
from factsheet.audit.links import LinkGraph
from factsheet.build import artifacts, pipeline, publish, search, sizes
from factsheet.build.artifacts import Artifact, PreviousSite
from factsheet.build.builder import Builder, BuildResult
from factsheet.build.invalidation import Affected
from factsheet.build.making import Making
from factsheet.build.pipeline import Prepared
from factsheet.build.shards import WHOLE, Shard
from factsheet.core.output import Output
from factsheet.core.plain import is_plain
from factsheet.core.problems import BuildError, Place, Problem, tally
from factsheet.mkdocs_hook import frame
from factsheet.mkdocs_hook.config_errors import files_of
from factsheet.mkdocs_hook.discovery import Discovery
from factsheet.mkdocs_hook.fact_page import ExportFile, FactPage, FramedPage
from factsheet.mkdocs_hook.rendering import RenderContext
from factsheet.mkdocs_hook.settings import fingerprint, host, settings, theme_of
from factsheet.render import jinja_compiler, pages, template_errors
from factsheet.render.cards.files import CardMaker
from factsheet.view.page_spec import PageSpec


class Build:
    """One build: its inputs, the folder it builds in, and its notes so far on files and links."""

    def __init__(self, config: MkDocsConfig, on_pages: Callable[[int], None], shard: Shard = WHOLE) -> None:
        """Load and check the facts, compile the templates, and make a folder. Raises BuildError with all problems."""
        self.config, self.shard = config, shard
        self.settings = settings(config)
        self.theme = theme_of(config)
        self.target = Path(config.site_dir).resolve()  # of a symbolic link, its target is replaced, not the link
        self.prepared = self._prepare()
        self.edits = pipeline.edit_links(self.prepared)
        self.staging: Path | None = publish.staging(self.target)
        self.link_graph = LinkGraph((urlsplit(config.site_url or "").path or "/").rstrip("/") + "/")
        self.artifacts: dict[str, Artifact] = {}
        self.files = Files([])
        self.fact_pages: dict[str, FactPage] = {}
        self.writes_pages = False  # whether all pages made from facts are written here, as no plugin sees them
        self.warnings = utils.CountHandler(level=logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)
        for warning in self.prepared.warnings:
            logging.getLogger("mkdocs.factsheet").warning("%s", warning)
        self._on_pages = on_pages
        self._context: RenderContext | None = None
        self._fingerprint = ""
        self._making: Making | None = None
        self._discovery: Discovery | None = None
        self._index: Iterator[Sequence[str]] | None = None
        self._by_others: frozenset[str] = frozenset()  # files that pages link to and a plugin has written

    def _prepare(self) -> Prepared:
        loading = pipeline.begin(self.settings)
        env = pages.prepare(self._environment(self.config.theme.get_env()))
        with jinja_compiler.COMPILED.kept(self._cache / "templates"):  # while others read the facts
            broken = tuple(template_errors.syntax(env, self.theme, self.settings.root))
        try:
            prepared = pipeline.prepare(loading, self.settings, self.theme.names())
        except BuildError as error:
            raise BuildError((*broken, *error.problems)) from None
        if broken:
            raise BuildError(broken)
        unused = template_errors.in_vain(env, self.theme, prepared.loaded.sheet.kinds, self.settings.root)
        return replace(prepared, warnings=(*prepared.warnings, *unused))

    def add_pages(self, files: Files, *, written: bool) -> None:
        """Add a MkDocs page for every page made from facts, a file for every export of all entities, and assets.

        Pages that are `written` here are not rendered by MkDocs.

        Raises BuildError if a hand-written page has the address of one of the pages.
        """
        specs = {spec.path: spec for spec in pipeline.listing(self.prepared, self.theme.names())}
        self.refuse_clashes(files, specs)
        if self.theme.is_framed:
            frame.add_assets(files, self.config)
        for spec in specs.values():
            uri = f"{spec.url}index.md"
            file = File.generated(self.config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
            kind = FramedPage if self.theme.is_framed else FactPage
            self.fact_pages[spec.path] = kind(file, self.config, spec)
        for path in pipeline.exports_of_all(self.prepared):
            files.append(ExportFile(path, None, self.config.site_dir, self.config.use_directory_urls))
        self._discovery = Discovery.of(self.config, files, self.prepared.site.publication)
        self.files, self.writes_pages = files, written

    def refuse_clashes(self, files: Files, specs: Mapping[str, PageSpec] | None = None) -> None:
        """Raise BuildError if a hand-written page has the address of one made from facts, by default of those added."""
        specs = specs or {path: page.spec for path, page in self.fact_pages.items()}
        docs, own = Path(self.config.docs_dir).name, {page.file for page in self.fact_pages.values()}
        clashes = [
            Problem(
                Place(f"{docs}/{file.src_uri}"),
                "address",
                f"the facts have a page at {specs[file.dest_uri].url} too",
                "rename this file",
            )
            for file in files.documentation_pages()
            if file.dest_uri in specs and file not in own
        ]
        if clashes:
            raise BuildError(clashes)

    def begin_rendering(self, env: jinja2.Environment, nav: Navigation) -> None:
        """Prepare the Jinja environment of our templates, and everything else that pages are rendered with."""
        known, site, env = self.settings, self.prepared.site, self._environment(env)
        pages.prepare(env, site, host(self.config, known, self.files))
        env.globals.update(config=self.config, nav=nav)  # for macros, which see nothing else of MkDocs
        own = {page.file for page in self.fact_pages.values()}
        written = [file for file in self.files.documentation_pages() if file not in own]
        fragments = pipeline.fragments(self.prepared, env, self.edits)
        cards = CardMaker(env, self.config.site_name, known.drawn_with, self._cache / "cards")
        self._context = RenderContext(self.config, env, nav, written, self.fact_pages, site, fragments, cards)
        self._fingerprint = fingerprint(self.config, known, self.theme, nav, (site.lock_digest, *site.history.scope))

    def _environment(self, of_theme: jinja2.Environment) -> jinja2.Environment:
        return frame.environment(self.theme) if self.theme.is_framed else of_theme

    @property
    def context(self) -> RenderContext:
        """Everything that pages are rendered with, once MkDocs has its environment."""
        assert self._context
        return self._context

    def write(self) -> None:
        """Write the exports, and the pages that no plugin wants to see before they are written.

        Lists and exports of all entities may be left for `write_rest`.
        """
        assert self.staging
        ahead = [page.spec for page in self.fact_pages.values() if self.writes_pages]
        previous, affected = self._last_site()
        self._making = Making(self.builder(self.staging, previous, affected), ahead, self.further())
        self.link_graph.ask_again(previous.asked)
        self._note(self._making.entities())
        if self.writes_pages:
            self._take_from_mkdocs()

    def write_rest(self) -> None:
        """Write everything that `write` has left."""
        assert self._making
        self._note(self._making.lists())

    def _note(self, results: Iterable[BuildResult]) -> None:
        for result in results:
            self.link_graph.join(result.link_graph)
            self.artifacts |= result.artifacts
            self._on_pages(len(result.link_graph.anchors))

    def _take_from_mkdocs(self) -> None:
        """Take the pages that are written from MkDocs, which would render each once more. Links to them are known."""
        for page in self.fact_pages.values():
            self.files.remove(page.file)

    def further(self) -> Iterator[Output]:
        """Return the files for programs that look around, and Markdown of lists: they are made with the exports."""
        assert self._discovery
        return self._discovery.outputs(self.prepared, self.fact_pages, self.context.written)

    def _last_site(self) -> tuple[PreviousSite, Affected]:
        """Return the files that can be taken from the previous site, and what all changes since it was made affect."""
        previous = PreviousSite.of(self.target, self._cache, self._fingerprint)
        earlier = pipeline.since(previous.facts, previous.commit, self.prepared) if previous.artifacts else None
        if not earlier:
            return PreviousSite(self.target), Affected()
        pipeline.recall(self.context.fragments, *earlier, previous.file)
        return previous, earlier[1]

    def renew(self, prepared: pipeline.Prepared) -> None:
        """Go on with other facts for the same pages. The templates are not compiled again.

        They keep what they have looked up of the site itself: its menu, and the links to topics.
        """
        self.prepared = prepared
        self.edits = pipeline.edit_links(prepared)
        fragments = pipeline.fragments(prepared, self.context.env, self.edits)
        self._context = replace(self.context, site=prepared.site, fragments=fragments)

    def builder(self, folder: Path, previous: PreviousSite, affected: Affected) -> Builder:
        """Return a builder that makes the site's files in a folder. It reuses kept files that no change reached."""
        graph = LinkGraph(self.link_graph.base)
        return Builder(self.context, folder, graph, previous, affected, self._reads_links_fast, self.shard)

    def noted(self, path: str, html: str) -> str:
        """Note the links of a page that MkDocs made. Return the page."""
        self.link_graph.add(path, links.read(html))
        return html

    def inspect(self) -> None:
        """Inspect the finished pages before they are published. Raises BuildError with every problem on them."""
        assert self.staging
        others = self.link_graph.asked.keys() - {"", *self.artifacts}
        self._by_others = frozenset(file for file in others if (self.staging / file).is_file())
        self.inspection(self.staging).check()

    def inspection(self, folder: Path) -> Inspection:
        """Return the inspection of the pages as they are in a folder."""
        return Inspection(
            folder=folder,
            link_graph=self.link_graph,
            files=frozenset((*(file.dest_uri for file in self.files), *self.artifacts, *self._by_others)),
            written=self.written,
            theme=self.theme,
            facts=self.settings.facts,
            settings=tuple(map(Path.resolve, files_of(self.config))),
            loaded=self.prepared.loaded,
            as_left=artifacts.as_left(self.artifacts),
            runs_scripts=self.settings.policy.runs_scripts,
        )

    def put_in_sizes(self) -> None:
        """Put the sizes of all files into the page that lists them, now that they are written."""
        assert self.staging
        sizes.put_in(self.staging)

    def begin_index(self) -> None:
        """Let other processes begin to index the full text. Without an index, search finds only names."""
        if self.staging and search.is_wanted():
            self._index = search.begin(self.staging, self._cache / "search", artifacts.as_left(self.artifacts))

    def finish_index(self) -> None:
        """Wait for the index, if one was begun. Raises BuildError if Pagefind fails."""
        assert self.staging
        if self._index:
            search.finish(self.staging, self._index)

    def finish(self, *, is_preview: bool = False) -> None:
        """Publish the finished folder. Discard it if MkDocs is about to give up because of warnings (`strict`).

        What a preview shows need not outlast a loss of power.
        """
        staging = self.release()
        if self.config.strict and self.warnings.get_counts():
            publish.discard(staging)
        else:
            publish.publish(staging, self.target, durably=not is_preview)
            files, commit = self.prepared.loaded.locations.files(), self.prepared.site.history.last
            site = PreviousSite(self.target, files, self.artifacts, self.link_graph.asked, commit)
            site.as_published().keep(self._cache, self._fingerprint)

    def release(self) -> Path:
        """End the processes still at work. Return the folder of the build, which does not own it from here on."""
        self._index = None
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        staging, self.staging = self.staging, None
        assert staging
        self.prepared = replace(self.prepared, home=pipeline.nothing_chosen)  # whoever is still at work ends
        if self._making:
            self._making.close()
        return staging

    @property
    def written(self) -> dict[str, Path]:
        """The hand-written file of each page, by the page's path."""
        return {file.dest_uri: Path(file.abs_src_path) for file in self.files if file.abs_src_path}

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of entities, facts and sources that the site is made from."""
        site = self.prepared.site
        return {"entities": len(site.entities), "facts": len(site.fact_ids), "sources": len(site.sources)}

    @property
    def summary(self) -> str:
        """A line that counts what was built: entities, facts, sources and pages."""
        return tally({**self.counts, "pages": len(self.link_graph.anchors)})

    @property
    def _reads_links_fast(self) -> bool:
        """True if the links of all pages made from our templates can be read quickly (see audit.links)."""
        return not is_plain() and all(
            links.allows_fast(file.read_text(encoding="utf-8")) for file in self.theme.templates()
        )

    @property
    def _cache(self) -> Path:
        return self.settings.root / ".cache"
