"""The folders that MkDocs reads and copies by itself -> the error that something in them leads out of the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from factsheet.core import entries
from factsheet.core.problems import BuildError, Problem
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


def leave_out_copies(files: Files) -> Files:
    """Return the files without the copies that editors keep of what they save: MkDocs would publish them."""
    for file in list(files):
        if file.abs_src_path and _is_copy(PurePosixPath(file.src_uri).name):
            files.remove(file)
    return files


def _is_copy(name: str) -> bool:
    return entries.is_passed_over(name) and not name.startswith(".")  # MkDocs has its own setting for hidden ones
