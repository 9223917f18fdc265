"""The command `lock`: what the captured texts tell is written into evidence.lock, once all of it is in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet import checks
from factsheet.evidence import lock
from factsheet.evidence.lock import Lock
from factsheet.evidence.texts import Texts
from factsheet.load import Loaded
from factsheet.problems import BuildError, are


@dataclass(frozen=True, slots=True)
class Relocked:
    """A lock as it was, as it is now, and the sources whose texts were at hand."""

    before: Lock
    after: Lock
    renewed: frozenset[str]

    def __str__(self) -> str:
        """Say what was locked, what was kept, and which links lead only to a page."""
        return "\n".join([*self._unlinked(), "; ".join([self._counts(), *self._kept()])])

    def _unlinked(self) -> Iterator[str]:
        for name in sorted(self.renewed):
            for key, entry in self.after.sources[name].citations.items():
                if entry.unlinked:
                    yield f"{name}: the link to `{key.quote}` opens the page only: {entry.unlinked}"

    def _counts(self) -> str:
        entries = [(name, key) for name in self.renewed for key in self.after.sources[name].citations]
        fresh = sum(not self.before.entry(name, key) for name, key in entries)
        return f"{lock.NAME}: {len(entries)} citations from {are(self.renewed, 'text')}, {fresh} of them new"

    def _kept(self) -> Iterator[str]:
        if kept := sorted(self.after.sources.keys() - self.renewed):
            yield f"kept as they were: {', '.join(kept)}"


def relock(loaded: Loaded, today: date, texts: Texts, file: Path) -> Relocked:
    """Renew a lock from the texts at hand. Raises BuildError, and writes nothing, where they do not bear all out."""
    found = checks.check(loaded, checks.Context(loaded.sheet, today, texts.by_source))
    problems = [one for one in (*texts.problems, *found) if not one.is_warning and one.check != "source-text"]
    if problems:
        raise BuildError(problems)
    before = lock.read(file) or Lock()
    after = lock.renewed(before, loaded.sheet, texts.by_source)
    lock.write(file, after)
    return Relocked(before, after, frozenset(texts.by_source))
