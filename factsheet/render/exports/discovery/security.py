"""`.well-known/security.txt` (RFC 9116): whom to tell of a hole in the security of the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factsheet.core.output import Output
from factsheet.view.publication import LANGUAGE, Publication

PATH = ".well-known/security.txt"

HOLDS_FOR = timedelta(days=364)
"""The time for which a build's contacts hold: the RFC wants less than a year, so that old ones fall away."""


def of_site(publication: Publication, today: date) -> Iterator[Output]:
    """Yield `security.txt` if there are contacts. It expires by the day of the build, `today`."""
    if not publication.contacts:
        return
    lines = [
        *(f"Contact: {contact}" for contact in publication.contacts),
        f"Expires: {today + HOLDS_FOR}T00:00:00Z",
        f"Preferred-Languages: {LANGUAGE}",
        *([f"Canonical: {publication.at(PATH)}"] if publication.url.startswith("https://") else []),
    ]
    yield Output(PATH, lambda: ["".join(f"{line}\n" for line in lines).encode()])
