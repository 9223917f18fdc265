"""Sentences for the note of a work: all that a form has no field for."""

from __future__ import annotations

from factsheet.core.edtf import Date
from factsheet.render.exports.citations import dates
from factsheet.view.bibliography import Work

_MONTHS = ("March to May", "June to August", "September to November", "December to February")


def note(work: Work, *, published: bool) -> str:
    """Return the note of a work: its date in words if `published`, what is known of it, its archived copy."""
    copy = f"Archived at {work.archived}" if work.archived else ""  # without a full stop: it would look like a part
    return " ".join(filter(None, (_published(work.issued) if published and work.issued else "", work.note, copy)))


def _published(issued: Date) -> str:
    """Say when a work appeared, of a season with the months that it has here.

    >>> from factsheet.core.edtf import parse
    >>> _published(parse("2024-22~"))
    'Published: around summer 2024 (June to August).'
    """
    season = dates.season_of(issued)
    months = f" ({_MONTHS[season - 1]})" if season else ""
    return f"Published: {issued.words()}{months}."
