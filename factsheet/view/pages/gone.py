"""The data of pages for what was once at an address: gone, or at another address now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """Something that is gone.

    Its name is that of an entity, source or property with the id `gone`, or one that the fact `witness` bears out.
    """

    name: str
    reason: str
    replacement: str
    gone: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A page that stands elsewhere now. `witness` and `source` are as in PageSpec."""

    name: str
    target: str
    witness: str
    source: str
