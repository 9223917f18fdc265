"""The file of the settings, and those that it inherits by MkDocs' `INHERIT`: what each of them says."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml


def lineage(config: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield a file of settings and those that it inherits, each with what it says, the nearest first.

    A file that cannot be read says nothing: MkDocs says so itself. One that inherits itself comes once.
    """
    known: set[Path] = set()
    while config not in known:
        known.add(config)
        settings = _read(config)
        yield config, settings
        base = settings.get("INHERIT")
        if not isinstance(base, str):
            return
        config = Path(os.path.normpath(config.parent / base))


def inherits_itself(config: Path) -> Path | None:
    """Return a file of settings that is inherited by one that it inherits; None where there is none."""
    files = dict(lineage(config))
    last, settings = list(files.items())[-1]
    base = settings.get("INHERIT")
    named = Path(os.path.normpath(last.parent / base)) if isinstance(base, str) else None
    return named if named in files else None


def _read(file: Path) -> Mapping[str, Any]:
    if not file.is_file():  # a pipe would be waited for
        return {}
    try:
        settings = yaml.load(file.read_bytes(), _Settings)  # noqa: S506 - a safe loader that skips tags
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return settings if isinstance(settings, dict) else {}


class _Settings(yaml.SafeLoader):
    """A loader that skips what MkDocs' own tags stand for, such as `!ENV`: none of them is needed here."""


def _skipped(_loader: yaml.SafeLoader, _tag: str, _node: yaml.Node) -> None:
    """Read a value with a tag as nothing."""


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Settings.add_multi_constructor(_tag, _skipped)
