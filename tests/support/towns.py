"""Many towns with few properties, so that lists grow past what a page shows. The same each time; passes the checks."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_PLACES = ("Ashford", "Birch Vale", "Cedar Falls", "Dunmore", "Elm Harbour", "Foxley", "Glen Marsh", "Holt")
_NATIVE = ("北城", "东湖", "西岭", "南港", "云川", "海门", "安平", "长坪")
_MEASURES = (
    ("companies", "AI companies", "companies"),
    ("revenue", "Revenue of the core industry", "CNY"),
    ("centers", "Data centers", "centers"),
    ("share", "Share of services online", "per cent"),
)
_HEAD = """kinds:
  city: {label: City, plural: Cities, schema_type: City}
units:
  CNY: {label: yuan, symbol: ¥, words: [yuan, RMB, 元]}
  per cent: {label: per cent, words: ["per cent", "%"]}
properties:
"""


def sheet(entities: int, facts_each: int = 8, seed: int = 7) -> str:
    """A facts file with that many entities, each with as many facts."""
    return "".join(_parts(entities, facts_each, Random(seed)))  # noqa: S311 - the same each time


def _parts(entities: int, facts_each: int, random: Random) -> Iterator[str]:
    yield _HEAD
    for key, label, unit in _MEASURES:
        yield f"  {key}: {{label: {label}, unit: {unit}}}\n"
    yield "topics:\n  ai: {label: Artificial intelligence}\n  growth: {label: Growth}\nsources:\n"
    for number in range(max(1, entities // 20)):
        yield _source(number)
    yield "entities:\n"
    for number in range(entities):
        yield from _entity(number, facts_each, max(1, entities // 20), random)


def _source(number: int) -> str:
    return (
        f"  paper-{number}:\n    type: article-newspaper\n    title: Towns and their growth, part {number}\n"
        f'    publisher: The Daily Paper\n    issued: "2024-06-01"\n    url: https://example.org/paper/{number}\n'
        f'    retrieved: "2024-07-01"\n'
    )


def _entity(number: int, facts_each: int, sources: int, random: Random) -> Iterator[str]:
    place, native = _PLACES[number % len(_PLACES)], _NATIVE[number % len(_NATIVE)]
    name = f"{place} {_letters(number)}"
    yield f"  town-{number}:\n    kind: city\n    name: {name}\n    names: {{zh: {native}}}\n"
    yield f"    summary: A town by the river, known as {name} in the region.\n    facts:\n"
    for index in range(facts_each):
        yield _fact(index, name, random.randrange(2, 900), random.randrange(sources), 2016 + index)


def _fact(index: int, name: str, value: int, source: int, year: int) -> str:
    key, _, unit = _MEASURES[index % len(_MEASURES)]
    value = value % 99 + 1 if unit == "per cent" else value
    what = {"CNY": f"{value} billion yuan", "per cent": f"{value} per cent"}.get(unit, f"{value} {unit}")
    scale = ", scale: billion" if unit == "CNY" else ""
    return (
        f"      - id: {key}-{year}\n        statement: In {year} the town of {name} had more than {what}.\n"
        f"        figure: {{property: {key}, value: {value}{scale}, bound: more than}}\n"
        f'        as_of: "{year}"\n        topics: [ai, growth]\n        citations:\n'
        f"          - source: paper-{source}\n            quote: more than {what} in the town\n"
        f"            dated: In {year}\n"
    )


def _letters(number: int) -> str:
    """A number as letters, so that names hold no digits."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(97 + rest) + text
        if not number:
            return text.capitalize()
