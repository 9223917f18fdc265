"""The words that support a fact: each citation with the link that opens it, and all words of one source together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factsheet.core import urls
from factsheet.core.fact import Citation
from factsheet.core.figure import Figure
from factsheet.evidence.lock import Entry
from factsheet.view import emphasis
from factsheet.view.references import SourceRef

_DIRECTIVE = ":~:text="


class CitationView(NamedTuple):
    """The quoted words that support a fact. `url` opens the source at these words. There are many: tuples are made
    faster than other frozen records."""

    source: SourceRef
    quote: str
    dated: str
    url: str
    paragraph: int | None = None  # the number of their paragraph in the source's text, if known
    labels: tuple[str, ...] = ()  # of a cell of a table: what its row is of, then the heading of its column
    locator: str = ""  # where in the source they stand, in words
    address: str = ""  # of the record in which they stand, else of the source


class WordsView(NamedTuple):
    """All words of one source that support a fact. `url` opens the source at them."""

    source: SourceRef
    url: str
    quotes: tuple[tuple[str, tuple[str, ...]], ...]  # each with its words that give the fact's figure
    dated: tuple[str, ...]  # the words that date the fact
    labels: tuple[str, ...]  # of cells of a table: what their rows are of, and the headings of their columns
    locators: tuple[str, ...]  # where in the source the words stand
    records: tuple[str, ...]  # further addresses at which some of them stand
    paragraphs: tuple[tuple[int, int], ...]  # (place of the citation from 1, paragraph of the source's text), if known


def citation_view(citation: Citation, source: SourceRef, entry: Entry | None) -> CitationView:
    """Make a citation's view. Its deep link is the one in evidence.lock, or is made of the quote if that has none.

    A locator that is the address of a record stands in place of the address of the source.
    """
    directive = entry.fragment if entry else urls.of_words(citation.quote, citation.prefix, citation.suffix)
    is_address = urls.is_address(citation.locator or "")
    address, locator = (citation.locator or "", "") if is_address else (source.address, citation.locator or "")
    paragraph = entry.paragraph if entry else None
    labels = tuple(filter(None, (citation.row, citation.heading)))
    url = urls.at_words(address, directive)
    return CitationView(source, citation.quote, citation.dated or "", url, paragraph, labels, locator, address)


def words_view(source: str, citations: Sequence[CitationView], figure: Figure | None) -> WordsView:
    """Put the words of one source together. The link opens it at all of them, if a browser can."""
    numbered = [(number, cited) for number, cited in enumerate(citations, 1) if cited.source.id == source]
    cited = [citation for _, citation in numbered]
    ref = cited[0].source
    first, *others = dict.fromkeys([citation.address for citation in cited])
    directives = [citation.url.partition(_DIRECTIVE)[2] for citation in cited if citation.address == first]
    places = {citation.paragraph: number for number, citation in reversed(numbered) if citation.paragraph}
    return WordsView(
        ref,
        urls.at_words(first, "&text=".join(dict.fromkeys(filter(None, directives)))),
        tuple([(c.quote, emphasis.numbers(c.quote, figure, ref.language) if figure else ()) for c in cited]),
        tuple(dict.fromkeys([citation.dated for citation in cited if citation.dated])),
        tuple(dict.fromkeys([label for citation in cited for label in citation.labels])),
        tuple(dict.fromkeys([citation.locator for citation in cited if citation.locator])),
        tuple(others),
        tuple([(number, paragraph) for paragraph, number in sorted(places.items())]),
    )
