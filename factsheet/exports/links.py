"""Links that lead from a fact back to its line in the facts file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.problems import Place


@dataclass(frozen=True, slots=True)
class EditLinks:
    """Where each fact is edited. `template` is an address with {file} and {line}; empty when no repository is known."""

    template: str
    places: Mapping[str, Place]

    def of(self, fact_id: str) -> str | None:
        """The address that edits a fact, or None when the site has no repository."""
        if not self.template:
            return None
        place = self.places[fact_id]
        return self.template.replace("{file}", place.file).replace("{line}", str(place.line))
