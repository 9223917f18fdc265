"""The generator as a plugin of MkDocs (`plugins: [factsheet]`), for sites that have it installed."""

from __future__ import annotations

from mkdocs.plugins import BasePlugin

from factsheet.mkdocs_hook.hook import Hook


class FactsheetPlugin(Hook, BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The hook as a plugin: MkDocs keeps it while it serves. Its settings stand under `extra`, as those of the hook."""
