"""A change of a fact, from its history -> what pages, feeds and the API tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factsheet.core import amounts, edtf, markdown
from factsheet.history.changes import Change, CitationChange, FieldChange
from factsheet.history.history import FactChange
from factsheet.history.records import Fields, Value
from factsheet.view.fact import FactView
from factsheet.view.index import SiteView
from factsheet.view.references import EntityRef, has_digits
from factsheet.view.retired import address_of

URL = "changes/"
"""The address of the list of changes."""

EVIDENCE, POINTS = "evidence", "points"

_NAMES = {
    "statement": "statement", "value": "value", "scale": "scale", "bound": "bound", "unit": "unit",
    "property": "property", "converted": "conversion", "series": "series", "as_of": "date", "event": "date",
    "nature": "status", "of": "part", "attributed_to": "speaker", "relation": "link", "superseded_by": "other facts",
    "disputed_by": "other facts", "outcome": "other facts",
}  # fmt: skip
"""The word for a field, by the first part of its name; that of a figure's fields comes after `figure.`."""

_SHOWN = ("statement", "value", "scale", "bound", "unit", "as_of", "nature", "of", "attributed_to.name")
"""The beginnings of the fields whose values readers understand; others hold ids."""

_FEW = 5


class Line(NamedTuple):
    """A difference: words for it, and the words before and after, where they can be shown and there were any."""

    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change as a page shows it. `fact` and `entity` are those of today; None if they are gone.

    `gone` is the name that an entity had that is retired; empty if it has none, or one with digits.
    """

    change: FactChange
    fact: FactView | None
    entity: EntityRef | None
    url: str
    commit_url: str
    lines: tuple[Line, ...]
    gone: str = ""

    @property
    def day(self) -> edtf.Tokens:
        """Its day in short words, `29 Nov 2026`."""
        return edtf.parse(self.change.commit.day).short_tokens

    @property
    def what(self) -> list[str]:
        """Words for what differs; none for what came or went whole."""
        return list(dict.fromkeys(_what(self.change)))


def change_view(site: SiteView, change: FactChange) -> ChangeView:
    """Make the view of a change."""
    fact = site.fact(change.fact) if change.fact in site.records else None
    entity = site.entities.get(change.entity)
    now = fact.text if fact else change.text
    shown = tuple(
        Line("statement before", line.old) if line.what == "statement" and line.new == now else line
        for line in lines(change)
    )
    retired = site.sheet.retired.get(change.entity)
    gone = (retired.name or "") if retired else ""
    return ChangeView(
        change=change,
        fact=fact,
        entity=entity,
        url=url_of(site, change),
        commit_url=site.publication.commit_url(change.commit.id),
        lines=shown,
        gone="" if has_digits(gone) else gone,
    )


def url_of(site: SiteView, change: FactChange) -> str:
    """Return the address at which the fact of a change is now, or says why it is gone; else that of the changes."""
    if change.fact in site.records:
        return f"{site.entities[change.entity].url}#{change.fact.partition('.')[2]}"
    if gone := address_of(site, change.fact) or address_of(site, change.entity):
        return gone
    instead = change.change.replaced_by
    return site.url_of(instead) if instead in site.records or instead in site.entities else URL


def added_on(site: SiteView, fact: str) -> str | None:
    """Return the day on which a fact came; None if its history does not tell."""
    changes = site.history.by_fact.get(fact, [])
    return next((one.commit.day for one in changes if one.change.sort == "added"), None)


def changed_on(site: SiteView, fact: str) -> list[tuple[str, list[str]]]:
    """Return the days on which a fact has changed since it came, the newest first, each with the words for what did."""
    changes = (one for one in site.history.by_fact.get(fact, ()) if one.change.sort != "added")
    return [(one.commit.day, list(dict.fromkeys(_what(one)))) for one in changes]


def _what(change: FactChange) -> Iterator[str]:
    """Yield words for what differs."""
    own = change.change
    yield from ("address",) if own.old_id else ()
    yield from map(_name, own.fields)
    yield from (EVIDENCE,) if own.citations else ()
    yield from (POINTS,) if change.points else ()


def lines(change: FactChange) -> tuple[Line, ...]:
    """Return what differs by a change, each once; nothing for what came or went whole, but the reason."""
    own = change.change
    return tuple(
        dict.fromkeys(
            (
                *([Line("reason", new=own.reason)] if own.reason else ()),
                *([Line("address", own.old_id, own.id)] if own.old_id else ()),
                *_fields(own.fields),
                *map(_of_citation, own.citations),
                *_of_points(change.points),
            )
        )
    )


def _name(field: FieldChange) -> str:
    """Return the word for a field."""
    name = field.field.removeprefix("figure.").partition(".")[0]
    return _NAMES.get(name, name)


def _fields(fields: Sequence[FieldChange], of: str = "") -> Iterator[Line]:
    """Yield what differs in fields; of what a page does not show, that it does. `of` says of which part of the fact."""
    for field in fields:
        name = field.field.removeprefix("figure.")
        words = (_words(name, field.old), _words(name, field.new)) if name.startswith(_SHOWN) else ("", "")
        yield _line(f"{_name(field)}{of}", field.old, field.new, words)


def _line(what: str, old: object, new: object, words: tuple[str, str]) -> Line:
    """Make the line of what is new, or gone, or another than it was.

    >>> _line("date", None, "2024", ("", "2024")), _line("evidence", "a", "b", ("", ""))
    (Line(what='date added', old='', new='2024'), Line(what='evidence changed', old='', new=''))
    """
    if old is None or new is None:
        return Line(f"{what} {'added' if old is None else 'removed'}", *words)
    return Line(what, *words) if any(words) else Line(f"{what} changed")


def _words(name: str, value: Value | None) -> str:
    """Return a value as pages show it: numbers grouped, dates in words where they are dates by today's rules."""
    if value is None:
        return ""
    text = ", ".join(value) if isinstance(value, tuple) else value
    if name == "statement":
        return markdown.text(text)
    if name.startswith("value") and (amount := amounts.amount(text)) is not None:
        return amounts.grouped(amount)
    try:
        return edtf.parse(text).words() if name == "as_of" else text
    except ValueError:
        return text


def _of_citation(citation: CitationChange, of: str = "") -> Line:
    old, new = map(_quoted, citation)
    return _line(f"{EVIDENCE}{of}", *citation, ("", "") if old == new else (old, new))


def _quoted(citation: Fields | None) -> str:
    return f"“{citation.get('quote', '')}”" if citation else ""


def _of_points(points: Sequence[Change]) -> Iterator[Line]:
    """Yield what differs in the points of a series: of those that came or went their ids, where they are few."""
    for sort, words in (("added", "points added"), ("removed", "points gone"), ("retired", "points gone")):
        own = [_local(point) for point in points if point.sort == sort]
        if own:
            yield Line(words, new=", ".join(own) if len(own) <= _FEW else "")
    for point in points:
        if point.sort == "changed":
            of = f" of {_local(point)}"
            yield from _fields(point.fields, of)
            yield from (_of_citation(citation, of) for citation in point.citations)


def _local(point: Change) -> str:
    return point.id.rpartition(".")[2]
