"""Small sheets as records, made of parts that a test changes, and as YAML."""

from __future__ import annotations

import json
from typing import Any

Record = dict[str, Any]
QUOTE = "The tower is tall"


def sheet(facts: list[Record], **sections: Any) -> Record:
    """A small sheet whose one entity has these facts; `sections` replace or add sections."""
    return {
        "kinds": {"place": {"label": "Place", "plural": "Places"}},
        "sources": {"paper": source()},
        "properties": {"height": {"label": "Height", "unit": "metres"}},
        "topics": {"towers": {"label": "Towers"}},
        "predicates": {"part of": {"inverse": "has part"}},
        "entities": {"tower": entity(facts=facts)},
        **sections,
    }


def source(**more: Any) -> Record:
    """A source."""
    dates = {"issued": "2024-05-01", "retrieved": "2024-06-01"}
    return {"type": "webpage", "title": "The towers", "publisher": "P", "url": "https://p.example/", **dates, **more}


def entity(**more: Any) -> Record:
    """An entity."""
    return {"kind": "place", "name": "Tower", "summary": "A tower.", **more}


def fact(number: int | str = 0, **more: Any) -> Record:
    """A fact with one citation."""
    cited = [{"source": "paper", "quote": QUOTE}]
    letters = "".join(chr(97 + int(digit)) for digit in f"{number}") if isinstance(number, int) else number
    return {"id": f"f-{number}", "statement": f"It is tall as {letters}.", "citations": cited, **more}


def figure(value: int | str, **more: Any) -> Record:
    """A figure."""
    return {"property": "height", "value": str(value), **more}


def written(record: Record, *, indent: int | None = 1) -> str:
    """A sheet as YAML: JSON is."""
    return json.dumps(record, ensure_ascii=False, indent=indent)
