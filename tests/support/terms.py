"""A sheet with one member of a House and as many facts as a test wants. Its terms pass the checks."""

from __future__ import annotations

from collections.abc import Iterable

from tests.support.roll import SOURCES

_SESSIONS = ("ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine")
_HEAD = f"""kinds:
  member: {{label: Member, plural: Members}}
{SOURCES}properties:
  seats: {{label: Seats, unit: seats}}
  votes: {{label: Votes, unit: votes}}
entities:
  zoe:
    kind: member
    name: Zoe Zuse
    summary: A member of the House.
    facts:
"""


def sheet(facts: Iterable[str]) -> str:
    """The facts file with these facts."""
    return _HEAD + "".join(facts)


def term(number: int, *, per_year: int) -> str:
    """One of many terms, `per_year` of them in each year from 1990."""
    year, words = 1990 + number // per_year, f"chaired the {_SESSIONS[number % per_year]} session"
    return f"""      - id: term-{number}
        statement: Zoe Zuse {words} in {year}.
        as_of: "{year}"
        citations: [{{source: roll, quote: {words}, dated: in {year}}}]
"""


def figure(property_: str, number: int, date: str, of: str = "") -> str:
    """One of many figures; without a date it is of a part."""
    as_of = f'as_of: "{date}"' if date else "of: a part"
    as_of += f"\n        of: {of}" if of else ""
    return f"""      - id: {property_}-{number}
        statement: It was {number}.
        figure: {{property: {property_}, value: {number}}}
        {as_of}
        citations: [{{source: roll, quote: "{number}"}}]
"""
