"""facts.yaml (or a folder of such files) -> Sheet, or every problem at its file:line:column.

Each file is read by itself: in several processes where there are many, and again only when it has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from factsheet.core import entries, workers
from factsheet.core.model import Sheet
from factsheet.core.problems import BuildError, Place, Problem, label_of
from factsheet.load import files
from factsheet.load.files import SECTIONS, LoadedFile, SourceFile
from factsheet.load.git import FORMS
from factsheet.load.locations import Locations

_FEW = 10
"""Files that are worth a process."""


@dataclass(frozen=True)
class Loaded:
    """A sheet and the places of everything in it, with a warning for each file of its folder that was not read."""

    sheet: Sheet
    locations: Locations
    not_read: tuple[Problem, ...] = ()


def load(path: Path, root: Path, cache: Path | None = None, before: Loaded | None = None) -> Loaded:
    """Load the facts at `path`: a file, or a folder whose .yaml and .yml files are merged in the order of their names.

    Raise BuildError with all problems, which name files relative to `root`. The content of files is kept in the folder
    `cache`; files that are as they were `before` are not read again.
    """
    return begin(path, root, cache, before).finished()


def begin(path: Path, root: Path, cache: Path | None = None, before: Loaded | None = None) -> Loading:
    """Let other processes begin to read the facts at `path`. Without other processes, nothing is read yet."""
    paths, refused = _paths(path, root)
    known = {loaded.raw.file: loaded for loaded in before.locations.loaded_files} if before else {}
    if (len(paths) == 1) != (len(known) == 1):
        known = {}  # what is asked of a file that is alone is more
    stamped = ((file, loaded) for file, loaded in known.items() if loaded.raw.stamp)
    untouched = {file: loaded for file, loaded in stamped if loaded.raw.stamp == files.settled_stamp(file)}
    raws = _read([(file, label_of(file, root)) for file in paths if file not in untouched], cache)
    return Loading(path, root, cache, paths, known, untouched, raws, refused)


@dataclass(frozen=True)
class Loading:
    """Facts that are being read. `known` are their files as they were before, `untouched` those that are so still."""

    path: Path
    root: Path
    cache: Path | None
    paths: list[Path]
    known: Mapping[Path, LoadedFile]
    untouched: Mapping[Path, LoadedFile]
    raws: Iterator[SourceFile]
    refused: Sequence[Problem]  # what cannot be read at all

    def finished(self) -> Loaded:
        """Wait for every file, and return the facts. Raises BuildError with all problems."""
        if not (self.paths or self.refused):
            raise _no_facts(self.path, self.root)
        alone = len(self.paths) == 1
        with workers.paused_collector():
            read = {raw.file: _loaded(raw, self.known.get(raw.file), alone=alone) for raw in self.raws}
            loaded_files = tuple(self.untouched.get(file) or read[file] for file in self.paths)
        if self.cache:
            files.tidy(self.cache, {loaded.raw.digest for loaded in loaded_files})
        problems = [*self.refused, *(problem for loaded in loaded_files for problem in loaded.problems)]
        if len(loaded_files) > 1:
            problems += _between(loaded_files)
        if problems:
            raise BuildError(problems)
        not_read = tuple(_not_read(self.path, self.root, set(self.paths)))
        return Loaded(_merged(loaded_files), Locations(loaded_files), not_read)


def earlier(digests: Mapping[str, str], now: Loaded, cache: Path) -> Loaded | None:
    """Return the sheet as it was when files had these digests, by label; None if that is not known any more."""
    known = {(loaded.raw.label, loaded.raw.digest): loaded for loaded in now.locations.loaded_files}
    with workers.paused_collector():
        loaded_files = tuple(
            known.get(key) or files.validated(files.cached(cache, *key), alone=len(digests) == 1)
            for key in digests.items()
        )
    if not loaded_files or [loaded.raw.digest for loaded in loaded_files] != list(digests.values()):
        return None  # what was kept of one is cut short or gone
    return Loaded(_merged(loaded_files), Locations(loaded_files))


def _loaded(raw: SourceFile, before: LoadedFile | None, *, alone: bool) -> LoadedFile:
    """Return the content of a file that was read: that of `before`, if only its stamp has changed."""
    if before and before.raw.digest == raw.digest and not before.problems:
        return replace(before, raw=replace(raw, packed=b""))
    return files.validated(raw, alone=alone)


def _read(paths: Sequence[tuple[Path, str]], cache: Path | None) -> Iterator[SourceFile]:
    def some(run: Sequence[tuple[Path, str]]) -> list[SourceFile]:
        return [files.read(file, label, cache) for file, label in run]

    return chain.from_iterable(workers.spread(some, paths, jobs=workers.processes(), least=_FEW))


def default_facts(root: Path) -> Path:
    """Return the path of facts.yaml, or of the folder facts/ if only that is there."""
    file, folder = root / "facts.yaml", root / "facts"
    return folder if folder.is_dir() and not file.exists() else file


def files_of(path: Path, root: Path) -> list[Path]:
    """Return the files to read. Raises BuildError if there are none."""
    paths, refused = _paths(path, root)
    if refused:
        raise BuildError(refused)
    if not paths:
        raise _no_facts(path, root)
    return paths


def _paths(path: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """Return the files to read, and the problems with what is there and cannot be read."""
    if outside := entries.root_problem(path, root):
        return [], [outside]
    if path.is_dir():
        folder = entries.Folder(path, root, endings=FORMS, with_linked=False).walk()
        return sorted(folder.files), folder.problems
    return [path] if path.exists() else [], []


def _not_read(path: Path, root: Path, read: Set[Path]) -> Iterator[Problem]:
    """Yield a warning for each file in a folder of facts that looks like one of them but is not read."""
    for other in sorted(path.rglob("*")) if path.is_dir() else ():
        if any(map(entries.is_passed_over, other.relative_to(path).parts)):
            continue
        if other.is_symlink() and other.is_dir():
            message, hint = "this is a link to a folder, which is not followed", "put the folder itself here"
        elif other.suffix.lower() in FORMS and other not in read and other.is_file():
            message, hint = f"`{other.suffix}` files are not read", f"call it {other.stem}{other.suffix.lower()}"
        else:
            continue
        yield Problem(Place(label_of(other, root)), "not-read", message, hint, is_warning=True)


def _no_facts(path: Path, root: Path) -> BuildError:
    hint = "write facts.yaml, or a folder facts/ of .yaml files, or name another with --facts or `extra: {facts: ...}`"
    message = "there is no such file or folder of facts"
    return BuildError([Problem(Place(label_of(path, root)), "no-facts", message, hint)])


def _between(loaded_files: Sequence[LoadedFile]) -> Iterable[Problem]:
    """Yield a problem for each name that two files define both, and for the kinds if all of them lack these."""
    first: set[tuple[str, str]] = set()
    for loaded in loaded_files:
        for section in SECTIONS:
            names = getattr(loaded.sheet, section)
            for name in names:
                if (section, name) in first:
                    place = Locations((loaded,)).at((section, name), key=True)
                    yield Problem(place, "duplicate-key", f"`{name}` is in another file too", "keep one")
            first.update((section, name) for name in names)
    if not any(loaded.sheet.kinds or loaded.problems for loaded in loaded_files):
        yield from files.missing(loaded_files[0].raw.label)


def _merged(loaded_files: Sequence[LoadedFile]) -> Sheet:
    if len(loaded_files) == 1:
        return loaded_files[0].sheet
    return Sheet(
        **{
            section: {k: v for loaded in loaded_files for k, v in getattr(loaded.sheet, section).items()}
            for section in SECTIONS
        }
    )
