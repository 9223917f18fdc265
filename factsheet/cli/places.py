"""The site that a command works on: its folder, its mkdocs.yml and its facts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click
import yaml

from factsheet.load.sheet import default_facts

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
    "--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where to publish; by default site/."
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

    def where(self, named: Path | None) -> tuple[Path, Path]:
        """Return the folder, and the facts: those `named`, else those of the settings, else those in the folder."""
        if named:
            return self.root, named.resolve()
        setting = _setting(self.config)
        return self.root, (self.root / setting).resolve() if setting else default_facts(self.root)


def _setting(config: Path) -> str:
    """Return `facts` under `extra`, here or in a file that is inherited; empty if MkDocs could not read it either."""
    try:
        settings = yaml.load(config.read_bytes(), _Settings)  # noqa: S506 - a safe loader that skips tags
    except (OSError, yaml.YAMLError):
        return ""
    extra, base = (settings.get(key) if isinstance(settings, dict) else None for key in ("extra", "INHERIT"))
    if isinstance(extra, dict) and "facts" in extra:
        return str(extra["facts"] or "")
    return _setting(config.parent / base) if isinstance(base, str) else ""


class _Settings(yaml.SafeLoader):
    """A loader that skips what MkDocs' own tags stand for, such as `!ENV`: none of them is needed here."""


def _skipped(_loader: yaml.SafeLoader, _tag: str, _node: yaml.Node) -> None:
    """Read a value with a tag as nothing."""


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Settings.add_multi_constructor(_tag, _skipped)
