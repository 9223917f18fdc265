"""The commits that touched the facts, along the main line of git's HEAD, each with the files that it left.

The main line is what a branch itself held, commit after commit: of a merge its first parent. So what a pull request
changes counts from its merge, and every change counts once. Files are followed when a file is split into a folder, and
when file or folder moves within the repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from posixpath import commonpath

from factsheet.load import git


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its whole id, and its time in UTC as RFC 3339 writes it, or that of a later one before it."""

    id: str
    time: str

    @property
    def day(self) -> str:
        """The day of its time: `2026-11-28`."""
        return self.time[:10]


@dataclass(frozen=True, slots=True)
class FileState:
    """The files of the facts as a commit left them: the id of each one's content, by path."""

    commit: Commit
    blobs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MainLine:
    """The states of the facts' files, oldest first. `is_whole` tells whether git knows what was before the first.

    It does not in a shallow clone, which `begins` later than the repository.
    """

    folder: Path
    states: tuple[FileState, ...] = ()
    is_whole: bool = True


def main_line(facts: Path) -> MainLine:
    """Return the main line of the facts at a path. It has no states if git has none of them, or is not there."""
    facts = facts.resolve()  # git keeps a link as the name of what it leads to
    answer = git.ask(facts.parent, "rev-parse", "--show-toplevel", "--show-prefix") if facts.parent.is_dir() else None
    if not answer:
        return MainLine(facts.parent)
    top, prefix, *_ = answer.decode().split("\n")
    folder = Path(top)
    states = list(_followed(folder, [prefix + name for name in git.names_of(facts.name)], "HEAD"))
    is_whole = not states or states[-1].commit.id not in cut_off(folder)
    return MainLine(folder, tuple(_in_time(reversed(states))), is_whole)


def _in_time(states: Iterable[FileState]) -> Iterator[FileState]:
    """Yield states, oldest first, none with a time before that of the one before it, as clocks and rebases give."""
    time = ""
    for state in states:
        time = max(time, state.commit.time)
        yield replace(state, commit=Commit(state.commit.id, time))


def _followed(folder: Path, names: Sequence[str], end: str) -> Iterator[FileState]:
    """Yield the states of files or folders of some names, the newest first, then those under the names before."""
    while names:
        states = _states(folder, names, end)
        yield from reversed(states)
        names = _names_before(folder, states[0]) if states else ()
        end = f"{states[0].commit.id}^" if states else ""


def _states(folder: Path, names: Sequence[str], end: str) -> list[FileState]:
    """Return the states up to a revision, oldest first, under these names alone."""
    log = git.ask(
        folder, "--literal-pathspecs", "log", "--first-parent", "--diff-merges=first-parent", "--no-show-signature",
        "--raw", "-z", "--no-follow", "--no-renames", "--no-abbrev", "--format=%x02%H %ct", end, "--", *names,
    )  # fmt: skip
    blobs: dict[str, str] = {}
    states = []
    for commit, changed in reversed(list(_parsed(log or b""))):
        for path, blob in changed:
            if blob:
                blobs[path] = blob
            else:
                blobs.pop(path, None)
        states.append(FileState(commit, _of_facts(blobs, names)))
    return states


def _of_facts(blobs: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """Return the files that are the facts: those of the first name that has any."""
    for name in names:
        own = {path: blob for path, blob in blobs.items() if path == name or path.startswith(f"{name}/")}
        if own:
            return dict(sorted(own.items()))
    return {}


def _parsed(log: bytes) -> Iterator[tuple[Commit, list[tuple[str, str]]]]:
    """Yield each commit with the paths of facts that it changed, each with its new blob, which is empty if it is gone.

    Git ends everything with NUL: `STX ID SECONDS`, then by turns `:MODE MODE BLOB BLOB LETTER` and a path.
    """
    tokens = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    commit, changed = None, list[tuple[str, str]]()
    for token in map(str.lstrip, tokens):
        if token.startswith("\x02"):
            if commit:
                yield commit, changed
            name, seconds = token[1:].split()
            commit, changed = Commit(name, _rfc3339(int(seconds))), []
        elif token.startswith(":"):
            mode, blob, path = token.split()[1], token.split()[3], next(tokens)
            if path.endswith(git.FORMS):
                changed.append((path, blob if mode.startswith("100") else ""))
    if commit:
        yield commit, changed


def _rfc3339(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _names_before(folder: Path, first: FileState) -> tuple[str, ...]:
    """Return the names that the facts had before a commit that has them under new ones; none if it added them.

    A file has the name of the one that it was; a folder, that of the folder in which its files were.
    """
    listed = git.ask(
        folder, "diff-tree", "-r", "-M", "-z", "--raw", "--diff-filter=R", f"{first.commit.id}^", first.commit.id
    )
    tokens = (listed or b"").decode("utf-8", "surrogateescape").split("\0")
    olds = [old for old, new in zip(tokens[1::3], tokens[2::3], strict=False) if new in first.blobs]
    if not olds:
        return ()
    old = PurePosixPath(olds[0] if len(olds) == 1 else commonpath(olds))
    return tuple(str(old.parent / name) for name in git.names_of(old.name))


def cut_off(folder: Path) -> frozenset[str]:
    """Return the commits at which a shallow clone begins: their parents are not there."""
    path = git.ask(folder, "rev-parse", "--git-path", "shallow")
    file = folder / path.decode().strip() if path else folder
    return frozenset(file.read_text(encoding="ascii").split() if file.is_file() else ())
