"""Links that lead from a fact back to the people who keep it: to its line in the facts file, and to a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from factsheet.core.problems import Place

_MARK = re.compile(r'href="(edit|report):([a-z0-9.-]+)"')


@dataclass(frozen=True, slots=True)
class EditLinks:
    """The addresses at which each fact is edited and reported.

    `edit` is an address with {file} and {line}, `report` one with {id} and {url} (the fact's own address, which
    `url_of` returns); both are empty if no repository is known.
    """

    edit: str
    places: Mapping[str, Place]
    report: str = ""
    url_of: Callable[[str], str] = str

    def of(self, fact_id: str) -> str | None:
        """Return the address that edits a fact, or None if the site has no repository or no such fact."""
        place = self.places.get(fact_id)
        if not self.edit or not place:
            return None
        return self.edit.replace("{file}", quote(place.file)).replace("{line}", str(place.line))

    def report_of(self, fact_id: str) -> str | None:
        """Return the address that reports a problem with a fact, or None if there is no repository or no such fact."""
        if not self.report or fact_id not in self.places:
            return None
        url = quote(self.url_of(fact_id), safe="")
        return self.report.replace("{id}", fact_id).replace("{url}", url)

    def put_in(self, html: str) -> str:
        """Put the addresses into a page in the place of the marks `edit:ID` and `report:ID` that its template left.

        This is done when a page is written, not when it is rendered, so that moving a line changes no rendered page.
        """
        return _MARK.sub(self._href, html) if self.edit or self.report else html

    def _href(self, mark: re.Match[str]) -> str:
        address = self.of(mark[2]) if mark[1] == "edit" else self.report_of(mark[2])
        return f'href="{escape(address)}"' if address else mark[0]
