"""Two versions of a file -> a patch."""

from __future__ import annotations

from difflib import unified_diff


def patch(name: str, before: str, after: str, *, is_new: bool = False) -> str:
    """Return the unified diff of a file, by its name in the site; empty if nothing differs."""
    lines = unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        "/dev/null" if is_new else f"a/{name}",
        f"b/{name}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
