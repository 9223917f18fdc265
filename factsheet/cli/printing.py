"""The output of commands: problems in three forms, counts, progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.core.problems import SCREENFUL, Problem, are, counted, cut, in_json, printable, screenful, tally

if TYPE_CHECKING:
    from factsheet.checks.context import Context


def print_text(problems: list[Problem]) -> None:
    """Print problems, one line each. Past a screenful, print only their number. Count them, warnings apart."""
    for line in screenful(problems):
        click.echo(line)
    errors = [problem for problem in problems if not problem.is_warning]
    if errors:
        warnings = len(problems) - len(errors)
        click.echo(are(errors) + (f", {counted(warnings, 'warning', 'warnings')}" if warnings else ""))


def print_github(problems: list[Problem]) -> None:
    """Print problems as workflow commands, up to a screenful: GitHub shows them on the lines of a pull request."""
    for problem in problems[:SCREENFUL]:
        place, message, hint = problem.place, cut(problem.message), cut(problem.hint)
        text = f"{message}; {hint}" if hint else message
        where = f"file={_escaped(place.file)},line={place.line},col={place.column},title={problem.check}"
        level = "warning" if problem.is_warning else "error"
        click.echo(f"::{level} {where}::{printable(text).replace('%', '%25')}")
    if len(problems) > SCREENFUL:
        click.echo(f"::notice::... and {len(problems) - SCREENFUL:,} more")


def print_json(problems: list[Problem]) -> None:
    """Print each problem as a JSON object on a line of its own. Of more than MOST, the last line counts the others."""
    for problem in problems[:MOST]:
        place = {"file": problem.place.file, "line": problem.place.line, "column": problem.place.column}
        level = "warning" if problem.is_warning else "error"
        words = {"message": cut(problem.message), "hint": cut(problem.hint)}
        click.echo(in_json({**place, "level": level, "rule": problem.check, **words}))
    if len(problems) > MOST:
        more = {"level": "notice", "rule": "more", "message": f"... and {len(problems) - MOST:,} more", "hint": ""}
        click.echo(in_json({"file": problems[MOST].place.file, "line": 1, "column": 1, **more}))


MOST = 1000
"""The problems that are printed as JSON."""


PRINTERS: dict[str, Callable[[list[Problem]], None]] = {
    "text": print_text,
    "github": print_github,
    "json": print_json,
}


def _escaped(text: str) -> str:
    """Escape a property of a workflow command."""
    return printable(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def report(summary: str, started: float, target: Path) -> None:
    """Print a summary of the site, the seconds since `started` (of `perf_counter`), and the site's folder."""
    if sys.stderr.isatty():
        click.echo(err=True)  # the count of pages stands there
    click.echo(printable(f"{summary} in {time.perf_counter() - started:.2f} seconds: {_shown(target)}"))


def next_step(root: Path) -> str:
    """Return the line that says what to do with a site that was built for the first time."""
    serve = "make serve" if (root / "Makefile").exists() else "mkdocs serve"
    return f"Next: `{serve}` shows it at http://127.0.0.1:8000/ and follows each save; commit and push to publish it."


def _shown(path: Path) -> str:
    return f"{path.relative_to(Path.cwd())}/" if path.is_relative_to(Path.cwd()) else f"{path}/"


def progress() -> Callable[[int], None]:
    """Return a function that adds pages to a count on the terminal. Elsewhere it prints nothing."""
    if not sys.stderr.isatty():
        return lambda _: None
    done = 0

    def step(pages: int) -> None:
        nonlocal done
        done += pages
        click.echo(f"\r{done:,} pages", nl=False, err=True)

    return step


def summary_of(context: Context, problems: list[Problem]) -> str:
    """Return one line on what was checked, and on what could not be checked."""
    sheet = context.sheet
    counts = {"entities": len(sheet.entities), "facts": len(context.facts), "sources": len(sheet.sources)}
    parts = [
        tally(counts) + ": " + (are(problems, "warning") if problems else "no problems"),
        *_looked_up(context),
    ]
    return "; ".join(parts if context.published else [*parts, "not compared with a published version"])


def _looked_up(context: Context) -> Iterator[str]:
    """Yield counts of quotes: looked up in texts, known from evidence.lock alone, or neither."""
    from factsheet.evidence.lock import CitationKey, Lock

    lock, citations = context.lock or Lock(), context.citations
    unseen = [
        (citation, fact.attributed_to)
        for _, _, fact in context.facts_and_points
        for citation in fact.citations
        if citation.source not in context.texts
    ]
    if len(unseen) < citations or not citations:
        yield f"{tally({'quotes': citations - len(unseen)})} looked up"
    in_lock = [
        citation.source
        for citation, speaker in unseen
        if citation.source in lock.sources and lock.entry(citation.source, CitationKey.of(citation, speaker))
    ]
    if in_lock:
        names = f" ({', '.join(sorted(set(in_lock)))})" if context.texts else ""
        yield f"{len(in_lock):,} known from evidence.lock alone{names}"
    if len(in_lock) < len(unseen):
        of_all = f"{len(unseen) - len(in_lock):,} of {counted(citations, 'quote', 'quotes')}"
        yield f"{of_all} not looked up (--sources names the texts)"
