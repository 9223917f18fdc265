"""Shapes of hostile input: each makes a facts file with about n of something, and perhaps a captured text.

`tools/scaling` measures what n and 4n of each cost to check.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
QUOTE = "The tower is tall"


@dataclass(frozen=True)
class Shape:
    """A facts file, the captured texts that are at hand, and the evidence.lock beside it, if there is one."""

    facts: str | bytes
    texts: dict[str, str] = field(default_factory=dict)
    lock: str = ""


def sheet(facts: list[Record], **sections: Any) -> Record:
    """A small sheet whose one entity has these facts; `sections` replace or add sections."""
    return {
        "kinds": {"place": {"label": "Place", "plural": "Places"}},
        "sources": {"paper": source()},
        "properties": {"height": {"label": "Height", "unit": "metres"}},
        "topics": {"towers": {"label": "Towers"}},
        "predicates": {"part of": {"inverse": "has part"}},
        "entities": {"tower": entity(facts=facts)},
        **sections,
    }


def source(**more: Any) -> Record:
    """A source."""
    dates = {"issued": "2024-05-01", "retrieved": "2024-06-01"}
    return {"type": "webpage", "title": "The towers", "publisher": "P", "url": "https://p.example/", **dates, **more}


def entity(**more: Any) -> Record:
    """An entity."""
    return {"kind": "place", "name": "Tower", "summary": "A tower.", **more}


def fact(number: int | str = 0, **more: Any) -> Record:
    """A fact with one citation."""
    cited = [{"source": "paper", "quote": QUOTE}]
    letters = "".join(chr(97 + int(digit)) for digit in f"{number}") if isinstance(number, int) else number
    return {"id": f"f-{number}", "statement": f"It is tall as {letters}.", "citations": cited, **more}


def written(record: Record, *, indent: int | None = 1) -> str:
    """A sheet as YAML: JSON is."""
    return json.dumps(record, ensure_ascii=False, indent=indent)


def figure(value: int | str, **more: Any) -> Record:
    """A figure."""
    return {"property": "height", "value": str(value), **more}


def _many(make: Callable[[int], Record], n: int, **sections: Any) -> Shape:
    return Shape(written(sheet([make(number) for number in range(n)], **sections)))


def unknown_keys(n: int) -> Shape:
    """One fact with many keys that the model does not know."""
    return Shape(written(sheet([fact(**{f"key-{number}": "x" for number in range(n)})])))


def unknown_keys_near(n: int) -> Shape:
    """Facts with a mistyped key each."""
    return _many(lambda number: fact(number, statment="x"), n)


def unknown_sections(n: int) -> Shape:
    """Sections that the model does not know."""
    return Shape(written(sheet([fact()], **{f"entitie{number}": {} for number in range(n)})))


def bad_values(n: int) -> Shape:
    """Facts whose values all break the model."""
    return _many(lambda number: fact(number, nature="reportd", as_of=[], topics="x", event="yes"), n)


def no_citations(n: int) -> Shape:
    """Facts that lack what they need."""
    return _many(lambda number: {"id": f"f-{number}"}, n)


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


def invisible(n: int) -> Shape:
    """Texts with characters that nobody sees."""
    return _many(lambda number: fact(number, of="a\u200bb"), n)


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
    return _many(lambda number: fact(number, figure=figure("1e999999999")), n)


def long_date(n: int) -> Shape:
    """A date of many digits."""
    return Shape(written(sheet([fact(as_of="2024-" * n)])))


def long_address(n: int) -> Shape:
    """An address of many letters."""
    return Shape(written(sheet([fact()], sources={"paper": source(url="https://" + "a" * n)})))


def one_line(n: int) -> Shape:
    """A file of one line with facts that are all wrong."""
    record = sheet([fact(number, topics=[f"t-{number}"]) for number in range(n)])
    return Shape(written(record, indent=None))


def unknown_topics(n: int) -> Shape:
    """Facts with a topic that is not declared, beside as many that are."""
    topics = {f"towers-{number}": {"label": "T"} for number in range(n)}
    return _many(lambda number: fact(number, topics=[f"tower-{number}"]), n, topics=topics)


def unknown_entities(n: int) -> Shape:
    """Facts about entities that are not there."""
    others = {f"place-{number}": entity(name="Place") for number in range(n)}
    facts = [fact(number, about=[f"plaice-{number}"]) for number in range(n)]
    return Shape(written(sheet([], entities={"tower": entity(facts=facts), **others})))


def unknown_facts(n: int) -> Shape:
    """Facts that lead to facts that are not there."""
    return _many(lambda number: fact(number, superseded_by=f"tower.g-{number}"), n)


def unknown_replacements(n: int) -> Shape:
    """Retired ids whose replacement is not there."""
    gone = {f"tower.x{number}": {"reason": "Gone.", "replaced_by": f"tower.y{number}"} for number in range(n)}
    return _many(fact, n, retired=gone)


def supersede_chain(n: int) -> Shape:
    """A chain of figures that follow each other."""
    dated = [fact(k, figure=figure(k), as_of="2020", superseded_by=f"tower.f-{k + 1}") for k in range(n)]
    return Shape(written(sheet([*dated, fact(n, figure=figure(n), as_of="2020")])))


def supersede_chain_backwards(n: int) -> Shape:
    """A chain of figures that follow each other, the last one first."""
    dated = [fact(k, figure=figure(k), as_of="2020", superseded_by=f"tower.f-{k - 1}") for k in range(1, n)]
    return Shape(written(sheet([fact(0, figure=figure(0), as_of="2020"), *dated])))


def supersede_ring(n: int) -> Shape:
    """A ring of figures that follow each other."""
    return _many(lambda k: fact(k, figure=figure(k), as_of="2020", superseded_by=f"tower.f-{(k + 1) % n}"), n)


def supersede_rings(n: int) -> Shape:
    """Many rings of two."""
    return _many(lambda k: fact(k, figure=figure(k), superseded_by=f"tower.f-{k ^ 1}"), n)


def disputes_of_one(n: int) -> Shape:
    """A figure that many others dispute."""
    facts = [fact(k, figure=figure(k), as_of="2020", disputed_by=["tower.f-0"]) for k in range(1, n)]
    return Shape(written(sheet([fact(0, figure=figure(0), as_of="2020"), *facts])))


def disputes_with_neighbours(n: int) -> Shape:
    """Figures that dispute their neighbours."""
    return _many(lambda k: fact(k, figure=figure(k), as_of="2020", disputed_by=[f"tower.f-{max(0, k - 1)}"]), n)


def disputes_of_all(n: int) -> Shape:
    """Figures that dispute all others: as many links as n."""
    side = max(2, int(n**0.5))
    every = [f"tower.f-{number}" for number in range(side)]
    return _many(
        lambda k: fact(k, figure=figure(k), as_of="2020", disputed_by=[o for o in every if o != f"tower.f-{k}"]), side
    )


def contradictions(n: int) -> Shape:
    """Figures of one time that all differ."""
    return _many(lambda k: fact(k, figure=figure(k), as_of="2020"), n)


def contradictions_undated(n: int) -> Shape:
    """Figures without a date that all differ."""
    return _many(lambda k: fact(k, figure=figure(k)), n)


def equal_figures(n: int) -> Shape:
    """Figures that are all equal, of overlapping spans of years."""
    return _many(lambda k: fact(k, figure=figure(5), as_of=f"{1000 + k % 500}/{2000 + k % 400}"), n)


def figures_in_units(n: int) -> Shape:
    """Figures of one property, each in a unit of its own."""
    return _many(lambda k: fact(k, figure=figure(k, unit=f"unit {k}"), as_of="2020"), n)


def equal_figures_in_units(n: int) -> Shape:
    """Equal figures of one property, in units that do not convert."""
    return _many(lambda k: fact(k, figure=figure(5, unit=f"unit {k}"), as_of="2020"), n)


def same_figures(n: int) -> Shape:
    """Figures that say the same, in units that compare only roughly."""
    units = ["days", "months", "years", "weeks"]
    return _many(lambda k: fact(k, figure=figure(5, unit=units[k % 4]), as_of="2020"), n)


def same_statement(n: int) -> Shape:
    """Facts that say the same."""
    return _many(lambda k: fact(k, statement="It is tall."), n)


def same_statement_elsewhere(n: int) -> Shape:
    """Entities of which the same is said."""
    facts = [fact(0, statement="The Tower is tall.")]
    return Shape(written(sheet([], entities={f"t-{k}": entity(name=f"Tower {k}", facts=facts) for k in range(n)})))


def same_id(n: int) -> Shape:
    """Facts with one id."""
    return _many(lambda k: fact(k, id="one"), n)


def same_quote(n: int) -> Shape:
    """A quote that stands as often in the text as facts cite it."""
    text = "\n".join([f"{QUOTE}, and so on."] * n)
    return Shape(written(sheet([fact(number) for number in range(n)])), {"paper": text})


def quotes_not_there(n: int) -> Shape:
    """Quotes that a long text does not have, though it has their words."""
    text = "\n".join(["The tower that is not so tall stands here."] * n)
    return Shape(written(sheet([fact(number) for number in range(n)])), {"paper": text})


def numbers_in_quotes(n: int) -> Shape:
    """Figures whose quotes are nothing but numbers, as many as a text may hold."""
    cite = [{"source": "paper", "quote": "½ " * 490}]
    return _many(lambda k: fact(k, figure=figure(k), citations=[{**cite[0], "quote": f"{k} {cite[0]['quote']}"}]), n)


def few_numbers_in_quotes(n: int) -> Shape:
    """Figures and statements with as many numbers as are read."""
    numbers = "½ " * 29
    cite = [[{"source": "paper", "quote": f"{k} {numbers}"}] for k in range(n)]
    return _many(lambda k: fact(k, statement=f"{numbers}{k}.", figure=figure(k), citations=cite[k]), n)


def number_words_in_statements(n: int) -> Shape:
    """Statements of nothing but number words, as many as a text may hold."""
    return _many(lambda k: fact(k, statement=f"{k} " + "two " * 245), n)


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


def repeated_words(n: int) -> Shape:
    """A text of one word, again and again."""
    return Shape(written(sheet([fact(0, statement="tower " * 100)])), {"paper": "tower " * n})


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


def about_lists(n: int) -> Shape:
    """A fact about many entities."""
    others = {f"place-{number}": entity(name=f"Place {number}") for number in range(n)}
    return Shape(written(sheet([], entities={"tower": entity(facts=[fact(0, about=list(others))]), **others})))


def about_all(n: int) -> Shape:
    """Facts that are about all other entities: as many links as n."""
    side = max(2, int(n**0.5))
    others = {f"place-{number}": entity(name=f"Place {number}") for number in range(side)}
    facts = [fact(k, about=list(others)) for k in range(side)]
    return Shape(written(sheet([], entities={"tower": entity(facts=facts), **others})))


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


def listed_topics(n: int) -> Shape:
    """A fact with many topics."""
    topics = {f"t-{number}": {"label": "T"} for number in range(n)}
    return Shape(written(sheet([fact(0, topics=list(topics))], topics=topics)))


def listed_twice(n: int) -> Shape:
    """A topic that is listed many times."""
    return Shape(written(sheet([fact(0, topics=["towers"] * n)])))


def unused(n: int) -> Shape:
    """Declarations that nothing uses."""
    return Shape(written(sheet([fact()], sources={f"s-{k}": source(title=f"T {k}") for k in range(n)})))


def same_sources(n: int) -> Shape:
    """Sources that are one work."""
    return Shape(written(sheet([fact()], sources={f"s-{k}": source() for k in range(n)})))


def kinds(n: int) -> Shape:
    """Kinds with one folder."""
    return Shape(written(sheet([fact()], kinds={f"k-{k}": {"label": "A", "plural": "Bs"} for k in range(n)})))


def properties(n: int) -> Shape:
    """Properties in units of their own, and a figure of each."""
    known = {f"p-{k}": {"label": "A", "unit": f"unit {k}"} for k in range(n)}
    return _many(lambda k: fact(k, figure={"property": f"p-{k}", "value": "5"}), n, properties=known)


def units_alike(n: int) -> Shape:
    """Units with the same words."""
    known = {f"u-{k}": {"label": "metres", "words": ["metres", "m"]} for k in range(n)}
    used = {f"p-{k}": {"label": "A", "unit": f"u-{k}"} for k in range(n)}
    return _many(lambda k: fact(k, figure={"property": f"p-{k}", "value": "5"}), n, properties=used, units=known)


def moved_chain(n: int) -> Shape:
    """Facts that have moved on and on."""
    moved = {f"tower.m-{k}": f"tower.m-{k + 1}" for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved)))


def moved_entities_chain(n: int) -> Shape:
    """Entities that have moved on and on, and facts of theirs."""
    moved = {f"m-{k}": f"m-{k + 1}" for k in range(n)} | {f"m-{k}.f": "tower.f-0" for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved)))


def moved_ring(n: int) -> Shape:
    """Facts that have moved in a ring."""
    moved = {f"tower.m-{k}": f"tower.m-{(k + 1) % n}" for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved)))


def moved_pages(n: int) -> Shape:
    """Pages in many folders of one kind."""
    moved = {"kinds.place": "old"} | {f"pages.old-{k}": "kinds.place" for k in range(n)}
    moved |= {f"pages.older.t-{k}": f"t-{k}" for k in range(n)}
    entities = {f"t-{k}": entity(facts=[fact()]) for k in range(n)}
    return Shape(written(sheet([fact()], moved=moved, entities=entities)))


def moved_properties(n: int) -> Shape:
    """Properties that have moved, and as many facts."""
    moved = {f"properties.old-{k}": "properties.height" for k in range(n)}
    return _many(lambda k: fact(k, figure=figure(k)), n, moved=moved)


def retired(n: int) -> Shape:
    """Retired ids of entities that are not there."""
    gone = {f"tower.x{k}": {"reason": "It is gone."} for k in range(n)}
    gone |= {f"gone-{k}.x": {"reason": "Gone.", "replaced_by": "tower.f-0"} for k in range(n)}
    return Shape(written(sheet([fact()], retired=gone)))


def relations(n: int) -> Shape:
    """Links between entities, each written from both ends."""
    ends = {
        f"t-{k}": entity(facts=[fact(0, relation={"predicate": "part of", "object": f"t-{k ^ 1}"})]) for k in range(n)
    }
    return Shape(written(sheet([], entities=ends)))


def predicates(n: int) -> Shape:
    """Links whose predicate is not declared, beside many that are."""
    known = {f"part of {k}": {"inverse": f"has part {k}"} for k in range(n)}
    ends = {
        f"t-{k}": entity(facts=[fact(0, relation={"predicate": f"part off {k}", "object": "t-0"})]) for k in range(n)
    }
    return Shape(written(sheet([], entities=ends, predicates=known)))


def allowed(n: int) -> Shape:
    """Exceptions to rules that are not there."""
    return Shape(written(sheet([fact(0, allow={f"rule-{k}": "because" for k in range(n)})])))


def series(n: int) -> Shape:
    """A series with many points."""
    points = [{"id": f"p-{k}", "value": "5", "as_of": str(1000 + k % 1000), **_cited()} for k in range(n)]
    record = fact(0, statement="It grew.", series={"property": "height", "points": points})
    return Shape(written(sheet([record])))


def series_wrong(n: int) -> Shape:
    """A series whose points all contradict each other, and are retired."""
    points = [{"id": f"p-{k}", "value": str(k), "as_of": "2020", **_cited()} for k in range(n)]
    record = fact(0, statement="It grew.", series={"property": "height", "points": points})
    gone = {f"tower.f-0.p-{k}": {"reason": "Gone."} for k in range(n)}
    return Shape(written(sheet([record], retired=gone)))


def _cited() -> Record:
    return {"citations": [{"source": "paper", "quote": "5 metres"}]}


def many_citations(n: int) -> Shape:
    """A fact with many citations and a number that none of them gives."""
    cite = [{"source": "paper", "quote": f"{k + 10} metres"} for k in range(n)]
    return Shape(written(sheet([fact(0, statement="It is 5 metres tall.", figure=figure(5), citations=cite)])))


def outcomes(n: int) -> Shape:
    """A target with many outcomes."""
    facts = [fact(k) for k in range(n)]
    target = fact("t", nature="target", outcome=[f"tower.f-{k}" for k in range(n)])
    return Shape(written(sheet([*facts, target])))


def locked(n: int) -> Shape:
    """An evidence.lock that has one quote with many dates, and facts with others."""
    cite = [[{"source": "paper", "quote": QUOTE, "dated": f"as of {k}"}] for k in range(n)]
    lines = [{"quote": QUOTE, "dated": f"in {k}", "unlinked": "x"} for k in range(n)]
    lock = json.dumps({"paper": {"text_sha256": "0" * 64, "citations": lines}})
    return Shape(written(sheet([fact(k, citations=cite[k], as_of="2020") for k in range(n)])), {}, lock)


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
