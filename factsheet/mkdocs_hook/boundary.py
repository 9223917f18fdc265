"""The folders that MkDocs reads and copies by itself -> the error that something in them leads out of the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import markdown_extensions

from factsheet.core import entries
from factsheet.core.problems import BuildError, Place, Problem, counted, label_of
from factsheet.mkdocs_hook.config_errors import file_of


def refuse_links_outside(config: MkDocsConfig) -> None:
    """Raise BuildError if a link, pipe or device is in the folder of hand-written pages or in that of the templates.

    MkDocs follows every link, also round and round, opens what it leads to, and publishes it.
    """
    project = file_of(config).resolve().parent
    folders = [Path(config.docs_dir), *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    problems = [problem for folder in dict.fromkeys(folders) for problem in _problems_in(folder, project)]
    if problems:
        raise BuildError(problems)


def _problems_in(folder: Path, project: Path) -> Iterator[Problem]:
    if problem := entries.root_problem(folder, project):
        yield problem
    elif folder.is_dir():
        yield from entries.Folder(folder, project, with_hidden=True).walk().problems


def leave_out_copies(files: Files, config: MkDocsConfig) -> Files:
    """Return the files without the copies that editors keep of what they save: MkDocs would publish them.

    Raises BuildError if MkDocs has passed over a file. It says nothing where the system cannot list a folder.
    """
    if lost := list(_passed_over(files, config)):
        raise BuildError(lost)
    for file in list(files):
        if file.abs_src_path and _is_copy(PurePosixPath(file.src_uri).name):
            files.remove(file)
    return files


def _passed_over(files: Files, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a problem for each folder of which MkDocs lacks a file by hand, or an asset of the owner's templates."""
    project = file_of(config).resolve().parent
    lost = chain(_pages_lost(files, config, project), _assets_lost(files, config, project))
    for folder, number in Counter(file.parent for file in lost).items():
        message = f"MkDocs did not find {counted(number, 'file', 'files')} of this folder"
        hint = "the system could not list it, or they have just come: build once more"
        yield Problem(Place(label_of(folder, project)), "mkdocs", message, hint)


def _pages_lost(files: Files, config: MkDocsConfig, project: Path) -> Iterator[Path]:
    known = {file.abs_src_path for file in files}
    for file in entries.Folder(Path(config.docs_dir), project).walk().files:
        if str(file) not in known and not file.name.lower().startswith("readme."):  # of two indexes MkDocs takes one
            yield file


def _assets_lost(files: Files, config: MkDocsConfig, project: Path) -> Iterator[Path]:
    custom, known = Path(config.theme.custom_dir or ""), {file.src_uri for file in files}
    if config.theme.custom_dir and (custom / "assets").is_dir():
        for file in entries.Folder(custom / "assets", project).walk().files:
            if file.suffix not in _NO_ASSETS and file.relative_to(custom).as_posix() not in known:
                yield file


_NO_ASSETS = (".html", ".py", ".pyc", *markdown_extensions)
"""Endings of files that MkDocs copies from no theme."""


def _is_copy(name: str) -> bool:
    return entries.is_passed_over(name) and not name.startswith(".")  # MkDocs has its own setting for hidden ones
