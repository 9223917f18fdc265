"""The digit gate: no number reaches a page unless it comes from a cited fact.

Each number in a page's `<main>`, title, description and labels stands inside an element that says where it is from:

- `data-fact="entity.fact"`: the number is in that fact (its words, figure or quotes);
- `data-source="id"`: it is in that source's bibliography;
- `<time datetime>`: it is part of that date, and the date is one of the fact's, or of a fact or source;
- `data-count="name"`: it is a count, and counting again gives the same (see `Api.counts`).

The gate reads the finished HTML and the files under /api/v1, and nothing else of ours.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

from factsheet.problems import Problem
from factsheet.whence import whence

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d").search
_LICENCE = re.compile(r"\b(?:CC[ -]BY(?:-[A-Z]+)*|GPL|LGPL|AGPL|MPL|EUPL|Apache(?: Licen[cs]e)?)[ -]v?\d+(?:\.\d+)*")
_FACT, _SOURCE, _COUNT = (re.compile(rf'data-{name}="([^"]+)"') for name in ("fact", "source", "count"))
_EXEMPT = frozenset({"pre", "code", "script", "style", "template"})
_SPOKEN = ("aria-label", "alt", "title", "aria-description", "placeholder")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A number that nothing bears out, with the words around it and the reason."""

    number: str
    words: str
    reason: str


@dataclass(frozen=True)
class Api:
    """The files under /api/v1, as the gate asks them."""

    facts: Mapping[str, Json]
    entities: Mapping[str, Json]
    sources: Mapping[str, Json]
    properties: Mapping[str, Json]

    @classmethod
    def read(cls, files: Mapping[str, Json]) -> Api:
        """From the contents of facts.json, entities.json, sources.json and properties.json, by those names."""
        by_id = {name: {record["id"]: record for record in files[f"{name}.json"][name]} for name in _FILES}
        return cls(**by_id)

    @cached_property
    def dates(self) -> frozenset[str]:
        """Every date of a fact or source, as `<time datetime>` writes it, and its year, under which lists file it."""
        texts = [text for fact in self.facts.values() for text in (fact["as_of"], fact["reviewed"])]
        texts += [text for source in self.sources.values() for text in (source["issued"], source["retrieved"])]
        found = frozenset(_datetimes(filter(None, texts)))
        return found | {text[:4] for text in found}

    @cached_property
    def dates_digest(self) -> bytes:
        """All dates in short, for the basis of a verdict."""
        return sha256(repr(sorted(self.dates)).encode()).digest()

    def dates_of(self, name: str) -> frozenset[str]:
        """The dates of one fact and of the sources that it cites."""
        if name not in self._dates:
            self._dates[name] = frozenset(self._read_dates(self.facts[name]))
        return self._dates[name]

    @cached_property
    def counts(self) -> dict[str, str]:
        """Everything that `data-count` may count: `facts`, `facts@entity:beijing`, `entities@kind:city` ..."""
        tally = Counter({"facts": len(self.facts), "entities": len(self.entities), "sources": len(self.sources)})
        tally.update(f"entities@kind:{entity['kind']}" for entity in self.entities.values())
        sources: defaultdict[str, set[str]] = defaultdict(set)
        for fact in self.facts.values():
            cited = {citation["source"] for citation in fact["citations"]}
            tally.update(_counted_under(fact, cited))
            for entity in {fact["entity"], *fact["about"], (fact["attributed_to"] or {}).get("agency")} - {None}:
                sources[f"sources@entity:{entity}"] |= cited
        tally.update({name: len(found) for name, found in sources.items()})
        return {name: str(count) for name, count in tally.items()}

    def _read_dates(self, fact: Json) -> Iterator[str]:
        sources = [self.sources[citation["source"]] for citation in fact["citations"]]
        texts = [fact["as_of"], fact["reviewed"], *(text for s in sources for text in (s["issued"], s["retrieved"]))]
        return _datetimes(filter(None, texts))

    def numbers_of(self, name: str) -> frozenset[str]:
        """The numbers in one fact: its words, its figure, its quotes, its dates and the names that it bears."""
        if name not in self._numbers:
            self._numbers[name] = frozenset(self._read_numbers(self.facts[name]))
        return self._numbers[name]

    def numbers_of_source(self, name: str) -> frozenset[str]:
        """The numbers in a source's bibliography; none for a source that is not there."""
        key = f"source:{name}"
        if key not in self._numbers:
            record = self.sources.get(name, {})
            texts = _texts([record.get(field) for field in _BIBLIOGRAPHY])
            self._numbers[key] = frozenset(number for text in texts for number in numbers(text))
        return self._numbers[key]

    @cached_property
    def _numbers(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _dates(self) -> dict[str, frozenset[str]]:
        return {}

    def _read_numbers(self, fact: Json) -> Iterator[str]:
        property_ = self.properties[fact["figure"]["property"]] if fact["figure"] else {}
        named = [self.entities[fact["entity"]], *(self.entities[name] for name in fact["about"])]
        names = [text for entity in named for text in (entity["name"], *entity["aliases"], *entity["names"].values())]
        parts = [fact["text"], fact["of"], fact["as_of"], fact["figure"], fact["attributed_to"], property_.get("label")]
        quotes = [[c["quote"], c["dated"], c["prefix"], c["suffix"]] for c in fact["citations"]]
        return (number for text in _texts([parts, quotes, names]) for number in numbers(text))


_BIBLIOGRAPHY = ("title", "publisher", "author", "issued", "retrieved", "address", "archived")
_FILES = ("facts", "entities", "sources", "properties")


def numbers(text: str) -> list[str]:
    """The numbers in a text, without the commas that part thousands."""
    return [found.replace(",", "") for found in _NUMBER.findall(_LICENCE.sub(" ", text))]


def orphans(page: str, api: Api) -> Iterator[Orphan]:
    """The numbers of a finished page that nothing bears out."""
    tree = lxml_html.document_fromstring(page)
    places = _Places(tree)
    for element, text in _said(tree):
        for number in numbers(text):
            reason = _reason(number, element, api, places)
            if reason:
                yield Orphan(number, " ".join(text.split())[:80], reason)


def basis(page: str, api: Api) -> str:
    """A digest of all that the verdict on a page depends on: its text, and what it names in the API."""
    digest = sha256(page.encode())
    for name in sorted(set(_FACT.findall(page))):
        known = (api.numbers_of(name), api.dates_of(name)) if name in api.facts else ()
        digest.update(repr((name, [sorted(part) for part in known])).encode())
    for name in sorted(set(_SOURCE.findall(page))):
        digest.update(repr((name, sorted(api.numbers_of_source(name)))).encode())
    for name in sorted(set(_COUNT.findall(page)) - {"citation"}):
        digest.update(repr((name, api.counts.get(name))).encode())
    digest.update(api.dates_digest)
    return digest.hexdigest()


def problem(page: str, found: Orphan, texts: Iterable[tuple[str, str]]) -> Problem:
    """An orphan as a problem, where it is written. `texts` are the files, by name, that the page may have it from."""
    message = f"`{found.number}` on {page} (in “{found.words}”) is borne out by nothing: {found.reason}"
    place = whence(page, (found.words, found.number), texts)
    return Problem(place, "digit-gate", message, "say it in a cited fact, or without the number")


class _Places:
    """The numbers that a page gives to its own sources, in the order of its list."""

    def __init__(self, tree: HtmlElement) -> None:
        listed = [str(name).partition(":")[2] for name in tree.xpath("//li[starts-with(@id, 'source:')]/@id")]
        self.of_source = {name: str(number) for number, name in enumerate(listed, 1)}


def _said(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Everything that a page says in numbers' reach, with the element that says it."""
    for title in tree.iter("title"):
        yield title, title.text_content()
    for meta in tree.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").endswith(("description", "title")):
            yield meta, meta.get("content", "")
    for main in tree.iter("main"):
        for element in main.iter():
            yield from _spoken(element, main)


def _spoken(element: HtmlElement, main: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """What an element says itself, and what stands behind it, where that holds a digit."""
    if isinstance(element.tag, str):  # a comment has no name
        said = [element.text or "", *(element.get(attribute, "") for attribute in _SPOKEN if element.attrib)]
        for text in filter(_DIGIT, said):
            if not _is_exempt(element):
                yield element, text
    if element is not main and element.tail and _DIGIT(element.tail):
        parent = element.getparent()
        if parent is not None and not _is_exempt(parent):
            yield parent, element.tail


def _is_exempt(element: HtmlElement) -> bool:
    return element.tag in _EXEMPT or any(ancestor.tag in _EXEMPT for ancestor in element.iterancestors())


def _reason(number: str, element: HtmlElement, api: Api, places: _Places) -> str:
    """Why a number is an orphan; empty when it is none. The nearest element that says where it is from decides."""
    here: HtmlElement | None = element
    while here is not None:
        if here.tag == "time" and here.get("datetime"):
            return _time_reason(number, here, api)
        if here.get("data-count"):
            return _count_reason(number, here, api, places)
        if here.get("data-fact"):
            name = here.get("data-fact")
            if name not in api.facts:
                return f"there is no fact {name}"
            return "" if number in api.numbers_of(name) else f"it is not in the fact {name}"
        if here.get("data-source"):
            name = here.get("data-source")
            return "" if number in api.numbers_of_source(name) else f"it is not in the source {name}"
        here = here.getparent()
    return "no element around it says where it is from"


def _time_reason(number: str, time: HtmlElement, api: Api) -> str:
    datetime = time.get("datetime")
    if not number.isdigit() or int(number) not in {int(part) for part in re.findall(r"\d+", datetime)}:
        return f"it is not part of the date {datetime}"
    ancestors = (ancestor.get("data-fact") for ancestor in time.iterancestors())
    fact = next(filter(None, ancestors), "")
    known = api.dates_of(fact) if fact in api.facts else api.dates
    return "" if datetime in known else f"no fact or source has the date {datetime}"


def _count_reason(number: str, element: HtmlElement, api: Api, places: _Places) -> str:
    name = element.get("data-count")
    if name == "citation":
        found = places.of_source.get((element.get("href") or "").removeprefix("#source:"))
    else:
        found = api.counts.get(name)
    return "" if found == number else f"counting {name} again gives {found}"


def _counted_under(fact: Json, cited: set[str]) -> Iterator[str]:
    yield f"facts@entity:{fact['entity']}"
    yield from (f"facts@source:{source}" for source in cited)
    yield from (f"facts@topic:{topic}" for topic in fact["topics"])
    if fact["figure"]:
        yield f"facts@property:{fact['figure']['property']}"


def _texts(node: object) -> Iterator[str]:
    """Every text in a tree of JSON, and every number in it as text."""
    if isinstance(node, Mapping):
        for child in node.values():
            yield from _texts(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _texts(child)
    elif node is not None:
        yield str(node)


def _datetimes(texts: Iterable[str]) -> Iterator[str]:
    """EDTF dates as `<time datetime>` can hold them: both ends of an interval, of a season the year."""
    for text in texts:
        for part in text.replace("~", "").split("/"):
            yield part[:4] if re.fullmatch(r"\d{4}-2[1-4]", part) else part
