"""The good verdict of the digit gate on a page, asked whether it outlasts a change of the facts."""

from __future__ import annotations

from factsheet.audit.digits import difference, gate
from factsheet.audit.digits.evidence import Evidence


def stands(page: str, before: Evidence, after: Evidence) -> bool:
    """Tell whether a verdict is kept, though the API is another one."""
    changed, named = difference.changed(difference.plain(before), after), gate.named(page)
    return changed is not None and named is not None and changed.isdisjoint(named.split("\n"))
