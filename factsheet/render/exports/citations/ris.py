"""Works as RIS. Its dates are `YYYY/MM/DD/other`, where `other` is words without digits, such as a season."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from factsheet.core.edtf import Date
from factsheet.render.exports.citations import dates, notes
from factsheet.view.bibliography import Work

_TYPES = {
    "article": "JOUR", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA", "database": "DBASE",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT",
    "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL",
    "personal_communication": "PCOMM", "post": "ELEC", "post-weblog": "BLOG", "report": "RPRT", "software": "COMP",
    "song": "MUSIC", "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
_OTHER = "GEN"


def entry(work: Work) -> str:
    """Return a work as a record, with the line ends of the format."""
    issued = work.issued
    year = dates.year_of(issued) if issued else None
    is_ad = year is not None and year > 0  # a year has four digits and no sign
    lines = [
        ("TY", _TYPES.get(work.type, _OTHER)),
        ("ID", work.id),
        ("TI", work.title),
        *(("AU", name) for name in work.authors),
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", f"{year:04}" if is_ad else ""),
        ("DA", _date(issued) if issued and is_ad else ""),
        ("UR", work.url),
        ("Y2", f"{work.retrieved.text.replace('-', '/')}/" if work.retrieved else ""),
        ("LA", work.language),
        ("KW", work.outlet),
        ("N1", notes.note(work, published=not (issued and is_ad and _is_carried(issued)))),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*((t, v) for t, v in lines if v), ("ER", "")])


def document(works: Iterable[Work]) -> Iterator[str]:
    """Yield works as records, with an empty line between two."""
    between = ""
    for work in works:
        yield between + entry(work)
        between = "\r\n"


def _is_carried(date: Date) -> bool:
    """Tell whether `DA` says all of a date. A season wants its months told."""
    point = dates.point_of(date)
    return point is not None and not dates.season_of(date)


def _date(date: Date) -> str:
    """Return a date of one year: the parts on which its ends agree, and in words what else it is, if it is a point."""
    point = dates.point_of(date)
    other = "around" if point and point.about else ""
    if point and dates.is_part_of_year(point):
        named, other = [point.year], dates.part_of_year(point)
    else:
        pairs = zip(*(dates.ends(date) * 2)[:2], strict=False)
        named = [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    year, *rest = [f"{part:0{width}}" for part, width in zip(named, (4, 2, 2), strict=False)]
    month, day = (*rest, "", "")[:2]
    return f"{year}/{month}/{day}/{other}"
