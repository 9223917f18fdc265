"""Shapes of texts in which numbers, dates and names are read."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.shapes.shape import Shape, many
from tests.support.sheets import entity, fact, figure, sheet, written


def numbers_in_quotes(n: int) -> Shape:
    """Figures whose quotes are nothing but numbers, as many as a text may hold."""
    cite = [{"source": "paper", "quote": "½ " * 490}]
    return many(lambda k: fact(k, figure=figure(k), citations=[{**cite[0], "quote": f"{k} {cite[0]['quote']}"}]), n)


def few_numbers_in_quotes(n: int) -> Shape:
    """Figures and statements with as many numbers as are read."""
    numbers = "½ " * 11
    cite = [[{"source": "paper", "quote": f"{k} {numbers}"}] for k in range(n)]
    return many(lambda k: fact(k, statement=f"{numbers}{k}.", figure=figure(k), citations=cite[k]), n)


def number_words_in_statements(n: int) -> Shape:
    """Statements of nothing but number words, as many as a text may hold."""
    return many(lambda k: fact(k, statement=f"{k} " + "two " * 245), n)


def many_citations(n: int) -> Shape:
    """A fact with many citations and a number that none of them gives."""
    cite = [{"source": "paper", "quote": f"{k + 10} metres"} for k in range(n)]
    return Shape(written(sheet([fact(0, statement="It is 5 metres tall.", figure=figure(5), citations=cite)])))


def numbered_aliases(n: int) -> Shape:
    """An entity with many aliases that hold a number, and as many facts."""
    own = entity(aliases=[f"{k + 2}th Tower" for k in range(n)], facts=[fact(k) for k in range(n)])
    return Shape(written(sheet([], entities={"tower": own})))


def numbered_aliases_of_others(n: int) -> Shape:
    """Facts about an entity with many aliases that hold a number."""
    own = entity(facts=[fact(k, about=["plan"]) for k in range(n)])
    plan = entity(name="Plan", aliases=[f"{k + 2}th Plan" for k in range(n)])
    return Shape(written(sheet([], entities={"tower": own, "plan": plan})))


def long_names(n: int) -> Shape:
    """Entities with long names, and long quotes in which they may stand."""
    quote = "and " * 13 + "the tall red tower of the old town"
    facts = [fact(k, citations=[{"source": "paper", "quote": quote}]) for k in range(n)]
    others = {f"place-{k}": entity(name=f"Old Town Place {k}") for k in range(n)}
    return Shape(written(sheet([], entities={"tower": entity(facts=facts), **others})))


def aliases_in_rows(n: int) -> Shape:
    """An entity with many aliases, and rows of a table that name others."""
    cite = [[{"source": "paper", "quote": str(k), "heading": "Height", "row": f"Place {k}"}] for k in range(n)]
    text = "\n".join(f"Place: Place {k} | Height: {k}" for k in range(n))
    facts = [fact(k, figure=figure(k), citations=cite[k]) for k in range(n)]
    others = {f"place-{k}": entity(name=f"Place {k}") for k in range(n)}
    own = entity(aliases=[f"Tower {k}" for k in range(n)], facts=facts)
    return Shape(written(sheet([], entities={"tower": own, **others})), {"paper": text})


def same_aliases(n: int) -> Shape:
    """Entities that are all called the same."""
    others = {f"place-{k}": entity(aliases=["Place", "The Place"]) for k in range(n)}
    return Shape(written(sheet([fact()], entities={"tower": entity(facts=[fact()]), **others})))


def marks_in_statements(marks: str) -> Callable[[int], Shape]:
    """Return a shape: one statement that is made of these marks, as long as a text may be."""

    def shape(n: int) -> Shape:
        return Shape(written(sheet([fact(k, statement=(marks * 1000)[: min(n, 1000)]) for k in range(20)])))

    shape.__name__ = f"statement_of_{marks!r}"
    return shape


def marks_in_quotes(marks: str) -> Callable[[int], Shape]:
    """Return a shape: quotes that are made of these marks, as long as a text may be."""

    def shape(n: int) -> Shape:
        quote = (marks * 1000)[: min(n, 1000)]
        cite = [{"source": "paper", "quote": quote, "dated": quote, "heading": quote, "row": quote}]
        facts = [fact(k, statement=quote, of=quote, citations=cite, figure=figure(5), as_of=quote) for k in range(5)]
        return Shape(written(sheet(facts)))

    shape.__name__ = f"words_of_{marks!r}"
    return shape
