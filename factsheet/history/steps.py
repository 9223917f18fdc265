"""The commits that touched the facts -> what each of them changed by meaning, which `.cache/history` keeps.

A commit is compared with the last one before it whose facts can be read whole, so that what was broken for a while
counts with the commit that mended it. What a comparison found is kept by the ids of the files' contents and our code:
a new commit costs one comparison.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factsheet.core import cache_file
from factsheet.core.digest import fingerprint
from factsheet.evidence.lock import Lock
from factsheet.history import compare
from factsheet.history.changes import Change, CitationChange, FieldChange
from factsheet.history.records import FACTS, Record, Version, version
from factsheet.load import files, git
from factsheet.load.commits import Commit, FileState, MainLine
from factsheet.load.plain import plain, sections_of

UNTOLD = ("allow", "reviewed", "outcome_sought", "topics", "about")
"""The beginnings of fields that sort facts or are kept for editors: what changes in them alone is no change here."""

_EMPTY = Version({})


@dataclass(frozen=True, slots=True)
class Step:
    """All that a commit changed in facts and points, by their new ids, and the new ids of the facts that moved."""

    changes: tuple[Change, ...]
    moved: Mapping[str, str]


Kept = dict[bytes, Step | None]
"""Steps by their keys; None for a commit whose facts cannot be read whole."""


def steps(line: MainLine, cache: Path | None) -> list[tuple[Commit, Step]]:
    """Return what each commit changed, oldest first, without those that changed nothing. The first adds its facts.

    `cache` is a folder that keeps the steps, and in `facts` the files that the loader has read.
    """
    file, kept = cache / "history" if cache else None, Kept()
    if file and line.states and (content := cache_file.read(file, fingerprint())) is not None:
        kept = _unpacked(content)
    known = list(_known(line.states, kept))
    new = list(_new(line, known, kept, cache / "facts" if cache else None))
    if file and new:
        cache_file.write(file, fingerprint(), [_packed(kept)])
    return [(state.commit, step) for state, step in (*known, *new) if step and (step.changes or step.moved)]


_Done = tuple[FileState, Step | None]


def _known(states: Sequence[FileState], kept: Kept) -> Iterator[_Done]:
    """Yield the states from the first one on whose steps are kept, up to the first whose step is not."""
    last: Mapping[str, str] = {}
    for state in states:
        key = _key(last, state.blobs)
        if key not in kept:
            return
        step = kept[key]
        yield state, step
        last = state.blobs if step else last


def _new(line: MainLine, known: Sequence[_Done], kept: Kept, read: Path | None) -> Iterator[_Done]:
    """Compare the states that follow, and keep their steps."""
    last = next((state for state, step in reversed(known) if step), None)
    left = line.states[len(known) :]
    versions = _versions(line.folder, [last, *left] if last and left else left, read)
    before, blobs = (next(versions) or _EMPTY, last.blobs) if last and left else (_EMPTY, {})
    for state, after in zip(left, versions, strict=True):
        step = _step(before, after) if after else None
        kept[_key(blobs, state.blobs)] = step
        yield state, step
        before, blobs = (after, state.blobs) if after else (before, blobs)


def _key(before: Mapping[str, str], after: Mapping[str, str]) -> bytes:
    return blake2b(repr([*before.items(), "", *after.items()]).encode("utf-8", "replace"), digest_size=16).digest()


def _versions(folder: Path, states: Sequence[FileState], read: Path | None) -> Iterator[Version | None]:
    """Yield the facts of each state; None if they cannot be read whole. Content that returns is not read again."""
    first_seen: dict[str, int] = {}
    last_seen: dict[str, int] = {}
    for at, state in enumerate(states):
        for blob in state.blobs.values():
            first_seen.setdefault(blob, at)
            last_seen[blob] = at
    contents = git.contents(folder, first_seen)
    parts: dict[str, Version | None] = {}
    for at, state in enumerate(states):
        new = [blob for blob in dict.fromkeys(state.blobs.values()) if first_seen[blob] == at]
        parts |= {blob: _part(next(contents), read) for blob in new}
        yield _whole([parts[blob] for blob in state.blobs.values()])
        parts = {blob: part for blob, part in parts.items() if last_seen[blob] > at}


def _part(content: bytes, read: Path | None) -> Version | None:
    """Read one file of facts, which need not keep today's rules; None if it cannot be read whole.

    One that the loader has read, as it has those of HEAD, is not read again.
    """
    if root := files.cached_root(read, content) if read else None:
        return version(sections_of(root), Lock())
    sheet = plain([("", content)])
    return None if sheet.problems else version(sheet.sections, Lock())


def _whole(parts: Sequence[Version | None]) -> Version | None:
    """Put files of facts together; None if one could not be read, two have one name, or there are no facts."""
    sections: dict[str, dict[str, Record]] = {}
    for part in parts:
        for section, records in part.sections.items() if part else ():
            own = sections.setdefault(section, {})
            size = len(own) + len(records)
            own.update(records)
            if len(own) < size:
                return None
    return Version(sections) if sections.get(FACTS) and None not in parts else None


def _step(before: Version, after: Version) -> Step:
    if before is _EMPTY:
        return Step(tuple(_begun(name, record) for name, record in after.of(FACTS).items()), {})
    changes, moved = compare.facts(before, after)
    return Step(tuple(change for change in map(_without_untold, changes) if change), dict(moved))


def _begun(name: str, record: Record) -> Change:
    """Return the coming of one of the first facts, of which the statement is enough."""
    return Change(FACTS, name, "added", fields=(FieldChange("statement", None, record.fields.get("statement")),))


def _without_untold(change: Change) -> Change | None:
    """Return a change without fields that are not told; None if it is of these alone."""
    fields = tuple(one for one in change.fields if one.field.partition(".")[0] not in UNTOLD)
    is_empty = change.sort == "changed" and not fields and not change.citations
    return None if is_empty else replace(change, fields=fields, kept=())


def _packed(kept: Kept) -> bytes:
    return marshal.dumps({key: step and (tuple(map(_plain, step.changes)), step.moved) for key, step in kept.items()})


def _plain(change: Change) -> tuple[Any, ...]:
    return (
        *(change.section, change.id, change.sort, change.old_id, change.reason, change.replaced_by),
        tuple(map(tuple, change.fields)),
        tuple(map(tuple, change.citations)),
    )


def _unpacked(content: memoryview) -> Kept:
    packed = marshal.loads(content)  # noqa: S302 - our own, under a digest
    return {key: step and Step(tuple(map(_change, step[0])), step[1]) for key, step in packed.items()}


def _change(packed: tuple[Any, ...]) -> Change:
    section, name, sort, old_id, reason, replaced_by, fields, citations = packed
    return Change(
        section,
        name,
        sort,
        old_id,
        tuple(FieldChange(*one) for one in fields),
        tuple(CitationChange(*one) for one in citations),
        reason=reason,
        replaced_by=replaced_by,
    )
