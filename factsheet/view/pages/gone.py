"""The data of pages for what was once at an address: gone, or at another address now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """Something that is gone. `gone` is the id of an entity, source or property, `witness` a fact that bears out another name."""

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
