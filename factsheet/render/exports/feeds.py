"""The latest changes as feeds, Atom (RFC 4287) and JSON Feed 1.1: of the site, and by setting of each entity.

They are written here: an Atom feed is some thirty elements for lxml, which is here anyway, and the library for it,
feedgen, had its last release in 2023.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from factsheet.core.output import Output
from factsheet.history.history import FactChange
from factsheet.view.changes import URL, Line, lines, url_of
from factsheet.view.index import SiteView
from factsheet.view.publication import LANGUAGE

LATEST = 100
"""The most changes in a feed."""

ATOM, JSON_FEED = "feed.xml", "feed.json"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed in a folder of the site, with what it is of: a page of the site that lists the same."""

    site: SiteView
    folder: str  # with a closing slash
    title: str
    changes: Sequence[FactChange]

    @property
    def id(self) -> str:
        """Its id, which stays if the site gets another address."""
        begins = self.site.history.begins
        return _urn(f"{begins.id if begins else ''} {self.folder}")

    @property
    def updated(self) -> str:
        """The time of its last change; of one without, the time at which the history begins."""
        begins = self.site.history.begins
        return self.changes[0].commit.time if self.changes else begins.time if begins else ""


def of_site(site: SiteView) -> Iterator[Output]:
    """Yield the feeds of the site."""
    return _outputs(_Feed(site, URL, f"Changes · {site.publication.name}", site.history.news))


def of_entity(site: SiteView, entity: str) -> Iterator[Output]:
    """Yield the feeds of one entity, beside its page."""
    ref = site.entities[entity]
    news = site.history.by_entity.get(entity, ())
    return _outputs(_Feed(site, ref.url, f"{ref.full_name}: changes · {site.publication.name}", news))


def _outputs(feed: _Feed) -> Iterator[Output]:
    yield Output(f"{feed.folder}{ATOM}", lambda: [_atom(feed)])
    yield Output(f"{feed.folder}{JSON_FEED}", lambda: [_json(feed)])


def _urn(name: str) -> str:
    """Return an id that says nothing but is the same for the same name, and for no other (RFC 9562)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _title(change: FactChange) -> str:
    return f"{change.change.sort.capitalize()}: {change.text}"


def _content(change: FactChange) -> str:
    return "\n".join([*map(_line, lines(change)), f"Commit {change.commit.id}"])


def _line(line: Line) -> str:
    """Return what differs in words.

    >>> _line(Line("value", "2,400", "2,500")), _line(Line("reason", new="A slip."))
    ('value: 2,400 → 2,500', 'reason: A slip.')
    """
    words = " → ".join(filter(None, (line.old, line.new)))
    return f"{line.what}: {words}" if words else line.what


def _atom(feed: _Feed) -> bytes:
    """Return an Atom feed. Where the site's address is not known, its links start at the site's root by `xml:base`."""
    publication = feed.site.publication
    root: Any = etree.Element(f"{{{_NAMESPACE}}}feed", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    root.set(f"{{{_XML}}}lang", LANGUAGE)
    if not publication.url:
        root.set(f"{{{_XML}}}base", "../" * feed.folder.count("/"))
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", publication.name or "facts")
    _add(root, "link", rel="self", type="application/atom+xml", href=publication.at(f"{feed.folder}{ATOM}"))
    _add(root, "link", rel="alternate", type="text/html", href=publication.at(feed.folder))
    _add(root, "rights", feed.site.licence.name)
    for change in feed.changes[:LATEST]:
        entry = _add(root, "entry")
        _add(entry, "id", _urn(change.id))
        _add(entry, "title", _title(change))
        _add(entry, "updated", change.commit.time)
        _add(entry, "link", rel="alternate", type="text/html", href=publication.at(url_of(feed.site, change)))
        _add(entry, "category", term=change.change.sort)
        _add(entry, "content", _content(change), type="text")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    element.text = text
    return element


def _json(feed: _Feed) -> bytes:
    """Return a JSON feed. Without the address of the site, items have theirs from its root and it has no others."""
    publication = feed.site.publication
    own = {"home_page_url": publication.at(feed.folder), "feed_url": publication.at(f"{feed.folder}{JSON_FEED}")}
    record = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **(own if publication.url else {}),
        "language": LANGUAGE,
        "items": [_entry_in_json(feed, change) for change in feed.changes[:LATEST]],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def _entry_in_json(feed: _Feed, change: FactChange) -> dict[str, object]:
    return {
        "id": _urn(change.id),
        "url": feed.site.publication.at(url_of(feed.site, change)),
        "title": _title(change),
        "content_text": _content(change),
        "date_published": change.commit.time,
        "tags": [change.change.sort],
    }
