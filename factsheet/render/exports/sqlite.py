"""The facts as a database of SQLite, with full-text search. Its tables are in `tables`."""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import islice
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from factsheet.core import urls
from factsheet.core.model import Entity
from factsheet.core.output import Output
from factsheet.render.exports import rows
from factsheet.render.exports.rows import AMOUNTS, Row
from factsheet.render.exports.tables import TABLES, Table
from factsheet.view.index import SiteView

FILE = "data/facts.sqlite"

OfFact = Callable[[str], bytes]
"""A function that returns the JSON of the fact with a global id."""

_TOGETHER = 500
"""The number of facts that are put in together. In a preview, a save that comes in between need not wait for all."""

_CHUNK = 1 << 20

_SEARCH = """
CREATE VIEW searchable AS SELECT facts.rowid AS rowid, text,
  (SELECT group_concat(quote, char(10)) FROM citations WHERE fact = facts.id) AS quotes,
  (SELECT group_concat(name, char(10)) FROM names WHERE names.entity = facts.entity) AS names FROM facts;
CREATE VIRTUAL TABLE facts_fts USING fts5(text, quotes, names, content='searchable', tokenize='trigram');
"""
"""Trigrams find words in the middle of a sentence too, as Chinese has no spaces. The index keeps no second copy."""


@cache
def can_index() -> bool:
    """Tell whether this Python's SQLite has full-text search by trigrams, which came with 3.34."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE words USING fts5(word, tokenize='trigram')")
        except sqlite3.OperationalError:
            return False
    return True


def of_site(site: SiteView, of_fact: OfFact) -> Output:
    """Return the database."""
    return Output(FILE, lambda: _chunks(site, of_fact), of_sheet=True)


def _chunks(site: SiteView, of_fact: OfFact) -> Iterator[bytes]:
    """Make the database in a file, as memory should not hold it, and yield that. Yield nothing meanwhile, but often."""
    with tempfile.TemporaryDirectory(prefix="facts-") as folder:
        file = Path(folder) / "facts.sqlite"
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            try:
                _prepare(database)
                for _ in _fill(database, site, of_fact):
                    yield b""
                _finish(database)
            except sqlite3.OperationalError as error:  # a full disk is none of the system’s errors to SQLite
                raise OSError(_NUMBERS.get(error.sqlite_errorcode, errno.EIO), str(error), str(file)) from error
        with file.open("rb") as opened:
            yield from iter(lambda: opened.read(_CHUNK), b"")


_NUMBERS = {sqlite3.SQLITE_FULL: errno.ENOSPC}


def _prepare(database: sqlite3.Connection) -> None:
    """Set what would else depend on the system, and make the tables. Begin to put things in."""
    for setting in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "auto_vacuum = NONE"):
        database.execute(f"PRAGMA {setting}")
    for table in TABLES:
        database.execute(_create(table))
    if can_index():
        database.executescript(_SEARCH)
    database.execute("BEGIN")


def _finish(database: sqlite3.Connection) -> None:
    """Index what rows are looked up by, which is quicker now, and put all in order."""
    for table in TABLES:
        for column in table.looked_up:
            database.execute(f"CREATE INDEX {table.name}_{column} ON {table.name}({column})")
    database.execute("COMMIT")
    database.execute("VACUUM")


def _create(table: Table) -> str:
    fields = ",\n  ".join(f'"{field.name}" {field.sql}' for field in table.fields)
    return f"CREATE TABLE {table.name} (\n  {fields}\n)"


_INSERT = {table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.fields))})" for table in TABLES}  # noqa: S608 - names of ours
_OF_ROW = {table.name: itemgetter(*(field.name for field in table.fields)) for table in TABLES}


def _put(database: sqlite3.Connection, table: str, wanted: Iterable[Sequence[Any]]) -> None:
    """Put rows into a table, each with its values in the order of the columns."""
    database.executemany(_INSERT[table], wanted)


def _fill(database: sqlite3.Connection, site: SiteView, of_fact: OfFact) -> Iterator[None]:
    """Put everything in, some at a time."""
    at, sheet = site.publication.at, site.sheet
    _put(database, "about", _about(site))
    _put(database, "kinds", ((kind.id, kind.label, kind.plural, at(kind.url)) for kind in site.kinds))
    _put(database, "topics", ((topic, label.label, at(urls.topic(topic))) for topic, label in sheet.topics.items()))
    _put(database, "retired", ((name, gone.reason, gone.replaced_by) for name, gone in sheet.retired.items()))
    _put(database, "moved", sheet.moved.items())
    _put(database, "sources", (_source(site, name) for name in sheet.sources))
    _put(database, "properties", (_property(site, name) for name in sheet.properties))
    for entities in _some(sheet.entities):
        _put(database, "entities", (_entity(site, name) for name in entities))
        _put(database, "names", ((name, *called) for name in entities for called in _names(sheet.entities[name])))
        yield
    first = 1
    for facts in _some(site.fact_ids):
        _put_facts(database, site, [from_json(of_fact(name)) for name in facts], first)
        first += len(facts)
        yield


def _some(names: Iterable[str]) -> Iterator[list[str]]:
    left = iter(names)
    while some := list(islice(left, _TOGETHER)):
        yield some


def _about(site: SiteView) -> list[tuple[str, str]]:
    publication = site.publication
    return [
        ("title", publication.name),
        ("about", publication.about),
        ("address", publication.url),
        ("built", site.today.isoformat()),
        ("licence", site.licence.name),
        ("licence_url", site.licence.url),
    ]


def _entity(site: SiteView, name: str) -> tuple[str | None, ...]:
    entity, ref = site.sheet.entities[name], site.entities[name]
    of_ref = (ref.distinction or None, entity.summary, site.publication.at(ref.url))
    return (name, entity.kind, entity.name, entity.sort, *of_ref)


def _names(entity: Entity) -> Iterator[tuple[str, str | None]]:
    """Yield every name of an entity, each with its language if it is another than that of the site."""
    yield entity.name, None
    yield from ((name, language) for language, name in entity.names.items())
    yield from ((alias, None) for alias in entity.aliases)


def _source(site: SiteView, name: str) -> tuple[str | None, ...]:
    return (name, *_OF_SOURCE(site.sheet.sources[name]), site.publication.at(urls.source(name)))


_OF_SOURCE = attrgetter(
    "type", "title", "publisher", "outlet", "author", "issued", "url", "archived", "retrieved", "language_shown",
    "text_sha256",
)  # fmt: skip


def _property(site: SiteView, name: str) -> tuple[str | int | None, ...]:
    property_ = site.sheet.properties[name]
    url = site.publication.at(urls.property_(name)) if site.ids_measuring(name) else None
    return (name, property_.label, property_.unit, property_.key, url)


def _put_facts(database: sqlite3.Connection, site: SiteView, records: list[Row], first: int) -> None:
    """Put some facts in, with all that belongs to them. `first` is the number of the first of them."""
    publication = site.publication
    _put(database, "facts", (_values("facts", rows.fact(record, publication)) for record in records))
    points = (point for record in records for point in rows.points(record, publication))
    _put(database, "points", (_values("points", point) for point in points))
    cited = [list(rows.citations(record)) for record in records]
    _put(database, "citations", (_OF_ROW["citations"](citation) for some in cited for citation in some))
    for key in ("topics", "about", "disputed_by", "outcome"):
        _put(database, f"fact_{key}", ((record["id"], other) for record in records for other in record.get(key, ())))
    if can_index():
        words = zip(records, cited, strict=True)
        database.executemany(_INDEX, (_searched(site, number, *one) for number, one in enumerate(words, first)))


_INDEX = "INSERT INTO facts_fts(rowid, text, quotes, names) VALUES (?, ?, ?, ?)"


def _searched(site: SiteView, number: int, record: Row, cited: list[Row]) -> tuple[int, str, str, str]:
    """Return the words by which a fact is found, as the view `searchable` has them."""
    names = _names(site.sheet.entities[record["entity"]])
    quotes = "\n".join([citation["quote"] for citation in cited])
    return number, record["text"], quotes, "\n".join([name for name, _ in names])


def _values(table: str, row: Row) -> tuple[Any, ...]:
    """Return the values of a row, numbers in full as the floating-point numbers that SQLite knows."""
    amounts = {name: float(row[name]) for name in AMOUNTS if row[name] is not None}
    values: tuple[Any, ...] = _OF_ROW[table]({**row, **amounts} if amounts else row)
    return values
