"""The digit gate: no number reaches a page unless it comes from a cited fact.

Each number in a page's `<main>`, title, description and labels stands inside an element that says where it is from
(of a page in another theme audit.framed makes such a page):

- `data-fact="entity.fact"`: the number is in that fact (its words, figure, quotes or date in words);
- `data-source="id"`: it is in that source's bibliography;
- `data-gone="id"`: it is in the name of what is retired: of a source any number, of others one that its id has too;
- `<time datetime>`: it is part of that date, and the date is one of the fact's around it, or else of any fact or
  source, or the day of the build, or of a change;
- `data-count="name"`: it is a count, or the paragraph of a quote, and the API gives the same (see `Evidence.counts`);
- `data-age="source@day"`: it is in the age of that source, in words, on the day of the build (see `derived`);
- `data-derived="entity.fact:days"`: it is the figure of that fact in days, where the fact gives weeks, months or years;
- `data-scale="entity.fact entity.fact ..."`: it is a tick of the axis on which these facts are drawn;
- `data-size="data/facts.csv"`: it is the size of that file of the site, or of all that fit these patterns;
- `data-change="entity.fact@commit"`: it is in that change: the words before or after it, or its day.

Of elements in each other the innermost decides. Where an element has `data-fact` and another of these, the other one
decides, and the fact is the one around.

The numbers of JSON-LD in a page stand in nodes that name their fact or source by its `identifier` (see `linked`).

The gate reads the finished HTML, the files under /api/v1 and data/changes.json, and nothing else of ours. Of other
files it takes the size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from factsheet.audit.digits import derived, html, html_fast, linked, tags
from factsheet.audit.digits.difference import key
from factsheet.audit.digits.evidence import Evidence
from factsheet.audit.digits.html import Origin
from factsheet.audit.digits.linked import UnsupportedNumber
from factsheet.audit.locate import Origins
from factsheet.core.plain import is_plain
from factsheet.core.problems import Problem, shortened

_NAMES = ("fact", "source", "gone", *html.RECOUNTED.values())
_VALUE = r"""(?=(?:"([^"]*)"|'([^']*)'|([^"'\s>]+)))"""  # looked at, not taken: another name may stand inside
_NAMED = re.compile(rf"data-({'|'.join(_NAMES)})\s*=\s*{_VALUE}", re.IGNORECASE).findall


def unsupported_numbers(page: str, api: Evidence) -> Iterator[UnsupportedNumber]:
    """Yield the numbers of a finished page that nothing supports."""
    if blocks := linked.blocks(page):
        yield from linked.unsupported(blocks, api, lambda: {name for sort, name in _named(page) if sort == "fact"})
    page_numbers = None if is_plain() else html_fast.read(page)
    if page_numbers is not None and _is_borne_out(page_numbers, api):
        return
    for origin, (numbers, words) in html.read(page):
        for number in numbers:
            if reason := _reason(number, origin, api):
                yield UnsupportedNumber(number, " ".join(words.split()), reason)


def _is_borne_out(page_numbers: Iterable[tags.PageNumbers], api: Evidence) -> bool:
    """Tell whether every number of a page is supported."""
    facts = api.facts
    for origin, numbers in page_numbers:
        sort, name, _ = origin
        known = facts[name].numbers if sort == "fact" and name in facts else ""  # most are of facts
        for number in numbers:
            if f" {number} " not in known and _reason(number, origin, api):
                return False
    return True


def named(page: str) -> str | None:
    """Return the keys of the API's records that the verdict on a page depends on, a line each (see `difference`).

    Return None if it depends on more: on the sizes of other files, or on names that JSON writes with escapes.
    """
    if any("\\" in name for name in linked.identifiers(page)):
        return None
    keys = {key(sort, name) for name in linked.identifiers(page) for sort in ("fact", "source")}
    for attribute, written in _named(page):
        name = unescape(written) if "&" in written else written
        if attribute == "size" or "\n" in name:
            return None
        keys.update([key("fact", fact) for fact in name.split()] if attribute == "scale" else [key(attribute, name)])
    return "\n".join(keys)


def problem(page: str, unsupported: UnsupportedNumber, origins: Origins) -> Problem:
    """Return an unsupported number as a problem at the place where it is written."""
    words = shortened(unsupported.words, 80)
    message = f"`{unsupported.number}` on {page} (in “{words}”) is borne out by nothing: {unsupported.reason}"
    place = origins.place_of(page, words.removesuffix("…"), unsupported.number)
    return Problem(place, "digit-gate", message, "say it in a cited fact, or without the number")


def _named(page: str) -> set[tuple[str, str]]:
    """Return the names that a page gives for the origin of its numbers, as (`fact` ..., name) pairs."""
    return {(attribute.lower(), one or two or three) for attribute, one, two, three in _NAMED(page)}


def _reason(number: str, origin: Origin, api: Evidence) -> str:
    """Say why nothing supports a number; empty if something does."""
    sort, name, around = origin
    if sort == "fact":
        if name not in api.facts:
            return f"there is no fact {name}"
        return "" if f" {number} " in api.facts[name].numbers else f"it is not in the fact {name}"
    if sort == "time":
        if not _is_part_of(number, name):
            return f"it is not part of the date {name}"
        known = api.facts[around].dates if around in api.facts else api.dates
        return "" if name in known else f"no fact, source or change has the date {name}"
    if sort == "count":
        counted = api.counts.get(name)
        return "" if counted == number else f"counting {name} again gives {counted}"
    if sort == "source":
        return "" if f" {number} " in api.sources.get(name, "") else f"it is not in the source {name}"
    if sort == "gone":
        return "" if f" {number} " in api.gone.get(name, "") else f"neither the name nor the id of {name} bears it out"
    if sort == "change":
        return "" if f" {number} " in api.changes.get(name, "") else f"it is not in the change {name}"
    if sort in derived.SORTS:
        worked_out = derived.derived(sort, name, api)
        return "" if derived.bears(number, worked_out) else worked_out.reason
    return "no element around it says where it is from"


@lru_cache(maxsize=10_000)
def _is_part_of(number: str, datetime: str) -> bool:
    return number.isdigit() and int(number) in {int(part) for part in re.findall(r"\d+", datetime)}
