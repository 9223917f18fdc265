"""The commands `new entity`, `new property`, `new topic` and `new predicate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.completion import SuggestingGroup
from factsheet.cli.writing import edit, ids, writing
from factsheet.core.problems import printable

if TYPE_CHECKING:
    from factsheet.core.model import Sheet
    from factsheet.edit.draft import Desk, Draft
    from factsheet.edit.text.layout import Value


@click.group(cls=SuggestingGroup)
def new() -> None:
    """Declare an entity, a property, a topic or a predicate."""


@new.command()
@click.argument("name", metavar="ID", callback=ids)
@click.option("--kind", required=True, help="A key of `kinds`.")
@click.option("--name", "title", required=True, help="Its name on pages.")
@click.option("--summary", required=True, help="What it is, in one sentence of your own without digits.")
@writing
def entity(name: str, kind: str, title: str, summary: str, **options: Any) -> None:
    """Add an entity, which has a page and no facts yet.

    For example: new entity southquay --kind place --name Southquay --summary "A quay across the river."
    """
    _declare("entities", name, {"kind": kind, "name": title, "summary": summary}, options)
    if not options["show"]:
        click.echo(f"Next: add fact {name} --source ID --quote WORDS")


@new.command("property")
@click.argument("name", metavar="ID", callback=ids)
@click.option("--label", required=True, help="What pages call it.")
@click.option("--unit", required=True, help="What it counts in: a key of `units`, or a word such as people.")
@writing
def property_(name: str, label: str, unit: str, **options: Any) -> None:
    """Add a property: a quantity that figures measure. It has a page once a fact uses it.

    For example: new property beds --label "Beds of hospitals" --unit beds
    """
    _declare("properties", name, {"label": label, "unit": unit}, options, lambda desk: _said_of_unit(desk.sheet, unit))


def _said_of_unit(sheet: Sheet, unit: str) -> str:
    """Return what a source has to say for a number to count in a unit; nothing of money and per cent."""
    from factsheet.checks.known_units import KnownUnits
    from factsheet.core.model import Property

    units = KnownUnits(replace(sheet, properties={"new": Property(label=unit, unit=unit)}))
    if units.marks(unit, None):
        return ""
    names = units.names[unit]
    more = " ..." if len(names) > _SHOWN else ""
    listed = f"{', '.join(f'`{name}`' for name in names[:_SHOWN])}{more}"
    return f"Numbers count in {unit} where a source says {listed}; for another word, {units.how_to_add(unit)}"


_SHOWN = 6
"""The names of a unit that are listed."""


@new.command()
@click.argument("name", metavar="ID", callback=ids)
@click.option("--label", required=True, help="What pages call it.")
@writing
def topic(name: str, label: str, **options: Any) -> None:
    """Add a topic, by which facts are grouped.

    For example: new topic harbour --label "The harbour"
    """
    _declare("topics", name, {"label": label}, options)


@new.command()
@click.argument("name", metavar="PREDICATE")
@click.option("--inverse", required=True, help="The same link, read from its other end.")
@writing
def predicate(name: str, inverse: str, **options: Any) -> None:
    """Add a predicate: a kind of link between two entities.

    For example: new predicate "run by" --inverse runs
    """
    _declare("predicates", name, {"inverse": inverse}, options)


def _declare(
    section: str,
    name: str,
    fields: Mapping[str, Value],
    options: dict[str, Any],
    message: Callable[[Desk], str] | None = None,
) -> None:
    """Add an entry, and then print a message on it."""
    from factsheet.edit.add import declared
    from factsheet.edit.names import Name

    lines: list[str] = []

    def make(desk: Desk) -> Draft:
        draft = declared(desk, Name(section, name), fields)
        lines.extend([message(desk)] if message else [])
        return draft

    edit(make, passed=["nothing-known", "name-digits"], **options)
    for line in filter(None, lines if not options["show"] else ()):
        click.echo(printable(line))
