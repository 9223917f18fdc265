"""Links that lead from a fact back to the people who keep it: to its line in the facts file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from factsheet.core.problems import Place


@dataclass(frozen=True, slots=True)
class EditLinks:
    """The addresses at which each fact is edited: `edit` is one with {file} and {line}, empty without a repository.

    They stand in the API and in no page, so that moving a line changes no page.
    """

    edit: str
    places: Mapping[str, Place]

    def of(self, fact_id: str) -> str | None:
        """Return the address that edits a fact, or None if the site has no repository or no such fact."""
        place = self.places.get(fact_id)
        if not self.edit or not place:
            return None
        return self.edit.replace("{file}", quote(place.file)).replace("{line}", str(place.line))
