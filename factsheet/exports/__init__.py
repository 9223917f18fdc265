"""View -> machine-readable files, one module a format."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.exports import csv, json, names
from factsheet.exports.links import EditLinks
from factsheet.output import Output
from factsheet.view import SiteView

__all__ = ["EditLinks", "exports"]


def exports(site: SiteView, edits: EditLinks) -> Iterator[Output]:
    """Every exported file."""
    yield from json.outputs(site, edits)
    yield from csv.outputs(site)
    yield from names.outputs(site)
