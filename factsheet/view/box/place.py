"""The first rows of a place's box: figures that are no main points."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.view.box.links import linked
from factsheet.view.box.row import BoxRow, BoxValue, Subject
from factsheet.view.fact import FactView
from factsheet.view.formatting import NOT_DATED
from factsheet.view.references import Label


def rows(place: Subject) -> list[BoxRow]:
    """Return further figures of a place, each under the name of its property, then its links."""
    return [*(_figure(fact, place.properties) for fact in place.further), *linked(place.links)]


def _figure(fact: FactView, properties: Mapping[str, Label]) -> BoxRow:
    """Return a figure. The label leads to all figures of the property, or to the fact if there is no other."""
    assert fact.figure
    label = properties[fact.figure.property_id]
    notes = (fact.of, *fact.labels, "" if fact.date.known else NOT_DATED)
    value = BoxValue(
        fact.figure.words, fact=fact.id, note=", ".join(filter(None, notes)), date=fact.date.tokens, dated_by=fact.id
    )
    url = label.url if label.count > 1 else f"#{fact.local_id}"
    return BoxRow(label.label, (value,), url=url, fact=fact.id)
