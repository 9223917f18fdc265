"""`make torture`: bad input, kills, faults and saves by the thousand, and what came of them. Exits with 1 if one broke.

    python -m tools.torture [--seed N] [--variants N] [--kills N] [--faults N] [--saves N] [--jobs N]
    python -m tools.torture --seed N --only variants:123

The same seed gives the same cases. Those that hang on time, which are kills at random moments and saves, are given the
same moments and the same saves; how far a build has come by then is the machine's affair.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from functools import partial

from tools.torture import coverage, faults, kills, pool, properties, saves, variants
from tools.torture.report import Outcome, Tally

CASES: dict[str, Callable[[int, int], Outcome]] = {
    "variants": variants.case,
    "kills": kills.case,
    "faults": faults.case,
}
"""Kinds whose cases stand alone."""

RUNS: dict[str, Callable[[int, int], Tally]] = {
    "properties": properties.run,
    "coverage": coverage.run,
    "saves": saves.run,
}
"""Kinds that run as a whole, with a seed and a number of cases."""

COUNTS = {"variants": 10_000, "properties": 2_000, "coverage": 200_000, "kills": 1_000, "faults": 1_000, "saves": 2_000}


def main(arguments: list[str]) -> int:
    """Run what is asked for. Return 1 if anything broke."""
    parser = argparse.ArgumentParser(
        "python -m tools.torture", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", metavar="KIND:NUMBER", help="one case, with what it prints")
    for kind, count in COUNTS.items():
        parser.add_argument(f"--{kind}", type=int, default=count, metavar="N")
    asked = parser.parse_args(arguments)
    if asked.only:
        kind, _, number = asked.only.partition(":")
        return again(kind, int(number), asked.seed)
    tallies = []
    for kind in COUNTS:
        count, started = getattr(asked, kind), time.monotonic()
        if count:
            tally = (
                Tally(kind, asked.seed).add(pool.each(partial(CASES[kind], asked.seed), range(count), asked.jobs))
                if kind in CASES
                else RUNS[kind](asked.seed, count)
            )
            print(f"{tally}; {time.monotonic() - started:.0f} seconds", flush=True)
            tallies.append(tally)
    broken = sum(len(tally.broken) for tally in tallies)
    print(f"seed {asked.seed}: {sum(tally.sorts.total() for tally in tallies):,} tried, {broken:,} broken")
    return 1 if broken else 0


def again(kind: str, number: int, seed: int) -> int:
    """Run one case again, or the whole run of a kind whose cases hang together, and print what came of it."""
    if kind not in CASES:
        return 1 if RUNS[kind](seed, COUNTS[kind]).broken else 0
    outcome = CASES[kind](seed, number)
    print(outcome)
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
