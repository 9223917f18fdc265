"""A work as a line of text for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.view.bibliography import Work


def entry(work: Work) -> str:
    """Return a work in a line: who, what, where, when, its address and the day on which that was read."""
    retrieved = f" (seen {work.retrieved.words()})" if work.retrieved else ""
    parts = (
        "; ".join(work.authors),
        f"“{work.title}”",
        work.publisher if work.publisher != work.title else "",
        _capitalized(work.issued.words()) if work.issued else "",
        work.note.removesuffix("."),
        f"Archived at {work.archived}" if work.archived else "",
        f"{work.url}{retrieved}" if work.url else "",
    )
    return f"{'. '.join(filter(None, parts))}.\n"


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def document(works: Iterable[Work]) -> Iterator[str]:
    """Yield works, a line each."""
    return map(entry, works)
