"""The same facts in odd hands: blocks and brackets, quotes and none, any indentation, comments where one may stand."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from factsheet.edit.text import layout


class OddWriter:
    """A writer of YAML that decides by chance how each thing looks."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0

    def written(self, value: Any) -> str:
        """Return a text that holds a value: a mapping of mappings, lists and texts."""
        return "\n".join(self._block(value, 0)) + self.random.choice(["", "\n", "\n\n"])

    def _comment(self) -> str:
        self.comments += 1
        return f"# {self.random.choice(['see', 'note: a', '- id: x', '北京'])} {self.comments}"

    def _between(self, column: int) -> list[str]:
        """Lines that may stand before an entry."""
        return self.random.choice(
            [[], [], [], [""], [" " * column + self._comment()], ["", " " * column + self._comment()]]
        )

    def _block(self, value: Any, column: int) -> list[str]:
        entries = (
            (self._entry(key, one, column) for key, one in value.items())
            if isinstance(value, dict)
            else (self._dashed(one, column) for one in value)
        )
        lines: list[str] = []
        for number, entry in enumerate(entries):
            lines += [*(self._between(column) if number else []), *entry]
        return lines

    def _entry(self, key: str, value: Any, column: int) -> list[str]:
        name = f"{' ' * column}{self._scalar(key, key=True)}:"
        if isinstance(value, str) or not value or self.random.random() < 0.3:
            return [f"{name}{' ' * self.random.choice([1, 1, 2])}{line}" for line in [self._short(value, column)]]
        step = self.random.choice([2, 2, 4]) if isinstance(value, dict) else self.random.choice([0, 2, 3])
        return [name + self._end(), *self._block(value, column + step)]

    def _dashed(self, value: Any, column: int) -> list[str]:
        if isinstance(value, str) or not value or self.random.random() < 0.2:
            return [f"{' ' * column}- {self._short(value, column)}"]
        gap = self.random.choice([1, 1, 3])
        first, *rest = self._block(value, column + 1 + gap)
        return [f"{' ' * column}-{' ' * gap}{first.lstrip(' ')}", *rest]

    def _short(self, value: Any, column: int) -> str:
        if isinstance(value, str) and " " in value and len(value) > 20 and self.random.random() < 0.3:
            head, _, tail = value.partition(" ")
            return (
                f">-\n{' ' * (column + 3)}{head}\n{' ' * (column + 3)}{tail}"
                if tail == tail.strip()
                else json.dumps(value)
            )
        return self._flow(value) + self._end()

    def _end(self) -> str:
        return self.random.choice(["", "", "", " ", f"  {self._comment()}"])

    def _flow(self, value: Any, *, inside: bool = False) -> str:
        space = self.random.choice(["", " "])
        if isinstance(value, dict):
            pairs = (
                f"{self._scalar(key, key=True, inside=True)}: {self._flow(one, inside=True)}"
                for key, one in value.items()
            )
            return "{" + space + f",{self.random.choice(' ')} ".join(pairs) + space + "}"
        if isinstance(value, list):
            return "[" + space + ", ".join(self._flow(one, inside=True) for one in value) + space + "]"
        return self._scalar(value, inside=inside)

    def _scalar(self, text: str, *, key: bool = False, inside: bool = False) -> str:
        style = self.random.choice(["plain", "plain", "single", "double"]) if not key else "plain"
        if style == "single" and "'" not in text and "\n" not in text:
            return f"'{text}'"
        is_plain = layout.is_plain(text, in_brackets=inside)
        return text if style == "plain" and is_plain else layout.quoted(text)
