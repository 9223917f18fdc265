"""`robots.txt` (RFC 9309): crawlers may look at everything, and find the sitemap.

It counts only at the root of a host.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.core.output import Output
from factsheet.render.exports.discovery import sitemap
from factsheet.view.publication import Publication

PATH = "robots.txt"


def of_site(publication: Publication) -> Iterator[Output]:
    """Yield `robots.txt` if the site is at the root of its host."""
    if publication.is_at_root:
        text = f"User-agent: *\nDisallow:\n\nSitemap: {publication.at(sitemap.PATH)}\n"
        yield Output(PATH, lambda: [text.encode()])
