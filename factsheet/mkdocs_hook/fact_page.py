"""Pages and files made from facts, as MkDocs knows them; we write them ourselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from factsheet.render import index_links
from factsheet.view.page_spec import PageSpec

HOME = "home.html"
"""The template of a hand-written page that shows facts under its own words (see view.pages.home.home_page)."""


class FactPage(Page):
    """A MkDocs page whose content our own templates render."""

    def __init__(self, file: File, config: MkDocsConfig, spec: PageSpec) -> None:
        super().__init__(spec.title, file, config)
        self.spec = self.listed = spec  # as it is shown here, and as the site lists it

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata. There is no Markdown to read.

        Plugins that go by the dates of files, such as that for RSS, leave out drafts: these pages have no file.
        """
        self.markdown = ""
        self.meta = {"description": self.spec.description, "template": "main.html", "draft": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content empty for now: that of ten thousand pages would wait in memory."""
        self.content = ""

    def renew(self, spec: PageSpec) -> bool:
        """Take a new spec of the same page. Return False if its title or description is another, which others may show.

        None shows those of a page that is not in the sitemap.
        """
        is_same = (spec.title, spec.description) == (self.spec.title, self.spec.description)
        self.spec = self.listed = spec
        if spec.canonical:
            self.title = spec.title
            self.meta["description"] = spec.description
        return is_same or bool(spec.canonical)

    @property
    def origin(self) -> dict[str, str]:
        """The HTML attributes that name the fact, the source or the like of the numbers in its title."""
        spec = self.spec
        named = {
            "data-fact": spec.witness,
            "data-source": spec.source,
            "data-gone": spec.gone,
            "data-change": spec.change,
        }
        return {attribute: value for attribute, value in named.items() if value}


class FramedPage(FactPage):
    """A page made from facts in the frame of another theme, which prints its title and description as HTML.

    Some themes take tags out of a title and then print `&lt;` as `<`, so that sign goes altogether.
    """

    def __init__(self, file: File, config: MkDocsConfig, spec: PageSpec) -> None:
        texts = (dict(_titles(config.nav)).get(file.src_uri, spec.title), spec.description)
        shown, description = (str(escape(text.replace("<", "‹").replace(">", "›"))) for text in texts)
        super().__init__(file, config, replace(spec, title=shown, description=description))
        self.listed = spec
        if elsewhere := spec.leads_to or spec.canonical:  # themes have no other place for it
            index = "" if config.use_directory_urls else "index.html"
            self.canonical_url = self.canonical_url and f"{config.site_url}{index_links.address(elsewhere, index)}"

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata. Of these Material knows two more: it has no table of contents, and may leave out a page."""
        super().read_source(config)
        self.meta.update(hide=["toc"], search={"exclude": not self.spec.search})


def _titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Yield the (file, title) pairs that `nav` in mkdocs.yml gives. MkDocs gives them to no page that is there.

    >>> dict(_titles([{"Home": "index.md"}, {"Ours": ["about.md", {"All quays": "quays/index.md"}]}]))
    {'index.md': 'Home', 'quays/index.md': 'All quays'}
    """
    for entry in nav or ():
        for title, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, str):
                yield inner, str(title)
            else:
                yield from _titles(inner)


class ExportFile(File):
    """A file that MkDocs has to know so that hand-written pages can link to it. It is written already."""

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the file is written already."""
