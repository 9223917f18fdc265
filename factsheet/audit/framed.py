"""A page of facts in the frame of another theme -> the same page without the frame, for the digit gate and the search.

The frame is the theme's and the site's: its menus and its name may have numbers of their own. The title and the
description are ours. The element around our part says which fact or source holds their numbers. Our footer, which names
the licence, goes: in our own theme it stands outside of `<main>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement, builder

from factsheet.audit.digits.html import is_summary

ID = "factsheet"
"""The id of the element around our part of a page (templates/framed.html)."""

_OPENING = re.compile(rf"<div\b[^>]*\sid=[\"']?{ID}[\"'\s>]").search


def is_framed(page: str) -> bool:
    """Tell whether a finished page has a part that is ours, within another theme's."""
    return ID in page and bool(_OPENING(page))


def unframed(page: str) -> str:
    """Return a page without its frame; a page that has none as it is."""
    if not is_framed(page):
        return page
    tree: HtmlElement = lxml_html.document_fromstring(page)
    ours: HtmlElement = tree.get_element_by_id(ID)
    attributes = {name: value for name, value in ours.items() if name == "data-pagefind-body"}
    main = builder.E.main(attributes, ours.text or "", *(part for part in ours if part.tag != "footer"))
    bare = builder.HTML(builder.HEAD(*_head(tree, ours)), builder.BODY(main))
    return str(lxml_html.tostring(bare, encoding="unicode", doctype="<!doctype html>"))


def _head(tree: HtmlElement, ours: HtmlElement) -> Iterator[HtmlElement]:
    """Yield title and descriptions without the site's name, with their origin; then the group that search has it in."""
    origin = {f"data-{sort}": name for sort in ("fact", "source", "gone") if (name := ours.get(f"data-title-{sort}"))}
    site = ours.get("data-site", "")
    for title in tree.iter("title"):
        if not _is_in_picture(title):
            yield builder.TITLE(origin, title.text_content().replace(site, ""))
    for meta in tree.iter("meta"):
        if is_summary(meta.get):
            yield builder.META(origin, name=_name(meta), content=meta.get("content", "").replace(site, ""))
    sort, _, group = ours.get("data-pagefind-filter", "").partition(":")
    if sort:
        yield builder.META({"data-pagefind-filter": f"{sort}[content]"}, content=group)


def _is_in_picture(title: HtmlElement) -> bool:
    return any(ancestor.tag == "svg" for ancestor in title.iterancestors())


def _name(meta: HtmlElement) -> str:
    return str(meta.get("name") or meta.get("property"))
