"""A sheet in which every field that takes text holds signs that mean something to some format, each with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from pydantic import StringConstraints

from tests.support.edits import Raw
from tests.support.fields import RECORDS, records

SIGNS = (
    "<i title='q'>\"q\"</i> & </script><!--<script> --> ]]> {{ 7*7 }} {% raw %} {# x #} \\u0022 \\ \\N %0A "
    "::error:: %PDF `tick [l](javascript:x) @all #1 ; , | ¦ {curly} "
    "$x^2_3 ~ ' '' \" \"\" 中文 שלום 😀 <% x %> <?x ?> &lt; &#60; \u00a0end"
)
"""Harmless in every format that takes it as text."""

IN_STATEMENTS = SIGNS.replace("&lt; &#60; ", "").replace("\\ \\N", "\\N")
"""The same without what Markdown itself writes otherwise: references and a backslash before a blank stay out."""

MARKER = re.compile(r"(=M\d+Z)")
ADDRESS = "https://a.example/{x}|y\\^`'()*;,&=+$%22?q=\u00e9&lt;#f'x"

NAMES_OF_OTHERS = {
    "Property.unit",
    "Figure.unit",
    "Point.unit",
    "Conversion.unit",
    "Relation.predicate",
    "Kind.schema_type",
}
"""Texts that are keys, or a name at schema.org."""


def is_text(hint: Any) -> bool:
    """Tell whether a field takes free text, or several."""
    constraints = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, StringConstraints)]
    if constraints:
        return len(hint.__metadata__) == 1 and constraints[0].max_length == 1000
    return any(is_text(one) for one in get_args(hint))


def text_fields() -> Iterator[tuple[str, str, Any]]:
    """Yield the record, the name and the type of every field that takes text."""
    for record in RECORDS:
        hints = get_type_hints(record, include_extras=True)
        for field in fields(record):
            name = f"{record.__name__}.{field.name}"
            if is_text(hints[field.name]) and name not in NAMES_OF_OTHERS:
                yield record.__name__, field.name, hints[field.name]


def hostile(raw: Raw) -> tuple[Raw, dict[str, str], dict[str, str]]:
    """Fill a sheet. Return it, the text behind each marker and the field in which it stands."""
    texts: dict[str, str] = {}
    named: dict[str, str] = {}

    def text(field: str) -> str:
        marker = f"=M{len(texts)}Z"
        texts[marker] = f"{marker} {IN_STATEMENTS if field == 'Fact.statement' else SIGNS}"
        named[marker] = field
        return texts[marker]

    for kind in raw["kinds"].values():
        kind["folder"] = kind.get("folder") or re.sub("[^a-z]+", "-", kind["plural"].lower())
    for record, key, hint in text_fields():
        for each in records(raw, record):
            if str(hint).startswith("dict"):
                tag = "de" if key == "names" else "figure-bound"
                each[key] = {tag: text(f"{record}.{key}")}
            elif str(hint).startswith("tuple"):
                each[key] = [text(f"{record}.{key}")]
            elif key in each or record != "Fact":
                each[key] = text(f"{record}.{key}")
    for source in raw["sources"].values():
        source["url"] = source["archived"] = ADDRESS
    return raw, texts, named
