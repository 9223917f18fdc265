"""The limits of what is checked. Past them the rest is not looked at, so that no file costs much time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from factsheet.checks.context import OURS, Context
from factsheet.checks.cuts import parts_read
from factsheet.checks.registry import BY_NAME
from factsheet.checks.rule import Finding
from factsheet.core.fact import Citation
from factsheet.core.model import Sheet, Source
from factsheet.core.problems import Place, Problem
from factsheet.evidence import quote_places
from factsheet.evidence.passage import CapturedText, Cited
from factsheet.load.limits import MANY
from factsheet.load.locations import Locations
from factsheet.load.sheet import Loaded
from factsheet.words.counting import places_in
from factsheet.words.normalize import fold

MOST_IN_FILE = 35_000
"""Places in the words of a file where a number or date may stand. Some 20,000 facts have so many."""

MOST_AROUND = 35_000
"""Such places in what stands around the quotes from one captured text, which is read too."""

MOST_LOOKED = 2_000_000
"""Places of a captured text that are looked at to find its quotes: for each those of its rarest word."""

MOST_FOUND = 10_000
"""Problems with facts that are named."""


def crowded(loaded: Loaded) -> list[Problem]:
    """Return a problem for each file whose words have too many numbers to be read."""
    problems = []
    for file in loaded.locations.loaded_files:
        texts = _texts(file.sheet, loaded.sheet.sources)
        lengths = [len(text) * (1 if text.isascii() else 2) for several in texts.values() for text in several]
        if sum(lengths) <= 2 * MOST_IN_FILE:
            continue  # a place has a character, and in ASCII another that parts it from the next
        number = sum(places_in(several, tag) for tag, several in texts.items())
        if number > MOST_IN_FILE:
            message = f"the words of this file have {number:,} places where a number or date may stand"
            message += f"; expected at most {MOST_IN_FILE:,}"
            problems.append(Problem(Place(file.raw.label), MANY, message, "make several files of it"))
    return problems


def crowded_texts(loaded: Loaded, context: Context) -> list[Problem]:
    """Return a problem for each captured text whose quotes would take too long to find, or to be compared with it."""
    cited: defaultdict[str, dict[Cited, Citation]] = defaultdict(dict)
    for _, _, fact in context.facts_and_points if context.texts else ():
        for citation in fact.citations:
            cited[citation.source][quote_places.cited(citation)] = citation
    problems = []
    for name, text in context.captured.items():
        citations = cited[name].values()
        message = _too_often(citations, text) or _too_many_around(citations, text, context.language_of(name))
        if message:
            place = loaded.locations.at(("sources", name), key=True)
            problems.append(Problem(place, MANY, message, "cite less of it, or capture the part that is cited"))
    return problems


def _too_often(citations: Collection[Citation], text: CapturedText) -> str:
    if len(citations) * len(text.text) <= MOST_LOOKED:
        return ""
    number = sum(quote_places.cost(citation, text) for citation in citations)
    number += sum(text.index.cost(words) for words in {fold(citation.dated or "") for citation in citations})
    message = f"the quotes from this text may stand in {number:,} places of it; expected at most {MOST_LOOKED:,}"
    return message if number > MOST_LOOKED else ""


def _too_many_around(citations: Collection[Citation], text: CapturedText, tag: str | None) -> str:
    if not citations or len(text.text) <= MOST_AROUND or places_in([text.folded], tag) <= MOST_AROUND:
        return ""
    parts = {
        part
        for citation in citations
        for passage in quote_places.passages(citation, text)[:1]
        for part in parts_read(citation, passage)
    }
    number, end = 0, (0, 0)
    for line, first, last in sorted(parts):  # those of one line lie over each other
        begin = max(first, end[1]) if line == end[0] else first
        number, end = number + places_in([text.folded_lines[line][begin:last]], tag), (line, max(begin, last))
    message = f"the text around these quotes has {number:,} places where a number or date may stand"
    return f"{message}; expected at most {MOST_AROUND:,}" if number > MOST_AROUND else ""


def _texts(sheet: Sheet, sources: Mapping[str, Source]) -> dict[str | None, list[str]]:
    """Return the texts of a sheet that rules read numbers in, by language."""
    texts: defaultdict[str | None, list[str]] = defaultdict(list)
    ours = texts[OURS]
    for entity in sheet.entities.values():
        ours += (entity.name, entity.summary, *entity.aliases)
        for fact in entity.facts:
            ours.append(fact.statement)
            if fact.of:
                ours.append(fact.of)
            if fact.attributed_to:
                ours += (fact.attributed_to.name or "", fact.attributed_to.role or "")
            points = fact.series.points if fact.series else ()
            for cited in chain(fact.citations, *(point.citations for point in points)):
                source = sources.get(cited.source)
                own = texts[source.language if source else None]
                own.append(cited.quote)
                own += (words for words in (cited.dated, cited.heading, cited.row) if words)
    return texts


def first_of(findings: Iterable[tuple[str, Finding]]) -> Iterator[tuple[str, Finding]]:
    """Yield findings until MOST_FOUND of them are no warnings. The others are not looked for."""
    left = MOST_FOUND
    for name, finding in findings:
        yield name, finding
        left -= not BY_NAME[name].is_warning
        if not left:
            return


def more_than_are_named(locations: Locations) -> Problem:
    """Return the problem that facts have more problems than are named."""
    place = Place(locations.loaded_files[0].raw.label)
    return Problem(
        place, MANY, f"the facts have more problems than the {MOST_FOUND:,} that are named", "mend those first"
    )
