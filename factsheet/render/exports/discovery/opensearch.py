"""`opensearch.xml` (OpenSearch 1.1): the search of the site, for browsers that take it among theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from factsheet.core.output import Output
from factsheet.view.publication import LANGUAGE, Publication

PATH = "opensearch.xml"

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG, _DESCRIBED = 16, 48, 1024
"""The most characters of the short name, the long name and the description, by the specification."""


def of_site(publication: Publication, search: str) -> Iterator[Output]:
    """Yield `opensearch.xml` if the address of the site is known. `search` is its page of searches, from its root."""
    if publication.url:
        yield Output(PATH, lambda: [_document(publication, f"{publication.at(search)}?q={{searchTerms}}")])


def _document(publication: Publication, template: str) -> bytes:
    root: Any = etree.Element(f"{{{_NAMESPACE}}}OpenSearchDescription", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    _add(root, "ShortName", cut(publication.name, _SHORT))
    _add(root, "Description", cut(publication.about or publication.name, _DESCRIBED))
    _add(root, "Url", type="text/html", template=template)
    _add(root, "LongName", cut(publication.name, _LONG))
    _add(root, "Language", LANGUAGE)
    _add(root, "InputEncoding", "UTF-8")
    _add(root, "OutputEncoding", "UTF-8")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _add(parent: Any, name: str, text: str | None = None, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes).text = text


def cut(text: str, most: int) -> str:
    """Return a text, or as many of its first words as fit, without the signs that would then end it.

    >>> cut("China’s digital economy, fact by fact", 16), cut("Springfieldianism", 6)
    ('China’s digital', 'Spring')
    """
    if len(text) <= most:
        return text
    words = text[: most + 1].rpartition(" ")[0] or text[:most]
    return words.rstrip(" ,.;:–—-·")
