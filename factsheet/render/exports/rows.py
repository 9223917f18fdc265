"""A fact as the API has it -> rows of SQLite and Parquet: of the fact, of the points of its series, of its citations.

Each row is a dict with all columns. What is missing is None; numbers in full are exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.core import amounts, days, edtf
from factsheet.core.amounts import Amount
from factsheet.core.figure import in_full
from factsheet.view.publication import Publication

Row = dict[str, Any]


def fact(record: Row, publication: Publication) -> Row:
    """Return the row of a fact. Of a series it has the property alone."""
    speaker, relation = record["attributed_to"] or {}, record["relation"] or {}
    return {
        "id": record["id"],
        "entity": record["entity"],
        "statement": record["statement"],
        "text": record["text"],
        "property": (record["figure"] or record.get("series") or {}).get("property"),
        **(_figure(record["figure"]) if record["figure"] else _NO_FIGURE),
        "of": record.get("of"),
        **_date(record["as_of"]),
        "event": record.get("event", False),
        "nature": record["nature"],
        "speaker": speaker.get("name"),
        "speaker_role": speaker.get("role"),
        "speaker_agency": speaker.get("agency"),
        "predicate": relation.get("predicate"),
        "object": relation.get("object"),
        "reviewed": record.get("reviewed"),
        "superseded_by": record.get("superseded_by"),
        "outcome_sought": record.get("outcome_sought"),
        "outcome_verdict": record.get("outcome_verdict"),
        "url": publication.at(record["url"]),
    }


def points(record: Row, publication: Publication) -> Iterator[Row]:
    """Yield a row for each point of a series, in the order of time."""
    series = record.get("series", _NO_SERIES)
    for point in series["points"]:
        yield {
            "id": point["id"],
            "fact": record["id"],
            "property": series["property"],
            **_figure(point),
            **_date(point["as_of"]),
            "nature": point["nature"],
            "url": publication.at(point["url"]),
        }


def citations(record: Row) -> Iterator[Row]:
    """Yield a row for each citation of a fact, and of the points of its series; that of a point has its id."""
    yield from (_citation(record["id"], None, citation) for citation in record["citations"])
    for point in record.get("series", _NO_SERIES)["points"]:
        yield from (_citation(record["id"], point["id"], citation) for citation in point["citations"])


def _citation(fact: str, point: str | None, citation: Row) -> Row:
    return {"fact": fact, "point": point, **{name: citation.get(name) for name in CITATION}}


CITATION = ("source", "quote", "prefix", "suffix", "dated", "heading", "row", "locator", "paragraph", "url")
"""The columns of a citation, besides the ids of its fact and point."""


AMOUNTS = ("amount", "amount_from", "amount_to")
"""The columns of numbers in full."""

DAYS = ("first_day", "last_day", "reviewed", "outcome_sought")
"""The columns of days, in ISO 8601."""


def _figure(record: Row) -> Row:
    value, other = record.get("value"), record.get("converted", {})
    low, high = _ends(value)
    alone = None if low else value
    low_other, high_other = _ends(other.get("value"))
    scale = record.get("scale")
    return {
        "value": alone,
        "value_from": low,
        "value_to": high,
        "amount": _in_full(alone, scale),
        "amount_from": _in_full(low, scale),
        "amount_to": _in_full(high, scale),
        "unit": record.get("unit"),
        "scale": scale,
        "bound": record.get("bound"),
        "converted_value": None if low_other else other.get("value"),
        "converted_from": low_other,
        "converted_to": high_other,
        "converted_unit": other.get("unit"),
        "converted_scale": other.get("scale"),
        "converted_bound": other.get("bound"),
    }


def _ends(value: Any) -> tuple[str | None, str | None]:
    return (value["from"], value["to"]) if isinstance(value, dict) else (None, None)


def _in_full(text: str | None, scale: str | None) -> Amount | None:
    number = amounts.amount(text) if text else None
    return None if number is None else in_full(number, scale)


def _date(as_of: str | None) -> Row:
    date = edtf.parse(as_of) if as_of else None
    first, last = (days.iso(date.first), days.iso(date.last)) if date else ("", "")
    return {"as_of": as_of, "first_day": first or None, "last_day": last or None}


_NO_SERIES: Row = {"points": ()}
_NO_FIGURE = _figure({})
"""The points of a fact without a series, and the columns of one without a figure."""
