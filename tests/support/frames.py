"""The small site of lighthouses in an existing site of MkDocs, with a theme that is not ours."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.project import LIGHTHOUSES

SETTINGS = """\
site_name: Route 66 handbook
site_url: https://route.example/docs/
theme: {theme}
plugins: {plugins}
{more}
nav:
  - Home: index.md
  - All lights: lighthouses/index.md
"""

HOME = "# Handbook\n\nWe are 14 people. See [the cape](lighthouses/north-cape/index.md#lit).\n"


def begin(folder: Path, theme: str, plugins: str, more: str = "") -> Path:
    """Write such a site: settings, a page by hand, and facts."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text(HOME, encoding="utf-8")
    settings = SETTINGS.format(theme=theme, plugins=plugins, more=more)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copyfile(LIGHTHOUSES, folder / "facts.yaml")
    return folder


def beside(pattern: Path, folder: Path, more: str = "") -> Path:
    """Write one with the theme readthedocs of MkDocs, where nothing is installed: the generator lies beside it."""
    for name in ("factsheet", "templates", "build.py"):
        (folder / name).symlink_to(pattern / name)
    return begin(folder, "readthedocs", "[search]", f"hooks: [build.py]\n{more}")
