"""The bytes of files of a site, and the words for them. They are those that are published: nothing is packed."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path, PurePosixPath
from stat import S_ISREG

_UNITS = ("kB", "MB", "GB", "TB")
_STEP = 1000


def measured(site: Path, patterns: str) -> int:
    """Return the bytes of all files of a site that match one of some patterns; 0 if none does.

    Patterns are paths from the site's root, parted by spaces; `*` stands for any name, or for a part of one.
    """
    inside = [one for one in patterns.split() if not (one.startswith("/") or ".." in PurePosixPath(one).parts)]
    files = {file for pattern in inside for file in glob(pattern, root_dir=site, include_hidden=True)}
    of_each = (os.stat(f"{site}/{file}") for file in files)
    return sum(status.st_size for status in of_each if S_ISREG(status.st_mode))


def in_words(size: int) -> str:
    """Return a number of bytes in words, in steps of a thousand.

    >>> in_words(812), in_words(12_360), in_words(999_600), in_words(432_100_000)
    ('812 bytes', '12.4 kB', '1.0 MB', '432 MB')
    """
    if size < _STEP:
        return f"{size} bytes"
    number = size / _STEP
    for unit in _UNITS[:-1]:
        if round(number) < _STEP:
            return _rounded(number, unit)
        number /= _STEP
    return _rounded(number, _UNITS[-1])


def _rounded(number: float, unit: str) -> str:
    return f"{number:.0f} {unit}" if round(number, 1) >= _FEW else f"{number:.1f} {unit}"


_FEW = 100
"""The number below which a digit stands behind the point."""
