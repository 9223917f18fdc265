"""The model's complaints in plain words: what was found, what was expected, how to mend it.

The purpose of a field comes from its description in the model, so that a message and the docs cannot disagree.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TypeGuard

from babel import Locale
from pydantic.dataclasses import is_pydantic_dataclass
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from factsheet.core import date_slips, number_slips
from factsheet.core.model import Sheet
from factsheet.core.problems import shortened
from factsheet.core.scalars import ADDRESS_PATTERN, DAY_PATTERN, FACT_ID_PATTERN, ID_PATTERN

RULES = {
    "missing-key": "A key that is required is there.",
    "unknown-key": "Every key is one that the model knows.",
    "choice": "A value with a fixed choice is one of it.",
    "id": "An id is made of lower-case letters, digits and single hyphens, at most 64 characters.",
    "address": "An address is http or https, without spaces.",
    "date": "A day is written as 2026-11-21, a date in the subset of EDTF that facts use.",
    "number": "A number is plain: digits, perhaps a point; no commas, no exponents. A figure may be a fraction: 2/3.",
    "no-citation": "A fact has at least one citation.",
    "no-speaker": "An attribution names somebody: name, role or agency.",
    "empty": "Text is not empty.",
    "length": "Nothing is longer than it may be.",
    "pattern": "Text of a fixed form has that form.",
    "shape": "A mapping is where a mapping belongs, a list where a list does.",
}
"""The checks of the model, by the names that problems bear."""

Explanation = tuple[str, str, str]
"""A rule's name, a message and a hint."""


def explain(error: ErrorDetails) -> tuple[bool, Explanation]:
    """Tell whether one of pydantic's errors is about a key rather than its value, and return its explanation."""
    words = _WORDS.get(error["type"], _other)
    about_key = error["type"] == "unexpected_keyword_argument" or error["loc"][-1:] == ("[key]",)
    return about_key, words(error)


def keys_of(record: type) -> dict[str, FieldInfo]:
    """Return the keys that a record has in the file, with their fields; none if it is no record."""
    fields: dict[str, FieldInfo] = getattr(record, "__pydantic_fields__", {})
    return {field.alias or name: field for name, field in fields.items()}


def _missing(error: ErrorDetails) -> Explanation:
    key = str(error["loc"][-1])
    field = keys_of(_record_at(error["loc"][:-1])).get(key)
    purpose = f": {field.description}" if field and field.description else ""
    return "missing-key", f"`{key}` is missing here", f"add it{purpose[:1]}{_lower_first(purpose[1:])}"


def _unknown(error: ErrorDetails) -> Explanation:
    key, known = str(error["loc"][-1]), list(keys_of(_record_at(error["loc"][:-1])))
    near = _nearest(key, known)
    expected = "" if near else "; expected one of " + ", ".join(f"`{name}`" for name in known)
    return "unknown-key", f"there is no key `{key}` here{expected}", near


def _choice(error: ErrorDetails) -> Explanation:
    expected = str(error["ctx"]["expected"]).replace("'", "`")
    options = re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))
    meant = _MEANT.get(str(error["input"]).strip().lower())
    hint = f"write `{meant}`" if meant in options else _nearest(str(error["input"]), options)
    return "choice", f"found {_show(error['input'])}; expected {expected}", hint


def _pattern(error: ErrorDetails) -> Explanation:
    value, pattern = error["input"], str(error["ctx"]["pattern"])
    if pattern == ADDRESS_PATTERN:
        hint = f"write `https://{value}`" if _HOST.match(str(value)) else ""
        return "address", f"found {_show(value)}; expected an http or https address without spaces", hint
    if pattern == DAY_PATTERN:
        day = date_slips.meant(str(value))
        return "date", f"found {_show(value)}; expected a day such as 2026-11-21", f"write `{day}`" if day else ""
    if pattern == FACT_ID_PATTERN:
        return "id", f"{_show(value)} is not the id of a fact; expected `entity.fact`", _as_fact_id(error)
    if pattern.startswith(ID_PATTERN[:-1]):
        return (
            "id",
            f"{_show(value)} is not an id; expected lower-case letters, digits and single hyphens",
            _as_id(value),
        )
    if pattern == r"\S":
        return "empty", "found only white space; expected text", _write_it(error)
    expected = _FORMS.get(str(error["loc"][-1]), f"text of the form {pattern}")
    tag = _tag_of(str(value)) if error["loc"][-1] == "language" else ""
    return "pattern", f"found {_show(value)}; expected {expected}", f"write `{tag}`" if tag else ""


def _empty(error: ErrorDetails) -> Explanation:
    if error["loc"][-1] == "citations":
        return _NO_CITATION
    return "empty", "nothing stands here; expected text", _write_it(error)


def _write_it(error: ErrorDetails) -> str:
    """Return how to mend an empty text: a key that is required cannot be left out."""
    field = keys_of(_record_at(error["loc"][:-1])).get(str(error["loc"][-1]))
    return "write it" if field and field.is_required() else "write it, or leave the key out"


def _long(error: ErrorDetails) -> Explanation:
    limit = error["ctx"].get("max_length", "")
    return "length", f"{_show(error['input'])} is too long; expected at most {limit}", "shorten it"


def _list(error: ErrorDetails) -> Explanation:
    value = error["input"]
    hint = (
        f"write [{value}]"
        if isinstance(value, str)
        else "start each entry with `- `"
        if isinstance(value, dict)
        else ""
    )
    return "shape", f"found {_kind(value)}; expected a list", hint


def _shape(expected: str) -> Callable[[ErrorDetails], Explanation]:
    return lambda error: ("shape", f"found {_kind(error['input'])}; expected {expected}", "")


def _number(error: ErrorDetails) -> Explanation:
    value = error["input"]
    hint = number_slips.mend(value if isinstance(value, str) else "")
    if isinstance(value, str) and "/" in value:
        hint = _FRACTIONS[error["type"]]
    return "number", f"found {_show(value)}; expected a plain number such as 2400 or 8.1", hint


def _flag(error: ErrorDetails) -> Explanation:
    return "choice", f"found {_show(error['input'])}; expected `true` or `false`", ""


def _rank(error: ErrorDetails) -> Explanation:
    return "number", f"found {_show(error['input'])}; expected a whole number from 1 to 9999", "1 stands first"


def _speaker(_: ErrorDetails) -> Explanation:
    return "no-speaker", "this names nobody; expected `name`, `role` or `agency`", "say who said it"


def _uncited(_: ErrorDetails) -> Explanation:
    return _NO_CITATION


def _both(_: ErrorDetails) -> Explanation:
    message = "this fact has `figure` and `series`; expected one of them"
    return "shape", message, "make the figure a point of the series, or a fact of its own"


_NO_CITATION = "no-citation", "this fact has no citation; expected at least one", "add the source and its words"


def _other(error: ErrorDetails) -> Explanation:
    return "shape", f"found {_show(error.get('input'))}: {_lower_first(error['msg'])}", ""


_FRACTIONS = {
    "number": "write a fraction as a decimal here",
    "amount": "a fraction is two whole numbers such as 2/3, the lower one at least 2",
}
_MEANT = {
    **dict.fromkeys(("approximately", "around", "circa", "roughly", "some"), "about"),
    **dict.fromkeys(("above", "exceeding", "over"), "more than"),
    **dict.fromkeys(("below", "fewer than", "under"), "less than"),
    **dict.fromkeys(("almost", "close to"), "nearly"),
    **dict.fromkeys(("minimum", "no less than", "not less than"), "at least"),
    **dict.fromkeys(("maximum", "no more than", "not more than"), "at most"),
    **dict.fromkeys(("goal", "plan", "planned"), "target"),
    **dict.fromkeys(("expected", "prediction", "projection"), "forecast"),
    **dict.fromkeys(("opinion", "view"), "claim"),
    **dict.fromkeys(("fact", "report"), "reported"),
    **dict.fromkeys(("magazine", "newspaper", "press"), "news"),
}
"""Words for a choice that people think of first."""

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s]*)?\Z", re.IGNORECASE)

_FORMS = {
    "text_sha256": "the 64 hexadecimal digits of a SHA-256",
    "language": "a language tag such as en or zh",
}
_WORDS: Mapping[str, Callable[[ErrorDetails], Explanation]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _long,
    "too_long": _long,
    "dict_type": _shape("a mapping of `key: value` lines"),
    "dataclass_type": _shape("a mapping of `key: value` lines"),
    "tuple_type": _list,
    "list_type": _list,
    "string_type": _shape("text"),
    "number": _number,
    "amount": _number,
    "flag": _flag,
    "rank": _rank,
    "no_speaker": _speaker,
    "no_citation": _uncited,
    "figure_and_series": _both,
}


def _record_at(loc: tuple[int | str, ...]) -> type:
    """Return the type of the record at a place of the file, found by walking the model's own types."""
    here: object = Sheet
    for step in loc:
        if _is_record(here):
            field = keys_of(here).get(str(step))
            here = field.annotation if field else here
        else:
            here = _inner(here)
        here = _bare(here)
    return here if isinstance(here, type) else object


def _is_record(here: object) -> TypeGuard[type]:
    return isinstance(here, type) and is_pydantic_dataclass(here)


def _bare(annotation: object) -> object:
    """Return a type without Annotated and `| None`; of a union, its record."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        options = [_bare(option) for option in typing.get_args(annotation)]
        records = [option for option in options if _is_record(option)]
        return (records or options)[0]
    return annotation


def _inner(annotation: object) -> object:
    """Return the type of the values of a dict, or of the entries of a tuple."""
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if arguments else annotation


def _nearest(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else ""


def _tag_of(name: str) -> str:
    """Return the tag of a language that is named in English."""
    return next((tag for tag, known in Locale("en").languages.items() if known.lower() == name.strip().lower()), "")


def _as_id(value: object) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
    return f"write `{slug}`" if slug else ""


def _as_fact_id(error: ErrorDetails) -> str:
    """Return how to write the id of a fact; one that names no entity is taken for a fact of the same one."""
    value, (section, entity) = str(error["input"]), error["loc"][:2]
    if re.fullmatch(ID_PATTERN, value) and section == "entities":
        return f"write `{entity}.{value}`"
    own, _, fact = value.partition(".")
    return f"{_as_id(own)[:-1]}.{_as_id(fact).removeprefix('write `')}" if _as_id(own) and _as_id(fact) else ""


def _show(value: object) -> str:
    """Return a value as a message shows it, cut if it is long."""
    text = value if isinstance(value, str) else _kind(value)
    return f"`{shortened(text, 60)}`"


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"the text {_show(value)}" if isinstance(value, str) else str(value)


def _lower_first(text: str) -> str:
    text = text.lstrip()
    return f" {text[:1].lower()}{text[1:]}" if text else ""
