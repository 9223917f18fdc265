"""Finished files, and publishing a folder of them whole: a reader sees the old site or the new one, never half."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file; `path` is relative to the site's root."""

    path: str
    content: bytes


def staging(site_dir: Path) -> Path:
    """An empty folder beside `site_dir` for this process to build in; leavings of killed builds are swept."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    for old in site_dir.parent.glob(f".{site_dir.name}.building-*"):
        if not _is_alive(old.suffix.rpartition("-")[2]):
            shutil.rmtree(old, ignore_errors=True)
    folder = site_dir.with_name(f".{site_dir.name}.building-{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def publish(folder: Path, site_dir: Path) -> None:
    """Put a finished folder in the place of `site_dir`. If that fails, the old one stands where it stood."""
    old = site_dir.with_name(f"{folder.name}-old")
    had_old = site_dir.exists()
    if had_old:
        os.replace(site_dir, old)
    try:
        os.replace(folder, site_dir)
    except OSError:
        if had_old:
            os.replace(old, site_dir)
        raise
    shutil.rmtree(old, ignore_errors=True)


def discard(folder: Path) -> None:
    """Throw an unfinished folder away."""
    shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
