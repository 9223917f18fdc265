"""Edits of facts of every sort, at random places: what pages show of them has to follow."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import yaml

LONE = "lone"
"""A source that no fact cites, and an entity that no fact leads to."""

Raw = dict[str, Any]
Edit = Callable[[Raw, Random], None]


def entity(raw: Raw, random: Random) -> Raw:
    found: Raw = random.choice(list(raw["entities"].values()))
    return found


def fact(raw: Raw, random: Random) -> Raw:
    facts = [fact for entity in raw["entities"].values() for fact in entity.get("facts", ())]
    found: Raw = random.choice(facts)
    return found


def some(raw: Raw, section: str, random: Random) -> str:
    return str(random.choice(list(raw[section])))


def other_fact(raw: Raw, random: Random) -> str:
    name = str(random.choice([name for name, found in raw["entities"].items() if found.get("facts")]))
    return f"{name}.{random.choice(raw['entities'][name]['facts'])['id']}"


def new_words(raw: Raw, random: Random) -> None:
    fact(raw, random)["statement"] += f" It was said by {random.choice('abcdefgh')}."


def new_figure(raw: Raw, random: Random) -> None:
    figure = fact(raw, random).get("figure")
    if figure:
        figure["value"] = str(random.randrange(1, 99))


def new_date(raw: Raw, random: Random) -> None:
    fact(raw, random)["as_of"] = str(random.randrange(1990, 2030))


def no_date(raw: Raw, random: Random) -> None:
    facts = [fact for found in raw["entities"].values() for fact in found.get("facts", ()) if "as_of" in fact]
    del random.choice(facts)["as_of"]


def new_subject(raw: Raw, random: Random) -> None:
    fact(raw, random)["about"] = random.sample(list(raw["entities"]), random.randrange(3))


def new_link(raw: Raw, random: Random) -> None:
    fact(raw, random)["relation"] = {"predicate": "knows", "object": some(raw, "entities", random)}


def new_speaker(raw: Raw, random: Random) -> None:
    agency = some(raw, "entities", random)
    fact(raw, random)["attributed_to"] = {"name": random.choice(["Ann", "Bo"]), "role": "head", "agency": agency}


def new_topic(raw: Raw, random: Random) -> None:
    fact(raw, random)["topics"] = [some(raw, "topics", random)]


def new_dispute(raw: Raw, random: Random) -> None:
    fact(raw, random)["disputed_by"] = [other_fact(raw, random)]


def new_successor(raw: Raw, random: Random) -> None:
    fact(raw, random)["superseded_by"] = other_fact(raw, random)


def new_outcome(raw: Raw, random: Random) -> None:
    fact(raw, random)["outcome"] = [other_fact(raw, random)]


def new_move(raw: Raw, random: Random) -> None:
    """A fact that stood on the page of another entity, or of its own, before."""
    raw.setdefault("moved", {})[f"{some(raw, 'entities', random)}.once-{random.randrange(99)}"] = other_fact(
        raw, random
    )


def new_nature(raw: Raw, random: Random) -> None:
    fact(raw, random)["nature"] = random.choice(["reported", "target", "claim"])


def less(raw: Raw, random: Random) -> None:
    facts = entity(raw, random).get("facts")
    if facts:
        facts.pop(random.randrange(len(facts)))


def more(raw: Raw, random: Random) -> None:
    entity(raw, random).setdefault("facts", []).append(
        {**deepcopy(fact(raw, random)), "id": f"new-{random.randrange(10**6)}"}
    )


def order(raw: Raw, random: Random) -> None:
    random.shuffle(entity(raw, random).get("facts", []))


def new_name(raw: Raw, random: Random) -> None:
    entity(raw, random)["name"] += random.choice([" Town", " 5G"])


def new_kind(raw: Raw, random: Random) -> None:
    entity(raw, random)["kind"] = some(raw, "kinds", random)


def new_title(raw: Raw, random: Random) -> None:
    raw["sources"][some(raw, "sources", random)]["title"] += " again"


def new_label(raw: Raw, random: Random) -> None:
    raw["properties"][some(raw, "properties", random)]["label"] += " now"


def new_entity(raw: Raw, random: Random) -> None:
    name = some(raw, "entities", random)
    raw["entities"] = dict(sorted({**raw["entities"], f"{name}-two": deepcopy(raw["entities"][name])}.items()))


def no_entity(raw: Raw, random: Random) -> None:
    name = some(raw, "entities", random)
    del raw["entities"][name]
    raw["retired"] = {gone: why for gone, why in raw.get("retired", {}).items() if not gone.startswith(f"{name}.")}


def other_order(raw: Raw, random: Random) -> None:
    name = some(raw, "entities", random)
    raw["entities"][name] = raw["entities"].pop(name)


def other_order_of_retired(raw: Raw, _: Random) -> None:
    raw["retired"] = dict(reversed(raw["retired"].items()))


def new_source(raw: Raw, random: Random) -> None:
    raw["sources"]["a-new-one"] = deepcopy(raw["sources"][some(raw, "sources", random)])
    fact(raw, random)["citations"][0]["source"] = "a-new-one"


def swap(raw: Raw, _: Random) -> None:
    """The two facts that are about one other entity (see `sheet`)."""
    facts = next(iter(raw["entities"].values()))["facts"]
    facts[:2] = facts[1::-1]


def new_kind_of_successor(raw: Raw, _: Random) -> None:
    """Of what has taken the place of a former fact (see `sheet`), unless another edit has taken it away."""
    if successor := raw["entities"].get(LONE):
        successor["kind"] = next(kind for kind in raw["kinds"] if kind != successor["kind"])


def new_archive(raw: Raw, random: Random) -> None:
    raw["sources"][random.choice([LONE, some(raw, "sources", random)])]["archived"] = "https://archive.example.org/copy"


def mend(raw: Raw) -> None:
    """Drop what leads to facts and entities that are gone: the checks would refuse it."""
    for found in raw["entities"].values():
        for fact in found.get("facts", ()):
            if "about" in fact:
                fact["about"] = [other for other in fact["about"] if other in raw["entities"]]
            if fact.get("relation", {}).get("object") not in raw["entities"]:
                fact.pop("relation", None)
            if fact.get("attributed_to", {}).get("agency") not in raw["entities"]:
                fact.get("attributed_to", {}).pop("agency", None)
    there = {f"{name}.{fact['id']}" for name, found in raw["entities"].items() for fact in found.get("facts", ())}
    for found in raw["entities"].values():
        for fact in found.get("facts", ()):
            if "disputed_by" in fact:
                fact["disputed_by"] = [other for other in fact["disputed_by"] if other in there]
            if "outcome" in fact:
                fact["outcome"] = [other for other in fact["outcome"] if other in there]
            if fact.get("superseded_by") not in there:
                fact.pop("superseded_by", None)
    if "moved" in raw:
        moves = raw["moved"].items()
        raw["moved"] = {old: new for old, new in moves if new in there and old.partition(".")[0] in raw["entities"]}
    for gone in raw.get("retired", {}).values():
        if "." in gone.get("replaced_by", "") and gone["replaced_by"] not in there:
            del gone["replaced_by"]
        elif gone.get("replaced_by") not in (*raw["entities"], *raw["sources"], *there):
            gone.pop("replaced_by", None)


EDITS: list[Edit] = [
    new_words, new_figure, new_date, no_date, new_subject, new_link, new_speaker, new_topic, new_dispute, new_successor,
    new_outcome, new_nature, less, more, order, new_name, new_kind, new_title, new_label, new_entity, no_entity,
    new_move, other_order, other_order_of_retired, new_source, new_archive, swap, new_kind_of_successor,
]  # fmt: skip


def texts_in(text: str) -> Raw:
    """A sheet in which every scalar is text, as we read it."""
    found: Raw = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes only texts
    return found


def text_of(raw: Raw) -> str:
    return str(yaml.dump(raw, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))
