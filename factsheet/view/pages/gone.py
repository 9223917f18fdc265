"""The data of pages for what was once at an address: gone, or at another address now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """An entity, source or property that is gone."""

    name: str
    reason: str
    replacement: str


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A page that stands elsewhere now. `witness` and `source` are as in PageSpec."""

    name: str
    target: str
    witness: str
    source: str
