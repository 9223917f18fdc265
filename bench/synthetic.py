"""Synthetic facts in our own format: deterministic, as varied and long as real ones, with quotes that pass the checks.

    write(Path("facts"), 1_000)    # 00-shared.yaml, entities-0000.yaml, ...

A place has a city, an agency and a plan, so that facts can speak of each other as they do in the real file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench import wording as w

IN_A_FILE = 50
"""Entities in a file: about as many as one can review."""

FOLDERS = {"city": "cities", "agency": "agencies", "plan": "plans"}
"""The folder of the pages of each kind."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One of a place's three entities."""

    id: str
    kind: str
    name: str
    native: str


@dataclass(frozen=True, slots=True)
class Text:
    """The own part of a fact: its id, statement, further lines, quote and the words that date it."""

    id: str
    statement: str
    quote: str
    lines: tuple[str, ...] = ()
    dated: str = ""


@dataclass(slots=True)
class Used:
    """Counts so far. Properties and topics are used in turn, so that (from thirty entities on) none goes unused."""

    entities: int
    random: Random = field(default_factory=lambda: Random(7))  # noqa: S311 - the same each time
    figures: int = 0
    topics: int = 0

    @property
    def sources(self) -> int:
        """The number of sources."""
        return max(1, self.entities // 20)


def write(folder: Path, entities: int) -> None:
    """Write that many entities, with eight facts each on average, as a folder of YAML files."""
    used = Used(entities)
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, entities, IN_A_FILE):
        numbers = range(first, min(first + IN_A_FILE, entities))
        text = "".join(part for number in numbers for part in _entity(number, used))
        (folder / f"entities-{first // IN_A_FILE:04}.yaml").write_text(f"entities:\n{text}", encoding="utf-8")
    (folder / "00-shared.yaml").write_text("".join(_shared(used)), encoding="utf-8")


def entity(number: int) -> Entity:
    """Return the entity of that number. Two syllables name a place, each pair once; past some 10,000 entities three."""
    place, which = divmod(number, 3)
    count = len(w.SYLLABLES)
    chosen = [w.SYLLABLES[place % count], w.SYLLABLES[(place * 7 + place // count + 13) % count]]
    if more := place // count**2:
        chosen.append(w.SYLLABLES[more - 1])
    city, native = ("".join(sounds) for sounds in zip(*chosen, strict=True))
    city = city.capitalize()
    kind, forms = w.FORMS[which]
    suffix, native_suffix = forms[place % len(forms)]
    name = f"{city} {suffix}".strip()
    return Entity(name.lower().replace(" ", "-"), kind, name, native + native_suffix)


def _shared(used: Used) -> Iterator[str]:
    yield w.HEAD
    yield "properties:\n"
    for measure in dict.fromkeys(_measure(number) for number in range(used.figures)):
        yield f"  {measure.id}: {{label: {measure.label}, unit: {measure.unit}, range: [0, {measure.most}]}}\n"
    yield "topics:\n"
    yield from (f"  {name.lower().replace(' ', '-')}: {{label: {name}}}\n" for name in w.TOPICS[: used.topics])
    yield "sources:\n"
    yield from (_source(number) for number in range(used.sources))


def _source(number: int) -> str:
    year, month, day = _issued(number)
    title = f"{w.TITLES[number % len(w.TITLES)]} {w.TOPICS[number % len(w.TOPICS)].lower()}"
    return (
        f"  report-{number}:\n    type: article-newspaper\n    title: {title}\n"
        f"    publisher: {w.PUBLISHERS[number % len(w.PUBLISHERS)]}\n"
        f'    issued: "{year}-{month:02}-{day:02}"\n    url: https://news.example.org/{year}/{month:02}/report-{number}\n'
        f'    retrieved: "2025-11-20"\n    language: en\n    text_sha256: {number:064x}\n'
    )


def _issued(number: int) -> tuple[int, int, int]:
    return 2018 + number % 8, 1 + number % 6, 1 + number % 28


def _entity(number: int, used: Used) -> Iterator[str]:
    here, random = entity(number), used.random
    yield f"  {here.id}:\n    kind: {here.kind}\n    name: {here.name}\n    names: {{zh: {here.native}}}\n"
    yield f"    summary: {random.choice(w.SUMMARIES[here.kind])} {random.choice(w.SUMMARY_ENDS)}\n    facts:\n"
    sources = (number % used.sources, random.randrange(used.sources), random.randrange(used.sources))
    had: set[str] = set()
    wanted = random.randrange(5, 12)
    while len(had) < wanted:
        source = random.choice(sources) if had else sources[0]
        make = random.choices(_SORTS, _SHARES)[0] if had else _relation
        found = make(number, here, _issued(source)[0] - random.randrange(1, 3), used)
        if found.id not in had:
            had.add(found.id)
            yield _fact(found, number, source, used)


def _fact(text: Text, number: int, source: int, used: Used) -> str:
    random = used.random
    topics = [_next_topic(used) for _ in range(random.choices((0, 1, 2), (1, 6, 3))[0])]
    other = random.randrange(used.entities) if random.random() < 0.3 else number
    lines = [
        *text.lines,
        *([f"about: [{entity(other).id}]"] if other != number else []),
        *([f"topics: [{', '.join(dict.fromkeys(topics))}]"] if topics else []),
        *(['reviewed: "2025-11-21"'] if random.random() < 0.9 else []),
        "citations:",
        f"  - source: report-{source}",
        f"    quote: {text.quote}",
        *([f"    dated: {text.dated}"] if text.dated else []),
    ]
    if random.random() < 0.2:
        lines += [f"  - source: report-{(source + 1) % used.sources}", f"    quote: {random.choice(w.SECOND_QUOTES)}"]
    return f"      - id: {text.id}\n        statement: {text.statement}\n" + "".join(f"        {x}\n" for x in lines)


def _next_topic(used: Used) -> str:
    used.topics += 1
    return w.TOPICS[(used.topics - 1) % len(w.TOPICS)].lower().replace(" ", "-")


def _measure(number: int) -> w.Measure:
    """Return the property of the figure of that number: the next, or the last once more, so that there are series."""
    return w.MEASURES[number * 2 // 3 % len(w.MEASURES)]


def _figure(_: int, here: Entity, year: int, used: Used) -> Text:
    """Make a figure of the next property: reported, or now and then planned."""
    measure, random = _measure(used.figures), used.random
    used.figures += 1
    bound, hedge = random.choice(w.HEDGES)
    value, words = _value(measure, bound, random)
    is_plan = random.random() < 0.2
    year, lead, nature = (2030, "By", ("nature: target",)) if is_plan else (year, "In", ())
    number = f"{hedge} {words} {measure.words}".strip()
    verb = random.choice(w.PLAN_VERBS if is_plan else w.VERBS)
    figure = f"figure: {{property: {measure.id}, value: {value}{f', bound: {bound}' if bound else ''}}}"
    statement = f"{lead} {year} {here.name} {verb} {number}{random.choice(w.TAILS)}."
    lines = (figure, f'as_of: "{year}"', *nature)
    return Text(f"{measure.id}-{year}", statement, f"{number} {random.choice(w.QUOTE_ENDS)}", lines, f"{lead} {year}")


def _value(measure: w.Measure, bound: str, random: Random) -> tuple[str, str]:
    """Make a value. Return it as YAML, with its scale, and in words."""
    low = random.randrange(2, 98) if measure.unit == "per cent" else random.randrange(2, 980)
    scale = random.choice(("million", "billion")) if measure.unit == "CNY" else ""
    in_yaml, in_words = (f", scale: {scale}", f" {scale}") if scale else ("", "")
    if not bound and random.random() < 0.2:
        return f"{{from: {low}, to: {low + 2}}}{in_yaml}", f"{low} to {low + 2}{in_words}"
    number = f"{low}.{random.randrange(1, 10)}" if scale else f"{low}"
    return f"{number}{in_yaml}", f"{number}{in_words}"


def _target(number: int, here: Entity, _: int, used: Used) -> Text:
    goal = used.random.randrange(len(w.GOALS))
    statement = f"{here.name} wants to {w.GOALS[goal]}{used.random.choice(w.TAILS)}."
    lines = ("nature: target", *_speaker(number, used))
    return Text(f"aim-{w.letters(goal)}", statement, f"plans to {w.GOALS[goal]}", lines)


def _event(_: int, here: Entity, year: int, used: Used) -> Text:
    what, random = used.random.randrange(len(w.EVENTS)), used.random
    month, day = random.randrange(1, 13), random.randrange(1, 29)
    when = f"{day} {w.MONTHS[month - 1]} {year}"
    statement = f"On {when} {here.name} {w.EVENTS[what]}{random.choice(w.TAILS)}."
    lines = (f'as_of: "{year}-{month:02}-{day:02}"', "event: true")
    return Text(f"event-{w.letters(what)}-{year}", statement, f"{w.EVENTS[what]}", lines, f"On {when}")


def _claim(number: int, here: Entity, _: int, used: Used) -> Text:
    view = used.random.randrange(len(w.VIEWS))
    statement = f"{here.name} {w.VIEWS[view]}{used.random.choice(w.TAILS)}."
    return Text(f"view-{w.letters(view)}", statement, w.VIEWS[view], ("nature: claim", *_speaker(number, used)))


def _plain(number: int, here: Entity, _: int, used: Used) -> Text:
    step = used.random.randrange(len(w.STEPS))
    statement = f"{here.name} {w.STEPS[step]}{used.random.choice(w.TAILS)}."
    return Text(f"step-{w.letters(step)}", statement, w.STEPS[step], _speaker(number, used))


def _relation(number: int, here: Entity, _: int, used: Used) -> Text:
    """Link each city to one before it, each agency to its supervisor, each plan to the agency that issued it."""
    predicate, words = w.RELATIONS[here.kind]
    other = entity(number - 1 if here.kind == "plan" else number // 15 * 3 + number % 3)
    if other.id == here.id:
        return _plain(number, here, 0, used)
    relation = f"relation: {{predicate: {predicate}, object: {other.id}}}"
    return Text("place", f"{here.name} {words} {other.name}.", f"{words} {other.name} {w.RELATED}", (relation,))


def _speaker(number: int, used: Used) -> tuple[str, ...]:
    """Return the line for one of the three officials of the place's agency, or nothing."""
    agency = number // 3 * 3 + 1
    if agency >= used.entities or used.random.random() < 0.3:
        return ()
    who = agency + used.random.randrange(3)
    name, role = w.PEOPLE[who % len(w.PEOPLE)], w.ROLES[who % len(w.ROLES)]
    return (f"attributed_to: {{name: {name}, role: {role}, agency: {entity(agency).id}}}",)


_SORTS = (_figure, _target, _event, _claim, _plain)
_SHARES = (38, 16, 13, 17, 16)
