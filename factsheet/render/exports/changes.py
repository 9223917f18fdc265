"""The file data/changes.json: every change of every fact, the newest first. Its shape is in docs/data.md.

The facts with which the history begins are a list of ids: as changes they would be most of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from factsheet.core.output import Output
from factsheet.history.changes import GONE, Change
from factsheet.history.history import FactChange
from factsheet.view.changes import URL, url_of
from factsheet.view.index import SiteView

Json = dict[str, Any]


def of_site(site: SiteView) -> Output:
    """Return `data/changes.json`."""
    return Output("data/changes.json", lambda: _chunks(site))


def _chunks(site: SiteView) -> Iterator[bytes]:
    """Yield the beginning, then the changes, each on a line of its own."""
    history, commit = site.history, site.publication.commit
    begins = history.begins and {
        "commit": history.begins.id,
        "time": history.begins.time,
        "whole": history.is_whole,
        "facts": history.first,
    }
    yield to_json({"commit_url": commit or None, "begins": begins})[:-1] + b',"changes":[\n'
    between = b""
    for change in history.news:
        yield between + to_json(_change(site, change))
        between = b",\n"
    yield b"\n]}\n"


def _change(site: SiteView, one: FactChange) -> Json:
    url = url_of(site, one)
    record = {
        "id": one.id,
        "fact": one.fact,
        "change": one.change.sort,
        "time": one.commit.time,
        "commit": one.commit.id,
        "text": one.text,
        "url": site.publication.at(url) if url != URL else None,
        "old_id": one.change.old_id,
        "reason": one.change.reason,
        "replaced_by": one.change.replaced_by,
        **_content(one.change),
        "points": [_point(point) for point in one.points],
    }
    return {key: value for key, value in record.items() if value or key == "url"}


def _point(change: Change) -> Json:
    """Return the change of a point. Of a new one the API has the rest, of one that is gone the figure is enough."""
    content = _content(change) if change.sort != "added" else {}
    content = {"fields": content["fields"]} if change.sort in GONE else content
    return {"id": change.id, "change": change.sort, **{key: value for key, value in content.items() if value}}


def _content(change: Change) -> Json:
    return {
        "fields": [field._asdict() for field in change.fields],
        "citations": [citation._asdict() for citation in change.citations],
    }
