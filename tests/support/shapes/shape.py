"""One shape of hostile input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.support.sheets import Record, sheet, written


@dataclass(frozen=True)
class Shape:
    """A facts file, the captured texts that are at hand, and the evidence.lock beside it, if there is one."""

    facts: str | bytes
    texts: dict[str, str] = field(default_factory=dict)
    lock: str = ""


def many(make: Callable[[int], Record], n: int, **sections: Any) -> Shape:
    """Return the shape of a sheet with n facts, each made by its number."""
    return Shape(written(sheet([make(number) for number in range(n)], **sections)))
