"""PageSpec -> a whole page: our template for its content, in the shell that MkDocs' settings and menu fill.

In the frame of another theme our part of a page is one element, which MkDocs takes for the page's content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from factsheet.core.output import Output
from factsheet.mkdocs_hook.fact_page import HOME, FactPage
from factsheet.render import fact_rows, index_links, jinja_compiler, pages
from factsheet.render.cards.files import CardMaker
from factsheet.render.fragments import Fragments
from factsheet.view.index import SiteView
from factsheet.view.page_spec import PageSpec
from factsheet.view.pages.home import home_page


@dataclass(frozen=True)
class RenderContext:
    """Everything that pages are rendered with. `written` are the files of hand-written pages."""

    config: MkDocsConfig
    env: jinja2.Environment
    nav: Navigation
    written: Sequence[File]
    fact_pages: Mapping[str, FactPage]  # by path
    site: SiteView
    fragments: Fragments
    card_maker: CardMaker

    def render_pages(self, wanted: Sequence[PageSpec]) -> list[bytes]:
        """Render whole pages in UTF-8, with placeholders for their rows: step by step, all of them together."""
        views = [page.show() for page in wanted]
        contents = [pages.render(self.env, page, view) for page, view in zip(wanted, views, strict=True)]
        return [self._in_shell(page, content) for page, content in zip(wanted, contents, strict=True)]

    def cards(self, page: PageSpec) -> Iterator[Output]:
        """Yield the files of the card of a page; none if it has no card."""
        yield from self.card_maker.outputs(page)

    def content(self, page: PageSpec) -> Markup:
        """Render the content of a page that MkDocs puts into its shell itself."""
        return pages.render(self.env, page, page.show())

    def framed(self, page: FactPage) -> str:
        """Render all of a page that is ours, for the frame of another theme."""
        content, template = self.content(page.spec), jinja_compiler.template(self.env, "framed.html")
        return self.with_rows(template.render(page=page, content=content, root=page.spec.root))

    def framed_head(self, page: FactPage) -> str:
        """Render what the head of a page gets in another theme."""
        return jinja_compiler.template(self.env, "framed-head.html").render(page=page, root=page.spec.root)

    def with_rows(self, html: str) -> str:
        """Put the rows of facts into a page that MkDocs made."""
        return fact_rows.whole(self._served(html.encode()).decode(), self.fragments.get)

    def homes(self) -> Iterator[tuple[str, str]]:
        """Yield the path and HTML of each hand-written page that shows facts, as MkDocs makes it."""
        for page in (file.page for file in self.written if file.page):
            if page.meta.get("template") == HOME:
                page.active = True
                around = mkdocs_build.get_context(self.nav, self.written, self.config, page)
                html = self.env.get_template(HOME).render(around, home=home_page(self.site))
                page.active = False
                yield page.file.dest_uri, self.with_rows(html)

    def _in_shell(self, page: PageSpec, content: Markup) -> bytes:
        around = self._around(page.root.rstrip("/"))
        return self._served(self._shell.render(around, page=self.fact_pages[page.path], content=content).encode())

    def _served(self, html: bytes) -> bytes:
        return index_links.named(html, pages.host_of(self.env).index)

    @cached_property
    def _shell(self) -> jinja2.Template:
        return jinja_compiler.template(self.env, "main.html")

    @cached_property
    def _around(self) -> Callable[[str], Any]:
        """MkDocs' variables of a page, by the way to the site's root: they depend on no more of a page."""
        return cache(partial(mkdocs_build.get_context, self.nav, self.written, self.config, None))
