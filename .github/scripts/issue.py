"""Keep one issue on the sources that do not answer and the facts that nobody reviewed: open while there are any.

Takes files of problems, as `--format json` prints them: a JSON object on each line. Their words come from facts and
from servers; in the issue they stand in blocks of code, where GitHub makes neither markup nor mentions of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import gh

MARKER = "<!-- factsheet: weekly -->"
TITLE = "Sources and facts to look at"
HEADINGS = {"link": "Addresses of sources that do not answer", "stale": "Facts that nobody reviewed for a year"}
OTHERS = "Other problems of the facts"
MOST, WIDEST = 60, 300
"""Lines under a heading, the others are counted; characters of a line. So three headings keep to GitHub's limit."""


def main(files: list[str]) -> None:
    """Open, edit or close the issue, and say which."""
    problems = [json.loads(line) for file in files for line in Path(file).read_text(encoding="utf-8").splitlines()]
    repository = os.environ["GITHUB_REPOSITORY"]
    print(update(repository, known(repository), body(problem for problem in problems if is_for_issue(problem))))


def is_for_issue(problem: dict[str, Any]) -> bool:
    """Tell whether somebody has to do something about it. Stale facts are warnings elsewhere."""
    return bool(problem["level"] == "error" or problem["rule"] == "stale")


def known(repository: str) -> dict[str, Any] | None:
    """Return the issue: the one that is open, else the newest, or None if there has never been one."""
    ours = [issue for issue in gh.get_all(f"repos/{repository}/issues", state="all") if gh.is_ours(issue, MARKER)]
    return next((issue for issue in ours if issue["state"] == "open"), ours[0] if ours else None)


def update(repository: str, issue: dict[str, Any] | None, body: str) -> str:
    """Bring the issue up to date with `body`, which is empty if all is well. Return what was done."""
    state = "open" if body else "closed"
    if issue is None:
        if not body:
            return "all is well, and there is no issue"
        gh.send("POST", f"repos/{repository}/issues", {"title": TITLE, "body": body})
        return "opened an issue"
    wanted = {"state": state, "body": body or issue["body"]}
    if wanted == {"state": issue["state"], "body": issue["body"]}:
        return f"issue {issue['number']} is up to date"
    gh.send("PATCH", f"repos/{repository}/issues/{issue['number']}", wanted)
    return f"changed issue {issue['number']}: {state}"


def body(problems: Iterable[dict[str, Any]]) -> str:
    """Return the text of the issue; empty if there are no problems."""
    by_heading: dict[str, dict[str, None]] = {heading: {} for heading in (*HEADINGS.values(), OTHERS)}
    for problem in problems:
        by_heading[HEADINGS.get(problem["rule"], OTHERS)][line_of(problem)] = None  # two commands may tell the same
    parts = [part for heading, lines in by_heading.items() if lines for part in section(heading, list(lines))]
    return "\n".join([MARKER, *parts]) if parts else ""


def section(heading: str, lines: list[str]) -> Iterator[str]:
    """Yield a heading and a block of code, which no line ends: each begins with the name of a file."""
    shown = lines[:MOST] + ([f"... and {len(lines) - MOST} more"] if len(lines) > MOST else [])
    yield from (f"## {heading}", "", "```text", *shown, "```", "")


def line_of(problem: dict[str, Any]) -> str:
    """Return a problem as one line without control characters."""
    words = f"{problem['file']}:{problem['line']}:{problem['column']}: {problem['message']}; {problem['hint']}"
    shown = "".join(character if character.isprintable() else " " for character in words)
    return shown if len(shown) <= WIDEST else f"{shown[: WIDEST - 1]}…"


if __name__ == "__main__":
    main(sys.argv[1:])
