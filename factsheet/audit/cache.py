"""The pages whose numbers an earlier build found borne out: they need not be read again while nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from factsheet.core import cache_file, digest


class Seen:
    """Pages whose last verdict was good, with a digest of all that it depended on."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._old: dict[str, str] = json.loads(bytes(cache_file.read(file, digest.fingerprint()) or b"{}"))
        self._new: dict[str, str] = {}

    def has(self, page: str, inputs: str) -> bool:
        """Tell whether a page was good, and nothing that this depended on has changed."""
        return self._old.get(page) == inputs

    def add(self, good: Mapping[str, str]) -> None:
        """Add pages that are good now, each with a digest of its inputs."""
        self._new.update(good)

    def save(self) -> None:
        """Keep what is good for the next build."""
        cache_file.write(self._file, digest.fingerprint(), [json.dumps(self._new).encode()])
