"""Facts as plain mappings -> facts.yaml, and rows of a table -> a captured text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from factsheet.evidence.rows import row

Table = Sequence[Mapping[str, str]]
"""Rows of a table: the text of each cell by the heading of its column."""


def write(folder: Path, sheet: Mapping[str, Any], tables: Mapping[str, tuple[Sequence[str], Table]]) -> None:
    """Write facts.yaml, and for each source the captured text: some lines, then a line for each row of its table."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    for source, (above, table) in tables.items():
        lines = [*above, *(row(cells.items()) for cells in table)]
        (folder / "sources" / f"{source}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "facts.yaml").write_text("".join(_lines(sheet)), encoding="utf-8")


def _lines(sheet: Mapping[str, Any]) -> Iterable[str]:
    """Yield the lines of a facts file: one for each declaration, field of an entity, fact and point of a series."""
    for section, entries in sheet.items():
        yield f"{section}:\n"
        for key, entry in entries.items():
            if section != "entities":
                yield f"  {_flow(key)}: {_flow(entry)}\n"
                continue
            yield f"  {key}:\n"
            yield from (f"    {field}: {_flow(value)}\n" for field, value in entry.items() if field != "facts")
            if entry["facts"]:
                yield "    facts:\n"
            for fact in entry["facts"]:
                yield f"      - {_flow(fact)}\n"


def _flow(value: object) -> str:
    return re.sub(r'"([a-z_]+)": ', r"\1: ", json.dumps(value, ensure_ascii=False)).replace(
        "}, {id", "},\n          {id"
    )


def slug(name: str) -> str:
    """Return a name as an id.

    >>> slug("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def number(value: float) -> str:
    """Write a number as a table does: no exponent, and no digits that only a binary fraction has.

    >>> number(204.99999999999997), number(6e-06), number(98.0)
    ('205', '0.000006', '98')
    """
    return f"{Decimal(f'{value:.13g}').normalize():f}"
