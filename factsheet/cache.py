"""What an earlier build found good and need not look at again. Safe to delete; never wrong, only empty."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from types import ModuleType


class Seen:
    """Pages whose last verdict was good, with a digest of all that it depended on.

    The code that judges is part of it: another version of any of `judges` makes the whole cache void.
    """

    def __init__(self, file: Path, *judges: ModuleType) -> None:
        self._file = file
        code = b"".join(Path(judge.__file__ or "").read_bytes() for judge in judges)
        self._judge = sha256(code).hexdigest()
        self._old = self._read()
        self._new: dict[str, str] = {}
        self._asked: dict[str, str] = {}

    def is_new(self, page: str, basis: str) -> bool:
        """Whether the page has to be judged. One that has not stays good."""
        self._asked[page] = basis
        if self._old.get(page) == basis:
            self._new[page] = basis
            return False
        return True

    def add(self, page: str) -> None:
        """The page that was asked about last is good."""
        self._new[page] = self._asked[page]

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
