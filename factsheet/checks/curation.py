"""The rule on docs/curation.md, for those who keep one: it tells of every fact under each of its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import replace

from factsheet.checks.context import Context, fact_path
from factsheet.checks.references import missing
from factsheet.checks.rule import Finding, sheet_rule
from factsheet.core.problems import Place
from factsheet.load.curation import CurationLog, Entry


@sheet_rule(
    "curation",
    "Where there is a `docs/curation.md`, it has a part for each source, which names the facts that cite it, and no "
    "others.",
    has_exceptions=False,
)
def curation(context: Context) -> Iterator[Finding]:
    """Find facts that the log lacks, and entries of it that are wrong."""
    log = context.curation_log
    if not log:
        return
    if log.parts and log.parts.keys().isdisjoint(context.sheet.sources):
        message, hint = "no part is on a source of these facts: the log is of other facts", "remove it, or begin anew"
        yield Finding((), message, hint, place=Place(log.label))
        return
    for source, place in log.parts.items():
        for finding in missing(context, (), "source", source, context.sheet.sources):
            yield replace(finding, place=place)
    cited = _cited(context)
    for entry in log.entries:
        if entry.source in context.sheet.sources and entry.name not in cited.get(entry.source, ()):
            yield _wrong(context, entry, cited)
    yield from _left_out(context, log)


def _cited(context: Context) -> Mapping[str, AbstractSet[str]]:
    """Return the facts, and the points of series, that cite each source."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for entity, _, fact in context.facts:
        for citation in fact.cited():
            cited[citation.source].add(f"{entity}.{fact.id}")
        for point in fact.points():
            for citation in point.citations:
                cited[citation.source].add(f"{entity}.{point.id}")
    return cited


def _wrong(context: Context, entry: Entry, cited: Mapping[str, AbstractSet[str]]) -> Finding:
    """Return a finding about an entry: there is no such fact, or it cites other sources."""
    sources = [name for name in context.sheet.sources if entry.name in cited.get(name, ())]
    if sources:
        message = f"`{entry.name}` does not cite `{entry.source}`"
        hint = f"name it under {' and '.join(f'`{name}`' for name in sources)} alone, or cite this source too"
    elif entry.name in context.sheet.moved:
        message, hint = f"`{entry.name}` has moved", f"write `{context.sheet.moved[entry.name]}`"
    elif entry.name in context.sheet.retired:
        message, hint = f"`{entry.name}` is retired", "remove it here"
    else:
        (finding,) = missing(context, (), "fact", entry.name, context.fact_ids)
        return replace(finding, place=entry.place)
    return Finding((), message, hint, place=entry.place)


def _left_out(context: Context, log: CurationLog) -> Iterator[Finding]:
    """Yield a finding for each source without a part, and for each fact that is not in the part of its source."""
    for source in context.sheet.sources:
        if source not in log.parts:
            message, hint = f"{log.label} has no part on this source", f"add one, below the line ## `{source}`"
            yield Finding(("sources", source), message, hint, at_key=True)
    named = {(entry.source, ".".join(entry.name.split(".")[:2])) for entry in log.entries}
    for entity, index, fact in context.facts:
        name = f"{entity}.{fact.id}"
        for source in dict.fromkeys(citation.source for citation in fact.cited()):
            if source in log.parts and (source, name) not in named:
                message = f"{log.label} does not name `{name}` under `{source}`"
                yield Finding(fact_path(entity, index, "id"), message, "name it with the sentence that gives it")
