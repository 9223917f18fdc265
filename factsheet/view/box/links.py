"""The links of an entity as rows of its box, by label."""

from __future__ import annotations

from collections.abc import Container, Iterable

from factsheet.view.box.row import BoxRow, BoxValue, rows_of
from factsheet.view.references import Link


def linked(links: Iterable[Link], told: Container[str] = ()) -> list[BoxRow]:
    """Return the entities at the other ends of links, by label, each with its date unless the box has `told` it."""
    by_label: dict[str, dict[str, BoxValue]] = {}
    for link in links:
        note = {"reported": "", "target": "planned"}.get(link.nature, link.nature)
        date = () if "".join(text for text, _ in link.date) in told else link.date
        value = BoxValue(link.entity.name, link.entity.url, link.entity.evidence, note, date, link.fact)
        by_label.setdefault(link.label, {}).setdefault(link.entity.id, value)
    return [row for label, values in by_label.items() for row in rows_of(label.capitalize(), list(values.values()))]
