"""Which entities the last check found nothing in: they need not be checked again on the same day, by the same rules.

What the rules look at besides an entity is `checks.context.check_inputs`. The file is a cache: safe to delete.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from factsheet.checks.context import check_inputs
from factsheet.core import digest
from factsheet.core.model import Sheet

SIZE = 16
"""Bytes of a digest."""


class Checked:
    """The digests of entities without findings, in a file after a digest of all that the findings depend on.

    `lock` is a digest of evidence.lock.
    """

    def __init__(self, file: Path, sheet: Sheet, today: date, lock: str) -> None:
        self._file = file
        self._key = blake2b(repr((digest.code(), check_inputs(sheet), today, lock)).encode(), digest_size=SIZE).digest()

    def others(self, digests: Mapping[str, bytes]) -> list[str]:
        """The entities that have to be checked."""
        good = self._read()
        return [name for name, digest in digests.items() if digest not in good]

    def save(self, digests: Iterable[bytes]) -> None:
        """Keep the digests of entities without findings; a folder that cannot be written to costs only time."""
        draft = self._file.with_suffix(f".{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(b"".join((self._key, *digests)))
            draft.replace(self._file)
        except OSError:
            return

    def _read(self) -> frozenset[bytes]:
        try:
            content = self._file.read_bytes()
        except OSError:
            return frozenset()
        if content[:SIZE] != self._key:
            return frozenset()
        return frozenset(content[at : at + SIZE] for at in range(SIZE, len(content), SIZE))
