"""Shapes of keys and values that the model does not take, or hardly: unknown, missing, long."""

from __future__ import annotations

from tests.support.shapes.shape import Shape, many
from tests.support.sheets import fact, figure, sheet, source, written


def unknown_keys(n: int) -> Shape:
    """One fact with many keys that the model does not know."""
    return Shape(written(sheet([fact(**{f"key-{number}": "x" for number in range(n)})])))


def unknown_keys_near(n: int) -> Shape:
    """Facts with a mistyped key each."""
    return many(lambda number: fact(number, statment="x"), n)


def unknown_sections(n: int) -> Shape:
    """Sections that the model does not know."""
    return Shape(written(sheet([fact()], **{f"entitie{number}": {} for number in range(n)})))


def bad_values(n: int) -> Shape:
    """Facts whose values all break the model."""
    return many(lambda number: fact(number, nature="reportd", as_of=[], topics="x", event="yes"), n)


def no_citations(n: int) -> Shape:
    """Facts that lack what they need."""
    return many(lambda number: {"id": f"f-{number}"}, n)


def invisible(n: int) -> Shape:
    """Texts with characters that nobody sees."""
    return many(lambda number: fact(number, of="a\u200bb"), n)


def long_key(n: int) -> Shape:
    """A key of many letters."""
    return Shape(written(sheet([fact(**{"k" * n: "x"})])))


def long_scalar(n: int) -> Shape:
    """A statement of many letters."""
    return Shape(written(sheet([fact(statement="word " * n)])))


def long_id(n: int) -> Shape:
    """An id of many letters, with marks that no id has."""
    return Shape(written(sheet([fact(id="a-" * n + "_")])))


def long_number(n: int) -> Shape:
    """A number of many digits."""
    return Shape(written(sheet([fact(figure=figure("9" * n))])))


def long_grouped_number(n: int) -> Shape:
    """A number of many groups of digits."""
    return Shape(written(sheet([fact(figure=figure("1" + ",000" * n + "x"))])))


def long_fraction(n: int) -> Shape:
    """A fraction of long integers."""
    return Shape(written(sheet([fact(figure=figure("9" * n + "/" + "7" * n))])))


def long_exponent(n: int) -> Shape:
    """Numbers with an exponent."""
    return many(lambda number: fact(number, figure=figure("1e999999999")), n)


def long_date(n: int) -> Shape:
    """A date of many digits."""
    return Shape(written(sheet([fact(as_of="2024-" * n)])))


def long_address(n: int) -> Shape:
    """An address of many letters."""
    return Shape(written(sheet([fact()], sources={"paper": source(url="https://" + "a" * n)})))
