"""The files that a site is made of, and their stamps: whether they are as they were when a build began.

Stamps tell the state of the files, not what happened to them. So it does not matter how a file came to be another:
saved, moved, put back, or reached by a link that leads elsewhere now.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from factsheet.core.digest import Stamp, stamp
from factsheet.mkdocs_hook.config_errors import file_of, files_of

Stamps = Mapping[str, Stamp]
"""The stamps of files, by their names; a missing file has none."""


def places(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the files and folders that a preview watches: pages by hand, settings, hooks, facts, templates."""
    named = (config.docs_dir, *files_of(config), *config.watch, *hooks(config))
    return tuple(dict.fromkeys(os.path.abspath(str(place)) for place in named))


def hooks(config: MkDocsConfig) -> list[Path]:
    """Return the files of the hooks, which are named from the folder of the settings."""
    return [file_of(config).parent / name for name in config.hooks]


def inputs(config: MkDocsConfig, facts: Path) -> Stamps:
    """Return stamps of all files besides the facts that a site is made of."""
    of_facts = facts.resolve()
    return stamps(place for place in places(config) if Path(place).resolve() != of_facts)


def stamps(where: Iterable[str]) -> Stamps:
    """Return the stamps of some files, and of all files in some folders. Links are followed."""
    all_stamps: dict[str, Stamp] = {}
    for place in where:
        names = (name for folder in folders(place) for name in _files(folder)) if os.path.isdir(place) else (place,)
        for name in names:
            if file_stamp := stamp(name):
                all_stamps[name] = file_stamp
    return all_stamps


def folders(place: str) -> Iterator[str]:
    """Yield a folder and all folders in it, each once, however many links lead to it."""
    visited: set[tuple[int, int]] = set()
    waiting = [place]
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)
            below = sorted(entry.path for entry in os.scandir(folder) if entry.is_dir())
        except OSError:  # it went away meanwhile
            continue
        if (status.st_dev, status.st_ino) not in visited:
            visited.add((status.st_dev, status.st_ino))
            yield folder
            waiting += below


def _files(folder: str) -> list[str]:
    try:
        return [entry.path for entry in os.scandir(folder) if not entry.is_dir()]
    except OSError:
        return []
