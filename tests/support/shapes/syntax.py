"""Shapes of the file as YAML: keys that stand twice, brackets, marks, lines."""

from __future__ import annotations

from tests.support.shapes.shape import Shape
from tests.support.sheets import fact, sheet, written


def duplicate_keys(n: int) -> Shape:
    """A key that stands many times."""
    return Shape(written(sheet([fact()])) + "\n" if not n else '{"kinds": {' + ",\n".join(['"a": {}'] * n) + "}}")


def each_key_twice(n: int) -> Shape:
    """Many keys that stand twice each."""
    keys = [f'"k{number}": {{}}' for number in range(n)]
    return Shape('{"kinds": {' + ",\n".join(keys + keys) + "}}")


def nulls(n: int) -> Shape:
    """Values that are missing."""
    return Shape("entities:\n" + "".join(f"  e{number}:\n" for number in range(n)))


def anchors(n: int) -> Shape:
    """Anchors and aliases."""
    return Shape("kinds:\n" + "".join(f"  k{number}: &a{number} {{label: *a{number}}}\n" for number in range(n)))


def alias_of_one(n: int) -> Shape:
    """Aliases of one anchor."""
    return Shape("x: &a [a, b]\ny: [" + ", ".join(["*a"] * n) + "]\n")


def documents(n: int) -> Shape:
    """Documents, one after the other."""
    return Shape("---\na: b\n" * n)


def open_brackets(n: int) -> Shape:
    """Brackets that open and never close."""
    return Shape("kinds: " + "[" * n)


def question_marks(n: int) -> Shape:
    """Keys of keys."""
    return Shape("? " * n + "a")


def flat_brackets(n: int) -> Shape:
    """Empty lists in one list."""
    return Shape("kinds: [" + "[]," * n + "]")


def flat_scalars(n: int) -> Shape:
    """Texts in one list of topics."""
    return Shape("entities: {a: {facts: [{topics: [" + "a," * n + "]}]}}")


def dashes(n: int) -> Shape:
    """Lists in lists on one line."""
    return Shape("- " * n)


def quote_marks(n: int) -> Shape:
    """Quoted texts, none of which closes where it should."""
    return Shape("kinds:\n" + "  'a: \"\n" * n)


def comments(n: int) -> Shape:
    """Comments alone."""
    return Shape("# a comment\n" * n)


def blank_lines(n: int) -> Shape:
    """Empty lines, then something wrong."""
    return Shape("\n" * n + "kinds: [\n")


def one_line(n: int) -> Shape:
    """A file of one line with facts that are all wrong."""
    record = sheet([fact(number, topics=[f"t-{number}"]) for number in range(n)])
    return Shape(written(record, indent=None))
