"""The command `lock`: what the captured texts tell is written into evidence.lock, once all of it is in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet.checks import runner
from factsheet.checks.context import Context
from factsheet.core import system_errors
from factsheet.core.problems import BuildError, Place, Problem, are
from factsheet.evidence import lock
from factsheet.evidence.lock import Lock
from factsheet.evidence.texts import Texts
from factsheet.load.sheet import Loaded


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
            unlinked = [(key, one.unlinked) for key, one in self.after.sources[name].citations.items() if one.unlinked]
            cells = Counter(reason for key, reason in unlinked if key.heading or key.row)
            for key, reason in unlinked:
                if not (key.heading or key.row):
                    yield f"{name}: the link to `{key.quote}` opens the page only: {reason}"
            for reason, count in cells.items():
                yield f"{name}: links to cells of tables that open the page only: {count}; {reason}"

    def _counts(self) -> str:
        entries = [(name, key) for name in self.renewed for key in self.after.sources[name].citations]
        fresh = sum(not self.before.entry(name, key) for name, key in entries)
        return f"{lock.NAME}: {len(entries)} citations from {are(self.renewed, 'text')}, {fresh} of them new"

    def _kept(self) -> Iterator[str]:
        if untouched := sorted(self.after.sources.keys() - self.renewed):
            yield f"kept as they were: {', '.join(untouched)}"
        if dropped := sorted(self.before.sources.keys() - self.after.sources.keys()):
            yield f"dropped, as the facts have no such source: {', '.join(dropped)}"


def relock(loaded: Loaded, today: date, texts: Texts, file: Path, label: str, *, whole: bool) -> Relocked:
    """Renew a lock, which problems call `label`, from the texts at hand; the `whole` lock wants one of each source.

    Raises BuildError, and writes nothing, where they do not bear all out or the file cannot be written.
    """
    before = lock.read(file, label) or Lock()
    of_rules = runner.check(loaded, Context(loaded.sheet, today, texts.by_source, lock=before))
    passed = () if whole else ("source-text",)
    problems = [
        problem for problem in (*texts.problems, *of_rules) if not problem.is_warning and problem.check not in passed
    ]
    if problems:
        raise BuildError(problems)
    after = lock.renewed(before, loaded.sheet, texts.by_source)
    try:
        lock.write(file, after)
    except OSError as error:
        message = f"this file cannot be written: {system_errors.reason(error)}"
        raise BuildError([Problem(Place(label), lock.RULE, message, "check its folder's permissions")]) from error
    return Relocked(before, after, frozenset(texts.by_source))
