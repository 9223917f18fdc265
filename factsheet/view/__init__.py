"""(Sheet, today) -> what templates show. Everything here is pure; nothing knows HTML or MkDocs."""

from factsheet.view.site import SiteView, view

__all__ = ["SiteView", "view"]
