"""The names that search answers from before anything else is loaded. Its shape is in docs/api.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factsheet.core.model import Source
from factsheet.core.output import Output
from factsheet.view.index import SiteView
from factsheet.view.samples import samples
from factsheet.view.search_names import PAGE, PROPERTY, SOURCE, TOPIC, Name, names


def of_site(site: SiteView) -> Output:
    """Return `search/names.json`."""
    return Output("search/names.json", lambda: _chunks(site))


def _chunks(site: SiteView) -> Iterator[bytes]:
    """Yield the file, on one line: it is read by a script, and every reader of the search loads it."""
    labels = [*((kind.label, kind.plural) for kind in site.kinds), SOURCE, PROPERTY, TOPIC, PAGE]
    singular = {plural: label for label, plural in labels}
    kinds = list(singular)
    entries = [*names(site), *(Name(PAGE, kind.plural, kind.url) for kind in site.kinds)]
    content = {
        "kinds": kinds,
        "singular": list(singular.values()),
        "names": [_row(kinds.index(name.kind[1]), name) for name in entries],
        "sources": {name: _source(source) for name, source in site.sheet.sources.items()},
        "samples": samples(site),
    }
    yield json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    yield b"\n"


def _source(source: Source) -> list[str]:
    """Return [publisher, date], and the language if it is not English."""
    row = [source.publisher, source.issued]
    language = source.language or "en"
    return row if language.partition("-")[0] == "en" else [*row, language]


def _row(kind: int, name: Name) -> list[Any]:
    """Return [kind, name, address, other names]; the last only if there are any, those in another language as pairs."""
    others = [*map(list, name.native), *name.aliases]
    row: list[Any] = [kind, name.name, name.url]
    return [*row, others] if others else row
