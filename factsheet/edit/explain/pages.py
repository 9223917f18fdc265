"""The view of a site -> the pages on which a fact stands, found in what each page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from factsheet.view import routes
from factsheet.view.box.row import BoxValue
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.pages.entity import EntityPage
from factsheet.view.pages.home import home_page

HOME = "the home page"


def pages(site: SiteView, name: str) -> Iterator[str]:
    """Yield the addresses of all pages that show a fact or a point, its own with the anchor first.

    Addresses start at the site's root. A page shows what is among its data: in a list, a table or a picture.
    """
    own = site.fact(name)
    names = {name, *(point.id for point in own.points)}
    yield own.url
    if _shows(home_page(site), name):
        yield HOME
    for page in routes.listing(site, frozenset()):
        is_own = page.url == own.entity.url
        if not is_own and (page.facts is None or not names.isdisjoint(page.facts)):
            yield from _standing(page.url, page.show(), name)


def _standing(url: str, content: object, name: str) -> Iterator[str]:
    """Yield the address of a page that shows a fact, or that leads to the page of it as one that names its entity."""
    elsewhere = content.elsewhere if isinstance(content, EntityPage) else ()
    if _shows(replace(content, elsewhere=()) if isinstance(content, EntityPage) else content, name):
        yield url
    elif _shows(elsewhere, name):
        yield f"{url} (a link to the page of its entity)"


def _shows(content: object, name: str) -> bool:
    """Tell whether a fact is among the data of a page, or bears out a value there.

    A series is there with any of its points. A name that only owes its digits to a fact does not show it.
    """
    if isinstance(content, FactView):
        return name in (content.id, content.series_id)
    if isinstance(content, BoxValue):
        return name in (content.fact, content.dated_by)
    if isinstance(content, SiteView | str):
        return False
    if isinstance(content, Mapping):
        return any(_shows(one, name) for one in content.values())
    if isinstance(content, tuple | list):
        return any(_shows(one, name) for one in content)
    if is_dataclass(content):
        return any(_shows(getattr(content, field.name), name) for field in fields(content))
    return False
