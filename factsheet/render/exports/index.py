"""The index of the API: everything that there is, and how much of it. The lists of a large site go on in parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pydantic_core import to_json

from factsheet import __version__
from factsheet.core import urls
from factsheet.core.output import Output
from factsheet.render.exports import csv, schema
from factsheet.render.exports.citations import files as citations
from factsheet.render.exports.documents import DOCUMENTS
from factsheet.render.exports.shapes import Json
from factsheet.view.index import SiteView
from factsheet.view.moved import moved

ENTITIES = 10_000
"""The most entities whose files one document lists: half a megabyte, with a table each a whole one."""


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield `index.json`, and the files with the rest of its lists where there are many entities."""
    names = list(site.entities)
    runs = [names[at : at + ENTITIES] for at in range(0, len(names), ENTITIES)] if len(names) > ENTITIES else []
    paths = [f"api/v1/index-{number}.json" for number in range(1, len(runs) + 1)]
    yield Output("api/v1/index.json", lambda: _index(site, () if runs else names, paths))
    for path, run in zip(paths, runs, strict=True):
        yield _part(site, path, run)


def _part(site: SiteView, path: str, names: Sequence[str]) -> Output:
    return Output(path, lambda: _line(_lists(site, names)))


def _line(record: Json) -> list[bytes]:
    return [to_json(record), b"\n"]


def _lists(site: SiteView, names: Iterable[str]) -> Json:
    """Return the lists of the files and tables of some entities."""
    files = [f"api/v1/entities/{name}.json" for name in names]
    return {"files": files, "tables": [urls.table("entities", name) for name in names] if site.tables == "all" else []}


def _index(site: SiteView, names: Sequence[str], parts: Sequence[str]) -> list[bytes]:
    files = [f"api/v1/{one.path}" for one in DOCUMENTS if "{" not in one.path and one.path != "index.json"]
    own, old = _lists(site, names), [*moved(site)]
    return _line(
        {
            "version": "v1",
            "generator": f"factsheet {__version__}",
            "built": site.today.isoformat(),
            "licence": site.licence.id,
            "reviewed": max((fact.reviewed for fact in site.records.values() if fact.reviewed), default=None),
            "counts": {**_counts(site), "moved": len(old)},
            "kinds": [
                {"id": kind.id, "plural": kind.plural, "url": kind.url, "count": kind.count} for kind in site.kinds
            ],
            "natures": _counted(fact.nature for fact in site.records.values()),
            "outlets": _counted(source.outlet for source in site.sheet.sources.values()),
            "topics": [{"id": t.id, "label": t.label, "url": t.url, "count": t.count} for t in site.topics.values()],
            "moved": [{"id": m.id, "new": m.new, "old_url": m.old_url, "url": m.url} for m in old],
            "files": [*files, *schema.paths(), *own["files"]],
            "tables": [*csv.paths(site), *own["tables"]],
            "bibliography": citations.paths(),
            **({"parts": list(parts)} if parts else {}),
        }
    )


def _counts(site: SiteView) -> dict[str, int]:
    return {
        "entities": len(site.entities),
        "facts": len(site.fact_ids),
        "points": len(site.series.points),
        "citations": sum(len(fact.cited()) for fact in site.records.values()),
        "sources": len(site.sources),
        "properties": len(site.sheet.properties),
        "topics": len(site.topics),
        "retired": len(site.sheet.retired),
    }


def _counted(values: Iterable[str | None]) -> list[Json]:
    """Return how often each value is there, the most frequent first."""
    ordered = sorted(Counter(values).items(), key=lambda counted: (-counted[1], counted[0] or ""))
    return [{"id": value, "count": count} for value, count in ordered]
