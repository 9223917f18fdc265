"""The day on which each file of a folder last changed, as git's main line tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from factsheet.load import commits, git


def last_changed(folder: Path) -> dict[str, str]:
    """Return the day (UTC) of the last commit that changed each file of a folder, by its path in the folder.

    Of a merge, only its first parent counts, as for facts. Left out is a file of which git does not know the day: one
    that is not committed as it is now, or, in a shallow clone, one that has not changed since its first commit.
    """
    folder = folder.resolve()
    log = folder.is_dir() and git.ask(
        folder, "log", "--first-parent", "--diff-merges=first-parent", "--no-show-signature", "--no-follow",
        "--no-renames", "--name-status", "-z", "--relative", "--format=%x02%H %ct", "HEAD", "--", ".",
    )  # fmt: skip
    changed = git.ask(folder, "diff", "--name-only", "-z", "--relative", "HEAD", "--", ".") if log else None
    if not log or changed is None:
        return {}
    days: dict[str, str] = {}
    for path, day in _parsed(log, commits.cut_off(folder)):
        days.setdefault(path, day)
    for path in _text(changed).split("\0"):
        days.pop(path, None)
    return {path: day for path, day in days.items() if day}


def _parsed(log: bytes, cut_off: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the path of each changed file with the day, the newest first; no day where it is gone, or not known.

    Git ends everything with NUL: `STX ID SECONDS`, then by turns a letter for what was done and a path.
    """
    day, tokens = "", iter(_text(log).split("\0"))
    for entry in map(str.strip, tokens):
        if entry.startswith("\x02"):
            name, seconds = entry[1:].split()
            day = "" if name in cut_off else datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
        elif entry:
            yield next(tokens), "" if entry == "D" else day


def _text(output: bytes) -> str:
    return output.decode("utf-8", "surrogateescape")
