"""Finished pages -> the pages that Pagefind reads instead: their words for search, without what repeats others.

Of an entity it has the name, the summary and the facts, as the API has them; of a page by hand all words; of any other
page that partials/found.html marks the title and what stands in `summary`. Pictures and hidden words are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from lxml import html
from pydantic_core import from_json

from factsheet.audit import framed
from factsheet.build.search_words import months, short_forms, spaced, years
from factsheet.core import edtf
from factsheet.core.edtf import year_words

Record = dict[str, Any]
"""An entity or a fact as the API has it."""

_BODY = "data-pagefind-body"
_WHOLE = f'{_BODY}="whole"'
_FILTER = re.compile(r"<meta [^>]*data-pagefind-filter[^>]*>")
_LIST = re.compile(r'<(?:section|form|table|nav aria-label="Parts|ul class="(?:lines|index|facts))')
"""The beginning of what a page lists, behind its lead: it may be long."""

_BLOCKS = ("h1", "h2", "h3", "p", "li", "dt", "dd", "td", "th")


def text_of(folder: Path, page: str) -> str:
    """Return what Pagefind reads of a page of a finished folder; empty if search does not find it."""
    text = (folder / page).read_text(encoding="utf-8")
    if _BODY not in text:
        return ""
    text, record = framed.unframed(text), _record(folder, page)
    filters, body = (_filters(record), _entity(record)) if record else ("", _other(text))
    return _page(_marks(text) + filters, body)


def record_of(page: str) -> str:
    """Return the path of the API's file of an entity, if the page is that of an entity.

    An entity's page lies in a folder with its id.
    """
    return f"api/v1/entities/{page.rpartition('/')[0].rpartition('/')[2]}.json"


def _record(folder: Path, page: str) -> Record | None:
    """Return the entity whose page it is, as the API has it."""
    file = folder / record_of(page)
    record: Record | None = from_json(file.read_bytes()) if file.is_file() else None
    return record if record and f"{record['url']}index.html" == page else None


def _marks(text: str) -> str:
    """Return the marks in the head of a page by which search can be narrowed."""
    return "".join(_FILTER.findall(text.partition("<main")[0]))


def _page(filters: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{filters}</head>'
        f"<body><main data-pagefind-body>{body}</main></body></html>"
    )


def _element(tag: str, text: str, id_: str = "") -> str:
    anchor = f' id="{escape(id_)}"' if id_ else ""
    return f"<{tag}{anchor}>{escape(text)}</{tag}>"


def _entity(record: Record) -> str:
    called = " ".join([*record["names"].values(), *record["aliases"]])
    facts = (_element("li", " ".join(_words_of(fact)), fact["id"].partition(".")[2]) for fact in record["facts"])
    return "".join((
        _element("h1", record["name"]),
        _element("p", spaced(called)),
        _element("p", spaced(record["summary"])),
        "<ul>",
        *facts,
        "</ul>",
    ))  # fmt: skip


def _filters(record: Record) -> str:
    """Return the marks by which the facts of an entity can be narrowed, sorted, each once."""
    sources = {source["id"]: source for source in record["sources"]}
    pairs = {pair for fact in record["facts"] for pair in _narrowed_by(fact, sources)}
    return "".join(
        f'<meta content="{escape(value)}" data-pagefind-filter="{name}[content]">' for name, value in sorted(pairs)
    )


def _narrowed_by(fact: Record, sources: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """Yield the filters of a fact. One without a date has the years in which its sources appeared."""
    cited = [sources[citation["source"]] for citation in fact["citations"]]
    is_intention = fact["nature"] == "target" and not fact["figure"] and not fact["as_of"]
    yield from (("source", source["publisher"]) for source in cited)
    if series := fact.get("series"):
        for point in series["points"]:
            yield from _narrowed_by({**fact, **point, "series": None}, sources)
        return
    yield "nature", "intention" if is_intention else fact["nature"]
    for text in [fact["as_of"]] if fact["as_of"] else [source["issued"] for source in cited]:
        yield from (("year", year_words(year)) for year in edtf.parse(text).years)


def _words_of(fact: Record) -> Iterator[str]:
    """Yield what a fact is found by: its statement, figure and speaker, the words of its sources, its id, its years."""
    quotes = dict.fromkeys(citation["quote"] for citation in fact["citations"])
    texts = [
        fact["text"],
        *_measured(fact),
        fact.get("said_by", ""),
        *quotes,
        fact["id"].partition(".")[2].replace("-", " "),
    ]
    joined = "\n".join(texts)  # words of two texts are no pair
    yield spaced(joined)
    yield from dict.fromkeys(short_forms(joined))
    points = [edtf.parse(point["as_of"]) for point in _points(fact)]
    dates = [edtf.parse(fact["as_of"])] if fact["as_of"] else points
    yield from dict.fromkeys(year for date in dates for year in years(date))
    yield from dict.fromkeys(month for date in points for month in months(date))


def _points(fact: Record) -> list[Record]:
    series = fact.get("series")
    return series["points"] if series else []


def _measured(fact: Record) -> Iterator[str]:
    if points := _points(fact):
        yield from (fact["series"]["label"], *(point["words"] for point in points))
    if fact["figure"]:
        yield from (fact["figure"]["label"], fact["figure"]["words"])
    if fact.get("of"):
        yield fact["of"]


def _other(text: str) -> str:
    """Return the words of a page that is not of an entity, block by block, with the anchors of its headings."""
    is_whole = _WHOLE in text
    lead = text if is_whole else _LIST.split(text, maxsplit=1)[0]
    main = html.document_fromstring(lead).find(".//main")
    assert main is not None, "templates/main.html gives each page one"
    wanted = _is_read if is_whole else _is_lead
    blocks = (block for block in main.iter(*_BLOCKS) if wanted(block))
    return "".join(_element(_tag(block), spaced(_text(block)), block.get("id", "")) for block in blocks)


def _is_read(block: html.HtmlElement) -> bool:
    """Tell whether a block of a page by hand is read: all are, but not twice."""
    return block.tag != "p" or next(block.iterancestors("li"), None) is None


def _is_lead(block: html.HtmlElement) -> bool:
    """Tell whether a block is the title, the summary, or stands in what is written by hand on the home page."""
    parent = block.getparent()
    return block.tag == "h1" or _has(block, "summary") or (parent is not None and _has(parent, "prose"))


def _has(element: html.HtmlElement, name: str) -> bool:
    return name in element.get("class", "").split()


def _tag(block: html.HtmlElement) -> str:
    return block.tag if block.tag in {"h1", "h2", "h3"} else "p"


def _text(block: html.HtmlElement) -> str:
    return " ".join(block.text_content().split())
