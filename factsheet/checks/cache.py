"""The entities without findings: they need not be checked again on the same day, by the same rules.

What the rules look at besides an entity is `checks.context.check_inputs`. The file is a cache: safe to delete.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from factsheet.checks.context import check_inputs
from factsheet.core import cache_file, digest
from factsheet.core.model import Sheet

SIZE = 16
"""Bytes of a digest."""


class Checked:
    """The digests of entities without findings, in a file under a digest of all that the findings depend on.

    `lock` is a digest of evidence.lock.
    """

    def __init__(self, file: Path, sheet: Sheet, today: date, lock: str) -> None:
        self._file = file
        self._key = repr((digest.fingerprint(), check_inputs(sheet), today, lock))

    def others(self, digests: Mapping[str, bytes]) -> list[str]:
        """Return the entities that have to be checked."""
        content = bytes(cache_file.read(self._file, self._key) or b"")
        good = frozenset(content[at : at + SIZE] for at in range(0, len(content), SIZE))
        return [name for name, own in digests.items() if own not in good]

    def save(self, digests: Iterable[bytes]) -> None:
        """Keep the digests of entities without findings."""
        cache_file.write(self._file, self._key, digests)
