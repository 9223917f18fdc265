"""The columns of tables and the keys of a fact in the API, each with its meaning, for the page that people read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from factsheet.render.exports import schema
from factsheet.render.exports.columns import CSV, Column

FIRST = (
    "id", "name", "kind", "text", "property", "amount", "unit", "bound", "as_of", "nature", "quotes", "source_urls",
    "permalink",
)  # fmt: skip
"""The columns that nearly every reader of a table wants, in this order."""


class Key(NamedTuple):
    """A key of a record. It is `optional` if records lack it where there is nothing to say."""

    name: str
    about: str
    is_optional: bool


class Shape(NamedTuple):
    """A record: its name, what it is, and its keys."""

    name: str
    about: str
    keys: tuple[Key, ...]


class Fields(NamedTuple):
    """All columns, those that nearly everybody wants first; a fact of the API, followed by the records inside it."""

    first: tuple[Column, ...]
    others: tuple[Column, ...]
    shapes: tuple[Shape, ...]


@cache
def fields() -> Fields:
    """Return what there is to say of columns and keys. No facts change it."""
    by_name = {column.name: column for column in CSV}
    first, others = (by_name[name] for name in FIRST), (column for column in CSV if column.name not in FIRST)
    return Fields(tuple(first), tuple(others), tuple(map(_shape, ["Fact", *schema.used_by(schema.shapes()["Fact"])])))


def _shape(name: str) -> Shape:
    shape = schema.shapes()[name]
    required = shape.get("required", ())
    keys = (Key(key, of.get("description", ""), key not in required) for key, of in shape["properties"].items())
    return Shape(name, shape.get("description", ""), tuple(keys))


def described(text: str) -> Markup:
    """Return a description as HTML: what stands between backticks, and whatever holds a digit, as code.

    >>> print(described("Years `1` to 9999, as `<time>`"))
    Years <code>1</code> to <code>9999</code>, as <code>&lt;time&gt;</code>
    """
    return Markup("").join(_part(part) for part in _CODE.split(text))


def _part(part: str) -> Markup:
    is_code = _CODE.fullmatch(part)
    return Markup("<code>{}</code>").format(part.strip("`")) if is_code else escape(part)


_CODE = re.compile(r"(`[^`]+`|[\w.]*\d[\w.]*\w|\d)")
