"""A finished folder -> the place of the site, in one step: a reader sees the old site or the new one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from factsheet.build import shards
from factsheet.build.exchange import exchange
from factsheet.core.problems import BuildError, Place, Problem


def prepare(site_dir: Path) -> None:
    """Clean up after killed builds: put back a site that was moved aside and not replaced, delete unfinished folders.

    Raises BuildError if `site_dir` then holds what no build made: publishing would delete it.
    """
    for aside in sorted(site_dir.parent.glob(f".{site_dir.name}.old-*")):
        if not _is_alive(aside):
            _restore_or_remove(aside, site_dir)
    for unfinished in site_dir.parent.glob(f".{site_dir.name}.building-*"):
        if not _is_alive(unfinished):
            shutil.rmtree(unfinished, ignore_errors=True)
    names = sorted(file.name for file in site_dir.iterdir()) if site_dir.is_dir() else []
    if names and (".git" in names or not _is_ours(site_dir)):
        example = ".git" if ".git" in names else names[0]
        message = f"this folder holds `{example}`, which no build of ours put there; expected a site, or nothing"
        raise BuildError([Problem(Place(str(site_dir)), "site-dir", message, "name another folder, or empty this one")])


def staging(site_dir: Path) -> Path:
    """Return an empty folder beside `site_dir` for this process to build in."""
    folder = site_dir.with_name(f".{site_dir.name}.building-{os.getpid()}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
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


def publish(folder: Path, site_dir: Path) -> None:
    """Put a finished folder in the place of `site_dir`, in one step where the system can.

    If it fails, the old site is there as before. Raises OSError.
    """
    if site_dir.exists() and exchange(folder, site_dir):
        shutil.rmtree(folder, ignore_errors=True)
        return
    aside = site_dir.with_name(f".{site_dir.name}.old-{os.getpid()}")
    if site_dir.exists():
        os.replace(site_dir, aside)
    try:
        os.replace(folder, site_dir)
    except OSError:
        _restore_or_remove(aside, site_dir)  # gone only if another build has published meanwhile
        raise
    shutil.rmtree(aside, ignore_errors=True)


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


def _is_alive(folder: Path) -> bool:
    """Tell whether the process whose number ends the folder's name still runs."""
    pid = folder.name.rpartition("-")[2]
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
