"""View -> machine-readable files, one module a format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from factsheet.exports import csv, json, names
from factsheet.exports.links import EditLinks
from factsheet.output import Output
from factsheet.pieces import Maker, Pieces
from factsheet.view import SiteView

__all__ = ["EditLinks", "makers", "of_entity", "of_site"]


def makers(site: SiteView, edits: EditLinks) -> dict[str, Maker]:
    """How the pieces are made that exports are put together of."""
    return {"record": lambda name: json.line(site, name, edits), "line": partial(csv.line, site)}


def of_entity(site: SiteView, entity: str, pieces: Pieces) -> Iterator[Output]:
    """The files of one entity."""
    yield json.of_entity(site, entity, partial(pieces.get, "record"))
    yield csv.of_entity(site, entity, partial(pieces.get, "line"))


def of_site(site: SiteView, pieces: Pieces) -> Iterator[Output]:
    """The files of everything."""
    yield from json.of_site(site, partial(pieces.get, "record"))
    yield from csv.of_site(site, partial(pieces.get, "line"))
    yield names.of_site(site)
