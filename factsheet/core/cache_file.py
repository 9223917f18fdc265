"""What an earlier build found good and need not look at again. Safe to delete; never wrong, only empty."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path


class Seen:
    """Pages whose last verdict was good, with a digest of all that it depended on.

    The fingerprint of the code that judges is part of it: another one makes the whole cache void.
    """

    def __init__(self, file: Path, judge: str) -> None:
        self._file, self._judge = file, judge
        self._old = self._read()
        self._new: dict[str, str] = {}

    def has(self, page: str, basis: str) -> bool:
        """Whether the page was good, and nothing that this depended on is another now."""
        return self._old.get(page) == basis

    def add(self, good: Mapping[str, str]) -> None:
        """Pages that are good now, each with its basis."""
        self._new.update(good)

    def save(self) -> None:
        """Keep what is good for the next build; a folder that cannot be written to costs only time."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_suffix(f".{os.getpid()}")
            draft.write_text(json.dumps({"judge": self._judge, "pages": self._new}), encoding="utf-8")
            draft.replace(self._file)
        except OSError:
            return

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return dict(kept["pages"]) if kept["judge"] == self._judge else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
