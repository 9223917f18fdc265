"""Settings of MkDocs with which no site of facts can be made -> one problem for each, before anything is built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from factsheet.core.problems import BuildError, Problem
from factsheet.mkdocs_hook.config_errors import place_of
from factsheet.render.theme import Theme

NEEDED = frozenset({"entity.html", "fact.html", "kind.html"})
"""Templates of which a theme made for facts has at least one."""


def refuse(config: MkDocsConfig, theme: Theme) -> None:
    """Raise BuildError if the settings rule out pages made from facts."""
    if problems := [*_addresses(config), *_templates(config, theme)]:
        raise BuildError(problems)


def _addresses(config: MkDocsConfig) -> Iterator[Problem]:
    if not config.use_directory_urls:
        message = "pages of facts have addresses such as places/northpoint/, which others cite and which never change"
        place = place_of("use_directory_urls", _file(config))
        yield Problem(place, "mkdocs", f"`use_directory_urls` is false, but {message}", "leave this setting out")


def _templates(config: MkDocsConfig, theme: Theme) -> Iterator[Problem]:
    if NEEDED.isdisjoint(theme.names()):
        name = f"the theme `{config.theme.name}`" if config.theme.name else "this theme"
        message = f"{name} has no templates for pages of facts, such as entity.html and fact.html"
        hint = "write `theme: {name: factsheet}`, with a `custom_dir` for templates of your own"
        yield Problem(place_of("theme", _file(config)), "mkdocs", message, hint)


def _file(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml")
