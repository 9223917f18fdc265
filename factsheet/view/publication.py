"""The site in its own words, for files that people carry away, and the forms in which it offers its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Feeds = Literal["site", "entities"]
"""The feeds of changes: one of the site, or also one of each entity."""

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

    def at(self, path: str) -> str:
        """Return an address of the site: absolute if that of the site is known, else relative to its root."""
        return f"{self.url}{path}"

    def commit_url(self, commit: str) -> str:
        """Return the address that shows a commit; empty if none is known."""
        return self.commit.replace("{id}", commit)


UNNAMED = Publication()
"""A site of which nothing is known."""
