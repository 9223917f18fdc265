"""The lists of a language as tables of phrases, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factsheet.words.language.unit_names import Spellings
from factsheet.words.language.vocabulary import Lists, meanings_of
from factsheet.words.lexer import Lexer, plain
from factsheet.words.normalize import fold
from factsheet.words.phrases import Phrases

_SECTIONS = {"hedges": "hedges", "date": "dates"}
"""First words of names of tables -> the lists that hold the lists named by the rest."""


class Tables:
    """The lists of a language as tables of phrases, and what CLDR adds to them.

    `hedges_before` is the list `before` under `hedges`, `date_leads` the list `leads` under `dates`, `marks_before` the
    list `marks before`. In a list without meanings every word means itself. A list that no file has is empty.
    """

    months: Phrases[int]
    weekdays: Phrases[int]  # Monday is 0
    scales: Phrases[int]  # words that multiply the number before them: million, Mrd., 万
    physical: Phrases[Spellings]  # units of physics and time
    money: Phrases[str]  # signs and names of money -> codes of ISO 4217

    def __init__(self, lists: Lists, lexer: Lexer, with_cldr: Mapping[str, Callable[[], Mapping[str, Any]]]) -> None:
        """`with_cldr` makes the meanings of the tables that are more than a list, by name."""
        self._lists, self._lexer, self._with_cldr = lists, lexer, with_cldr

    def __getattr__(self, name: str) -> Phrases[Any]:
        """Make a table when it is first asked for."""
        if name.startswith("_"):
            raise AttributeError(name)
        meanings = self._with_cldr[name]() if name in self._with_cldr else meanings_of(self._list(name))
        table = Phrases({fold(plain(str(words))): meaning for words, meaning in meanings.items()}, self._lexer)
        self.__dict__[name] = table
        return table

    def _list(self, name: str) -> Any:
        """Return the list that a table is made of."""
        section, _, rest = name.partition("_")
        lists, key = (self._lists.get(_SECTIONS[section], {}), rest) if section in _SECTIONS else (self._lists, name)
        return lists.get(key.replace("_", " "), {})
