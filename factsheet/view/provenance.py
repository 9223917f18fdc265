"""The origin of a page's facts: how many sources of what sort, of what time, and when they were last compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factsheet.core import edtf
from factsheet.core.edtf import Tokens
from factsheet.core.fact import Fact
from factsheet.core.model import Sheet
from factsheet.view import formatting
from factsheet.view.index import SiteView
from factsheet.view.nature import is_past
from factsheet.view.references import SourceRef

_NOUNS = (
    ({"article", "article-newspaper", "article-magazine"}, ("press article", "press articles")),
    ({"report"}, ("report", "reports")),
    ({"dataset"}, ("data set", "data sets")),
    ({"webpage", "post", "post-weblog"}, ("web page", "web pages")),
)
_ARTICLES = ("article", "articles")
_PRESS = {None, "state media", "news", "trade press"}
_SOURCES = ("source", "sources")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sources and reviews behind a page's own facts. `each`: how many sources a fact has, where one cannot tell."""

    facts: int
    sources: int
    noun: tuple[str, str]  # singular and plural
    first: SourceRef  # the source that appeared first
    last: SourceRef
    each: str
    reviewed: Tokens  # the month of the last review; empty if nobody has reviewed any
    checked: Tokens  # its day, on paper
    may_have_changed: bool  # whether all is old, and not all of it of a time that is over
    all_reviewed: bool


def provenance(site: SiteView, facts: Sequence[Fact]) -> Provenance | None:
    """Return what stands behind some facts, or None if there are none."""
    cited = dict.fromkeys(citation.source for fact in facts for citation in fact.cited())
    if not cited:
        return None
    issued = {name: edtf.parse(site.sheet.sources[name].issued) for name in cited}
    first, last = (choose(issued, key=lambda name: issued[name].rank) for choose in (min, max))
    days = [fact.reviewed for fact in facts if fact.reviewed]
    return Provenance(
        facts=len(facts),
        sources=len(cited),
        noun=_noun(site.sheet, list(cited)),
        first=site.sources[first],
        last=site.sources[last],
        each=_each(facts, len(cited)),
        reviewed=formatting.month(edtf.parse(max(days))) if days else (),
        checked=edtf.parse(max(days)).tokens if days else (),
        may_have_changed=site.sources[last].is_old and not _are_past(facts, site.today),
        all_reviewed=len(days) == len(facts),
    )


def _are_past(facts: Sequence[Fact], today: date) -> bool:
    """Tell whether all facts are of a time that is over: what was then does not change."""
    return all(is_past(one, today) for fact in facts for one in fact.points() or (fact,))


def _noun(sheet: Sheet, sources: Sequence[str]) -> tuple[str, str]:
    types = {sheet.sources[name].type for name in sources}
    noun = next((noun for known, noun in _NOUNS if types <= known), _SOURCES)
    is_press = {sheet.sources[name].outlet for name in sources} <= _PRESS
    return _ARTICLES if noun == _NOUNS[0][1] and not is_press else noun


def _each(facts: Sequence[Fact], sources: int) -> str:
    """Say how many sources a fact has, where the number of sources does not."""
    if sources == 1:
        return ""
    are_single = [len({citation.source for citation in fact.cited()}) == 1 for fact in facts]
    if all(are_single):
        return "one source each"
    return "some with several sources" if any(are_single) else "several sources each"
