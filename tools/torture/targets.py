"""What Hypothesis and atheris call with any bytes or text, and what must hold of every one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from factsheet import words
from factsheet.load import decode, yaml
from factsheet.words.lexer import plain
from factsheet.words.numbers.digits import THOUSANDS
from factsheet.words.reader import read
from factsheet.words.tokens import Token

TAGS = (None, *sorted(file.stem for file in (Path(words.__file__).parent / "vocabulary").glob("*.yaml")), "en-IN", "xx")
"""The languages whose words are read, a region, a language that nobody knows, and none."""


_DIGITS = re.compile(r"[0-9](?:[0-9.,']*[0-9])?")


def _is_plain(line: str) -> bool:
    """Tell whether a line says nothing to a terminal; spaces of other widths are as good as any."""
    return all(sign.isprintable() or unicodedata.category(sign) == "Zs" for sign in line)


def load(raw: bytes) -> None:
    """Read a file of facts. Raises AssertionError if a problem has no place in it or hides one in its text."""
    text, problems = decode.decode(raw, "facts.yaml")
    if not problems:
        tree, problems = yaml.compose(text, "facts.yaml")
        assert tree or problems, "nothing was read, and nothing is wrong"
    lines = raw.decode("utf-8", "replace").split("\n")
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines) + 1, f"no such line: {problem}"
        assert 1 <= problem.place.column <= max(map(len, lines)) + 2, f"no such column: {problem}"
        assert _is_plain(str(problem)), f"not printable: {str(problem)!r}"


def read_words(text: str, tag: str | None) -> None:
    """Read a text of a language. Raises AssertionError if a token stands nowhere, or a digit in no token."""
    reading = read(text, tag)
    tokens: list[Token] = [*reading.dates, *reading.numbers, *reading.names, *reading.vague, *reading.unreadable]
    for token in tokens:
        assert 0 <= token.start < token.end <= len(reading.text), f"{token} stands nowhere in {reading.text!r}"
    covered = {place for token in tokens for place in range(token.start, token.end)}
    runs = _DIGITS.finditer(plain(reading.text))
    digits = {at for match in runs if match[0] != THOUSANDS for at in range(*match.span())}
    lost = sorted(at for at in digits if reading.text[at].isdecimal() and at not in covered)
    assert not lost, f"the digit at {lost[0]} of {reading.text!r} ({tag}) belongs to no token"
