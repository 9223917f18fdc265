"""Outcomes of cases, and their counts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_PAUSE = 60.0
"""Seconds after which a long run says how far it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case came to: a word that is counted (`clean`, `refused`, `old site`), and what broke, if anything did."""

    number: int
    sort: str
    broken: str = ""


@dataclass(slots=True)
class Tally:
    """The counts of one kind of case."""

    kind: str
    seed: int
    sorts: Counter[str] = field(default_factory=Counter)
    broken: list[Outcome] = field(default_factory=list)
    _next: float = field(default_factory=lambda: time.monotonic() + _PAUSE)

    def add(self, outcomes: Iterable[Outcome]) -> Tally:
        """Count outcomes as they come, and print each that broke with the command that shows it again."""
        for outcome in outcomes:
            self.sorts[outcome.sort] += 1
            if time.monotonic() > self._next:
                print(f"{self.kind}: {self.sorts.total():,} so far, {len(self.broken):,} broken", flush=True)
                self._next = time.monotonic() + _PAUSE
            if outcome.broken:
                self.broken.append(outcome)
                print(f"BROKEN {self.kind} {outcome.number}: {outcome.broken}\n  {self.again(outcome)}", flush=True)
        return self

    def again(self, outcome: Outcome) -> str:
        """Return the command that runs a case again."""
        return f"python -m tools.torture --seed {self.seed} --only {self.kind}:{outcome.number}"

    def __str__(self) -> str:
        sorts = ", ".join(f"{count:,} {sort}" for sort, count in self.sorts.most_common())
        return f"{self.kind}: {self.sorts.total():,} tried ({sorts}), {len(self.broken):,} broken"
