"""The files of a site as an edit would leave them: looked at whole before anything is written.

An edit is written only if the facts can be read after it and no rule finds more in them than before.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from factsheet.checks import runner
from factsheet.checks.beside import context_of
from factsheet.core import output
from factsheet.core.addresses import Outline
from factsheet.core.model import Sheet
from factsheet.core.problems import BuildError, Problem, label_of
from factsheet.core.system_errors import reason
from factsheet.edit.names import EditError
from factsheet.edit.text.facts_text import FactsText, Splice, Steps
from factsheet.edit.text.layout import Value
from factsheet.edit.text.splicing import addition, removal
from factsheet.evidence import lock
from factsheet.load import curation, git, sheet as facts_sheet
from factsheet.load.sheet import Loaded


@dataclass(frozen=True)
class Desk:
    """The facts that an edit begins with: where they are, and what the rules look at besides them."""

    root: Path
    path: Path
    today: date
    sources: Path | None = None

    @cached_property
    def loaded(self) -> Loaded:
        """The facts. Raises BuildError if they cannot be read: what is broken is mended by hand."""
        return facts_sheet.load(self.path, self.root)

    @property
    def sheet(self) -> Sheet:
        """The facts as records."""
        return self.loaded.sheet

    @cached_property
    def published(self) -> Outline | None:
        """The addresses that git's HEAD has of these facts; None if it has none of them."""
        before = git.published(self.path, "HEAD")
        return before if before and before.shares_names(Outline.of(self.sheet)) else None

    @property
    def is_new(self) -> bool:
        """True if git knows that nothing of these facts was ever published; False also if it cannot tell."""
        return self.published is None and git.is_new(self.path)

    @cached_property
    def files(self) -> tuple[FactsText, ...]:
        """The files of facts."""
        return tuple(FactsText.read(file, self.root) for file in facts_sheet.files_of(self.path, self.root))

    def draft(self) -> Draft:
        """Return the files as they are."""
        return Draft(self.files)

    def problems(self) -> list[Problem]:
        """Return what the rules find in the files as they are."""
        return _problems(self.loaded, self.root, self.path, self)


@dataclass(frozen=True)
class Draft:
    """Files of facts as an edit would leave them, and the `others` that it writes, such as the curation log.

    None stands for a file that goes.
    """

    files: tuple[FactsText, ...]
    others: Mapping[Path, str | None] = field(default_factory=dict)

    def holding(self, steps: Steps) -> FactsText | None:
        """Return the file that has an entry; None if none has."""
        return next((file for file in self.files if file.node(steps)), None)

    def changed(self, file: FactsText, splices: Iterable[Splice]) -> Draft:
        """Return the draft after changes of one file."""
        return replace(self, files=tuple(one.changed(splices) if one == file else one for one in self.files))

    def added(self, steps: Steps, value: Value) -> Draft:
        """Return the draft with one more entry, in the file whose section has the most of them.

        Those of some sections stand in one line if they fit.
        """
        within = steps[: 2 if steps[0] == "entities" and len(steps) > 2 else 1]
        file = max(self.files, key=lambda one: (len(one.keys(within)), -self.files.index(one)))
        return self.changed(file, [addition(file, steps, value, levels=0 if steps[0] in _IN_LINE else 1)])

    def without(self, steps: Steps) -> Draft:
        """Return the draft without an entry."""
        file = self.holding(steps)
        assert file
        return self.changed(file, [removal(file, steps)])


Changes = Mapping[Path, bytes | None]
"""The new bytes of each file that changes; None for one that goes."""

_IN_LINE = frozenset({"properties", "topics", "predicates", "moved"})


class Verdict(NamedTuple):
    """The problems that changes would give, and those that are there without them."""

    new: tuple[Problem, ...]
    old: tuple[Problem, ...]


def judged(desk: Desk, changes: Changes, passed: Collection[str] = ()) -> Verdict:
    """Return the problems that there would be after changes.

    Raises BuildError if the facts could not be read then, or if a rule would find more than before. Rules that are
    `passed` over may: what they want comes in a next step.
    """
    problems, before = tried(desk, changes), desk.problems()
    more = Counter(one.check for one in problems) - Counter(one.check for one in before)
    known = Counter((one.check, one.message) for one in before)
    new: list[Problem] = []
    old: list[Problem] = []
    for one in problems:
        known[one.check, one.message] -= 1
        (old if known[one.check, one.message] >= 0 else new).append(one)
    refused = [one for one in new if one.check in more and one.check not in passed]
    if any(not one.is_warning for one in refused):
        raise BuildError([one for one in refused if not one.is_warning])
    return Verdict(tuple(new), tuple(old))


def write(desk: Desk, changes: Changes) -> list[Path]:
    """Write changes, all or none. Return the files. Raises EditError if one cannot be written, or was meanwhile."""
    for one in desk.files:
        if one.file.read_bytes() != one.written():
            raise EditError(f"{one.label} was changed by somebody else meanwhile", "ask for the change once more")
    former = {file: file.read_bytes() if file.is_file() else None for file in changes}
    written: list[Path] = []
    for file, content in changes.items():
        try:
            output.put(file, content)
        except OSError as error:
            for other in written:
                output.put(other, former[other])
            message = f"{label_of(file, desk.root)} cannot be written: {reason(error)}"
            raise EditError(message, "check its permissions") from error
        written.append(file)
    return written


def changes_of(desk: Desk, draft: Draft) -> Changes:
    """Return what a draft changes."""
    pairs = zip(desk.files, draft.files, strict=True)
    of_facts = {after.file: after.written() for before, after in pairs if after.written() != before.written()}
    return of_facts | {file: None if text is None else text.encode() for file, text in draft.others.items()}


def tried(desk: Desk, changes: Changes) -> list[Problem]:
    """Return what the rules would find. Raises BuildError if the facts could not be read."""
    with TemporaryDirectory() as place:
        root = Path(place)
        beside = [file for file in (lock.path_beside(desk.path), curation.path_beside(desk.path)) if file.is_file()]
        contents = {file: file.read_bytes() for file in (*(one.file for one in desk.files), *beside)}
        for file in contents:
            target = _in(root, file, desk)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(changes.get(file) or contents[file])
        path = _in(root, desk.path, desk)
        with TemporaryDirectory() as texts:
            there = replace(desk, sources=_texts(desk, changes, Path(texts)))
            return _problems(facts_sheet.load(path, root), root, path, there)


def _texts(desk: Desk, changes: Changes, copy: Path) -> Path | None:
    """Return the folder of captured texts; a copy of it as it would be if the edit changes one."""
    folder = desk.sources.resolve() if desk.sources else None
    if not folder or all(file.parent != folder for file in changes):
        return desk.sources
    for file in folder.glob("*.txt"):
        shutil.copyfile(file, copy / file.name)
    for file, content in changes.items():
        if file.parent == folder:
            output.put(copy / file.name, content)
    return copy


def _in(root: Path, file: Path, desk: Desk) -> Path:
    """Return where a file of the site stands in a copy of it."""
    base = desk.root if file.is_relative_to(desk.root) else desk.path.parent
    return root / file.relative_to(base)


def _problems(loaded: Loaded, root: Path, path: Path, desk: Desk) -> list[Problem]:
    context, of_texts = context_of(loaded, path, root, desk.today, desk.sources, desk.published)
    return [*of_texts, *runner.check(loaded, context)]
