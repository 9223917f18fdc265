"""The site in its own words, for files that people carry away, and the forms in which it offers its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["sqlite", "parquet", "turtle", "jsonld"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A site's name, what it is about, its address with a closing slash (empty if unknown), its forms besides CSV."""

    name: str = "Facts"
    about: str = ""
    url: str = ""
    formats: tuple[Format, ...] = ("sqlite",)

    def at(self, path: str) -> str:
        """Return an address of the site: absolute if that of the site is known, else relative to its root."""
        return f"{self.url}{path}"


UNNAMED = Publication()
"""What is said where nothing is known."""
