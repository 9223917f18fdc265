"""All that was once published and is gone, each with the address at which a page says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.core import urls
from factsheet.core.model import Retired
from factsheet.view.index import SiteView


@dataclass(frozen=True, slots=True)
class RetiredRef:
    """Something that is gone. `url` is its page, or of a fact the anchor that says why."""

    id: str
    kind: str  # `fact`, `source`, `property`, or of an entity its kind
    name: str  # empty for a fact
    reason: str
    url: str
    replaced_by: str  # the id of an entity, fact or source; empty if there is none
    replaced_by_url: str

    @property
    def has_page(self) -> bool:
        """True if its address is a page; an anchor is on the page of its entity."""
        return "#" not in self.url


def retired(site: SiteView) -> Iterator[RetiredRef]:
    """Yield all that is gone, in the order of the file."""
    for name, gone in site.sheet.retired.items():
        kind, url = _place(site, name, gone)
        instead = gone.replaced_by or ""
        yield RetiredRef(
            name, kind, gone.name or "", gone.reason, url, instead, site.url_of(instead) if instead else ""
        )


def address_of(site: SiteView, name: str) -> str:
    """Return the address at which a page says why what had this id is gone; empty if none does."""
    gone = site.sheet.retired.get(name)
    return _place(site, name, gone)[1] if gone else ""


def _place(site: SiteView, name: str, gone: Retired) -> tuple[str, str]:
    """Return the kind and the address of something that is gone. The rule `retired-id` sees to it that it has both."""
    entity, dot, anchor = name.partition(".")
    if dot:
        return "fact", f"{site.entities[entity].url}#{anchor}"
    kind = gone.kind or ""
    declared = {"source": urls.source, "property": urls.property_}.get(kind)
    return kind, declared(name) if declared else urls.entity(urls.folder_of(site.sheet.kinds[kind]), name)
