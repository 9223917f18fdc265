"""The rows of a box, and the subject that they are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.core.edtf import Tokens
from factsheet.view.fact import FactView
from factsheet.view.references import KindRef, Label, Link

MOST = 4
"""The most values in a row."""


@dataclass(frozen=True, slots=True)
class BoxValue:
    """A value with the fact that bears out its numbers; `url` is relative to the site's root, or an anchor.

    `date` is that of the fact `dated_by`, which states the link or the figure.
    """

    text: str
    url: str = ""
    fact: str = ""
    note: str = ""
    date: Tokens = ()
    dated_by: str = ""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A label and its values, of which some may be left out (`more`). The label may be a link, as a value is."""

    label: str
    values: tuple[BoxValue, ...]
    more: bool = False
    count: int = 0  # of all values, where it can be counted again
    counted: str = ""  # the name of that count (see audit.digits)
    url: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An entity as its box sees it."""

    kind: KindRef
    name: str = ""
    aliases: tuple[str, ...] = ()  # those that are more than the name in other letters
    witness: str = ""  # the fact that bears out the digits of its names
    own: tuple[FactView, ...] = ()
    others: tuple[FactView, ...] = ()  # facts of other pages that name it
    links: tuple[Link, ...] = ()
    speaking: tuple[FactView, ...] = ()  # facts that its people tell
    further: tuple[FactView, ...] = ()  # figures that are no main points
    properties: Mapping[str, Label]  # of those figures
    places: frozenset[str] = frozenset()  # the kinds of entity that are places

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and other names."""
        return (self.name, *self.aliases)


def rows_of(label: str, values: list[BoxValue]) -> list[BoxRow]:
    """Return a row of values, of which the first MOST are shown; none without a value."""
    return [BoxRow(label, tuple(values[:MOST]), len(values) > MOST)] if values else []


def dated(text: str, fact: FactView, note: str = "") -> BoxValue:
    """Return a value that leads to the fact on the entity's own page that dates it."""
    return BoxValue(text, f"#{fact.local_id}", fact.id, note)
