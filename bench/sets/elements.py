"""The chemical elements, their isotopes, decays and ions: 24,000 single facts of 3,700 entities.

The set is that of mendeleev (Lukasz Mentel and others, MIT licence, https://mendeleev.readthedocs.io): values from the
works that its column `citation_keys` names. Its tables are cited as they are, a value and its unit in one cell.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.sets import elements_words as w
from bench.sets.sheet import number, slug, write

PACKAGE = "mendeleev==1.3.0"
Facts = Iterator[dict[str, Any]]
Row = dict[str, str]


def convert(package: Path, folder: Path) -> None:
    """Write the facts and the texts of the four tables."""
    database = sqlite3.connect(package / "mendeleev" / "elements.db")
    database.row_factory = sqlite3.Row
    tables: dict[str, list[Row]] = defaultdict(list)
    entities = {
        slug(name): {"kind": "family", "name": name, "summary": "A family of chemical elements.", "facts": []}
        for (name,) in database.execute("SELECT name FROM series")
    }
    for element in database.execute(w.ELEMENTS):
        facts = [*_element(element, tables["elements"]), *_ions(element, database, tables["ions"])]
        entities[slug(element["name"])] = {
            "kind": "element",
            "name": element["name"],
            "aliases": [element["symbol"]],
            "summary": "A chemical element.",
            "facts": facts,
        }
        for isotope in database.execute(w.ISOTOPES, [element["atomic_number"]]):
            name = f"{element['name']}-{isotope['mass_number']}"
            facts = [
                *_isotope(name, element["name"], isotope, tables["isotopes"]),
                *_decays(name, isotope["id"], database, tables["decays"]),
            ]
            summary = f"An isotope of {element['name'].lower()}."
            entities[slug(name)] = {"kind": "isotope", "name": name, "summary": summary, "facts": facts}
    texts = {source: ([w.SOURCES[source]["title"]], table) for source, table in tables.items()}
    write(folder, {**w.SHARED, "entities": entities}, texts)


def _element(element: sqlite3.Row, table: list[Row]) -> Facts:
    name = element["name"]
    row = {"Element": name, "Symbol": element["symbol"], "Series": element["family"]}
    table.append(row)
    yield {
        "id": "family",
        "statement": f"{name} is one of the {element['family'].lower()}.",
        "relation": {"predicate": "member of", "object": slug(element["family"])},
        "citations": [_cell("elements", row, "Series")],
    }
    if element["discovery_year"]:
        row["Discoverers"], row["Year of discovery"] = element["discoverers"], str(element["discovery_year"])
        yield {
            "id": "discovery",
            "statement": f"{name} was discovered by {element['discoverers'].removesuffix('.')}.",
            "as_of": row["Year of discovery"],
            "event": True,
            "topics": ["discovery"],
            "citations": [_cell("elements", row, "Discoverers") | {"dated": row["Year of discovery"]}],
        }
    for column, (heading, label, unit, topic) in w.MEASURES.items():
        if element[column] is not None:
            row[heading] = number(element[column])
            yield {
                "id": slug(label),
                "statement": f"The {_small(label)} of {name.lower()} is {_spoken(row[heading])}{w.gap(unit)}{unit}.",
                "figure": {"property": slug(label), "value": row[heading]},
                "topics": [topic],
                "citations": [_cell("elements", row, heading)],
            }


def _ions(element: sqlite3.Row, database: sqlite3.Connection, table: list[Row]) -> Facts:
    for ion in database.execute(w.IONS, [element["atomic_number"]]):
        energy = number(ion["ionization_energy"])
        row = {"Element": element["name"], "Species": ion["species_name"], "Ionization energy (eV)": energy}
        table.append(row)
        yield {
            "id": f"ionization-energy-{slug(ion['species_name'].split()[1])}",
            "statement": f"Taking an electron from {ion['species_name']} needs {_spoken(energy)} eV.",
            "figure": {"property": "ionization-energy", "value": energy},
            "of": ion["species_name"],
            "nature": "estimate" if ion["is_theoretical"] or ion["is_semi_empirical"] else "reported",
            "topics": ["ions"],
            "citations": [_cell("ions", row, "Ionization energy (eV)", "Species")],
        }


def _isotope(name: str, element: str, isotope: sqlite3.Row, table: list[Row]) -> Facts:
    row = {"Isotope": name, "Element": element, "Atomic mass (Da)": number(isotope["mass"])}
    table.append(row)
    yield {
        "id": "element",
        "statement": f"{name} is an isotope of {element.lower()}.",
        "relation": {"predicate": "isotope of", "object": slug(element)},
        "citations": [_cell("isotopes", row, "Isotope")],
    }
    mass, abundance = row["Atomic mass (Da)"], isotope["abundance"]
    yield _figure("atomic-mass", f"An atom of {name} weighs {_spoken(mass)} Da.", mass, row, "Atomic mass (Da)")
    if abundance is not None:
        row["Relative abundance (%)"] = share = number(abundance)
        text = f"{name} is {share}% of the {element.lower()} in nature."
        yield _figure("abundance", text, share, row, "Relative abundance (%)")
    if isotope["half_life"] is not None:
        value, unit = number(isotope["half_life"]), isotope["half_life_unit"]
        row["Half life"] = f"{value} {unit}"
        text = f"The half-life of {name} is {_spoken(value)} {w.TIMES[unit]}."
        yield _figure("half-life", text, value, row, "Half life", w.TIMES[unit])
    if isotope["discovery_year"]:
        row["Year of discovery"] = year = str(isotope["discovery_year"])
        fact = {"id": "discovery", "statement": f"{name} was discovered in {year}.", "as_of": year, "event": True}
        yield fact | {"topics": ["discovery"], "citations": [_cell("isotopes", row, "Year of discovery")]}


def _decays(name: str, isotope: int, database: sqlite3.Connection, table: list[Row]) -> Facts:
    for decay in database.execute(w.DECAYS, [isotope]):
        mode, share = w.MODES.get(decay["mode"]), number(decay["intensity"])
        row = {"Isotope": name, "Mode": decay["mode"], "Intensity (%)": decay["relation"].strip("=") + share}
        table.append(row)
        if mode:
            bound, hedge = w.BOUNDS[decay["relation"]]
            text = f"Of the nuclei of {name}, {hedge}{share}% undergo {mode}."
            fact = _figure("share-of-decays", text, share, row, "Intensity (%)")
            fact["figure"] |= {"bound": bound}
            prefix = f"Mode: {decay['mode']} | Intensity (%):"
            yield fact | {"id": slug(mode), "of": mode, "citations": [fact["citations"][0] | {"prefix": prefix}]}


def _figure(property_: str, statement: str, value: str, row: Row, heading: str, unit: str = "") -> dict[str, Any]:
    figure = {"property": property_, "value": value} | ({"unit": unit} if unit not in ("", "seconds") else {})
    source = "decays" if "Mode" in row else "isotopes"
    citations = [_cell(source, row, heading)]
    return {"id": property_, "statement": statement, "figure": figure, "topics": ["nuclei"], "citations": citations}


def _cell(source: str, row: Row, heading: str, label: str = "") -> dict[str, str]:
    return {"source": source, "quote": row[heading], "heading": heading, "row": row[label or next(iter(row))]}


def _small(label: str) -> str:
    return label[0].lower() + label[1:]


def _spoken(value: str) -> str:
    """Write a number with its thousands apart, as a sentence does."""
    whole, point, rest = value.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole != "-0" else value
