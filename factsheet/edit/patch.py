"""Two versions of a file -> a patch."""

from __future__ import annotations

import re
from difflib import unified_diff

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""The lines that git knows: other signs end none."""


def patch(name: str, before: str, after: str, *, is_new: bool = False) -> str:
    """Return the unified diff of a file, by its name in the site; empty if nothing differs."""
    lines = unified_diff(
        _LINES.findall(before),
        _LINES.findall(after),
        "/dev/null" if is_new else f"a/{name}",
        f"b/{name}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
