"""A build with MkDocs, as a function of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mkdocs import exceptions
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from factsheet.build.shards import Shard
from factsheet.core.problems import Problem
from factsheet.mkdocs_hook import config_errors
from factsheet.mkdocs_hook.extra import misspelt
from factsheet.mkdocs_hook.hook import Hook, hook
from factsheet.mkdocs_hook.inheritance import inherits_itself
from factsheet.mkdocs_hook.refusal import Refused, report


class Built(NamedTuple):
    """A site that was built: what it is made from, in a line, its folder, and whether that was not there before."""

    summary: str
    folder: Path
    is_new: bool


def build_site(
    config_file: Path,
    facts: Path | None,
    site_dir: Path | None,
    on_pages: Callable[[int], None],
    shard: Shard | None = None,
) -> Built:
    """Build with MkDocs, as `mkdocs build` does. Raises Refused, or what MkDocs raises.

    With a `shard`, only its part is made, with the manifest that a merge needs.
    """
    config = _load(config_file, site_dir)
    if facts:
        config.extra["facts"] = str(facts.resolve())
    folder = Path(config.site_dir).resolve()
    is_new = not folder.exists()
    events = _events_of(config, config_file)
    events.progress, events.shard = on_pages, shard
    with config_errors.warnings_of_others(config_file) as warnings:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
    report([*warnings, *misspelt(config)])
    if not events.build:
        return Built("", folder, is_new)
    report(events.build.prepared.warnings)  # as `check` does; the log, to which they went, is not shown here
    return Built(events.build.summary, folder, is_new)


def published(config_file: Path, site_dir: Path | None) -> Path:
    """Return the folder in which the site is published: `site_dir`, else that of its settings. Raises Refused."""
    return Path(_load(config_file, site_dir).site_dir).resolve()


def _load(config_file: Path, site_dir: Path | None) -> MkDocsConfig:
    """Return the settings of a site, which is published in `site_dir` if that is given. Raises Refused."""
    if circle := inherits_itself(config_file):
        message = f"`{circle.name}` is inherited by what it inherits itself"
        raise Refused((Problem(config_errors.place_of("INHERIT", config_file), "mkdocs", message, "break the circle"),))
    with config_errors.watched(config_file) as problems:
        try:
            return load_config(str(config_file), site_dir=str(site_dir) if site_dir else None)
        except exceptions.MkDocsException as error:
            raise Refused(tuple(problems) or (config_errors.from_error(error, config_file),)) from error
        except ValueError as error:  # MkDocs reads some addresses with nothing around it
            place, hint = config_errors.place_of("", config_file), "mend the setting or variable that it is about"
            raise Refused((Problem(place, "mkdocs", f"the settings cannot be read: {error}", hint),)) from error


def _events_of(config: MkDocsConfig, config_file: Path) -> Hook:
    """Return what hears the events of MkDocs: the plugin if the site has it, else the hook `build.py`.

    Raises Refused if neither does: MkDocs alone would empty the folder of the site and put its own pages there.
    """
    for one in config.plugins.values():
        if isinstance(one, Hook):
            return one
    if hook.on_config in config.plugins.events["config"]:
        return hook
    message = "nothing here makes pages of facts; expected `factsheet` among the plugins"
    place = config_errors.place_of("plugins", config_file)
    raise Refused((Problem(place, "mkdocs", message, "write `plugins: [factsheet]`"),))
