"""A folder -> its files that may be read, and a problem for each entry that leads outside or is no file.

Whoever sends a change can add links, not only files. A link is followed if it leads to something in the project, or in
the folder that the owner named, wherever that is. Pipes and devices are never opened: they may never end.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.core.problems import BuildError, Place, Problem, label_of, printable
from factsheet.core.system_errors import reason

RULES = {
    "outside": "A link leads to something in the project; all else is a file or folder, under a name that can be read.",
}
"""The checks of files before they are read, by the names that problems bear."""

RULE = "outside"
_SORTS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NoFileError(OSError):
    """The error that a name is that of no file, but of a folder, a pipe or a device; or that the file is too big."""


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of a file. Raises OSError, also if it is no file, or has more than `most` bytes."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as opened:  # without waiting: a pipe has nobody at its other end
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NoFileError(errno.EINVAL, f"it is {sort_of(status.st_mode)}, not a file")
        content = opened.read(most + 1) if status.st_size <= most else b""
    if status.st_size > most or len(content) > most:
        raise NoFileError(errno.EFBIG, f"it has more than {most // 1_000_000:,} MB")
    return content


def sort_of(mode: int) -> str:
    """Return the sort of an entry from its mode.

    >>> sort_of(stat.S_IFIFO), sort_of(stat.S_IFREG)
    ('a pipe', 'a file')
    """
    return next((name for test, name in _SORTS if test(mode)), "a file")


def is_passed_over(name: str) -> bool:
    """Tell whether a name is that of a hidden file, or of a copy that an editor keeps.

    >>> list(map(is_passed_over, [".#base.yaml", "._base.yaml", "base.yaml~", "#base.yaml#", "base.yaml"]))
    [True, True, True, True, False]
    """
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


def refuse_outside(path: Path, project: Path) -> None:
    """Raise BuildError with what `root_problem` returns."""
    if problem := root_problem(path, project):
        raise BuildError([problem])


def root_problem(path: Path, project: Path) -> Problem | None:
    """Return the problem that a name in the project, which the settings give, is a link that leads out of it.

    A path that lies elsewhere is the owner's choice: nobody else writes the settings unseen.
    """
    named = Path(os.path.abspath(path))
    if named.is_relative_to(project) and not _resolved(named).is_relative_to(project.resolve()):
        return _outside(Place(label_of(named, project)), named)
    return None


def link_problem(link: Path, label: str, *homes: Path) -> Problem | None:
    """Return the problem that a link leads to nothing in these folders."""
    if any(_resolved(link).is_relative_to(home.resolve()) for home in homes):
        return None
    return _outside(Place(label), link)


@dataclass
class Folder:
    """A folder whose entries are to be read. `files` and `problems` are there after `walk`."""

    path: Path
    project: Path
    endings: tuple[str, ...] = ()  # of the names of files that are wanted, which no folder may have; empty: all are
    with_hidden: bool = False  # whether links that are hidden count too: what reads the folder may look at them
    with_linked: bool = True  # whether links to folders are followed
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def walk(self) -> Folder:
        """Look at every entry, in the order of names. Return this."""
        self._homes = (self.project.resolve(), _resolved(self.path))
        waiting = [(self.path, False)]
        while waiting:
            folder, is_linked = waiting.pop()
            waiting += reversed(list(self._inner(folder, is_linked=is_linked)))
        return self

    def _inner(self, folder: Path, *, is_linked: bool) -> Iterator[tuple[Path, bool]]:
        """Add the files of a folder, and yield the folders in it, each with whether a link leads there."""
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            self._refuse(folder, f"this folder cannot be read: {reason(error)}", "check its permissions")
            return
        for name in names:
            entry, is_hidden = folder / name, is_passed_over(name)
            if is_hidden and not self.with_hidden:
                continue
            if not is_hidden and printable(name) != name:
                self._refuse(entry, "this name holds characters that nobody sees", "rename it")
                continue
            is_link, is_wanted = entry.is_symlink(), name.lower().endswith(self.endings or "")
            if is_link and not ((is_wanted or entry.is_dir()) and self._may_follow(entry, is_hidden, is_linked)):
                continue
            try:
                mode = entry.stat().st_mode
            except OSError as error:
                self._refuse(entry, f"this file cannot be read: {reason(error)}", "check that it is there")
                continue
            if stat.S_ISDIR(mode) and not (self.endings and is_wanted):
                if self.with_linked or not is_link:
                    yield entry, is_link or is_linked
            elif is_wanted and not is_hidden and not stat.S_ISREG(mode):
                self._refuse(entry, f"this is {sort_of(mode)}; expected a file", "remove it, or give it another name")
            elif name.endswith(self.endings or "") and not is_hidden:
                self.files.append(entry)

    def _may_follow(self, entry: Path, is_hidden: bool, is_linked: bool) -> bool:
        """Tell whether a link leads to something that may be read; if not, add the problem."""
        target = _resolved(entry)
        if not os.path.lexists(target) or target.is_symlink():  # it leads nowhere, or round and round
            if not is_hidden:  # an editor locks a file by a link that leads nowhere
                self._refuse(entry, "this link leads nowhere", "remove it, or mend where it leads")
            return False
        if not any(target.is_relative_to(home) for home in self._homes):
            self.problems.append(_outside(Place(label_of(entry, self.project)), entry))
            return False
        if target.is_dir() and (is_linked or _resolved(entry.parent).is_relative_to(target)):
            self._refuse(
                entry, "this link to a folder leads back, or on from another link", "put the folder itself here"
            )
            return False
        return True

    def _refuse(self, entry: Path, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(label_of(entry, self.project)), RULE, message, hint))


def _outside(place: Place, link: Path) -> Problem:
    message = f"this is a link that leads out of the project, to `{_resolved(link)}`"
    return Problem(place, RULE, message, "put the file itself here, or name its real path in the settings")


def _resolved(path: Path) -> Path:
    """Return where a path leads; of a ring of links, the path itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise this of a ring
        return path
