"""Shapes of quotes, of the texts in which they are looked for, and of what is locked of them."""

from __future__ import annotations

import json

from tests.support.shapes.shape import Shape
from tests.support.sheets import QUOTE, entity, fact, figure, sheet, written


def same_quote(n: int) -> Shape:
    """A quote that stands as often in the text as facts cite it."""
    text = "\n".join([f"{QUOTE}, and so on."] * n)
    return Shape(written(sheet([fact(number) for number in range(n)])), {"paper": text})


def quotes_not_there(n: int) -> Shape:
    """Quotes that a long text does not have, though it has their words."""
    text = "\n".join(["The tower that is not so tall stands here."] * n)
    return Shape(written(sheet([fact(number) for number in range(n)])), {"paper": text})


def different_quotes_not_there(n: int) -> Shape:
    """Quotes that a text does not have, no two alike, though it has their words often."""
    cite = [[{"source": "paper", "quote": f"The tower {k:x} is so tall that it stands"}] for k in range(n)]
    text = "\n".join(["The tower that is not so tall stands here."] * 450)
    return Shape(written(sheet([fact(k, citations=cite[k]) for k in range(n)])), {"paper": text})


def quotes_in_one_line(n: int) -> Shape:
    """Quotes that a text of one line has once each, far apart."""
    cite = [[{"source": "paper", "quote": f"tower number {k} is tall"}] for k in range(n)]
    text = " ".join(f"The tower number {k} is tall." for k in range(n))
    return Shape(written(sheet([fact(k, citations=cite[k]) for k in range(n)])), {"paper": text})


def quotes_dated_in_one_line(n: int) -> Shape:
    """Quotes of one line, each with a date behind it that all of them have."""
    cite = [[{"source": "paper", "quote": f"tower number {k} is tall", "dated": "in 2020"}] for k in range(n)]
    text = " ".join(f"The tower number {k} is tall in 2020." for k in range(n))
    return Shape(written(sheet([fact(k, citations=cite[k], as_of="2020") for k in range(n)])), {"paper": text})


def quotes_in_one_row(n: int) -> Shape:
    """Quotes from the cells of one row."""
    cite = [[{"source": "paper", "quote": f"number {k} is tall"}] for k in range(n)]
    text = " | ".join(f"Tower: The number {k} is tall" for k in range(n))
    return Shape(written(sheet([fact(k, citations=cite[k]) for k in range(n)])), {"paper": text})


def quotes_in_a_row_of_names(n: int) -> Shape:
    """Quotes from a row that has the name of a place in each cell."""
    cite = [[{"source": "paper", "quote": f"Tower {k}"}] for k in range(n)]
    towers = {f"tower-{k}": entity(name=f"Tower {k}", facts=[fact(k, citations=cite[k])]) for k in range(n)}
    return Shape(written(sheet([], entities=towers)), {"paper": " | ".join(f"Tower: Tower {k}" for k in range(n))})


def quotes_dated(n: int) -> Shape:
    """Quotes that stand often, each told apart by its date."""
    cite = [[{"source": "paper", "quote": QUOTE, "dated": f"as of {1000 + k % 1000}"}] for k in range(n)]
    text = "\n".join(f"{QUOTE} as of {1000 + k % 1000}." for k in range(n))
    return Shape(written(sheet([fact(k, citations=cite[k], as_of="2020") for k in range(n)])), {"paper": text})


def quotes_in_rows(n: int) -> Shape:
    """Cells of a long table."""
    cite = [[{"source": "paper", "quote": str(k), "heading": "Height", "row": f"Place {k}"}] for k in range(n)]
    text = "\n".join(f"Place: Place {k} | Height: {k}" for k in range(n))
    return Shape(written(sheet([fact(k, figure=figure(k), citations=cite[k]) for k in range(n)])), {"paper": text})


def quotes_in_like_rows(n: int) -> Shape:
    """Cells of a long table whose rows are all called the same."""
    cite = [[{"source": "paper", "quote": str(k), "heading": "Height", "row": "Place"}] for k in range(n)]
    text = "\n".join(f"Place: Place | Height: {k}" for k in range(n))
    return Shape(written(sheet([fact(k, figure=figure(k), citations=cite[k]) for k in range(n)])), {"paper": text})


def speakers(n: int) -> Shape:
    """Speakers whom a long text does not name."""
    text = "\n".join(["The tower is Ann and Bob here."] * n)
    return Shape(written(sheet([fact(k, attributed_to={"name": "Ann Bob"}) for k in range(n)])), {"paper": text})


def text_of_quotation_marks(n: int) -> Shape:
    """A text of quotation marks alone."""
    return Shape(written(sheet([fact()])), {"paper": QUOTE + "“ \" ' » " * n})


def text_of_digits(n: int) -> Shape:
    """A text of one long number."""
    return Shape(written(sheet([fact()])), {"paper": QUOTE + " " + "1,234" * n})


def text_of_cells(n: int) -> Shape:
    """A text that is one row of many cells."""
    cite = [{"source": "paper", "quote": "5", "heading": "H", "row": "x"}]
    return Shape(written(sheet([fact(0, citations=cite)])), {"paper": " | ".join(["H: 5"] * n)})


def repeated_words(n: int) -> Shape:
    """A text of one word, again and again."""
    return Shape(written(sheet([fact(0, statement="tower " * 100)])), {"paper": "tower " * n})


def locked(n: int) -> Shape:
    """An evidence.lock that has one quote with many dates, and facts with others."""
    cite = [[{"source": "paper", "quote": QUOTE, "dated": f"as of {k}"}] for k in range(n)]
    lines = [{"quote": QUOTE, "dated": f"in {k}", "unlinked": "x"} for k in range(n)]
    lock = json.dumps({"paper": {"text_sha256": "0" * 64, "citations": lines}})
    return Shape(written(sheet([fact(k, citations=cite[k], as_of="2020") for k in range(n)])), {}, lock)
