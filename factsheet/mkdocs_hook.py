"""The one module that knows MkDocs: facts become real MkDocs pages, and a site is published whole or not at all.

In a build `on_config` loads, checks and compiles, `on_files` adds pages and exports to the hand-written files,
`on_post_page` notes links, `on_post_build` checks them and swaps the finished folder in. What fails goes through
`on_build_error`. While serving, every build is guarded (see preview).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import jinja2
from mkdocs import exceptions, utils
from mkdocs.commands import build as mkdocs_build, serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from factsheet import clock, configuration, links, output, pages, pipeline, plans, search, templating
from factsheet.inspection import Inspection
from factsheet.load import default_facts
from factsheet.preview import Preview
from factsheet.problems import SCREENFUL, BuildError, Place, Problem, are
from factsheet.view import pages as view_pages


class FactPage(Page):
    """A MkDocs page whose content our own templates render, when it is written and not before."""

    def __init__(self, file: File, config: MkDocsConfig, plan: plans.Page, env: jinja2.Environment) -> None:
        super().__init__(plan.title, file, config)
        self.plan = plan
        self._env = env

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read."""
        self.markdown = ""
        self.meta = {"description": self.plan.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: the content of ten thousand pages would wait in memory."""
        self.content = ""

    @property
    def origin(self) -> dict[str, str]:
        """The attributes that say where the numbers of its title are from."""
        named = {"data-fact": self.plan.evidence, "data-source": self.plan.source}
        return {attribute: value for attribute, value in named.items() if value}

    @property
    def body(self) -> str:
        """The content of `<main>`."""
        return pages.render(self._env, self.plan)


class Build:
    """One build: what it reads, the folder it builds in, what it has noted so far."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self.settings = _settings(config)
        self.host = pages.Host(
            config.site_name, self.settings.site_url, bool(self.settings.edit), bool(self.settings.report)
        )
        self.templates = Path(config.theme.custom_dir or "templates").resolve()
        self.target = Path(config.site_dir).resolve()  # what a link leads to is replaced, not the link
        self.staging: Path | None = output.staging(self.target)
        self.web = links.Web((urlsplit(config.site_url or "").path or "/").rstrip("/") + "/")
        self.files: Files | None = None
        self.warnings = utils.CountHandler()
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def prepare(self) -> None:
        """Load and check the facts and compile the templates. Raises BuildError with the problems of both."""
        env = pages.prepare(self.config.theme.get_env())
        problems = list(templating.syntax(env, self.templates, self.settings.root))
        try:
            self.prepared = pipeline.prepare(self.settings)
        except BuildError as error:
            problems += error.problems
        if problems:
            raise BuildError(problems)
        self.edits = pipeline.edit_links(self.prepared)
        for warning in self.prepared.warnings:
            logging.getLogger("mkdocs.factsheet").warning("%s", warning)

    def add_pages(self, files: Files) -> None:
        """A MkDocs page for every page made from facts. Raises BuildError where a hand-written one stands there."""
        env = pages.prepare(self.config.theme.get_env(), self.prepared.site, self.host)
        taken = {file.dest_uri: file.src_uri for file in files.documentation_pages()}
        clashes = []
        for plan in pipeline.listing(self.prepared, templating.names(self.templates)):
            uri = f"{plan.url}index.md"
            file = File.generated(self.config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            if file.dest_uri in taken:
                place = Place(f"{Path(self.config.docs_dir).name}/{taken[file.dest_uri]}")
                clashes.append(
                    Problem(place, "address", f"the facts have a page at {plan.url} too", "rename this file")
                )
            files.append(file)
            FactPage(file, self.config, plan, env)
        if clashes:
            raise BuildError(clashes)

    def add_exports(self, files: Files) -> None:
        """A file for every export."""
        for made in pipeline.outputs(self.prepared):
            files.append(File.generated(self.config, made.path, content=made.content))

    def inspect(self) -> None:
        """The last look at the finished pages. Raises BuildError with everything that is wrong on them."""
        assert self.staging
        files = list(self.files or ())
        inspection = Inspection(
            folder=self.staging,
            web=self.web,
            files=frozenset(file.dest_uri for file in files) | {"sitemap.xml"},
            written={file.dest_uri: Path(file.abs_src_path) for file in files if file.abs_src_path},
            templates=self.templates,
            prepared=self.prepared,
        )
        problems = list(inspection.broken_links())
        if os.environ.get("FACTSHEET_GATE") != "off":  # for timings alone
            problems += inspection.orphans()
        if problems:
            raise BuildError(problems)

    def make_searchable(self) -> None:
        """The index of the full text; without it search knows names alone. Raises BuildError."""
        assert self.staging
        if os.environ.get("FACTSHEET_SEARCH") != "off":
            search.index(self.staging, self.settings.root / ".cache" / "search.zip")

    def finish(self) -> None:
        """Publish the finished folder, unless MkDocs is about to give up because of warnings."""
        staging = self.release()
        if self.config.strict and self.warnings.get_counts():
            output.discard(staging)
        else:
            output.publish(staging, self.target)

    def release(self) -> Path:
        """The folder it built in; from here on the build does not own one."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        staging, self.staging = self.staging, None
        assert staging
        return staging

    @property
    def summary(self) -> str:
        """What was built, in figures."""
        site = self.prepared.site
        counts = {"entities": site.entities, "facts": site.fact_ids, "sources": site.sources, "pages": self.web.anchors}
        return ", ".join(f"{len(things)} {name}" for name, things in counts.items())


class Hook:
    """MkDocs imports a hook once and keeps it for as long as it serves; this holds the build that goes on."""

    def __init__(self) -> None:
        self.build: Build | None = None
        self.preview = Preview(self._explain)
        self.on_page: Callable[[], None] = lambda: None
        self._serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Guard the first build of a preview as well as the later ones."""
        self._serving = command == "serve"
        if self._serving:
            # MkDocs watches files only after a first build that worked; this is the one place to let it fail.
            mkdocs_serve.build = self.preview.guard(mkdocs_build.build)  # type: ignore[attr-defined]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check everything before anything is written, and build beside the site folder."""
        self.build = Build(config)
        self.preview.folder = self.build.target if self._serving else None
        config.site_dir = str(self.build.staging)
        config.watch += [str(path) for path in (self.build.settings.facts, self.build.templates) if path.exists()]
        self.build.prepare()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page or file for everything that is made from facts."""
        build = self._current()
        build.add_pages(files)
        build.add_exports(files)
        build.files = files
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Turn escaping on for the shell, and lend it the menu."""
        build = self._current()
        return pages.prepare(env, build.prepared.site, build.host)

    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Give the home page its facts."""
        if page.meta.get("template") == "home.html":
            context["home"] = view_pages.home_page(self._current().prepared.site)
        return context

    def on_post_page(self, html: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put in where each fact is edited, and note where the page leads."""
        build = self._current()
        html = build.edits.put_in(html)
        build.web.add(page.file.dest_uri, links.read(html))
        self.on_page()
        return html

    def on_post_template(self, html: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Note where the page for lost readers leads."""
        if template_name.endswith(".html"):
            self._current().web.add(template_name, links.read(html))
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check every link and every number, index the words; then put the site in the place of the old one."""
        build = self._current()
        build.inspect()
        if not self._serving:
            build.make_searchable()
        build.finish()
        if self._serving:
            click.echo(f"{build.summary}: no problems", err=True)

    def on_build_error(self, *, error: Exception) -> None:
        """Say everything that is wrong, one line each, and leave the old site alone."""
        if self.build and self.build.staging:
            output.discard(self.build.release())
        if problems := self._problems_in(error):
            raise Refused(problems)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Keep the preview alive through every broken save, with the problems on top."""
        file = Path(config.config_file_path or "mkdocs.yml")
        facts = _settings(config).facts
        if not facts.exists():
            server.watch(str(facts.parent), recursive=False)  # until it is written

        def rebuild() -> None:
            with configuration.watched(file) as found:
                try:
                    builder()
                except exceptions.Abort as error:
                    raise (Refused(tuple(found)) if found else error) from error

        server.builder = self.preview.guard(rebuild)
        server.set_app(self.preview.cover(server.get_app(), server.mount_path))  # type: ignore[arg-type]
        return server

    def _current(self) -> Build:
        assert self.build
        return self.build

    def _problems_in(self, error: BaseException) -> tuple[Problem, ...]:
        if isinstance(error, BuildError | Refused):
            return error.problems
        build = self.build
        found = templating.runtime(error, build.templates, build.settings.root) if build else None
        return (found,) if found else ()

    def _explain(self, error: BaseException) -> tuple[Problem, ...]:
        """What a failed save means; printed here, because a preview goes on."""
        problems = self._problems_in(error) or (configuration.from_error(error, Path("mkdocs.yml")),)
        report(problems)
        return problems


class Refused(exceptions.Abort):
    """The end of a build that has problems; MkDocs shows it and exits with 1."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(f"{are(problems)} to mend; nothing was published")

    def show(self, *args: Any, **kwargs: Any) -> None:
        """Print every problem, then how many there are."""
        report(self.problems)
        click.echo(self.format_message(), err=True)


def report(problems: Sequence[Problem]) -> None:
    """Print problems, one line each; past a screenful only how many there are."""
    for problem in problems[:SCREENFUL]:
        click.echo(str(problem), err=True)
    if len(problems) > SCREENFUL:
        click.echo(f"... and {len(problems) - SCREENFUL} more", err=True)


def build_site(config_file: Path, facts: Path | None, site_dir: Path | None, on_page: Callable[[], None]) -> str:
    """Build with MkDocs, as `mkdocs build` does; returns a summary. Raises Refused, or what MkDocs raises."""
    with configuration.watched(config_file) as found:
        try:
            config = load_config(str(config_file), site_dir=str(site_dir) if site_dir else None)
        except exceptions.MkDocsException as error:
            raise Refused(tuple(found) or (configuration.from_error(error, config_file),)) from error
    if facts:
        config.extra["facts"] = str(facts.resolve())
    hook.on_page = on_page
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build.build(config)
    config.plugins.on_shutdown()
    return hook.build.summary if hook.build else ""


def _settings(config: MkDocsConfig) -> pipeline.Settings:
    """What mkdocs.yml says of the facts: a path in `extra.facts`, addresses in `extra.edit_fact`, `.report_fact`."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    facts = config.extra.get("facts")
    repository = (config.repo_url or "").rstrip("/")
    edit, report = (config.extra.get(name) or "" for name in ("edit_fact", "report_fact"))
    return pipeline.Settings(
        root=root,
        facts=(root / facts) if facts else default_facts(root),
        today=clock.today(),
        edit=f"{repository}/{edit}" if repository and edit else "",
        report=f"{repository}/{report}" if repository and report else "",
        site_url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
    )


hook = Hook()
on_startup = hook.on_startup
on_config = hook.on_config
on_files = hook.on_files
on_env = hook.on_env
on_page_context = hook.on_page_context
on_post_page = hook.on_post_page
on_post_template = hook.on_post_template
on_post_build = hook.on_post_build
on_build_error = hook.on_build_error
on_serve = hook.on_serve
