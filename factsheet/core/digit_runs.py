"""Runs of digits: those of a number in a name, and those of the id under which it was published."""

from __future__ import annotations

from collections.abc import Sequence


def stand_in(runs: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether some runs of digits, of which there is at least one, stand among others, side by side and in order.

    >>> stand_in(["12", "5"], ["7", "12", "5"]), stand_in(["12", "5"], ["5", "12"]), stand_in([], ["5"])
    (True, False, False)
    """
    count = len(runs)
    return count > 0 and any(others[at : at + count] == runs for at in range(len(others) - count + 1))
