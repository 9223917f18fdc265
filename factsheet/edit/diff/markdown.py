"""A Diff -> Markdown for a comment on a pull request.

Whatever contributors wrote stands in code spans: there no renderer makes markup, links or mentions of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from factsheet.core.problems import counted, printable, shortened
from factsheet.edit.diff.details import DECLARED, EVIDENCE, LABELS, OURS, UNREAD, Detail, details, label, values
from factsheet.history.changes import Change, Diff, counts_of, heading, in_words
from factsheet.history.records import FACTS, POINTS

LIMIT = 60_000
"""The most characters. GitHub refuses comments of more than 65,536, and whoever posts this may add words of theirs."""

_NAME = 200  # characters of an id in the counts by entity


def markdown(diff: Diff, limit: int = LIMIT) -> str:
    """Return everything, or if that is longer than `limit`, only counts by entity."""
    whole = _joined(_lines(diff))
    return whole if len(whole) <= limit else _within(limit, _head(diff), [*_counts(diff), *_unread(diff)])


def code(text: str) -> str:
    """Return a text as a code span. Characters that nobody sees, or that end a line, are written out.

    >>> code("a`b"), code("`"), code("")
    ('``a`b``', '`` ` ``', '(empty)')
    """
    text = printable(text)
    if not text:
        return "(empty)"
    runs = set(map(len, re.findall("`+", text)))
    fence = "`" * next(length for length in count(1) if length not in runs)
    pad = " " if text.strip(" ") and (text[0] in "` " or text[-1] in "` ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _head(diff: Diff) -> str:
    return f"### Facts: {heading(diff)}"


def _unread(diff: Diff) -> Iterator[str]:
    yield from ([""] if diff.unread else [])
    yield from (f"- {UNREAD}: {code(problem)}" for problem in diff.unread)


def _lines(diff: Diff) -> Iterator[str]:
    yield _head(diff)
    yield from _unread(diff)
    yield from _group(EVIDENCE, diff.evidence)
    for entity in diff.entities:
        yield from _group(f"{code(entity.name)} ({code(entity.id)})", entity.all)
    yield from _group(DECLARED, diff.declared)


def _group(title: str, changes: tuple[Change, ...]) -> Iterator[str]:
    if changes:
        yield from ("", f"#### {title}", "")
    for change in changes:
        yield f"- **{label(change)}** {_named(change)}"
        yield from (f"  - {_line(detail, change)}" for detail in details(change))


def _named(change: Change) -> str:
    """Return the words for a record: of a fact or a point its id, which tells what it is."""
    name = code(change.id)
    if change.section in (FACTS, POINTS):
        return name
    return f"{LABELS.get(change.section) or code(change.section)} {name}"


def _line(detail: Detail, change: Change) -> str:
    of = f" of {code(detail.of)}" if detail.of else ""
    shown = (code(value) if value else "none" for value in values(detail, change))
    field = detail.field if detail.field in OURS else code(detail.field)
    return f"{field}{of}: {' → '.join(shown)}"


def _counts(diff: Diff) -> Iterator[str]:
    yield ""
    yield "There is too much to show here, so these are only counts; `diff` shows all."
    yield ""
    if diff.evidence:
        yield f"- {EVIDENCE}: {in_words(counts_of(diff.evidence))}"
    for entity in diff.entities:
        yield f"- {code(shortened(entity.id, _NAME))}: {in_words(counts_of(entity.all))}"
    if diff.declared:
        yield f"- {DECLARED}: {in_words(counts_of(diff.declared))}"


def _within(limit: int, head: str, rest: Sequence[str]) -> str:
    """Return the lines that fit into a limit, and how many do not."""
    left, shown = limit - len(head) - _ROOM, 0
    while shown < len(rest) and (left := left - len(rest[shown]) - 1) >= 0:
        shown += 1
    more = [f"- and {counted(len(rest) - shown, 'more line', 'more lines')}"] if shown < len(rest) else []
    return _joined([head, *rest[:shown], *more])


_ROOM = 40  # characters for the line that counts those left out
