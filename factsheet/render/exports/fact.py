"""A fact as a record of the API, in the shape that `shapes` gives it. Numbers are strings, so that they stay exact."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from pydantic_core import to_json

from factsheet.core import markdown, urls
from factsheet.core.amounts import typed, written
from factsheet.core.figure import Conversion, Figure, Range
from factsheet.core.model import Sheet
from factsheet.render.edit_links import EditLinks
from factsheet.render.exports import shapes
from factsheet.render.exports.shapes import Json, sparse
from factsheet.view import formatting
from factsheet.view.card import Cards
from factsheet.view.changes import added_on, changed_on
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView


def of_fact(site: SiteView, name: str, edits: EditLinks, cards: Cards) -> bytes:
    """Return a fact as JSON on one line, in UTF-8. `cards` tells whether its figure has a small page."""
    shown = site.fact(name)
    card = urls.figure(shown.url) if cards == "figures" and shown.fact.figure else None
    return to_json(_fact(site, shown, edits, card))


def _fact(site: SiteView, shown: FactView, edits: EditLinks, card: str | None) -> Json:
    fact, entity = shown.fact, shown.entity
    record = {
        "id": shown.id,
        "entity": entity.id,
        "kind": entity.kind,
        "statement": fact.statement,
        "text": markdown.text(fact.statement),
        "figure": _figure(site.sheet, fact.figure, shown) if fact.figure else None,
        "series": _series(site.sheet, shown) if fact.series else None,
        "of": fact.of,
        "as_of": fact.as_of,
        "when": shown.date.words,
        "event": fact.event,
        "nature": fact.nature,
        "topics": fact.topics,
        "attributed_to": flat(fact.attributed_to),
        "said_by": shown.said_by,
        "about": fact.about,
        "relation": flat(fact.relation),
        "citations": _citations(shown),
        "reviewed": fact.reviewed,
        "disputed_by": [other.id for other in shown.disputed_by],
        "superseded_by": fact.superseded_by,
        "outcome": fact.outcome,
        "outcome_sought": fact.outcome_sought,
        "outcome_verdict": shown.outcome_verdict or None,
        "added": added_on(site, shown.id),
        "changes": [{"on": day, "what": what} for day, what in changed_on(site, shown.id)],
        "url": shown.url,
        "card": card,
        "edit_url": edits.of(shown.id),
    }
    return sparse(shapes.Fact.__optional_keys__, record)


def _figure(sheet: Sheet, figure: Figure, shown: FactView) -> Json:
    record = {
        "property": figure.property,
        "value": _value(figure),
        "unit": sheet.unit_of(figure),
        "scale": figure.scale,
        "bound": figure.bound,
        "converted": _conversion(sheet, figure.converted) if figure.converted else None,
        "label": sheet.properties[figure.property].label,
        "words": typed(shown.figure.words) if shown.figure else "",
    }
    return sparse(shapes.Figure.__optional_keys__, record)


def _series(sheet: Sheet, shown: FactView) -> Json:
    (name,) = shown.fact.properties()
    return {
        "property": name,
        "label": sheet.properties[name].label,
        "unit": sheet.properties[name].unit,
        "points": [_point(sheet, point) for point in shown.points],
    }


def _point(sheet: Sheet, shown: FactView) -> Json:
    assert shown.fact.figure
    figure = _figure(sheet, shown.fact.figure, shown)
    return {
        "id": shown.id,
        **{key: value for key, value in figure.items() if key not in ("property", "label")},
        "as_of": shown.fact.as_of,
        "when": shown.date.words,
        "nature": shown.nature,
        "citations": _citations(shown),
        "url": shown.url,
    }


def _conversion(sheet: Sheet, conversion: Conversion) -> Json:
    return {
        "value": _value(conversion),
        "unit": conversion.unit,
        "scale": conversion.scale,
        "bound": conversion.bound,
        "words": typed(formatting.conversion(sheet, conversion)),
    }


def _value(figure: Figure | Conversion) -> Json | str:
    value = figure.value
    return {"from": written(value.low), "to": written(value.high)} if isinstance(value, Range) else written(value)


def _citations(shown: FactView) -> list[Json]:
    return [
        sparse(
            shapes.Citation.__optional_keys__,
            {
                "source": citation.source,
                "quote": citation.quote,
                "prefix": citation.prefix,
                "suffix": citation.suffix,
                "dated": citation.dated,
                "heading": citation.heading,
                "row": citation.row,
                "locator": citation.locator,
                "url": view.url,
                "paragraph": view.paragraph,
            },
        )
        for citation, view in zip(shown.fact.citations, shown.citations, strict=False)
    ]


def flat(record: Any) -> Json | None:
    """Return a flat record as a dict; None if there is none."""
    return {name: getattr(record, name) for name in _names(record.__class__)} if record else None


@cache
def _names(record: Any) -> tuple[str, ...]:
    """Return the names of the fields of a class of records."""
    return tuple(field.name for field in fields(record))
