"""Pages and files made from facts, as MkDocs knows them; we write them ourselves."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from factsheet.view import routes

WRITTEN = "written.html"
"""The template of pages that are written already: it is empty, and what comes out empty MkDocs leaves alone."""


HOME = "home.html"
"""The template of a hand-written page that shows what the facts choose under its own words."""


class FactPage(Page):
    """A MkDocs page whose content our own templates render."""

    def __init__(self, file: File, config: MkDocsConfig, plan: routes.PageSpec, template: str) -> None:
        super().__init__(plan.title, file, config)
        self.plan = plan
        self._template = template

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read."""
        self.markdown = ""
        self.meta = {"description": self.plan.description, "template": self._template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: the content of ten thousand pages would wait in memory."""
        self.content = ""

    def renew(self, plan: routes.PageSpec) -> bool:
        """Show what another plan of the same page does; False where that is called otherwise."""
        is_same = (plan.title, plan.description) == (self.plan.title, self.plan.description)
        self.plan = plan
        return is_same

    @property
    def origin(self) -> dict[str, str]:
        """The attributes that say where the numbers of its title are from."""
        named = {"data-fact": self.plan.evidence, "data-source": self.plan.source}
        return {attribute: value for attribute, value in named.items() if value}


class ExportFile(File):
    """A file for MkDocs to know, so that hand-written pages can link to it; it is written already."""

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy."""
