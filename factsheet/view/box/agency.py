"""The first rows of an organization's box: who leads it, and to whom it reports."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factsheet.view.box.links import linked
from factsheet.view.box.row import BoxRow, BoxValue, Subject, rows_of
from factsheet.view.fact import FactView

_LED = frozenset({"led by", "headed by", "chaired by", "directed by", "governed by"})
_REPORTS = frozenset({"supervised by", "overseen by", "reports to", "answers to", "accountable to", "subordinate to"})

_HEADS = (
    "secretary-general", "secretary general", "director-general", "director general", "chief executive", "director",
    "head", "chairman", "chairwoman", "chairperson", "chair", "chief", "minister", "mayor", "governor", "president",
    "commissioner", "administrator",
)  # fmt: skip
_HEAD = re.compile(rf"\b(?:{'|'.join(_HEADS)})\b")
_NOT_HEADS = frozenset({"deputy", "vice", "assistant", "former", "acting"})
_BETWEEN = frozenset({"of", "for", "the"})
_WORD = re.compile(r"\w+")


def rows(agency: Subject) -> list[BoxRow]:
    """Return who leads an organization, to whom it reports, its other links, and its other people who are quoted.

    Who leads it comes from a link or, without one, from the offices of those who speak for it.
    """
    led = [link for link in agency.links if link.label in _LED]
    over = [link for link in agency.links if link.label in _REPORTS]
    rest = [link for link in agency.links if link.label not in _LED | _REPORTS]
    speakers = [fact for fact in agency.speaking if fact.speaker_name]
    heads = [] if led else [fact for fact in speakers if is_head(fact.speaker_role, agency.names)]
    names = {fact.speaker_name for fact in heads}
    return [
        *linked(led),
        *rows_of("Led by", _leaders(heads)),
        *linked(over),
        *linked(rest),
        *officials(fact for fact in speakers if fact.speaker_name not in names),
    ]


def officials(speakers: Iterable[FactView]) -> list[BoxRow]:
    """Return those who speak for an entity by name, each with each office once."""
    by_words = {fact.speaker: fact for fact in speakers if fact.speaker_name}
    return rows_of("Officials quoted", [BoxValue(words, fact=fact.id) for words, fact in by_words.items()])


def is_head(role: str, names: Iterable[str]) -> bool:
    """Tell whether an office, or one of several that `and` joins, is that of the head of an organization.

    It is a word for a head alone, or with words of the organization's own names: the director of its press office
    leads only that.

    >>> is_head("director and spokesperson", ["Harbour Bureau"]), is_head("deputy director", ["Harbour Bureau"])
    (True, False)
    >>> is_head("minister of roads", ["Ministry of Roads"]), is_head("press director", ["Ministry of Roads"])
    (True, False)
    """
    own = {word for name in names for word in _WORD.findall(name.casefold())} | _BETWEEN
    return any(_is_head(part, own) for part in re.split(r",| and | & |/", role.casefold()))


def _is_head(office: str, own: set[str]) -> bool:
    beside = set(_WORD.findall(_HEAD.sub(" ", office, count=1)))
    return bool(_HEAD.search(office)) and beside <= own - _NOT_HEADS


def _leaders(heads: Iterable[FactView]) -> list[BoxValue]:
    """Return those who lead, who was quoted last first, each with the date of the source that quotes them."""
    by_name: dict[str, FactView] = {}
    for fact in sorted(heads, key=lambda fact: fact.news_key, reverse=True):
        by_name.setdefault(fact.speaker_name, fact)
    return [
        BoxValue(fact.speaker, fact=fact.id, note="quoted", date=fact.newest_source.short_issued, dated_by=fact.id)
        for fact in by_name.values()
    ]
