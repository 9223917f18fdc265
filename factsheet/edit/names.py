"""The names that commands take: `beijing`, `beijing.some-fact`, `sources.paper`, as `moved` has them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from factsheet.core.model import Sheet

SECTIONS = ("kinds", "sources", "units", "properties", "topics", "predicates")
"""Sections whose entries are named behind the section's name."""

RULE = "edit"
"""The name that problems of these commands bear."""


class EditError(Exception):
    """The error that an edit cannot be asked for: what is wrong, and what to ask for instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}; {hint}")


class Name(NamedTuple):
    """An entry of a facts file: of one of SECTIONS, or of `entities`, `facts` (`entity.fact`), `points` of series."""

    section: str
    id: str

    @classmethod
    def of(cls, text: str) -> Name:
        """Return the entry that a text names.

        >>> Name.of("sources.paper"), Name.of("beijing.ai-companies")
        (Name(section='sources', id='paper'), Name(section='facts', id='beijing.ai-companies'))
        """
        head, dot, rest = text.partition(".")
        if dot and head in SECTIONS:
            return cls(head, rest)
        return cls("points" if "." in rest else "facts" if dot else "entities", text)

    def __str__(self) -> str:
        return f"{self.section}.{self.id}" if self.section in SECTIONS else self.id

    def is_in(self, sheet: Sheet) -> bool:
        """Tell whether a sheet has it."""
        return self.id in ids(sheet, self.section)


def ids(sheet: Sheet, section: str) -> list[str]:
    """Return the ids of a section, those of facts and points with their entity's."""
    if section in _INSIDE:
        placed = [(entity, fact.id) for entity, _, fact in sheet.facts_and_points()]
        return [f"{entity}.{id_}" for entity, id_ in placed if ("." in id_) == (section == "points")]
    return list(getattr(sheet, section))


_INSIDE = ("facts", "points")


def steps_to(sheet: Sheet, name: Name) -> tuple[str | int, ...]:
    """Return the way to an entry that is in a sheet."""
    if name.section not in _INSIDE:
        return (name.section, name.id)
    entity, fact_id, *point_id = name.id.split(".")
    facts = sheet.entities[entity].facts
    at = next(at for at, fact in enumerate(facts) if fact.id == fact_id)
    points = [f"{fact_id}.{one}" for one in point_id]
    inside = [("series", "points", [point.id for point in facts[at].points()].index(one)) for one in points]
    return ("entities", entity, "facts", at, *(inside[0] if inside else ()))


def known(sheet: Sheet, text: str) -> Name:
    """Return the entry that a text names. Raises EditError with the nearest name if a sheet has no such entry."""
    name = Name.of(text)
    if not name.is_in(sheet):
        everything = [
            str(Name(section, id_)) for section in (*SECTIONS, "entities", *_INSIDE) for id_ in ids(sheet, section)
        ]
        close = get_close_matches(text, everything, n=1)
        hint = f"did you mean `{close[0]}`?" if close else "name an entity, `entity.fact`, or `sources.paper`"
        raise EditError(f"there is no `{text}`", hint)
    return name
