"""A change of every field of every record of the model, for what has to follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from factsheet.core import fact as facts_of_sheet, figure, model
from tests.support.edits import Raw

Change = Callable[[Raw, Raw], None]
"""Takes a record and the whole sheet."""

RECORDS = (
    model.Kind, model.Source, model.Unit, model.Property, model.Topic, model.Predicate, model.Entity,
    facts_of_sheet.Fact, figure.Figure, figure.Conversion, facts_of_sheet.Citation,
    facts_of_sheet.Series, facts_of_sheet.Point,
    facts_of_sheet.Attribution, facts_of_sheet.Relation, model.Retired,
)  # fmt: skip


def records(raw: Raw, name: str) -> Iterator[Raw]:
    """Yield the records of a kind in a sheet of texts."""
    sections = {"Kind": "kinds", "Source": "sources", "Unit": "units", "Property": "properties", "Topic": "topics"}
    sections |= {"Predicate": "predicates", "Entity": "entities", "Retired": "retired"}
    if name in sections:
        yield from raw[sections[name]].values()
        return
    facts = [fact for entity in raw["entities"].values() for fact in entity.get("facts", ())]
    if name == "Fact":
        yield from facts
    elif name == "Citation":
        yield from (citation for fact in facts for citation in fact.get("citations", ()))
        yield from (citation for point in records(raw, "Point") for citation in point["citations"])
    elif name == "Point":
        yield from (point for series in records(raw, "Series") for point in series["points"])
    elif name == "Conversion":
        yield from (fact["figure"]["converted"] for fact in facts if "converted" in fact.get("figure", {}))
    else:
        key = {"Figure": "figure", "Series": "series", "Attribution": "attributed_to", "Relation": "relation"}[name]
        yield from (fact[key] for fact in facts if key in fact)


def enriched(raw: Raw) -> Raw:
    """Return a sheet that has every sort of record, and two things of each to choose from."""
    raw = deepcopy(raw)
    facts = [fact for entity in raw["entities"].values() for fact in entity.get("facts", ())]
    for fact in (fact for fact in facts if "figure" in fact):
        fact["figure"]["converted"] = {"value": "140", "unit": "feet"}
    entities, source = list(raw["entities"].values()), next(iter(raw["sources"]))
    for entity in (entities[0], entities[-1]):
        entity["facts"] = [*entity.get("facts", ()), _series(next(iter(raw["properties"])), source)]
    for section in ("kinds", "units", "properties", "topics", "predicates"):
        first = deepcopy(next(iter(raw[section].values())))
        raw[section]["spare"] = {**first, **({"plural": "Spares"} if section == "kinds" else {})}
    return raw


def _series(property_: str, source: str) -> Raw:
    """Three figures of a property, year by year."""
    points = [
        {"id": year, "value": value, "as_of": year, "citations": [{"source": source, "quote": value, "heading": year}]}
        for year, value in (("1950", "31"), ("1951", "30"), ("1952", "33"))
    ]
    return {"id": "yearly", "statement": "Year by year.", "series": {"property": property_, "points": points}}


def _set(key: str, value: object) -> Change:
    return lambda record, _: record.update({key: value})


def _more(key: str) -> Change:
    return lambda record, _: record.update({key: f"{record.get(key, '')} More".strip()})


def _turned(key: str) -> Change:
    return lambda record, _: record.update({key: "false" if record.get(key) == "true" else "true"})


def _fewer_facts(record: Raw, raw: Raw) -> None:
    """Drop the first fact; give an entity without any the first of the sheet."""
    record["facts"] = record["facts"][1:] if record["facts"] else deepcopy(next(records(raw, "Entity"))["facts"][:1])


def _other_figure(record: Raw, raw: Raw) -> None:
    """Take the figure of a fact away; give one without its series, and a figure instead."""
    record.pop("series", None)
    if not record.pop("figure", None):
        record["figure"] = {"property": "spare", "value": "3"}
        record.setdefault("citations", [{"source": next(iter(raw["sources"])), "quote": "3"}])


def _only_series(record: Raw, raw: Raw) -> None:
    """Give a fact a series of another property, in place of what figures it has."""
    record.pop("figure", None)
    record["series"] = _series("spare", next(iter(raw["sources"])))["series"]


def _rename(record: Raw, _: Raw) -> None:
    record["id"] = f"{record['id']}-again"


def _other_entity(key: str, *, several: bool = False) -> Change:
    def change(record: Raw, raw: Raw) -> None:
        other = next(name for name in raw["entities"] if name not in str(record.get(key)))
        record[key] = [other] if several else other

    return change


def _other_fact(key: str, *, several: bool = False) -> Change:
    def change(record: Raw, raw: Raw) -> None:
        names = [f"{name}.{fact['id']}" for name, one in raw["entities"].items() for fact in one.get("facts", ())]
        other = next(name for name in names if name not in str(record.get(key)) and not name.endswith(record["id"]))
        record[key] = [other] if several else other

    return change


def _other_source(record: Raw, raw: Raw) -> None:
    record["source"] = next(name for name in raw["sources"] if name != record["source"])


def _other_words(record: Raw, raw: Raw) -> None:
    record.setdefault("citations", []).append({"source": next(iter(raw["sources"])), "quote": "other words"})


CHANGES: dict[str, Change] = {
    "Kind.label": _more("label"),
    "Kind.plural": _more("plural"),
    "Kind.folder": _set("folder", "elsewhere"),
    "Kind.schema_type": _set("schema_type", "Place"),
    "Source.type": _set("type", "report"),
    "Source.title": _more("title"),
    "Source.publisher": _more("publisher"),
    "Source.outlet": _set("outlet", "trade press"),
    "Source.author": _more("author"),
    "Source.issued": _set("issued", "2003-04-05"),
    "Source.url": _set("url", "https://example.org/elsewhere"),
    "Source.archived": _set("archived", "https://archive.example.org/elsewhere"),
    "Source.retrieved": _set("retrieved", "2021-02-03"),
    "Source.language": _set("language", "de"),
    "Source.text_sha256": _set("text_sha256", "0" * 64),
    "Unit.label": _more("label"),
    "Unit.one": _more("one"),
    "Unit.before": _turned("before"),
    "Unit.symbol": _set("symbol", "M"),
    "Unit.words": _set("words", ["metres", "meters"]),
    "Property.label": _more("label"),
    "Property.unit": _set("unit", "spare"),
    "Property.range": _set("range", ["0", "9000"]),
    "Property.key": _set("key", "7"),
    "Topic.label": _more("label"),
    "Predicate.inverse": _more("inverse"),
    "Entity.kind": lambda record, raw: record.update(kind=next(k for k in raw["kinds"] if k != record["kind"])),
    "Entity.name": _more("name"),
    "Entity.sort": _set("sort", "Zz"),
    "Entity.aliases": _set("aliases", ["XYZ"]),
    "Entity.names": _set("names", {"de": "Anderer Name"}),
    "Entity.summary": _more("summary"),
    "Entity.facts": _fewer_facts,
    "Fact.id": _rename,
    "Fact.statement": _more("statement"),
    "Fact.figure": _other_figure,
    "Fact.series": _only_series,
    "Fact.of": _more("of"),
    "Fact.relation": lambda record, raw: record.update(
        relation={"predicate": "spare", "object": next(reversed(raw["entities"]))}
    ),
    "Fact.as_of": _set("as_of", "1977"),
    "Fact.event": _turned("event"),
    "Fact.nature": lambda record, _: record.update(nature="reported" if record.get("nature") == "claim" else "claim"),
    "Fact.attributed_to": _set("attributed_to", {"name": "Nell Otherwise"}),
    "Fact.about": _other_entity("about", several=True),
    "Fact.topics": _set("topics", ["spare"]),
    "Fact.citations": _other_words,
    "Fact.reviewed": _set("reviewed", "2022-03-04"),
    "Fact.disputed_by": _other_fact("disputed_by", several=True),
    "Fact.superseded_by": _other_fact("superseded_by"),
    "Fact.outcome": _other_fact("outcome", several=True),
    "Fact.outcome_sought": _set("outcome_sought", "2022-03-05"),
    "Fact.allow": _set("allow", {"figure-bound": "for a test"}),
    "Figure.property": _set("property", "spare"),
    "Figure.value": _set("value", "7.5"),
    "Figure.scale": _set("scale", "million"),
    "Figure.bound": lambda record, _: record.update(bound="about" if record.get("bound") != "about" else "at most"),
    "Figure.unit": _set("unit", "miles"),
    "Figure.converted": lambda record, _: record.pop("converted"),
    "Conversion.value": _set("value", "141"),
    "Conversion.unit": _set("unit", "fathoms"),
    "Conversion.scale": _set("scale", "billion"),
    "Conversion.bound": _set("bound", "nearly"),
    "Citation.source": _other_source,
    "Citation.quote": _more("quote"),
    "Citation.prefix": _more("prefix"),
    "Citation.suffix": _more("suffix"),
    "Citation.dated": _more("dated"),
    "Citation.heading": _more("heading"),
    "Citation.row": _more("row"),
    "Series.property": _set("property", "spare"),
    "Series.points": lambda record, _: record["points"].pop(),
    "Point.id": _rename,
    "Point.as_of": _set("as_of", "1960"),
    "Point.value": _set("value", "7.5"),
    "Point.scale": _set("scale", "million"),
    "Point.bound": _set("bound", "about"),
    "Point.unit": _set("unit", "miles"),
    "Point.converted": _set("converted", {"value": "140", "unit": "feet"}),
    "Point.nature": _set("nature", "estimate"),
    "Point.citations": _other_words,
    "Citation.locator": _more("locator"),
    "Attribution.name": _more("name"),
    "Attribution.role": _more("role"),
    "Attribution.agency": _other_entity("agency"),
    "Relation.predicate": _set("predicate", "spare"),
    "Relation.object": _other_entity("object"),
    "Retired.reason": _more("reason"),
    "Retired.replaced_by": _other_entity("replaced_by"),
    "Retired.kind": _set("kind", "spare"),
    "Retired.name": _more("name"),
}
"""By record and field."""
