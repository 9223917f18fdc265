"""The digits of a number in a name, and those of the id under which it was published."""

from __future__ import annotations

import re

_RUNS = re.compile(r"\d+")


def stands_in(number: str, id_: str) -> bool:
    """Tell whether a number has digits and these stand in an id, side by side and in order; commas part thousands.

    >>> stands_in("1,200.5", "route-1200-5"), stands_in("12.5", "route-5-12"), stands_in("dozens", "route-5")
    (True, False, False)
    """
    runs, others = _RUNS.findall(number.replace(",", "")), _RUNS.findall(id_)
    count = len(runs)
    return count > 0 and any(others[at : at + count] == runs for at in range(len(others) - count + 1))
