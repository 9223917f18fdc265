"""Rules on quotes: the source's own words, short, to the letter, found once. Most of them need the captured texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from factsheet.checks.context import Context
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule, sheet_rule
from factsheet.checks.statements import subject_words
from factsheet.core.fact import Citation
from factsheet.core.problems import shortened
from factsheet.evidence.lock import hash_of
from factsheet.evidence.passage import NEAR, CapturedText, Passage, dashes
from factsheet.evidence.quote_places import MOST
from factsheet.words import normalize

LONGEST = 12
"""Words that a quote may have; the full name of an entity counts as one."""

_MOST_COMPARED = 4_000_000
"""Characters that are compared at most if no quote is there: up to it, each quote is compared with its whole text."""

_LONG = 20_000
"""Characters of a text in which it would take long to look for what is like a quote."""

_MOST_LOOKED_AT = 200_000
"""Times that a quote is looked up in another text at most, if no quote is there."""

_PLACES, _MOST_PLACES = 20, 20_000
"""The places of a word that are compared with a quote, and those that are compared with all of them."""

_CLOSING = r"[\"')\]」』）]*"
_SENTENCE_END = re.compile(rf"[.!?。！？]{_CLOSING}\s*\Z")
_SENTENCE_GOES_NO_FURTHER = re.compile(rf"[.!?]{_CLOSING}(?:\s|\Z)|[。！？]")
_SHORT = 3  # words
_NEXT_TO = 200
"""Characters before and behind a quote that tell whether a sentence begins or ends there."""

PLANS = re.compile(r"\b(will|plans? to|planned to|aims? to|aiming to|intends? to|hopes? to|is set to|are set to)\b")
"""Words of a quote that speak of a plan."""


@fact_rule(
    "quote-length",
    f"A quote is a fragment of at most {LONGEST} words; the full name of an entity counts as one.",
    points=True,
)
def quote_length(at: FactAt) -> Iterator[Finding]:
    """Find quotes that are too long."""
    for index, words in enumerate(at.quoted_words):
        count = normalize.count(words)
        if count > LONGEST:
            count = normalize.count(_shortened(words, at.context))
        if count > LONGEST:
            message = f"the quote has {count} words; expected at most {LONGEST}"
            yield Finding(("citations", index, "quote"), message, "quote only the words that carry the fact")


def _shortened(quote: str, context: Context) -> str:
    """Return the quote with each full name of an entity as one word."""
    text = quote
    for name in sorted(context.long_names_in(quote), key=len, reverse=True):
        if normalize.may_hold(name, text):
            text = re.sub(re.escape(name), "Name", text, flags=re.IGNORECASE)
    return text


@fact_rule(
    "plan-as-report",
    "A quote that speaks of a plan (will, plans to, aims to) goes with nature: target.",
    warning=True,
    points=True,
)
def plan_as_report(at: FactAt) -> Iterator[Finding]:
    """Find plans that are reported as done."""
    if at.fact.nature != "reported":
        return
    for index, citation in enumerate(at.fact.citations):
        plan = PLANS.search(citation.quote)
        if plan:
            message = f"the quote says `{plan[0]}`, yet the fact is reported"
            yield Finding(
                ("citations", index, "quote"), message, "write nature: target, or quote what was done", words=plan[0]
            )


@fact_rule(
    "quote-found",
    "A quote stands in the captured text to the letter, exactly once, and is no whole sentence.",
    needs_texts=True,
    points=True,
)
def quote_found(at: FactAt) -> Iterator[Finding]:
    """Find quotes that are absent, ambiguous, whole sentences, or have other dashes than the text."""
    for index, (citation, passages) in enumerate(zip(at.fact.citations, at.passages, strict=True)):
        path, text = ("citations", index, "quote"), at.context.captured.get(citation.source)
        if text is None:
            continue
        if not passages:
            is_of_table = citation.heading or citation.row
            yield Finding(path, *(_not_in_cell(citation, text) if is_of_table else _not_in(citation, text, at.context)))
        elif len(passages) > 1:
            times = f"{MOST} times or more" if len(passages) == MOST else f"{len(passages)} times"
            message = f"these words stand {times} in the text of `{citation.source}`"
            yield Finding(path, message, "add `prefix` or `suffix`: the words just before or after")
        elif dashes(citation.quote) != dashes(passages[0].words):
            message = f"the text has `{passages[0].words}`, with other dashes"
            yield Finding(path, message, "copy its own: a link opens at the very characters")
        elif _is_sentence(passages[0]):
            yield Finding(path, "this is a whole sentence of the source", "quote only the words that carry the fact")


def _not_in(citation: Citation, text: CapturedText, context: Context) -> tuple[str, str]:
    message, words = f"these words are not in the text of `{citation.source}`", normalize.fold(citation.quote)
    texts = context.captured.items() if context.citations * len(context.captured) <= _MOST_LOOKED_AT else ()
    others = (name for name, other in texts if other is not text and other.index.places(words))
    if other := next(others, None):
        return message, f"they stand in that of `{other}`: cite it, or copy the words from `{citation.source}`"
    return message, _nearest(words, text, context.citations)


def _not_in_cell(citation: Citation, text: CapturedText) -> tuple[str, str]:
    """Return the message that no cell has a quote, and as a hint what the cells have that it may mean."""
    row = f"a row that has the cell `{citation.row}`" if citation.row else "any row"
    under = f" under `{citation.heading}`" if citation.heading else ""
    message = f"these words stand nowhere{under} in {row} of the text of `{citation.source}`"
    near = text.tables.near(citation.heading or "", citation.row or "")
    return message, f"there stands {', '.join(f'`{cell}`' for cell in near)}" if near else "copy heading, row and words"


def _is_sentence(passage: Passage) -> bool:
    """Tell whether the words of a passage are a whole sentence. What stands behind them is seldom looked at."""
    return _may_begin(normalize.fold(passage.before[-_NEXT_TO:])) and _ends(
        normalize.fold(passage.words), normalize.fold(passage.after[:_NEXT_TO])
    )


def _may_begin(before: str) -> bool:
    """Tell whether a sentence may begin behind folded words."""
    before = before.rstrip(" \"'([「『（")
    return not before or bool(_SENTENCE_END.search(before))


def _ends(words: str, after: str) -> bool:
    """Tell whether folded words, of which there are more than three, end a sentence before others."""
    ends = _SENTENCE_END.search(words) or _SENTENCE_GOES_NO_FURTHER.match(after)
    return bool(ends) and normalize.count(words) > _SHORT


@lru_cache(maxsize=1024)
def _nearest(quote: str, captured: CapturedText, citations: int) -> str:
    """Return a hint: the part of the text that is most like the quote, which is folded, to copy from.

    Of a long text, or where there are many citations that may all be wrong, only what stands around the rarest word of
    the quote is compared.
    """
    length = len(captured.folded)
    is_short = length <= _LONG and length * citations <= _MOST_COMPARED
    places = max(1, min(_PLACES, _MOST_PLACES // max(1, citations)))
    text = captured.folded if is_short else captured.index.around(quote, places)
    match = SequenceMatcher(None, quote.lower(), text.lower(), autojunk=False).find_longest_match()
    start = max(0, match.b - match.a)
    start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1  # no word is cut
    line = text[start:].partition("\n")[0]
    near = shortened(line, len(quote) + 20).removesuffix("…").strip()
    if end := _SENTENCE_GOES_NO_FURTHER.search(near, max(0, len(quote) - 2)):
        near = near[: end.end()].strip()
    if match.size <= 5:
        return "copy them from the source"
    before = text[max(0, start - NEAR) : start].rpartition("\n")[2]
    if normalize.count(near) > LONGEST or (_may_begin(before) and _ends(near, line[len(near) :])):
        return f"the nearest words are in `{near}`: quote a part of that"
    return f"the nearest words are `{near}`"


@fact_rule(
    "dated-near",
    "`dated` stands in the same paragraph of the captured text as its quote.",
    needs_texts=True,
    points=True,
)
def dated_near(at: FactAt) -> Iterator[Finding]:
    """Find words in `dated` that are taken from elsewhere."""
    for index, (citation, passages) in enumerate(zip(at.fact.citations, at.passages, strict=True)):
        wanted = normalize.fold(citation.dated or "")
        if wanted and passages and not any(passage.line in passage.text.lines_with(wanted) for passage in passages):
            message = "these words are not in the paragraph of the quote"
            yield Finding(("citations", index, "dated"), message, "take them from the quote's own paragraph")


@fact_rule(
    "speaker-named",
    "The speaker's name stands in the captured text of a source that the fact cites.",
    needs_texts=True,
    points=True,
)
def speaker_named(at: FactAt) -> Iterator[Finding]:
    """Find speakers whom no source cited names."""
    name = at.fact.attributed_to.name if at.fact.attributed_to else None
    captured = at.context.captured
    texts = [captured[c.source] for c in at.fact.citations if c.source in captured]
    if (
        name
        and len(texts) == len(at.fact.citations)
        and not any(text.lines_with(normalize.fold(name)) for text in texts)
    ):
        yield Finding(("attributed_to", "name"), f"no source cited names `{name}`", "write the name as the source does")


@fact_rule(
    "subject-near",
    "The entity's name, or a word of it, stands in the quote's paragraph or near it; said once for an entity.",
    warning=True,
    needs_texts=True,
    gathers=True,
    points=True,
)
def subject_near(at: FactAt) -> Iterator[Finding]:
    """Find quotes that seem to speak of something else."""
    if at.fact.series:
        return  # what it cites is the title of a table; the rows of its points name the entity
    wanted = subject_words(at.entity)
    places = [passage for passages in at.passages for passage in passages]
    if places and not any(place.text.names_near(place.line, wanted) for place in places):
        message = f"no word of `{at.entity.name}` or its aliases stands near the quote"
        yield Finding(("citations", 0, "quote"), message, "check that the fact is on the right page, or add an alias")


@fact_rule(
    "row-subject",
    "The row of a table that is quoted is not that of another entity of the same kind.",
    needs_texts=True,
    points=True,
)
def row_subject(at: FactAt) -> Iterator[Finding]:
    """Find rows with the name of another entity in a cell, and nowhere that of the fact's own or of one it names."""
    for index, passages in enumerate(at.passages):
        for passage in passages[:1]:
            other = next(_others_in(passage, at), None)
            if other:
                message = f"the row is that of `{other}`; expected one that names `{at.entity.name}`"
                yield Finding(
                    ("citations", index, "quote"), message, "quote its own row, or add its name there as an alias"
                )


def _others_in(passage: Passage, at: FactAt) -> Iterator[str]:
    """Yield the names of entities of the same kind that are cells of a row; none if the row names the fact's own."""
    others, ids = _named_in_row(passage, at.entity.kind, at.context)
    if not others or not ids.isdisjoint((at.entity_id, *at.fact.entities_named())):
        return
    own = (normalize.fold(name) for name in (at.entity.name, *at.entity.aliases, *at.entity.names.values()))
    if not any(passage.line in passage.text.lines_with(name) for name in own):
        yield from others


def _named_in_row(passage: Passage, kind: str, context: Context) -> tuple[list[str], frozenset[str]]:
    """Return the cells of a row that are names of entities of a kind, folded, and the ids of these."""
    row = (passage.text, passage.line, kind)
    if row not in context.named_in_rows:
        names = context.names_of_kind(kind)
        cells = (normalize.fold(passage.paragraph[cell]) for _, cell in passage.text.tables.of_line(passage.line))
        named = [cell for cell in cells if cell in names]
        context.named_in_rows[row] = named, frozenset().union(*(names[cell] for cell in named))
    return context.named_in_rows[row]


@sheet_rule("text-hash", "A source's `text_sha256` is that of the captured text at hand.")
def text_hash(context: Context) -> Iterator[Finding]:
    """Find texts at hand that are not those that were captured."""
    for source_id, source in context.sheet.sources.items():
        text = context.texts.get(source_id)
        if text is not None and source.text_sha256:
            digest = hash_of(text)
            if digest != source.text_sha256:
                message = f"the text at hand has the hash {digest[:12]}…, not {source.text_sha256[:12]}…"
                yield Finding(
                    ("sources", source_id, "text_sha256"), message, "use the text that was captured, or read it again"
                )
