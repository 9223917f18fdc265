"""Rules on evidence: citations stand in evidence.lock, sources have a text, and our words are our own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from factsheet.checks.context import Context, Path, fact_path
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule, sheet_rule
from factsheet.core import markdown
from factsheet.core.fact import Citation
from factsheet.core.problems import are
from factsheet.evidence import copied, lock
from factsheet.evidence.lock import CitationKey, LockedSource

_NEAREST = 50
"""Citations of the same words that are compared with one that the lock lacks."""

RENEW = "have whoever holds the text run `lock --source {} FILE`"


@fact_rule(
    lock.RULE,
    "What a citation says stands in evidence.lock, as `lock` wrote it from the captured text; "
    "`check --locked` makes it a problem.",
    warning=True,
    has_exceptions=False,
    points=True,
)
def _locked_citation(at: FactAt) -> Iterator[Finding]:
    """Find citations that nobody has held against the text, or that were changed since."""
    known = at.context.lock
    if not known:
        return
    for index, (citation, passages) in enumerate(zip(at.fact.citations, at.passages, strict=True)):
        key = CitationKey.of(citation, at.fact.attributed_to)
        entry = known.entry(citation.source, key)
        if citation.source not in at.context.sheet.sources:
            continue  # a name that is mistyped is one problem
        if not entry and citation.source in at.context.captured:
            continue  # whoever holds the text is told once of each source
        if not entry:
            yield _unlocked(index, citation, key, known.sources.get(citation.source))
        elif citation.source in at.context.captured and lock.entry_of(passages) != entry:
            message = "evidence.lock tells another paragraph or another link of these words than the text at hand"
            yield Finding(("citations", index, "quote"), message, RENEW.format(citation.source))


def _unlocked(index: int, citation: Citation, key: CitationKey, source: LockedSource | None) -> Finding:
    """Return a finding at the part of a citation that differs from the lock; at the quote if the lock lacks that."""
    near = source.by_quote.get(key.quote, [])[:_NEAREST] if source else []
    hint = RENEW.format(citation.source)
    if not near:
        return Finding(("citations", index, "quote"), "evidence.lock does not have these words", hint)
    other = min(near, key=lambda candidate: sum(a != b for a, b in zip(candidate, key, strict=True)))
    changed = next(field for field in CitationKey._fields if getattr(other, field) != getattr(key, field))
    had, has = getattr(other, changed), getattr(key, changed)
    where: Path = ("attributed_to",) if changed == "speaker" else ("citations", index, changed)
    message = f"evidence.lock has these words with {f'`{changed}: {had}`' if had else f'no `{changed}`'}"
    return Finding(where if has else where[:-1], message, hint)


@_locked_citation.and_on_sheet
def evidence_lock(context: Context) -> Iterator[Finding]:
    """Find sources whose text is not the one that was locked, or is at hand and bears out more than was locked."""
    yield from _not_yet_locked(context)
    for name, source in context.sheet.sources.items():
        known = context.lock.sources.get(name) if context.lock else None
        text = context.texts.get(name)
        digest = source.text_sha256 or (lock.hash_of(text) if text is not None else None)
        if known and digest and known.text_sha256 != digest:
            message = f"evidence.lock was made from a text with the hash {known.text_sha256[:12]}…, not {digest[:12]}…"
            path: Path = ("sources", name, "text_sha256") if source.text_sha256 else ("sources", name)
            yield Finding(path, message, RENEW.format(name), at_key=not source.text_sha256)


def _not_yet_locked(context: Context) -> Iterator[Finding]:
    """Yield a finding for each source whose text is at hand, and of which the lock lacks something."""
    cited: defaultdict[str, set[CitationKey]] = defaultdict(set)
    for _, _, fact in context.facts_and_points if context.lock and context.texts else ():
        for citation in fact.citations:
            cited[citation.source].add(CitationKey.of(citation, fact.attributed_to))
    for name in context.captured:
        missing = [key for key in cited[name] if context.lock and not context.lock.entry(name, key)]
        if missing:
            message = f"evidence.lock does not have {are(missing, 'citation')} of this source yet"
            yield Finding(("sources", name), message, "its text is at hand: run `lock --sources DIR`", at_key=True)


@sheet_rule("source-text", "Where texts are at hand, each source that is cited has one, or stands in evidence.lock.")
def source_text(context: Context) -> Iterator[Finding]:
    """Find sources that are cited but have neither a text nor an entry in evidence.lock."""
    if not context.texts:
        return
    known = {*context.texts, *(context.lock.sources if context.lock else ())}
    cited = {citation.source for _, _, fact in context.facts_and_points for citation in fact.citations}
    for name in context.sheet.sources:
        if name in cited and name not in known:
            message = f"there is no text `{name}.txt`, and evidence.lock does not have this source"
            yield Finding(("sources", name), message, "add its text to the folder of texts", at_key=True)


@sheet_rule(
    "copied",
    f"Statements and summaries are our own words: no {copied.RUN} in a row stand in a captured text. "
    "A name counts as one.",
    needs_texts=True,
)
def copied_words(context: Context) -> Iterator[Finding]:
    """Find runs of words copied from a source. A name or a title counts as one word: it is nobody's own."""
    if not context.texts:
        return
    own = list(_own_texts(context))
    copied_from = shared_words(context, (text for _, text in own))
    for path, text in own:
        if shared := copied_from(text):
            message = f"`{shared}` stands in a captured text, {copied.RUN} words in a row"
            yield Finding(path, message, "say it in your own words", words=shared)


def shared_words(context: Context, own: Iterable[str]) -> Callable[[str], str]:
    """Return a function: one of our texts -> the words in a row that a captured text has too; empty for none."""
    of_entities = (name for entity in context.sheet.entities.values() for name in (entity.name, *entity.aliases))
    names = copied.Names.of([*of_entities, *(source.title for source in context.sheet.sources.values())])
    ours = {run for text in own for run, _ in copied.runs_outside_quotes(text, names)}
    theirs = {run for text in context.texts.values() for run, _ in copied.runs(text, names) if run in ours}
    return lambda text: next((words for run, words in copied.runs_outside_quotes(text, names) if run in theirs), "")


def _own_texts(context: Context) -> Iterator[tuple[Path, str]]:
    """Yield the path and the text of everything that is said in our own words."""
    for name, entity in context.sheet.entities.items():
        yield ("entities", name, "summary"), entity.summary
    for name, index, fact in context.facts:
        yield fact_path(name, index, "statement"), markdown.text(fact.statement)
    for name, gone in context.sheet.retired.items():
        yield ("retired", name, "reason"), gone.reason
