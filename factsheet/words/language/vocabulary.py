"""Lists of words, from vocabulary/ and its numbers/: read, merged over those of English, and compounded."""

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

_NUMBER_WORDS = ("numbers", "ordinals", "plain", "articles", "joins", "fractions", "bare scales", "none")
"""Lists of English that do not hold where CLDR spells the numbers of a language: `ten` is no 10 in Polish."""

_CONTRACTED = {"hedges": ("before", "between", "unclear"), "dates": ("leads", "parts", "between", "to")}
"""Lists whose phrases may end in a preposition that melts with an article."""

_WITHOUT_CHINESE = ("ja", "ko")  # whose words in Chinese characters mean other things


def is_known(code: str) -> bool:
    """Tell whether a language has lists of its own, without which its hedges are not seen."""
    return bool(lists_in(_SAME.get(code, code)))


def lists_of(code: str) -> Lists:
    """Return the lists of a language over those of English, which all sources fall back on, and of Chinese."""
    own = _SAME.get(code, code)
    spelled = lists_in(f"numbers/{own}")
    merged: Lists = {}
    _merge(merged, lists_in("en"))
    if spelled:
        merged.update({name: {} if isinstance(merged[name], dict) else [] for name in _NUMBER_WORDS})
    if code not in _WITHOUT_CHINESE:
        _merge(merged, lists_in("zh"))
    _merge(merged, spelled)
    if own not in ("en", "zh"):
        _merge(merged, lists_in(own))
    merged["numbers"] = {**compounds(code, merged["numbers"]), **merged["numbers"]}
    for section, names in _CONTRACTED.items():
        for name in names:
            merged[section][name] = _contracted(merged[section].get(name, []), merged.get("contractions", {}))
    return merged


@lru_cache(maxsize=64)
def lists_in(name: str) -> Lists:
    """Return the lists of one file; none where there is no such file."""
    file = _FOLDER / f"{name}.yaml"
    if not file.exists():
        return {}
    lists: Lists = _typed(yaml.load(file.read_text(encoding="utf-8"), _LOADER))  # noqa: S506 - gives texts alone
    return lists


@cache
def measures_of(code: str) -> dict[str, str]:
    """Return the kind of each measure that stands behind numbers in a language without spaces; they part no text."""
    return {word: kind for kind, words in lists_in(f"measures/{code}").items() for word in words}


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


def _contracted(node: Any, forms: Mapping[str, list[str]]) -> Any:
    """Add to phrases that end in a preposition those in which it melts with an article: meno di -> meno dell'."""
    if isinstance(node, dict):
        return {key: _contracted(value, forms) for key, value in node.items()}
    with_articles = (
        f"{phrase.removesuffix(last)}{form}"
        for phrase in map(str, node)
        if (last := phrase.rpartition(" ")[2]) in forms
        for form in forms[last]
    )
    return [*node, *with_articles]


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
