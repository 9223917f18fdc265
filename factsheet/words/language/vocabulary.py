"""Our own lists of words, from vocabulary/*.yaml: read, merged over those of English, and compounded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from factsheet.words.language.compounds import compounds

Lists = dict[str, Any]
"""Name of a list -> its words, its words by meaning, or the meaning of each word. `hedges` and `dates` hold lists."""

_FOLDER = Path(__file__).parents[1] / "vocabulary"
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # both give nothing but texts, lists and mappings
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SAME = {"no": "nb", "nn": "nb"}
"""Languages that share the lists of another."""

_WITHOUT_CHINESE = ("ja", "ko")  # whose words in Chinese characters mean other things


def is_known(code: str) -> bool:
    """Tell whether a language has lists of its own, without which its hedges are not seen."""
    return bool(_file(_SAME.get(code, code)))


def lists_of(code: str) -> Lists:
    """Return the lists of a language over those of English, which all sources fall back on, and of Chinese."""
    merged: Lists = {}
    for name in dict.fromkeys(("en", "en" if code in _WITHOUT_CHINESE else "zh", _SAME.get(code, code))):
        _merge(merged, _file(name))
    merged["numbers"] = {**compounds(code, merged["numbers"]), **merged["numbers"]}
    return merged


@lru_cache(maxsize=64)
def _file(code: str) -> Lists:
    """Return the lists of one file; none where a language has no file."""
    file = _FOLDER / f"{code}.yaml"
    if not file.exists():
        return {}
    lists: Lists = _typed(yaml.load(file.read_text(encoding="utf-8"), _LOADER))  # noqa: S506 - gives texts alone
    return lists


@cache
def measures_of(code: str) -> dict[str, str]:
    """Return the kind of each measure that stands behind numbers in a language without spaces; they part no text."""
    return {word: kind for kind, words in _file(f"measures/{code}").items() for word in words}


def _typed(node: Any) -> Any:
    """Turn texts that write a number into one where they are values; words such as `no` and `on` stay texts."""
    if isinstance(node, dict):
        return {key: _typed(value) for key, value in node.items()}
    if isinstance(node, str) and _NUMBER.fullmatch(node):
        return Decimal(node) if "." in node else int(node)
    return node


def _merge(into: Lists, other: Lists) -> None:
    """Add lists to others: words are appended, meanings replaced."""
    for key, value in other.items():
        if isinstance(value, dict):
            _merge(into.setdefault(key, {}), value)
        elif isinstance(value, list):
            into[key] = [*into.get(key, []), *value]
        else:
            into[key] = value


def meanings_of(node: Any) -> dict[str, Any]:
    """Return what each word means: itself in a plain list, its heading in lists by meaning, else its value."""
    if isinstance(node, list):
        return {str(word): str(word) for word in node}
    meanings: dict[str, Any] = {}
    for key, value in node.items():
        meanings.update(dict.fromkeys(map(str, value), key) if isinstance(value, list) else {str(key): value})
    return meanings


def words_in(node: Any) -> Iterator[str]:
    """Yield every word in lists, headings and all."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield str(key)
            yield from words_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from words_in(value)
    elif isinstance(node, str):
        yield node
