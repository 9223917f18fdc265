"""Works as CSL-JSON, by the schema of CSL 1.0.2."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factsheet.core.edtf import Date
from factsheet.render.exports.citations import dates, notes
from factsheet.render.exports.shapes import Json
from factsheet.view.bibliography import Work

TYPES = frozenset(
    {
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
        "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
        "song", "speech", "standard", "thesis", "treaty", "webpage",
    }
)  # fmt: skip
"""The types that CSL knows. Any other work is a `document`, with its type as `genre`."""


def entry(work: Work) -> str:
    """Return a work as a list of one record."""
    return f"{json.dumps([record(work)], ensure_ascii=False, indent=2)}\n"


def document(works: Iterable[Work]) -> Iterator[str]:
    """Yield works as one list."""
    between = "[\n"
    for work in works:
        yield between + entry(work)[2:-3]
        between = ",\n"
    yield "\n]\n"


def record(work: Work) -> Json:
    """Return a work as a record, without fields that have nothing to say."""
    is_known = work.type in TYPES
    fields = {
        "id": work.id,
        "type": work.type if is_known else "document",
        "genre": "" if is_known else work.type,
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": _issued(work.issued) if work.issued else None,
        "accessed": _issued(work.retrieved) if work.retrieved else None,
        "URL": work.url,
        "language": work.language,
        "keyword": work.outlet,
        "note": notes.note(work, published=not (work.issued and _is_carried(work.issued))),
    }
    return {key: value for key, value in fields.items() if value}


def _is_carried(date: Date) -> bool:
    """Tell whether the record says all of a date. A season wants its months told; many readers drop a second date."""
    point = dates.point_of(date)
    return _is_in_words(date) or (point is not None and not dates.season_of(date))


def _is_in_words(date: Date) -> bool:
    """Tell whether CSL has no numbers for a date: it is open, a quarter, half, decade or century.

    The first and last month or year of these would make two dates of one, and a wrong one where the second is dropped.
    """
    point = dates.point_of(date)
    return dates.is_open(date) or bool(point and not dates.is_plain(point) and not dates.season_of(date))


def _issued(date: Date) -> Json:
    """Return a date. Years before 1 are counted as people do: CSL has no year 0, and writes 27 BC as -27."""
    if _is_in_words(date):
        return {"literal": date.words()}
    season, circa = dates.season_of(date), {"circa": True} if dates.is_about(date) else {}
    point = dates.point_of(date)
    ends = ((point.year,),) if point and season else dates.ends(date)
    parts = [[end[0] - (end[0] < 1), *end[1:]] for end in ends]
    return {"date-parts": parts, **({"season": season} if season else {}), **circa}
