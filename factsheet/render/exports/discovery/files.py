"""All files for programs that look around. The sitemap, which is of pages by hand too, is made by who knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from factsheet.core.output import Output
from factsheet.render.exports.discovery import llms, opensearch, robots, security, sitemap
from factsheet.render.exports.discovery.llms import WrittenPage
from factsheet.view.index import SiteView
from factsheet.view.publication import Publication

PATHS = (sitemap.PATH, robots.PATH, opensearch.PATH, llms.PATH, security.PATH)
"""All such files. A site by hand, or a theme, may have one of them."""


def paths_of(publication: Publication) -> list[str]:
    """Return the paths of those that are made of a site, but for parts of the sitemap."""
    is_made = {
        sitemap.PATH: bool(publication.url),
        robots.PATH: publication.is_at_root,
        opensearch.PATH: bool(publication.url),
        llms.PATH: True,
        security.PATH: bool(publication.contacts),
    }
    return [path for path in PATHS if is_made[path]]


def of_site(
    site: SiteView, files: Collection[str], written: Sequence[WrittenPage], index: str = ""
) -> Iterator[Output]:
    """Yield all but the sitemap. `files` and `written` are as in `llms`.

    `index` is the file that addresses of folders name, for hosts that do not look for it.
    """
    yield llms.of_site(site, files, written, index)
    yield from opensearch.of_site(site.publication, f"search/{index}")
    yield from robots.of_site(site.publication)
    yield from security.of_site(site.publication, site.today)
