"""Works to cite, however they are written down: the sources of the site, and the site itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.core import edtf, urls
from factsheet.core.edtf import Date
from factsheet.core.model import Source
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.references import SourceRef

NAMED = 6
"""The most publishers that the citation of a page names; of more it names one less, and counts the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as citations describe it. Texts are in one line; what is not known is empty."""

    id: str
    type: str  # as the facts file has it: a type of CSL, or any other word
    title: str
    authors: tuple[str, ...] = ()  # whole names, as printed: which part is the family's is not known
    publisher: str
    issued: Date | None = None
    url: str = ""
    archived: str = ""
    retrieved: Date | None = None  # a day
    language: str = "en"
    outlet: str = ""  # what sort of publisher it has
    note: str = ""  # a sentence, with its full stop

    @property
    def container(self) -> str:
        """The name of what it stands in, a newspaper or a site, which is that of its publisher; empty without one."""
        is_part = self.type.partition("-")[0] in _PARTS and self.publisher != self.title
        return self.publisher if is_part else ""


_PARTS = {"article", "webpage", "post"}
"""The words with which the types of works begin that stand in another one."""


def works(site: SiteView) -> Iterator[Work]:
    """Yield every source, in the order of the facts file, then the site."""
    for name, source in site.sheet.sources.items():
        yield source_work(name, source)
    yield site_work(site)


def source_work(name: str, source: Source) -> Work:
    """Return a source as a work."""
    return Work(
        id=name,
        type=source.type,
        title=_in_one_line(source.title),
        authors=authors(source.author or ""),
        publisher=_in_one_line(source.publisher),
        issued=edtf.parse(source.issued),
        url=source.url,
        archived=source.archived or "",
        retrieved=edtf.parse(source.retrieved),
        language=source.language_shown,
        outlet=source.outlet_shown,
    )


def site_work(site: SiteView) -> Work:
    """Return the site as a work of the day on which it was built, with the licence of its facts.

    Its id is made of its name. It has a full stop, which no id of a source has.
    """
    publication, licence = site.publication, site.licence
    name = _in_one_line(publication.name)
    return Work(
        id=f"{urls.folder(name) or 'this'}.site",
        type="webpage",
        title=name,
        publisher=name,
        issued=edtf.parse(site.today.isoformat()),
        url=publication.url,
        note=f"Facts under {licence.name}, {licence.url}.",
    )


def authors(text: str) -> tuple[str, ...]:
    """Return the names in the field `author`: semicolons part them, and nothing else.

    >>> authors("China Daily Staff and Partners; 袁胜高；Suetonius")
    ('China Daily Staff and Partners', '袁胜高', 'Suetonius')
    """
    names = (_in_one_line(name) for name in re.split("[;；]", text))
    return tuple(name for name in names if name)


def drawn_from(sources: Iterable[SourceRef]) -> str:
    """Say who published what a page is made of, for its citation; empty if there is nothing."""
    names = list(dict.fromkeys(_in_one_line(source.publisher) for source in sources))
    if not names:
        return ""
    if len(names) > NAMED:
        names[NAMED - 1 :] = [f"{len(names) - NAMED + 1} others"]
    return f"Drawn from {_listed(names)}."


def sources_of(facts: Iterable[FactView]) -> Iterator[SourceRef]:
    """Yield the sources of some facts, in their order."""
    return (fact.source(name) for fact in facts for name in fact.sources)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
