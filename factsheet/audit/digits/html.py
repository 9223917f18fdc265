"""A finished page -> every number that it states, with the origin that it names. The exact reader, with lxml.

`html_fast` reads most pages with a fraction of the work and must find the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from factsheet.core.numerals import may_hold_number, numbers

EXEMPT = frozenset({"pre", "code", "script", "style", "template"})
"""Elements whose numbers state nothing."""

SPOKEN = ("aria-label", "alt", "title", "aria-description", "placeholder")
"""Attributes that are read out or shown."""

RECOUNTED = {f"data-{sort}": sort for sort in ("count", "age", "derived", "scale", "size", "change")}
"""Attributes of numbers that are worked out again, each with the sort of its origin."""

Origin = tuple[str, str, str]
"""The origin of a number: its sort (`time`, `fact`, `source`, `gone`, one of RECOUNTED or empty); its date or name; the
nearest fact around.
"""

NOWHERE: Origin = ("", "", "")


Words = tuple[tuple[str, ...], str]
"""The numbers in one stretch of text, and the text."""

PageNumbers = tuple[Origin, Words]
"""Words with numbers, and the origin that the page names for them."""


def read(page: str) -> list[PageNumbers]:
    """Read the numbers of a page with lxml."""
    return list(_page_numbers(lxml_html.document_fromstring(page)))


def own_origin(tag: str, get: Callable[[str], str | None], around: str) -> Origin | None:
    """Return the origin that an element itself names for its numbers, if any; `around` is the nearest fact around."""
    fact = get("data-fact") or ""
    if tag == "time" and (datetime := get("datetime")):
        return ("time", datetime, around)
    for attribute, sort in RECOUNTED.items():
        if name := get(attribute):
            return (sort, name, fact or around)
    if fact:
        return ("fact", fact, fact)
    if name := get("data-source"):
        return ("source", name, around)
    if name := get("data-gone"):
        return ("gone", name, around)
    return None


def is_summary(get: Callable[[str], str | None]) -> bool:
    """Tell whether other programs read a `<meta>` as the page's title or description."""
    return (get("name") or get("property") or "").endswith(("description", "title"))


def _page_numbers(tree: HtmlElement) -> Iterator[PageNumbers]:
    for element, text in _checked_texts(tree):
        if shown := numbers(text):
            yield _origin_of(element), (tuple(shown), text)


def _checked_texts(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield every text of a page whose numbers are checked, with the element that says it."""
    for title in tree.iter("title"):
        yield title, title.text_content()
    for meta in tree.iter("meta"):
        if is_summary(meta.get):
            yield meta, meta.get("content", "")
    for main in tree.iter("main"):
        for element in main.iter():
            yield from _spoken(element, main)


def _spoken(element: HtmlElement, main: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the texts in and behind an element that may hold a number, each with the element that says it."""
    if isinstance(element.tag, str):  # a comment has no name
        texts = [element.text or "", *(element.get(attribute, "") for attribute in SPOKEN if element.attrib)]
        for text in filter(may_hold_number, texts):
            if not _is_exempt(element):
                yield element, text
    if element is not main and element.tail and may_hold_number(element.tail):
        parent = element.getparent()
        if parent is not None and not _is_exempt(parent):
            yield parent, element.tail


def _is_exempt(element: HtmlElement) -> bool:
    return element.tag in EXEMPT or any(ancestor.tag in EXEMPT for ancestor in element.iterancestors())


def _origin_of(element: HtmlElement) -> Origin:
    """Return the origin that the nearest element with one names, from this element outwards; NOWHERE if none does."""
    here: HtmlElement | None = element
    while here is not None:
        around = next(filter(None, (ancestor.get("data-fact") for ancestor in here.iterancestors())), "")
        if origin := own_origin(here.tag, here.get, around):
            return origin
        here = here.getparent()
    return NOWHERE
