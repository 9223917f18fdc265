"""All rows of a box, in their order."""

from __future__ import annotations

from factsheet.view.box import agency, event, initiative, place
from factsheet.view.box.agency import officials
from factsheet.view.box.row import BoxRow, BoxValue, Subject, rows_of

PLACES = frozenset({"AdministrativeArea", "City", "Continent", "Country", "Place", "State"})
"""The types of schema.org that are places: where something can be held."""


def box(subject: Subject) -> tuple[BoxRow, ...]:
    """Return the rows of the box: first what one asks of its kind of thing, then its links, people and other names."""
    aliases = [BoxValue(alias, fact=subject.witness) for alias in subject.aliases]
    return (*_of_kind(subject), *rows_of("Also called", aliases))


def _of_kind(subject: Subject) -> list[BoxRow]:
    schema_type = subject.kind.schema_type
    if schema_type.endswith("Organization"):
        return agency.rows(subject)
    rows = event.rows if schema_type.endswith("Event") else place.rows if schema_type in PLACES else initiative.rows
    return [*rows(subject), *officials(subject.speaking)]
