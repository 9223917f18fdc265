"""A git revision or a path -> the facts that stand there, with their evidence.lock. The reading edge of `diff`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from factsheet.core.entries import read_file
from factsheet.core.problems import BuildError, Problem, label_of
from factsheet.evidence import lock as evidence_lock
from factsheet.evidence.lock import Lock
from factsheet.history.records import Version, version
from factsheet.load import git
from factsheet.load.limits import MOST_BYTES
from factsheet.load.plain import plain
from factsheet.load.sheet import files_of

Files = list[tuple[str, bytes]]
"""Files, each a label for problems and its bytes."""


class NoVersionError(Exception):
    """The error that there is no such revision, no such path, or no facts there. It says so in one line."""


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a version: those of its facts, and evidence.lock, if there is one."""

    facts: Files
    lock: Files

    def read(self) -> Version:
        """Read them all. Raises BuildError if one cannot be read whole."""
        read, problems = self.as_far_as_possible()
        if problems:
            raise BuildError(problems)
        return read

    def as_far_as_possible(self) -> tuple[Version, list[Problem]]:
        """Read what can be read, which need not keep today's rules, and return what is wrong with the rest."""
        sheet = plain(self.facts)
        lock, damaged = _lock(self.lock)
        problems = [*sheet.problems, *damaged]
        return version(sheet.sections, lock, map(str, problems)), problems


def _lock(files: Files) -> tuple[Lock, list[Problem]]:
    try:
        return (evidence_lock.parsed(files[0][1], files[0][0]) if files else Lock()), []
    except BuildError as error:
        return Lock(), list(error.problems)


def written(name: str | None, facts: Path, root: Path) -> Written:
    """Return the files of a version: at a path, else at a revision; those at hand if none is named.

    `facts` are those of the site. A path that is there comes first: `refs/heads/NAME` names the branch of its name.
    Raises NoVersionError.
    """
    path = facts if name is None else Path(name)
    return _at_path(path.resolve(), root) if name is None or os.path.exists(path) else _at_revision(name, facts)


def _at_path(path: Path, root: Path) -> Written:
    lock = evidence_lock.path_beside(path)
    try:
        files = [(label_of(file, root), read_file(file, MOST_BYTES)) for file in files_of(path, root)]
        locks = [(label_of(lock, root), read_file(lock, evidence_lock.MOST_BYTES))] if lock.exists() else []
    except BuildError as error:
        reasons = [str(problem) for problem in error.problems if problem.check != "no-facts"]
        raise NoVersionError(reasons[0] if reasons else f"there are no facts at {path}") from error
    except OSError as error:
        raise NoVersionError(f"{path} cannot be read: {error.strerror}") from error
    return Written(files, locks)


def _at_revision(revision: str, facts: Path) -> Written:
    files = git.facts_at(facts, revision)
    if files is None:
        raise NoVersionError(f"`{revision}` is neither a path nor a revision that git knows here")
    if not files:
        raise NoVersionError(f"git has no facts at {facts.name} in {revision}")
    locks = git.files_at(facts.parent, revision, evidence_lock.NAME) or {}
    return Written(*([(f"{revision}:{file}", content) for file, content in one.items()] for one in (files, locks)))
