"""Facts and points of series as Parquet, whose types travel with it. Written by pyarrow, where that is installed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import partial
from importlib.util import find_spec
from itertools import islice
from typing import Any

from pydantic_core import from_json

from factsheet.core.amounts import Amount
from factsheet.core.output import Output
from factsheet.render.exports import rows
from factsheet.render.exports.rows import AMOUNTS, CITATION, DAYS, Row
from factsheet.render.exports.tables import TABLES
from factsheet.view.index import SiteView

OfFact = Callable[[str], bytes]
"""A function that returns the JSON of the fact with a global id."""

MISSING = "install it (pip install 'pyarrow>=26,<27'), or leave `parquet` out"

DIGITS, AFTER_POINT = 38, 10
"""The size of a decimal that all readers know. A number in full that does not fit is left out: its text is there."""

_TOGETHER = 10_000
"""The number of facts in a group of rows."""


def can_be_written() -> bool:
    """Tell whether pyarrow is installed. It is an extra, as it takes more room than all else together."""
    return find_spec("pyarrow") is not None


def of_site(site: SiteView, of_fact: OfFact) -> Iterator[Output]:
    """Yield the file of all facts, and that of the points of all series."""
    for table, rows_of in (("facts", _facts), ("points", _points)):
        yield Output(f"data/{table}.parquet", partial(_chunks, site, table, rows_of, of_fact), of_sheet=True)


RowsOf = Callable[[SiteView, Row], Iterator[Row]]
"""A function that makes the rows of a fact, as the API has it."""


def _facts(site: SiteView, record: Row) -> Iterator[Row]:
    entity = site.entities[record["entity"]]
    lists = {key: record.get(key, []) for key in _LISTS}
    own = [citation for citation in rows.citations(record) if not citation["point"]]
    row = {**rows.fact(record, site.publication), **lists, "citations": own}
    yield {"name": entity.name, "kind": entity.kind, **row}


def _points(site: SiteView, record: Row) -> Iterator[Row]:
    cited: dict[str, list[Row]] = {}
    for citation in rows.citations(record):
        cited.setdefault(citation["point"], []).append(citation)
    for point in rows.points(record, site.publication):
        yield {"entity": record["entity"], **point, "citations": cited[point["id"]]}


_LISTS = ("topics", "about", "disputed_by", "outcome")
"""The lists of ids that a fact has."""


class _Sink(io.RawIOBase):
    """A file that is written to and never read: what was written is taken out of the memory again."""

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._size

    def write(self, content: Any, /) -> int:
        self._written.append(bytes(content))
        self._size += len(self._written[-1])
        return len(self._written[-1])

    def taken(self) -> bytes:
        """Take what was written since it was taken last."""
        content, self._written = b"".join(self._written), []
        return content


def _chunks(site: SiteView, table: str, rows_of: RowsOf, of_fact: OfFact) -> Iterator[bytes]:
    """Yield a file, a group of rows at a time. Yield nothing in between, but often: a preview may stop there."""
    import pyarrow  # an extra, and slow to import
    from pyarrow import parquet

    schema, sink = _schema(pyarrow, table), _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        names = (name for name in site.fact_ids if table == "facts" or site.records[name].series)
        while some := list(islice(names, _TOGETHER)):
            group: list[Row] = []
            for name in some:
                group += map(_typed, rows_of(site, from_json(of_fact(name))))
                yield b""
            writer.write_table(pyarrow.Table.from_pylist(group, schema))
            yield sink.taken()
    yield sink.taken()


def _schema(pyarrow: Any, table: str) -> Any:
    """Return the names and types of the columns. Those of SQLite come first, but for `name` and `kind`."""
    text = pyarrow.string()
    citation = [(name, pyarrow.int32() if name == "paragraph" else text) for name in CITATION]
    of_sqlite = next(one.fields for one in TABLES if one.name == table)
    types = {
        **{name: pyarrow.decimal128(DIGITS, AFTER_POINT) for name in AMOUNTS},
        **dict.fromkeys(DAYS, pyarrow.date32()),
        "event": pyarrow.bool_(),
    }
    fields = [(field.name, types.get(field.name, text)) for field in of_sqlite]
    if table == "facts":
        fields += [("name", text), ("kind", text), *((name, pyarrow.list_(text)) for name in _LISTS)]
    else:
        fields.append(("entity", text))
    return pyarrow.schema([*fields, ("citations", pyarrow.list_(pyarrow.struct(citation)))])


def _typed(row: Row) -> Row:
    """Give the days and numbers of a row their types."""
    days = {name: date.fromisoformat(row[name]) for name in DAYS if row.get(name)}
    return {**row, **{name: _decimal(row[name]) for name in AMOUNTS}, **days}


def _decimal(number: Amount | None) -> Decimal | None:
    """Return a number as one of the size of the column; None if it does not fit exactly, or is a fraction."""
    if not isinstance(number, Decimal):
        return None
    try:
        return number.quantize(_STEP, context=_EXACT)
    except (Inexact, InvalidOperation):
        return None


_STEP, _EXACT = Decimal(1).scaleb(-AFTER_POINT), Context(prec=DIGITS, traps=[Inexact, InvalidOperation])
