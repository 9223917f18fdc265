"""evidence.lock: what only the captured texts can tell of each citation, kept for those who have none.

JSON, sorted, with a line for each citation:

    {"beacon-2024": {
      "text_sha256": "…",
      "citations": [
        {"quote": "over 2,400 people", "dated": "As of 2023", "paragraph": 1, "fragment": "over%202%2C400%20people"}
      ]
    }}

It catches slips, not forgers: who changes its lines too has to be seen by a reviewer who holds the text.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.evidence.fragment import fragment
from factsheet.evidence.passage import CapturedText, passages
from factsheet.model import Attribution, Citation, Sheet
from factsheet.problems import BuildError, Place, Problem

NAME = "evidence.lock"
RULE = "evidence-lock"
"""The rule that finds what is not in it."""


class Key(NamedTuple):
    """What of a citation the text bears out; empty where it says nothing."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    dated: str = ""
    speaker: str = ""

    @classmethod
    def of(cls, citation: Citation, speaker: Attribution | None) -> Key:
        """Return the key of a citation of a fact that quotes somebody, or nobody."""
        name = (speaker.name or "") if speaker else ""
        return cls(citation.quote, citation.prefix or "", citation.suffix or "", citation.dated or "", name)


class Entry(NamedTuple):
    """What a text tells of a citation: its paragraph, and the text fragment that opens the source at its words.

    `paragraph` is None in headings, captions and tables. Where there is no `fragment`, `unlinked` says why.
    """

    paragraph: int | None = None
    fragment: str = ""
    unlinked: str = ""


@dataclass(frozen=True)
class LockedSource:
    """What is locked of a source: the hash of its text, and its citations."""

    text_sha256: str
    citations: Mapping[Key, Entry]


@dataclass(frozen=True)
class Lock:
    """What is locked, by source."""

    sources: Mapping[str, LockedSource] = field(default_factory=dict)

    def entry(self, source_id: str, key: Key) -> Entry | None:
        """Return what is known of a citation; None where nothing is."""
        source = self.sources.get(source_id)
        return source.citations.get(key) if source else None

    @cached_property
    def digest(self) -> str:
        """A digest of everything in it."""
        return sha256(self.written().encode()).hexdigest()

    def written(self) -> str:
        """Return it as the file holds it."""
        parts = []
        for name, source in sorted(self.sources.items()):
            lines = [f"    {_json(_record(key, entry))}" for key, entry in sorted(source.citations.items())]
            citations = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
            parts.append(f'{_json(name)}: {{\n  "text_sha256": "{source.text_sha256}",\n  "citations": {citations}\n}}')
        return "{" + ",\n".join(parts) + "}\n"


def path_beside(facts: Path) -> Path:
    """Return where the lock of a facts file, or of a folder of such files, is."""
    return facts.parent / NAME


def read(file: Path, label: str = NAME, *, required: bool = False) -> Lock | None:
    """Read a lock; None where there is none. Raises BuildError where it is damaged, or is not there and `required`."""
    try:
        content = json.loads(file.read_bytes().decode("utf-8"))
        return Lock({name: _source(record) for name, record in content.items()})
    except FileNotFoundError:
        if required:
            raise BuildError([_damaged(Place(label), "there is no such file, and --locked asks for it")]) from None
        return None
    except json.JSONDecodeError as error:
        place = Place(label, error.lineno, error.colno)
        raise BuildError([_damaged(place, f"this is no JSON: {error.msg.lower()}")]) from error
    except (OSError, UnicodeDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BuildError([_damaged(Place(label), "this is not what `lock` writes")]) from error


def _damaged(place: Place, message: str) -> Problem:
    hint = "take the file of the last good commit, or run `python build.py lock --sources DIR` with the captured texts"
    return Problem(place, RULE, message, hint)


def locked(sheet: Sheet, source_id: str, text: str) -> LockedSource:
    """Lock what a sheet cites of a source whose text is at hand and bears everything out."""
    captured = CapturedText(text, sheet.sources[source_id].title)
    entries = {key: entry_of(citation, captured) for citation, key in _citations(sheet, source_id)}
    return LockedSource(sha256(text.encode()).hexdigest(), entries)


def renewed(before: Lock | None, sheet: Sheet, texts: Mapping[str, str]) -> Lock:
    """Return the lock with the sources whose texts are at hand made anew; sources that the sheet lacks are dropped."""
    kept = before.sources if before else {}
    fresh = {name: locked(sheet, name, text) for name, text in texts.items()}
    return Lock({name: source for name, source in {**kept, **fresh}.items() if name in sheet.sources})


def _citations(sheet: Sheet, source_id: str) -> Iterator[tuple[Citation, Key]]:
    """Yield the citations of a source, each with its key."""
    for _, _, fact in sheet.facts():
        for citation in fact.citations:
            if citation.source == source_id:
                yield citation, Key.of(citation, fact.attributed_to)


def entry_of(citation: Citation, text: CapturedText) -> Entry:
    """Return what a text tells of a citation. Raises LookupError where its quote does not stand there once."""
    found = passages(citation, text)
    if len(found) != 1:
        raise LookupError(citation.quote)
    directive, reason = fragment(found[0])
    return Entry(text.paragraphs.get(found[0].line), directive, reason)


def is_entry(entry: Entry, citation: Citation, text: CapturedText) -> bool:
    """Tell whether an entry is what a text tells; of words that do not stand there once, another rule speaks."""
    try:
        return entry == entry_of(citation, text)
    except LookupError:
        return True


def _record(key: Key, entry: Entry) -> dict[str, object]:
    """Return an entry as JSON; what is empty is left out."""
    return {name: value for name, value in {**key._asdict(), **entry._asdict()}.items() if value not in ("", None)}


def _source(record: Mapping[str, Any]) -> LockedSource:
    entries = {}
    for one in record["citations"]:
        of_key = {name: str(one[name]) for name in Key._fields if name in one}
        of_entry = {name: one[name] for name in Entry._fields if name in one}
        if unknown := one.keys() - of_key.keys() - of_entry.keys():
            raise ValueError(unknown)
        entries[Key(**of_key)] = Entry(**of_entry)
    return LockedSource(str(record["text_sha256"]), entries)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write(file: Path, lock: Lock) -> None:
    """Write a lock whole, or not at all. Raises OSError."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_text(lock.written(), encoding="utf-8")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
