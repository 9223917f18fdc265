"""The pages whose numbers an earlier build found borne out: they need not be judged again while nothing has changed."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence, Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from factsheet.audit.digits import difference
from factsheet.audit.digits.evidence import Evidence
from factsheet.core import cache_file, digest
from factsheet.core.digest import Stamp


class Verdict(NamedTuple):
    """All that the good verdict on a page depends on."""

    stamp: Stamp | None  # of its file: if that was left as it was, the page is the same
    text: bytes  # a digest of its text: if that is the same, the page is too
    named: str  # the records that it names (see `gate.named`), a line each


class Seen:
    """The pages whose last verdict was good, and the evidence for it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        content = cache_file.read(file, _key())
        kept = marshal.loads(content) if content else ((), b"", {})  # noqa: S302 - our own, under a digest
        self._stamps: Sequence[tuple[int, ...]] = kept[0]  # of the files that the evidence was read from
        self._evidence: bytes = kept[1]
        self._good: dict[str, tuple[tuple[int, ...], bytes, str]] = kept[2]

    def has_read(self, files: Sequence[Stamp | None]) -> bool:
        """Tell whether the evidence was read from these very files; None is one that may be another."""
        return bool(self._stamps) and tuple(files) == self._stamps

    def changed(self, api: Evidence) -> AbstractSet[str] | None:
        """Return the records that do not support the numbers that they did, or None if that may be all of them."""
        return difference.changed(marshal.loads(self._evidence), api) if self._evidence else None  # noqa: S302

    def standing(self, changed: AbstractSet[str] | None) -> dict[str, Verdict]:
        """Return the good verdicts, by page, on pages that named none of these records."""
        if changed is None:
            return {}
        return {
            page: Verdict(Stamp(*stamp), text, named)
            for page, (stamp, text, named) in self._good.items()
            if not changed or changed.isdisjoint(named.split("\n"))
        }

    def save(self, files: Sequence[Stamp | None], api: Evidence | None, good: Mapping[str, Verdict]) -> None:
        """Keep the good verdicts, and the evidence from these files; None if it is as before."""
        verdicts = {page: (tuple(stamp), text, named) for page, (stamp, text, named) in good.items() if stamp}
        if api is None and verdicts == self._good:
            return
        evidence = self._evidence if api is None else marshal.dumps(difference.plain(api))
        stamps = tuple(tuple(stamp or ()) for stamp in files)
        cache_file.write(self._file, _key(), [marshal.dumps((stamps, evidence, verdicts))])


def _key() -> str:
    return f"verdicts {digest.fingerprint()}"
