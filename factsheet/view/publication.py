"""The site in its own words, for files that people carry away, and the forms in which it offers its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Feeds = Literal["site", "entities"]
"""The feeds of changes: one of the site, or also one of each entity."""

LANGUAGE = "en"
"""The language of the site's own words, as a BCP 47 tag."""

Format = Literal["sqlite", "parquet", "turtle", "jsonld"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A site's name, what it is about, its address with a closing slash (empty if unknown), its forms besides CSV."""

    name: str = "Facts"
    about: str = ""
    url: str = ""
    formats: tuple[Format, ...] = ("sqlite",)
    feeds: Feeds = "site"
    commit: str = ""  # the address that shows the commit {id}; empty if there is none
    markdown: bool = False  # pages of facts are there as Markdown too
    contacts: tuple[str, ...] = ()  # addresses for those who find a hole in its security
    alternates: tuple[tuple[str, str], ...] = ()  # of each language, the site in it, perhaps with {url} for a page

    def at(self, path: str) -> str:
        """Return an address of the site: absolute if that of the site is known, else relative to its root."""
        return f"{self.url}{path}"

    def in_languages(self, url: str, own: str, *, is_home: bool) -> list[tuple[str, str]]:
        """Return the language and the absolute address of each version of a page; none if this is the only one.

        `own` is its address here. A site in another language whose address has no {url} has a version of the home page
        alone.
        """
        others = [
            (language, address.replace("{url}", url))
            for language, address in self.alternates
            if language != LANGUAGE and (is_home or "{url}" in address)
        ]
        return [(LANGUAGE, own), *others] if others else []

    @property
    def is_at_root(self) -> bool:
        """True if it is known to be published at the root of its host, where alone some files count."""
        return urlsplit(self.url).path == "/"

    def commit_url(self, commit: str) -> str:
        """Return the address that shows a commit; empty if none is known."""
        return self.commit.replace("{id}", commit)


UNNAMED = Publication()
"""A site of which nothing is known."""
