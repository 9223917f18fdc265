"""The limits of a file of facts. Past them it is refused, so that no file costs much time or memory."""

from __future__ import annotations

from factsheet.core.problems import Place, Problem

MOST_BYTES = 20_000_000
"""The size of the biggest file that is read, some 50,000 facts: nobody can review more in one file."""

MOST_COLLECTIONS = 500_000
"""Lists and mappings in a file: a fact has some seven."""

MOST_ENTRIES = 200_000
"""Entries of a list."""

MOST_PROBLEMS = 1000
"""The problems with the form of a file, and with its shape, that are named."""

MANY = "many"
"""The name that problems bear which say that there is too much of something."""


class TooManyError(Exception):
    """The error that a file has so many problems that the rest of it is not read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def too_many(place_: Place, more: int = 0) -> Problem:
    """Return the problem that a file has more of them than are named. The rest may not have been looked for."""
    message = f"this file has {f'{more:,} ' if more else ''}more problems than the {MOST_PROBLEMS:,} that are named"
    return Problem(place_, MANY, message, "mend those first")
