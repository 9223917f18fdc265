"""Values -> YAML as facts.yaml has it: texts plain where YAML reads them as text, short things in one line."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import yaml

from factsheet.load.yaml import NULLS

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"
"""Something to be written; numbers and flags are text, as they are when read."""

WIDTH = 120
"""The longest line, in characters."""

TYPED = frozenset({"value", "from", "to", "range", "key", "event", "before"})
"""Fields of numbers and flags, which stand without quotes."""


def block(value: Value, indent: int = 0, *, levels: int = 0) -> list[str]:
    """Return the lines of a mapping or a list, as they stand at a column; the lines do not have that indentation.

    Mappings stand in one line where they fit, but for those of the first `levels`.

    >>> block({"id": "x", "figure": {"property": "people", "value": "2400"}, "topics": ["a", "b"]})
    ['id: x', 'figure: {property: people, value: 2400}', 'topics: [a, b]']
    """
    if isinstance(value, Mapping):
        return [line for key, one in value.items() for line in _entry(key, one, indent, levels)]
    assert not isinstance(value, str)
    return [line for one in value for line in _dashed(one, indent)]


def _entry(key: str, value: Value, indent: int, levels: int) -> Iterator[str]:
    name = scalar(key)
    room = WIDTH - indent - len(name) - 2
    short = None if levels and isinstance(value, Mapping) else _short(value, key)
    if short is not None and (len(short) <= room or (isinstance(value, str) and not _folds(value))):
        yield f"{name}: {short}"
    elif isinstance(value, str):
        yield f"{name}: >-"
        yield from (f"  {line}" for line in _folded(value, WIDTH - indent - 2))
    else:
        yield f"{name}:"
        yield from (f"  {line}" if line else "" for line in block(value, indent + 2, levels=max(0, levels - 1)))


def _short(value: Value, key: str) -> str | None:
    """Return a value in one line; None for a list of records, which never stands in one."""
    if isinstance(value, str):
        return value if key in TYPED else scalar(value)
    if isinstance(value, Mapping):
        return flow(value)
    return None if any(isinstance(one, Mapping) for one in value) else flow(value, key)


def _dashed(value: Value, indent: int) -> list[str]:
    lines = block(value, indent + 2) if isinstance(value, Mapping) else [flow(value)]
    return [f"- {line}" if at == 0 else f"  {line}" if line else "" for at, line in enumerate(lines)]


def flow(value: Value, key: str = "") -> str:
    """Return a value in one line, with brackets around mappings and lists.

    >>> flow({"reason": "It was wrong, twice", "as_of": "2024"})
    '{reason: "It was wrong, twice", as_of: "2024"}'
    """
    if isinstance(value, str):
        return value if key in TYPED else scalar(value, in_brackets=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(name, in_brackets=True)}: {flow(one, name)}' for name, one in value.items())}}}"
    return f"[{', '.join(flow(one, key) for one in value)}]"


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Return a text as YAML holds it: plain if every reader takes it for this text then, else in double quotes.

    Dates and numbers have quotes in every form, also in those that no reader takes for one.

    >>> scalar("more than"), scalar("2024"), scalar("2024-04~"), scalar("no"), scalar("a: b")
    ('more than', '"2024"', '"2024-04~"', '"no"', '"a: b"')
    """
    may_be_plain = not _LIKE_NUMBER.fullmatch(text) and is_plain(text, in_brackets=in_brackets) and _is_text(text)
    return text if may_be_plain else quoted(text)


_LIKE_NUMBER = re.compile(r"[-+.\d][-+.,/:~X\d]*")


def quoted(text: str) -> str:
    """Return a text in double quotes; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


@cache
def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Tell whether a text needs no quotes to be read as it is."""
    if not text or text in NULLS or text != text.strip() or "\n" in text or text == "<<":
        return False
    try:
        node = yaml.compose(f"[{text}]" if in_brackets else f"key: {text}", Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeEncodeError):
        return False
    assert isinstance(node, yaml.CollectionNode)
    one = node.value[0] if in_brackets and len(node.value) == 1 else node.value[0][1] if not in_brackets else None
    return isinstance(one, yaml.ScalarNode) and not one.style and one.value == text


@cache
def _is_text(text: str) -> bool:
    """Tell whether other readers of YAML, which give plain values types, take it for text too."""
    try:
        return isinstance(yaml.load(text, yaml.CSafeLoader), str)
    except (yaml.YAMLError, ValueError):
        return False


def _folds(text: str) -> bool:
    """Tell whether a text is the same after its lines are folded."""
    return " " in text and text == " ".join(text.split()) and text.isprintable() and not text.startswith("#")


def _folded(text: str, width: int) -> list[str]:
    """Return the lines of a text that is folded, of about equal width."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
