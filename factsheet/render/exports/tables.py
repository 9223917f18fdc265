"""The tables of SQLite: their columns, with types and keys, and what each means.

What reads and describes the file is made from these.
"""

from __future__ import annotations

from typing import NamedTuple

from factsheet.render.exports.columns import ABOUT


class Field(NamedTuple):
    """A column of a table, with its type and keys in SQL."""

    name: str
    sql: str
    about: str


class Table(NamedTuple):
    """A table. `looked_up` names the columns by which its rows are looked up."""

    name: str
    about: str
    fields: tuple[Field, ...]
    looked_up: tuple[str, ...] = ()


_ID = "TEXT NOT NULL PRIMARY KEY"
_FACT = "TEXT NOT NULL REFERENCES facts(id)"
_TEXT = "TEXT NOT NULL"
_ABOUT_URL = "Its page or permalink; absolute if the address of the site is known"
_NEAR = "; as a floating-point number, so nearly: the text beside it is exact"


def _same(*names: str) -> tuple[Field, ...]:
    """Return fields that mean what columns of CSV do."""
    return tuple(Field(name, "TEXT", ABOUT[name]) for name in names)


_FIGURE = (
    *_same("value"),
    Field("value_from", "TEXT", ABOUT["from"]),
    Field("value_to", "TEXT", ABOUT["to"]),
    Field("amount", "REAL", f"The number times its scale{_NEAR}"),
    Field("amount_from", "REAL", f"{ABOUT['amount_from']}{_NEAR}"),
    Field("amount_to", "REAL", f"{ABOUT['amount_to']}{_NEAR}"),
    *_same("unit", "scale", "bound", "converted_value", "converted_from", "converted_to"),
    *_same("converted_unit", "converted_scale", "converted_bound"),
)
_DATE = _same("as_of", "first_day", "last_day")
_PROPERTY = Field("property", "TEXT REFERENCES properties(id)", ABOUT["property"])


def _links(name: str, about: str, other: str, refers: str) -> Table:
    """Return a table that links facts with others of some sort."""
    fields = (Field("fact", _FACT, "Global id of the fact"), Field(other, f"TEXT NOT NULL REFERENCES {refers}(id)", ""))
    return Table(name, about, fields, (other,))


TABLES = (
    Table(
        "about",
        "What this file is: site, address, day of the build, licence",
        (Field("name", _ID, "What is told"), Field("value", _TEXT, "The words")),
    ),
    Table(
        "kinds",
        "The kinds of entity",
        (
            Field("id", _ID, "Its id"),
            Field("label", _TEXT, "What one of them is called"),
            Field("plural", _TEXT, "What several are called"),
            Field("url", _TEXT, _ABOUT_URL),
        ),
    ),
    Table(
        "entities",
        "What facts are about",
        (
            Field("id", _ID, "Its id"),
            Field("kind", "TEXT NOT NULL REFERENCES kinds(id)", "Its kind"),
            Field("name", _TEXT, "Its name in the language of the site"),
            Field("sort", "TEXT", "The name as lists sort it, where that is another"),
            Field("distinction", "TEXT", "What tells it from others of its name"),
            Field("summary", _TEXT, "What it is, in a sentence"),
            Field("url", _TEXT, _ABOUT_URL),
        ),
        ("kind",),
    ),
    Table(
        "names",
        "Every name of an entity",
        (
            Field("entity", "TEXT NOT NULL REFERENCES entities(id)", "Whose name it is"),
            Field("name", _TEXT, "The name"),
            Field("language", "TEXT", "The language of a name in another language than that of the site"),
        ),
        ("entity",),
    ),
    Table(
        "sources",
        "The works that facts are drawn from",
        (
            Field("id", _ID, "Its id"),
            Field("type", _TEXT, "The CSL type of the work"),
            Field("title", _TEXT, "Its title, as printed"),
            Field("publisher", _TEXT, "Who published it"),
            Field("outlet", "TEXT", "What sort of publisher it has"),
            Field("author", "TEXT", "Who wrote it"),
            Field("issued", _TEXT, "When it appeared, as an EDTF date"),
            Field("address", _TEXT, "Where it is to be read"),
            Field("archived", "TEXT", "The address of an archived copy"),
            Field("retrieved", _TEXT, "The day on which its text was captured"),
            Field("language", _TEXT, "The language it is written in"),
            Field("text_sha256", "TEXT", "The SHA-256 of the captured text"),
            Field("url", _TEXT, _ABOUT_URL),
        ),
    ),
    Table(
        "properties",
        "What figures measure",
        (
            Field("id", _ID, "Its id"),
            Field("label", _TEXT, "What a page calls it"),
            Field("unit", _TEXT, "Its unit; a figure may have another"),
            Field("key", "INTEGER", "Its rank among the main points of a page"),
            Field("url", "TEXT", f"{_ABOUT_URL}; empty without figures"),
        ),
    ),
    Table(
        "topics",
        "What facts are about, in groups",
        (
            Field("id", _ID, "Its id"),
            Field("label", _TEXT, "What a page calls it"),
            Field("url", _TEXT, _ABOUT_URL),
        ),
    ),
    Table(
        "facts",
        "Every fact, in the order of the facts file; the figures of a series are in points",
        (
            Field("id", _ID, "Global id, stable for ever"),
            Field("entity", "TEXT NOT NULL REFERENCES entities(id)", ABOUT["entity"]),
            Field("statement", _TEXT, "The statement as written, with inline Markdown"),
            Field("text", _TEXT, ABOUT["text"]),
            _PROPERTY,
            *_FIGURE,
            *_same("of"),
            *_DATE,
            Field("event", "INTEGER NOT NULL", "1 if as_of is when it happened"),
            Field("nature", _TEXT, ABOUT["nature"]),
            *_same("speaker", "speaker_role"),
            Field("speaker_agency", "TEXT REFERENCES entities(id)", ABOUT["speaker_agency"]),
            *_same("predicate"),
            Field("object", "TEXT REFERENCES entities(id)", ABOUT["object"]),
            *_same("reviewed"),
            Field("superseded_by", "TEXT REFERENCES facts(id)", ABOUT["superseded_by"]),
            *_same("outcome_sought", "outcome_verdict"),
            Field("url", _TEXT, _ABOUT_URL),
        ),
        ("entity", "property"),
    ),
    Table(
        "points",
        "The figures of series, those of each in the order of time",
        (
            Field("id", _ID, "Global id, stable for ever"),
            Field("fact", _FACT, "Global id of the series"),
            _PROPERTY,
            *_FIGURE,
            *_DATE,
            Field("nature", _TEXT, ABOUT["nature"]),
            Field("url", _TEXT, _ABOUT_URL),
        ),
        ("fact", "property"),
    ),
    Table(
        "citations",
        "The words that bear a fact or a point out",
        (
            Field("fact", _FACT, "Global id of the fact"),
            Field("point", "TEXT REFERENCES points(id)", "Global id of the point of a series that it bears out"),
            Field("source", "TEXT NOT NULL REFERENCES sources(id)", "Where the words stand"),
            Field("quote", _TEXT, "The words, to the letter"),
            Field("prefix", "TEXT", "The words just before, where the quote occurs more than once"),
            Field("suffix", "TEXT", "The words just after, where the quote occurs more than once"),
            Field("dated", "TEXT", "The words that date the fact, where the quote does not"),
            Field("heading", "TEXT", "The heading of the column of a table in which the quote stands"),
            Field("row", "TEXT", "A cell of the same row"),
            Field("locator", "TEXT", "Page, section or address of a record"),
            Field("paragraph", "INTEGER", "Paragraph of the source, from 1, where it is known"),
            Field("url", _TEXT, "The address that opens the source at these words, where a browser can"),
        ),
        ("fact", "source"),
    ),
    _links("fact_topics", "The topics of facts", "topic", "topics"),
    _links("fact_about", "Other entities that facts are about", "entity", "entities"),
    _links("fact_disputed_by", "Facts that say otherwise", "other", "facts"),
    _links("fact_outcome", "Facts that tell what became of a target or forecast", "outcome", "facts"),
    Table(
        "retired",
        "What was once published and is gone",
        (
            Field("id", _ID, "The id that it had"),
            Field("reason", _TEXT, "Why it is gone"),
            Field("replaced_by", "TEXT", "What to read instead"),
        ),
    ),
    Table(
        "moved",
        "What has another id now",
        (
            Field("id", _ID, "The id that it had, as the facts file writes it"),
            Field("new", _TEXT, "The id that it has"),
        ),
    ),
)
