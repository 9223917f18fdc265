"""(Sheet, today) -> what templates show. Everything here is pure and frozen; nothing knows HTML or MkDocs."""

from factsheet.view.site import SiteView, view

__all__ = ["SiteView", "view"]
