"""The Markdown of an entity, and of lists and indexes: files beside their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.core.markdown import escaped
from factsheet.core.output import Output
from factsheet.render.exports.markdown.links import NAME
from factsheet.render.exports.markdown.pages import lines
from factsheet.view.index import SiteView
from factsheet.view.page_spec import PageSpec
from factsheet.view.pages.entity import entity_page


def of_entity(site: SiteView, name: str) -> Output:
    """Return the Markdown of an entity."""
    ref = site.entities[name]

    def chunks() -> Iterator[bytes]:
        page = entity_page(site, name)
        names = " · ".join(name for _, name in page.names)
        yield _text(f"{ref.full_name} ({names})" if names else ref.full_name, ref.summary, lines(page, _root(ref.url)))

    return Output(f"{ref.url}{NAME}", chunks)


def of_list(page: PageSpec) -> Output:
    """Return the Markdown of a list of facts, or of an index."""
    return Output(
        f"{page.url}{NAME}",
        lambda: [_text(page.title, page.description, lines(page.show(), page.root))],
    )


def _root(url: str) -> str:
    return "../" * url.count("/")


def _text(title: str, description: str, content: Iterable[str]) -> bytes:
    """Return a whole file. No two of its lines are empty."""
    written = [f"# {escaped(title)}", "", escaped(description), "", "[This page as HTML](index.html)", ""]
    for line in content:
        if line or written[-1]:
            written.append(line)
    return ("\n".join(written).rstrip("\n") + "\n").encode()
