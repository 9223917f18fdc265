"""MkDocs' events -> steps of a build: every event arrives here. A site is published whole or not at all.

In a build, `on_config` loads and checks the facts and compiles the templates. `on_files` adds pages to the hand-written
ones. `on_env` writes the added pages and every export; other processes make lists while MkDocs goes on. `on_post_page`
notes the links of the other pages. `on_post_build` checks all links and swaps the finished folder in. Failures go
through `on_build_error`.

A save while serving: observer sees it, overlay guards what follows, `on_serve` lets live bring the site to the new
facts; where more than facts has changed, MkDocs builds everything.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import click
import jinja2
from mkdocs import exceptions
from mkdocs.commands import build as mkdocs_build, serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from factsheet.build import publish
from factsheet.build.shards import WHOLE, Shard
from factsheet.build.turn import turn
from factsheet.core import system_errors
from factsheet.core.problems import BuildError, Problem
from factsheet.mkdocs_hook import config_errors, frame, process
from factsheet.mkdocs_hook.boundary import leave_out_copies, refuse_links_outside
from factsheet.mkdocs_hook.discovery import all_pages
from factsheet.mkdocs_hook.fact_page import HOME, FactPage, FramedPage
from factsheet.mkdocs_hook.inputs import Stamps, inputs, places
from factsheet.mkdocs_hook.live import LiveSite, SaveSignal
from factsheet.mkdocs_hook.manifest import leave_manifest
from factsheet.mkdocs_hook.observer import Watched, show_now, watch_always
from factsheet.mkdocs_hook.overlay import Preview
from factsheet.mkdocs_hook.refusal import Refused, report, say_once
from factsheet.mkdocs_hook.settings import NO_FULL_TEXT, NO_PICTURES, settings, watched_with
from factsheet.mkdocs_hook.site import Build
from factsheet.render import template_errors
from factsheet.render.exports import sqlite
from factsheet.view.pages.home import home_page

FIRST, LAST = 100, -100
"""Priorities of events: before all other plugins, and after them."""

_LATER_EVENTS = ("pre_template", "template_context", "post_template", "post_build")
"""Events at which another plugin could find half a site, as lists are still being made meanwhile."""

_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


class Hook:
    """The handlers of MkDocs' events and the current build. MkDocs imports a hook once and keeps it while it serves."""

    def __init__(self) -> None:
        self.build: Build | None = None
        self.preview = Preview(self._explain)
        self._settings = Path("mkdocs.yml")
        self.watched = Watched()
        self.progress: Callable[[int], None] = lambda _: None
        self.shard: Shard | None = None
        self._serving = False
        self._inputs: Stamps = {}
        self._turn = ExitStack()  # of this build among others that publish in the same folder
        atexit.register(self._end)
        self._live: LiveSite | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Guard the first build of a preview as well as the later ones."""
        self._serving = command == "serve"
        process.clean_up_on_signals(is_preview=self._serving)
        if self._serving:
            guarded = self.preview.guard(mkdocs_build.build)

            def build(config: MkDocsConfig, **options: Any) -> None:
                self._settings = config_errors.file_of(config)
                if not self.watched.places:  # the first one
                    process.refuse_to_begin(config)
                guarded(config, **options)

            # MkDocs watches files only after a first build that worked; this is the one place to let it fail.
            mkdocs_serve.build = build  # type: ignore[attr-defined]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check everything before anything is written. Let MkDocs build in a folder beside the site's."""
        if self._serving:
            config.watch += watched_with(config)
            self.watched.begin(places(config))
        self.build, self.preview.folder = None, Path(config.site_dir).resolve() if self._serving else None
        refuse_links_outside(config)
        target, known = Path(config.site_dir).resolve(), settings(config)
        if known.cards != "none" and not known.drawn_with:
            say_once(NO_PICTURES)
        if "sqlite" in known.publication.formats and not sqlite.can_index():
            say_once(NO_FULL_TEXT)
        if self._serving:
            self._inputs = inputs(config, known.facts)
        else:  # a preview has a folder of its own
            is_alone = self._turn.enter_context(turn(target, say_once))
            publish.prepare(target, is_alone=is_alone)
        self.build = Build(config, self.progress, self.shard or WHOLE)
        config.site_dir = str(self.build.staging)
        return config

    @event_priority(FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page or file for everything that is made from facts, before a plugin looks for one of them."""
        build = self._current()
        makes_html = not (build.theme.is_framed or self._others_see_pages(config))
        build.add_pages(leave_out_copies(files, config), written=makes_html)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the menu of hand-written pages, which is shown on every page. By now all plugins have added theirs."""
        self._current().refuse_clashes(files)
        self._nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Turn escaping on, give the shell its menu, and write all or most of the files that are made from facts.

        The environment of another theme stays as it is.
        """
        build = self._current()
        build.files = files
        if build.theme.is_framed:
            frame.refuse_home(files, config)
        build.begin_rendering(env, self._nav)
        build.write()
        if self._others_hear(config, _LATER_EVENTS):
            build.write_rest()
        return env

    @event_priority(FIRST)
    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Give the home page its facts. Give a page made from facts its content if MkDocs renders it."""
        if isinstance(page, FramedPage):
            page.content = self._current().context.framed(page)
        elif isinstance(page, FactPage):
            context["content"] = self._current().context.content(page.spec)
        if page.meta.get("template") == HOME:
            context["home"] = home_page(self._current().prepared.site, self._current().prepared.home())
        return context

    @event_priority(FIRST)
    def _put_in_rows(self, html: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put in the rows of facts, and links for programs into the head of another theme: plugins see whole pages."""
        self.progress(1)
        context = self._current().context
        if isinstance(page, FramedPage):
            html = frame.with_head(html, context.framed_head(page))
        return context.with_rows(html)

    @event_priority(LAST)
    def _note_links(self, html: str, *, page: Page, config: MkDocsConfig) -> str:
        """Note the links of the page as plugins have left it."""
        if isinstance(page, FramedPage):
            frame.refuse_lost(page, html, config)
            page.content = ""  # that of ten thousand pages would wait in memory
        return self._current().noted(page.file.dest_uri, html)

    on_post_page = CombinedEvent(_put_in_rows, _note_links)

    def on_template_context(self, context: Any, **_: Any) -> Any:
        """Name all pages, also those that are written already."""
        context["pages"] = all_pages(self._current().files, self._current().fact_pages.values())
        return context

    def on_post_template(self, html: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Put in the rows of facts, and note the links, of a template that is a page, such as 404.html."""
        if template_name.endswith(".html"):
            html = self._current().noted(template_name, self._current().context.with_rows(html))
        return html

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the lists, check every link and number, index the words, then publish the site.

        A shard is not checked or indexed but gets a manifest: the merge does the rest. A preview is not indexed.
        """
        build = self._current()
        build.write_rest()
        if self.shard:
            leave_manifest(build, self.shard)
        else:
            build.put_in_sizes()
            if not self._serving:
                build.begin_index()
            build.inspect()
            build.finish_index()
        build.finish(is_preview=self._serving)
        self._turn.close()
        config.site_dir = str(build.target)  # gh-deploy, and hooks after us, find the site where it is now
        if self._serving:
            self._live = LiveSite(build, self._inputs)
            click.echo(f"{build.summary}: no problems", err=True)

    def on_build_error(self, *, error: Exception) -> None:
        """Discard the unfinished folder; leave the old site alone. Raises Refused with the problems, if any."""
        if self.build and self.build.staging:
            publish.discard(self.build.release())
        self._turn.close()
        if problems := self._problems_in(error):
            raise Refused(problems)

    def _end(self) -> None:
        """Let the next build begin, as this process exits, once nothing is left of this one."""
        publish.discard_all()
        self._turn.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Keep the preview alive through every broken save, with the problems on top of its pages."""

        def rebuild() -> None:
            self.watched.renew()
            if self._patched(server):
                return
            gc.unfreeze()
            with config_errors.watched(self._settings) as problems:
                try:
                    builder()
                except exceptions.Abort as error:
                    raise (Refused(tuple(problems)) if problems else error) from error

        server.builder = self.preview.guard(rebuild)
        watch_always(server, self.watched)
        process.refuse_used_address(server, config)
        server.set_app(self.preview.cover(server.get_app(), server.mount_path))  # type: ignore[arg-type]
        return server

    def _patched(self, server: LiveReloadServer) -> bool:
        """Update the served site to the facts as they are now. Return False if that takes a whole build.

        Browsers are told when the pages of the changed facts are there, and once more at the end.
        """
        live = self._live
        if not live or not live.has_its_inputs():
            return False
        try:
            is_done = live.save(SaveSignal(partial(show_now, server), lambda: server._want_rebuild or server._shutdown))
        finally:
            if server._visible_epoch == server._wanted_epoch:
                server._wanted_epoch += 1  # MkDocs tells when the builder is done
        if is_done:
            click.echo(f"{live.build.summary}: no problems", err=True)
        return is_done

    def _others_see_pages(self, config: MkDocsConfig) -> bool:
        """Tell whether a plugin or another hook may change pages. If so, MkDocs itself renders every page."""
        return self._others_hear(config, _PAGE_EVENTS)

    def _others_hear(self, config: MkDocsConfig, events: Sequence[str]) -> bool:
        heard = {method for event in events for method in config.plugins.events[event]}
        return any(getattr(method, "__self__", None) is not self for method in heard)

    def _current(self) -> Build:
        assert self.build
        return self.build

    def _problems_in(self, error: BaseException) -> tuple[Problem, ...]:
        if isinstance(error, BuildError | Refused):
            return error.problems
        build = self.build
        problem = template_errors.runtime(error, build.theme, build.settings.root) if build else None
        problem = problem or system_errors.problem_of(error, str(build.target) if build else "build")
        return (problem,) if problem else ()

    def _explain(self, error: BaseException) -> tuple[Problem, ...]:
        """Return the problems behind a failed save. Print them here, because a preview goes on."""
        problems = self._problems_in(error) or (config_errors.from_error(error, self._settings),)
        report(problems)
        return problems


hook = Hook()
on_startup = hook.on_startup
on_config = hook.on_config
on_files = hook.on_files
on_nav = hook.on_nav
on_env = hook.on_env
on_page_context = hook.on_page_context
on_post_page = hook.on_post_page
on_template_context = hook.on_template_context
on_post_template = hook.on_post_template
on_post_build = hook.on_post_build
on_build_error = hook.on_build_error
on_serve = hook.on_serve
