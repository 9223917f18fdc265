"""A fact as lines of Markdown. It says what the page says, in the same words; every text in it is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.core.markdown import escaped
from factsheet.render.exports.markdown.links import inside, outside
from factsheet.view.citations import WordsView
from factsheet.view.fact import FactView
from factsheet.view.formatting import NOT_DATED, plain
from factsheet.view.references import SourceRef


def row(fact: FactView, root: str, only: str = "") -> Iterator[str]:
    """Yield a fact with its points and the words of its sources as an entry of a list. `root` is as in `links`.

    With `only` the id of a source, there are the words of that one alone, and no points.
    """
    points = () if only else fact.points
    yield f"- {_joined(escaped(fact.text), _when(fact), *fact.labels)}"
    if fact.fact.attributed_to:
        yield f"  - said by {escaped(fact.said_by)}"
    if fact.converted:
        yield f"  - {_converted(fact)}"
    yield from (
        f"  - {_joined(escaped(one.figure.words), _converted(one), _when(one))}" for one in points if one.figure
    )
    if fact.superseded_by:
        yield f"  - A later figure has taken its place: {inside(fact.superseded_by.text, fact.superseded_by.url, root)}"
    for ref in fact.disputed_by:
        yield f"  - Another source says otherwise: {inside(ref.text, ref.url, root)}"
    if since := _since(fact, root):
        yield f"  - {since}"
    yield from (f"  - {_words(words)}" for words in fact.words if only in ("", words.source.id))


def _converted(fact: FactView) -> str:
    return f"in the source also {escaped(fact.converted)}" if fact.converted else ""


def line(fact: FactView, root: str, *, named: bool = True) -> str:
    """Return a fact in one line, which leads to its entity; with the name of that if `named`."""
    return "- " + _joined(
        inside(fact.text, fact.url, root),
        _when(fact),
        *fact.labels,
        escaped(fact.entity.full_name) if named else "",
        escaped(fact.said_by),
        escaped(published(fact.source(fact.sources[0]))),
    )


def best(fact: FactView, root: str) -> str:
    """Return the best fact of a topic in one line, which leads to its entity."""
    name = escaped(fact.entity.full_name) if fact.is_point else ""
    return "- " + _joined(inside(fact.text, fact.url, root), name, _when(fact), *fact.labels)


def figure(fact: FactView, root: str) -> str:
    """Return the figure of a fact in one line, which leads to its entity."""
    return "- " + _joined(
        inside(fact.entity.full_name, fact.url, root),
        escaped(fact.of),
        escaped(fact.figure.words) if fact.figure else "",
        _when(fact),
        *fact.labels,
        escaped(published(fact.source(fact.sources[0]))),
    )


def listed(ref: SourceRef, root: str) -> str:
    """Return a source as an entry of a list: it leads to its page, then to the source itself."""
    title = inside(f"{ref.publisher}, “{ref.title}”", ref.url, root)
    words = filter(None, (escaped(ref.author), plain(ref.issued), ref.outlet))
    links = [outside(ref.address.split("/")[2], ref.address)]
    links += [outside("archived copy", ref.archived)] if ref.archived else []
    return f"- {', '.join((title, *words))} · {', '.join(links)}"


def published(ref: SourceRef) -> str:
    """Return who published a source, and when, in a few words."""
    return f"{ref.publisher}, {plain(ref.short_issued)}"


def _when(fact: FactView) -> str:
    if not fact.date.known:
        return NOT_DATED
    return f"by {fact.date.words}" if fact.is_due else fact.date.words


def _since(fact: FactView, root: str) -> str:
    """Return what became of a plan, as its row on the page says it; empty if that says nothing."""
    sought = f" (looked for on {plain(fact.outcome_sought)})" if fact.outcome_sought else ""
    if fact.outcome:
        links = "; ".join(inside(ref.text, ref.url, root) for ref in fact.outcome)
        return f"{fact.outcome_verdict or 'since then'}: {links}{sought}"
    later = "no later figure" if fact.figure else "nothing later"
    return f"date passed, {later} here{sought}" if fact.is_overdue else sought.strip()


def _words(words: WordsView) -> str:
    """Return the quoted words of a source, which lead to their place there, and what places them."""
    quotes = " · ".join(f"“{quote}”" for quote, _ in words.quotes)
    link = outside(f"{quotes} {published(words.source)}", words.url)
    dated = f"dated {_quoted(words.dated)}" if words.dated else ""
    labels = f"in the table: {_quoted(words.labels)}" if words.labels else ""
    records = (outside("another record", address) for address in words.records)
    return _joined(link, dated, labels, *map(escaped, words.locators), *records)


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join(f"“{escaped(text)}”" for text in texts)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
