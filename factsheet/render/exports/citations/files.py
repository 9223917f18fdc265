"""The files of the bibliography: of each source beside its page, and of all works under /data, in four forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from factsheet.core import urls
from factsheet.core.output import Output
from factsheet.render.exports.citations import bibtex, csl, ris, text
from factsheet.view.bibliography import Work, source_work, works
from factsheet.view.index import SiteView


class Form(NamedTuple):
    """A form of citations: how its files end, how a work is written in it, and how many are."""

    extension: str
    entry: Callable[[Work], str]
    document: Callable[[Iterable[Work]], Iterator[str]]


FORMS = (
    Form("txt", text.entry, text.document),
    Form("bib", bibtex.entry, bibtex.document),
    Form("ris", ris.entry, ris.document),
    Form("json", csl.entry, csl.document),
)
"""Every form."""


def paths() -> list[str]:
    """Return the paths of the files with all works."""
    return [f"data/bibliography.{form.extension}" for form in FORMS]


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield the files with all works, then those of each source."""
    for form, path in zip(FORMS, paths(), strict=True):
        yield Output(path, partial(_all, site, form))
    for name in site.sheet.sources:
        for form in FORMS:
            path = urls.citation(name, form.extension)
            yield Output(path, partial(_one, site, name, form), facts=tuple, source=name)


def _all(site: SiteView, form: Form) -> Iterator[bytes]:
    return (chunk.encode() for chunk in form.document(works(site)))


def _one(site: SiteView, name: str, form: Form) -> list[bytes]:
    return [form.entry(source_work(name, site.sheet.sources[name])).encode()]
