"""Pages of facts in the frame of another theme: what MkDocs must have of ours, and what cannot be there.

The theme makes each page. Ours is one element in it, made from framed.html; the style sheets reach no further.
"""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from factsheet.audit import framed
from factsheet.audit.locate import first_place
from factsheet.core.problems import BuildError, Place, Problem
from factsheet.mkdocs_hook import config_errors
from factsheet.mkdocs_hook.fact_page import HOME, FactPage
from factsheet.mkdocs_hook.settings import templates
from factsheet.render import scoped_css
from factsheet.render.theme import Theme

_RULES = Path(__file__).with_name("frame.css")
"""Rules that come after those of site.css."""


def environment(theme: Theme) -> jinja2.Environment:
    """Return an environment for our templates, apart from that of the theme, which does not escape."""
    return jinja2.Environment(loader=jinja2.FileSystemLoader(theme.folders), auto_reload=False, autoescape=True)


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Add the scripts and style sheets of pages of facts. Raises BuildError if there are others of these names."""
    own = sorted(file for file in (templates() / "assets").iterdir() if file.suffix in (".css", ".js"))
    uris = {f"assets/{file.name}": file for file in own}
    if problems := [_clash(other, config) for uri in uris if (other := files.get_file_from_path(uri))]:
        raise BuildError(problems)
    for uri, file in uris.items():
        if file.suffix == ".css":
            more = _RULES.read_text(encoding="utf-8") if file.name == "site.css" else ""
            css = scoped_css.scoped(file.read_text(encoding="utf-8"), f"#{framed.ID}", more)
            files.append(File.generated(config, uri, content=css))
        else:
            files.append(File.generated(config, uri, abs_src_path=str(file)))


def _clash(file: File, config: MkDocsConfig) -> Problem:
    is_by_hand = Path(config.docs_dir) in Path(file.abs_src_path or "").parents
    of_docs = Place(f"{Path(config.docs_dir).name}/{file.src_uri}")
    place = of_docs if is_by_hand else config_errors.place_of("theme", config_errors.file_of(config))
    whose = "this file" if is_by_hand else f"`{file.src_uri}` of the theme `{config.theme.name}`"
    return Problem(place, "address", f"{whose} has the address of a file that pages of facts need", "rename it")


def refuse_home(files: Files, config: MkDocsConfig) -> None:
    """Raise BuildError if a page by hand is to show facts under its words, as only our own theme can."""
    pages = (file for file in files.documentation_pages() if file.page and file.page.meta.get("template") == HOME)
    docs = Path(config.docs_dir).name
    message = f"`template: {HOME}` is of the theme `factsheet`; the theme `{config.theme.name}` has no such page"
    problems = [
        Problem(
            first_place((HOME,), [(f"{docs}/{file.src_uri}", file.content_string)]) or Place(f"{docs}/{file.src_uri}"),
            "template",
            message,
            "leave this line out",
        )
        for file in pages
    ]
    if problems:
        raise BuildError(problems)


def with_head(html: str, more: str) -> str:
    """Return a page of a theme with more at the end of its head. A page without a head stays as it is."""
    before, end, after = html.partition("</head>")
    return f"{before}{more}{end}{after}" if end else html


def refuse_lost(page: FactPage, html: str, config: MkDocsConfig) -> None:
    """Raise BuildError if the theme has left out what is ours: nobody would see the facts, or check their numbers."""
    if not framed.is_framed(html):
        place = config_errors.place_of("theme", config_errors.file_of(config))
        message = f"the theme `{config.theme.name}` does not show `page.content` on {page.file.dest_uri}"
        raise BuildError([Problem(place, "template", message, "let its main.html show it")])
