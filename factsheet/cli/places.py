"""The site that a command works on: its folder, its mkdocs.yml and its facts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from factsheet.load.sheet import default_facts
from factsheet.mkdocs_hook.inheritance import lineage

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The site's settings; by default the project's mkdocs.yml.",
)
facts_option = click.option(
    "--facts",
    type=click.Path(path_type=Path, exists=True),
    help="facts.yaml, or a folder of such files; by default the project's.",
)
sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Captured texts, named by source id.",
)
site_option = click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to publish; by default as the settings say, site/.",
)


def _root() -> Path:
    """Return the folder of the site: that of `build.py`, else the one in which the command runs."""
    script = Path(sys.argv[0]).resolve()
    return script.parent if script.name == "build.py" else Path.cwd()


ROOT = _root()


@dataclass(frozen=True, slots=True)
class Site:
    """A site by its mkdocs.yml."""

    config: Path

    @classmethod
    def of(cls, config_file: Path | None) -> Site:
        """Return the site with these settings; that of the project if none are named."""
        return cls((config_file or ROOT / "mkdocs.yml").resolve())

    @property
    def root(self) -> Path:
        """The folder from which files are named."""
        return self.config.parent

    @property
    def settings(self) -> tuple[Path, ...]:
        """The file of its settings, and those that it inherits."""
        return tuple(file for file, _ in lineage(self.config))

    def where(self, named: Path | None) -> tuple[Path, Path]:
        """Return the folder, and the facts: those `named`, else those of the settings, else those in the folder."""
        if named:
            return self.root, named.resolve()
        setting = _setting(self.config)
        return self.root, (self.root / setting).resolve() if setting else default_facts(self.root)


def _setting(config: Path) -> str:
    """Return `facts` under `extra`, here or in a file that is inherited; empty if MkDocs could not read it either."""
    extras = (settings.get("extra") for _, settings in lineage(config))
    named = next((extra["facts"] for extra in extras if isinstance(extra, dict) and "facts" in extra), None)
    return str(named or "")
