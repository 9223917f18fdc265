"""Works as BibTeX. `date` and `urldate` are for biblatex, which reads EDTF, `year` and `month` for everybody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factsheet.core.edtf import Date, DatePoint, year_words
from factsheet.render.exports.citations import dates, notes
from factsheet.view.bibliography import Work

_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "classic": "book", "collection": "book", "chapter": "incollection", "manuscript": "unpublished",
    "pamphlet": "booklet", "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis",
}  # fmt: skip
_PUBLISHER = {"article": "journal", "techreport": "institution", "phdthesis": "school"}
_PUBLISHED = {"book", "incollection", "inproceedings"}  # entries whose styles print the publisher
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entry(work: Work) -> str:
    """Return a work as an entry. Names and titles are in braces of their own, so that they stay whole."""
    sort = _TYPES.get(work.type, "misc")
    fields = {
        "title": f"{{{escaped(work.title)}}}",
        "author": " and ".join(f"{{{escaped(name)}}}" for name in work.authors),
        **_printed(work, sort),
        "publisher": escaped(work.publisher),
        **(_issued(work.issued) if work.issued else {}),
        "url": _address(work.url),
        "urldate": work.retrieved.text if work.retrieved else "",
        "language": work.language if work.language != "en" else "",  # styles print it
        "keywords": escaped(work.outlet),
        "note": escaped(notes.note(work, published=not (work.issued and _is_carried(work.issued)))),
    }
    lines = (f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value)
    return f"@{sort}{{{work.id},\n{''.join(lines)}}}\n"


def document(works: Iterable[Work]) -> Iterator[str]:
    """Yield works as entries, with an empty line between two."""
    between = ""
    for work in works:
        yield between + entry(work)
        between = "\n"


_SIGNS = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}  # fmt: skip


def escaped(text: str) -> str:
    r"""Write a text so that LaTeX sets its very letters. Braces are words, as BibTeX counts those with a backslash too.

    >>> print(escaped("R&D {50%} -- a_b"))
    R\&D \textbraceleft{}50\%\textbraceright{} -{}- a\_b
    """
    plain = re.sub(r"[\\~^{}&%$#_]", lambda sign: _SIGNS.get(sign[0], f"\\{sign[0]}"), text)
    return re.sub(r"([-'`,<>])(?=\1)|([?!])(?=`)", r"\1\2{}", plain)  # two of these become another letter


def _address(url: str) -> str:
    """Return an address as it is, but for the signs that would end its field: they belong into none."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _printed(work: Work, sort: str) -> dict[str, str]:
    """Return the publisher in the field that styles print for this sort of entry, if that is not `publisher`."""
    if sort in _PUBLISHED or work.publisher == work.title:
        return {}
    return {_PUBLISHER.get(sort, "howpublished"): escaped(work.publisher)}


def _issued(date: Date) -> dict[str, str]:
    year, point = dates.year_of(date), dates.point_of(date)
    months = {end[1] for end in dates.ends(date) if len(end) > 1} if year is not None else set()
    is_month = len(months) == 1 and all(len(end) > 1 for end in dates.ends(date))
    named = dates.part_of_year(point) if point and dates.is_part_of_year(point) else ""
    return {
        "year": date.words() if year is None else year_words(year),
        "month": _MONTHS[months.pop() - 1] if is_month else f"{{{named}}}" if named else "",
        "date": _edtf(date),
    }


def _is_carried(date: Date) -> bool:
    """Tell whether `year` and `month` say all of a date but its day, or say it in words. A season wants its months."""
    point = dates.point_of(date)
    if dates.year_of(date) is None:
        return True
    return point is not None and not dates.season_of(date) and not (point.about and dates.is_plain(point))


def _edtf(date: Date) -> str:
    """Write a date in the part of EDTF that biblatex reads: level 1, a decade or century alone and exact."""
    point = dates.point_of(date)
    if point and (dates.is_plain(point) or dates.season_of(date) or (point.years > 1 and not point.about)):
        return date.text
    if dates.is_open(date):
        return "/".join(
            _end(end, last=bool(place)) if end else ".." for place, end in enumerate((date.start, date.end))
        )
    assert date.start
    assert date.end
    return f"{_end(date.start, last=False)}/{_end(date.end, last=True)}"


def _end(point: DatePoint, *, last: bool) -> str:
    """Write an end of an interval: a season, quarter, half or decade by its first or last month or year."""
    whole = dates.ends(Date("", point, point))
    return dates.joined(whole[-1 if last else 0]) + ("~" if point.about else "")
