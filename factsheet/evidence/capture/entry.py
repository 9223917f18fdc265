"""The declarations of a page or a PDF -> the entry of its source in facts.yaml.

Only what is declared: Open Graph, Highwire (`citation_…`), Dublin Core and schema.org in JSON-LD. Nothing is guessed,
so what is not declared is left for the editor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, get_args

import yaml
from lxml.html import HtmlElement

from factsheet.core.model import Outlet
from factsheet.evidence.capture import linked_data
from factsheet.evidence.capture.addresses import addresses
from factsheet.evidence.capture.linked_data import text

_DATE = re.compile(r"([12]\d{3})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?(?![-/\w.])", re.ASCII)
_TIME = re.compile(r"(?<=\d)T\d{2}:?\d{2}.*")
_FIRST_YEAR = 1980  # pages name older ones where they know none
_ENDS = (" | ", " - ", " – ", " — ", " · ", "_", "｜", " :: ", " « ")  # Halls | The Beacon
_NO_TITLE = re.compile(
    r"Microsoft \w+ - |untitled|about:blank"
    r"|(?:\S.*)?\.(?:docx?|html?|indd|odt|pages|pdf|pptx?|qxd|rtf|tex|txt|xlsx?)\Z",
    re.IGNORECASE,
)
_META = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title"),
    "publisher": ("citation_journal_title", "og:site_name", "dc.publisher", "dcterms.publisher"),
    "author": ("citation_author", "author", "dc.creator", "dcterms.creator"),
    "issued": (
        "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
        "pubdate", "publishdate",
    ),
    "language": ("citation_language", "dc.language", "dcterms.language", "content-language", "og:locale"),
}  # fmt: skip

_Metas = Mapping[str, Sequence[str]]


class Declared(NamedTuple):
    """The declarations of a work about itself; empty where there is none."""

    type: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""


def declared(root: HtmlElement, lines: Sequence[str]) -> Declared:
    """Return what a page declares; of several titles the one that is a line of its text."""
    meta, own = _metas(root), list(addresses(root))
    titles = [*_all(meta, "title"), text(root.findtext(".//title"))]
    heads = {*titles, *(_begun(title, lines) for title in titles)} - {""}
    work, page = linked_data.article(root, heads, own), linked_data.page(root)
    authors = "; ".join(next(([*map(linked_data.name, meta[name])] for name in _META["author"] if name in meta), []))
    languages = [
        root.get("lang") or "",
        *_all(meta, "language"),
        *(text(thing.get("inLanguage")) for thing in (work, page)),
    ]
    published = [text(work.get("datePublished")), *_all(meta, "issued"), text(page.get("datePublished"))]
    return Declared(
        type=_type(work, meta),
        title=_title([*filter(None, [text(work.get("headline")), *titles])], lines),
        publisher=linked_data.name(work.get("publisher") or page.get("publisher"))
        or _first(str, _all(meta, "publisher")),
        author=linked_data.name(work.get("author")) or authors,
        issued=_first(_day, published),
        url=_first(str, own),
        language=_first(_language, languages),
    )


def declared_by_pdf(title: str, author: str, language: str) -> Declared:
    """Return what a PDF declares; many have the name of a file for a title."""
    title = text(title)
    return Declared(
        "report", "" if _NO_TITLE.match(title) else title, author=text(author), language=_language(language)
    )


def written(source_id: str, about: Declared, digest: str, today: date) -> str:
    """Return the entry of a source as YAML, indented as under `sources:`; what nothing declares is a comment."""
    lines = [f"  {source_id}:"]
    for name, value in fields(about, digest, today).items():
        if value:
            lines.append(f"    {name}: {_scalar(value)}")
        elif name != "author":
            lines.append(f"    # {name}: not declared")
        if name == "publisher":
            lines.append(f"    # outlet: {_OUTLETS}")
    return "\n".join(lines)


_OUTLETS = ", ".join(get_args(Outlet))
"""The sorts of publisher, of which the editor chooses one."""


def fields(about: Declared, digest: str, today: date) -> dict[str, str]:
    """Return the fields of the entry of a source; those are empty that nothing declares."""
    known = {**about._asdict(), "retrieved": today.isoformat(), "text_sha256": digest}
    return {**known, "issued": ""} if about.issued[:4] > str(today.year + 1) else known


def _scalar(text: str) -> str:
    """Write a text as YAML: bare where that means the same, else in double quotes."""
    plain = yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").rstrip("\n")
    return plain if plain == text else json.dumps(text, ensure_ascii=False)


def _title(titles: Sequence[str], lines: Sequence[str]) -> str:
    """Return the title that is a line of the text; else the line that one begins with: `Halls | The Beacon`."""
    whole = (title for title in titles if title in lines)
    begun = max((_begun(title, lines) for title in titles), key=len, default="")
    return next(whole, "") or begun or "".join(titles[:1])


def _begun(title: str, lines: Iterable[str]) -> str:
    """Return the longest line that a title begins with, where the name of a site follows."""
    return max(
        (line for line in lines if title.startswith(tuple(f"{line}{end}" for end in _ENDS))), key=len, default=""
    )


def _metas(root: HtmlElement) -> _Metas:
    """Return what each name of a `<meta>` says, each once; names in small letters."""
    metas: dict[str, dict[str, None]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        if content := text(element.get("content")):
            metas.setdefault(name.lower(), {})[content] = None
    return {name: list(contents) for name, contents in metas.items()}


def _all(meta: _Metas, field: str) -> list[str]:
    """Return what the names of a field say, the strongest first."""
    return [content for name in _META[field] for content in meta.get(name, ())]


def _first(read: Callable[[str], str], candidates: Iterable[str]) -> str:
    """Return the first candidate that can be read."""
    return next(filter(None, map(read, candidates)), "")


def _type(work: linked_data.Thing, meta: _Metas) -> str:
    """Return the CSL type that a page declares."""
    if any(name.endswith("NewsArticle") for name in linked_data.types(work)):
        return "article-newspaper"
    if "citation_journal_title" in meta:
        return "article-journal"
    return "report" if "Report" in linked_data.types(work) else "webpage"


def _day(text: str) -> str:
    """Return the day, the month or the year that a time begins with, as it is written there.

    Where it is written in UTC, the publisher may have had the next day already; that cannot be known.
    """
    match = _DATE.match(_TIME.sub("", text))
    if not match or int(match[1]) < _FIRST_YEAR:
        return ""
    year, _, month, day = match.groups()
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole[: 10 if day else 7 if month else 4]


def _language(text: str) -> str:
    """Return a BCP 47 tag as facts.yaml has it: `en_US` is `en-US`; empty for what is none."""
    tag = text.strip().replace("_", "-")
    primary, dash, rest = tag.partition("-")
    tag = f"{primary.lower()}{dash}{rest}"
    return tag if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", tag) else ""
