"""What a page or a PDF declares of itself -> the entry of its source in facts.yaml.

Only what is declared: Open Graph, Highwire (`citation_…`), Dublin Core and schema.org in JSON-LD. Nothing is guessed,
so what is not declared is left for the editor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import yaml
from lxml.html import HtmlElement

_WORKS = {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report", "WebPage"}
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_META = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title"),
    "publisher": ("citation_journal_title", "og:site_name", "dc.publisher", "dcterms.publisher"),
    "author": ("citation_author", "author", "dc.creator", "dcterms.creator"),
    "issued": (
        "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
        "pubdate", "publishdate",
    ),
    "url": ("og:url", "citation_public_url"),
    "language": ("citation_language", "dc.language", "dcterms.language", "content-language", "og:locale"),
}  # fmt: skip


class Declared(NamedTuple):
    """What a work says of itself; empty where it says nothing."""

    type: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""


def declared(root: HtmlElement, lines: Sequence[str]) -> Declared:
    """Return what a page declares; of several titles the one that is a line of its text."""
    meta, work = _metas(root), _work(root)
    titles = [work.get("headline"), *(meta.get(name) for name in _META["title"]), root.findtext(".//title")]
    known = [_plain(title) for title in titles if isinstance(title, str) and title.strip()]
    canonical = root.find(".//link[@rel='canonical']")
    return Declared(
        type=_type(work, meta),
        title=_title(known, lines),
        publisher=_name(work.get("publisher")) or _first(meta, "publisher"),
        author=_name(work.get("author")) or _author(_first(meta, "author")),
        issued=_day(_text(work.get("datePublished")) or _first(meta, "issued")),
        url=(canonical.get("href", "") if canonical is not None else "") or _first(meta, "url") or _saved_from(root),
        language=_language(root.get("lang") or _first(meta, "language") or _text(work.get("inLanguage"))),
    )


def written(source_id: str, about: Declared, digest: str, today: date) -> str:
    """Return the entry of a source as YAML, indented as under `sources:`; what nothing declares is a comment."""
    fields = {**about._asdict(), "retrieved": today.isoformat(), "text_sha256": digest}
    lines = [f"  {source_id}:"]
    for name, value in fields.items():
        if value:
            lines.append(f"    {name}: {_scalar(value)}")
        elif name != "author":
            lines.append(f"    # {name}: not declared")
    return "\n".join(lines)


def _scalar(text: str) -> str:
    """Write a text as YAML: bare where that means the same, else in double quotes."""
    plain = yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").rstrip("\n")
    return plain if plain == text else json.dumps(text, ensure_ascii=False)


def _title(titles: Sequence[str], lines: Sequence[str]) -> str:
    """Return the title that is a line of the text; else the line that one begins with: `Halls | The Beacon`."""
    begun = (line for title in titles for line in lines if len(line) > 3 and title.startswith(line))
    return next((title for title in titles if title in lines), "") or max(begun, key=len, default="".join(titles[:1]))


def _metas(root: HtmlElement) -> dict[str, str]:
    """Return the first content of each name of a `<meta>`, in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        if content := _plain(element.get("content") or ""):
            found.setdefault(name.lower(), content)
    return found


def _first(meta: Mapping[str, str], field: str) -> str:
    return next((meta[name] for name in _META[field] if name in meta), "")


def _work(root: HtmlElement) -> Mapping[str, Any]:
    """Return the work that JSON-LD describes; articles come before pages."""
    found = []
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                found += [thing for thing in _things(json.loads(script.text or "")) if _types(thing) & _WORKS]
            except (ValueError, RecursionError):
                continue  # damaged data on a page is common, and declares nothing
    return min(found, key=lambda thing: _types(thing) == {"WebPage"}, default={})


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every thing that JSON-LD describes at its top."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            yield from _things(thing.get("@graph", []))


def _types(thing: Mapping[str, Any]) -> set[str]:
    types = thing.get("@type")
    return {name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)}


def _saved_from(root: HtmlElement) -> str:
    """Return the address that a browser notes in a page that it saves."""
    comments = (comment.text or "" for comment in root.getroottree().xpath("//comment()"))
    return next((match[1] for match in map(_SAVED_FROM.search, comments) if match), "")


def _type(work: Mapping[str, Any], meta: Mapping[str, str]) -> str:
    """Return the CSL type that a page declares."""
    if any(name.endswith("NewsArticle") for name in _types(work)):
        return "article-newspaper"
    if "citation_journal_title" in meta:
        return "article-journal"
    return "report" if "Report" in _types(work) else "webpage"


def _name(value: Any) -> str:
    """Return the name, or the names, of people or of an organisation."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    return _text(value.get("name")) if isinstance(value, dict) else _author(_text(value))


def _author(text: str) -> str:
    return "" if "://" in text else text  # the address of a profile is no name


def _text(value: Any) -> str:
    return _plain(value) if isinstance(value, str) else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _day(text: str) -> str:
    """Return the day that a time begins with, as it is written there: in the time zone of the publisher."""
    if match := _DAY.match(text):
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            return ""
    return text if re.fullmatch(r"\d{4}(-\d{2})?", text) else ""


def _language(text: str) -> str:
    """Return a BCP 47 tag as facts.yaml has it: `en_US` is `en-US`; empty for what is none."""
    tag = text.strip().replace("_", "-")
    primary, dash, rest = tag.partition("-")
    tag = f"{primary.lower()}{dash}{rest}"
    return tag if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", tag) else ""
