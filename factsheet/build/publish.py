"""A finished folder -> the place of the site, in one step: a reader sees the old site or the new one.

A build takes its turn, prepares, builds in a folder beside the site's, and publishes that. Whatever ends it early, its
folder goes: with an error by `discard`, with the process as it exits, or by the next build's `prepare`.
"""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import shutil
from pathlib import Path

from factsheet.build import shards
from factsheet.build.exchange import exchange, sync, sync_names
from factsheet.build.turn import lock_file
from factsheet.core import workers
from factsheet.core.problems import BuildError, Place, Problem

_unfinished: set[Path] = set()
"""The folders in which this process builds."""


def prepare(site_dir: Path, *, is_alone: bool = False) -> None:
    """Clean up after killed builds: put back a site that was moved aside and not replaced, delete unfinished folders.

    Whoever `is_alone` has the turn to publish there, so everything that others left is of dead builds. Else those of
    living processes stay. Raises BuildError if `site_dir` then holds what no build made: publishing would delete it.
    """
    for aside in sorted(site_dir.parent.glob(f".{site_dir.name}.old-*")):
        if is_alone or not _is_alive(aside):
            _restore_or_remove(aside, site_dir)
    _drop_unfinished(site_dir, is_alone=is_alone)
    names = sorted(file.name for file in site_dir.iterdir()) if site_dir.is_dir() else []
    if names and (".git" in names or not _is_ours(site_dir)):
        example = ".git" if ".git" in names else names[0]
        message = f"this folder holds `{example}`, which no build of ours put there; expected a site, or nothing"
        raise BuildError([Problem(Place(str(site_dir)), "site-dir", message, "name another folder, or empty this one")])
    if site_dir.exists() and not site_dir.is_dir():
        message = "this is a file; expected a folder for the site, or nothing"
        raise BuildError([Problem(Place(str(site_dir)), "site-dir", message, "name another folder")])


def _drop_unfinished(site_dir: Path, *, is_alone: bool = False) -> None:
    for unfinished in site_dir.parent.glob(f".{site_dir.name}.building-*"):
        if unfinished != lock_file(site_dir) and (is_alone or not _is_alive(unfinished)):
            shutil.rmtree(unfinished, ignore_errors=True)


def staging(site_dir: Path) -> Path:
    """Return an empty folder beside `site_dir` for this process to build in. Raises OSError."""
    folder = site_dir.with_name(f".{site_dir.name}.building-{os.getpid()}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _unfinished.add(folder)
    return folder


def _is_ours(site_dir: Path) -> bool:
    """Tell whether a folder is a site or a shard: its API names factsheet as its generator, or it has a manifest."""
    if (site_dir / shards.MANIFEST).is_file():
        return True
    try:
        made_by = json.loads((site_dir / "api" / "v1" / "index.json").read_bytes()).get("generator", "")
    except (OSError, ValueError, AttributeError):
        return False
    return str(made_by).startswith("factsheet ")


def publish(folder: Path, site_dir: Path, *, durably: bool = True) -> None:
    """Put a finished folder in the place of `site_dir`, in one step where the system can.

    If it is to be there `durably`, all its files are on the disk before: a machine that loses power then has the old
    site or the new one, whole. If it fails, the old site is there as before, and the folder is gone. Raises OSError.
    """
    try:
        if durably:
            sync(folder)
        old = folder if site_dir.exists() and exchange(folder, site_dir) else _rename(folder, site_dir)
    except BaseException:
        discard(folder)
        raise
    if durably:
        sync_names(site_dir.parent)
    shutil.rmtree(old, ignore_errors=True)
    _unfinished.discard(folder)
    _drop_unfinished(site_dir)  # a process of a killed build may have gone on there for a while


def _rename(folder: Path, site_dir: Path) -> Path:
    """Put a folder in the place of the site in two steps. Return the path of the old site. Raises OSError."""
    aside = site_dir.with_name(f".{site_dir.name}.old-{os.getpid()}")
    try:
        if site_dir.exists():
            os.replace(site_dir, aside)
        os.replace(folder, site_dir)
    except BaseException:
        _restore_or_remove(aside, site_dir)
        raise
    return aside


def _restore_or_remove(aside: Path, site_dir: Path) -> None:
    if not aside.exists():
        return
    if site_dir.exists():
        shutil.rmtree(aside, ignore_errors=True)
    else:
        os.replace(aside, site_dir)


def discard(folder: Path) -> None:
    """Delete an unfinished folder."""
    shutil.rmtree(folder, ignore_errors=True)
    _unfinished.discard(folder)


@atexit.register
def discard_all() -> None:
    """Delete the folder of a build that was told to stop (Ctrl-C, SIGTERM), once its processes write no more."""
    workers.end(multiprocessing.active_children() if _unfinished else [])
    for folder in list(_unfinished):
        discard(folder)


def _is_alive(folder: Path) -> bool:
    """Tell whether the process whose number ends the folder's name still runs."""
    process = folder.name.rpartition("-")[2]
    return process.isdecimal() and workers.is_running(process)
