"""evidence.lock: what only the captured texts can tell of each citation, kept for those who have none.

JSON, sorted, with a line for each citation:

    {"beacon-2024": {
      "text_sha256": "…",
      "citations": [
        {"quote": "over 2,400 people", "dated": "As of 2023", "paragraph": 1, "fragment": "over%202%2C400%20people"}
      ]
    }}

`edit/lock` writes it. Where no text is at hand, `checks/evidence` holds citations against it. The view takes from it
the paragraph of a quote, and the link that opens the source there (`view/citations`).

It catches slips, not forgers: who changes its lines too has to be seen by a reviewer who holds the text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from factsheet.core import output
from factsheet.core.entries import read_file
from factsheet.core.fact import Attribution, Citation
from factsheet.core.model import Sheet
from factsheet.core.problems import BuildError, Place, Problem
from factsheet.evidence.fragment import fragment
from factsheet.evidence.passage import CapturedText, Passage
from factsheet.evidence.quote_places import passages

NAME = "evidence.lock"
MOST_BYTES = 200_000_000
"""The size of the biggest lock that is read, of a million citations: there is one for the whole site."""

RULE = "evidence-lock"
"""The rule that finds what is not in it."""


class CitationKey(NamedTuple):
    """The parts of a citation that its text bears out; empty where it has none."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    dated: str = ""
    speaker: str = ""
    heading: str = ""
    row: str = ""

    @classmethod
    def of(cls, citation: Citation, speaker: Attribution | None) -> CitationKey:
        """Return the key of a citation of a fact that quotes somebody, or nobody."""
        name = (speaker.name or "") if speaker else ""
        around = (citation.prefix or "", citation.suffix or "", citation.dated or "", name)
        return cls(citation.quote, *around, citation.heading or "", citation.row or "")


class Entry(NamedTuple):
    """The paragraph of a citation in its text, and the text fragment that opens the source at its words.

    `paragraph` is None in headings, captions and tables. Where there is no `fragment`, `unlinked` says why.
    """

    paragraph: int | None = None
    fragment: str = ""
    unlinked: str = ""


@dataclass(frozen=True)
class LockedSource:
    """A source in the lock: the hash of its text, and its citations."""

    text_sha256: str
    citations: Mapping[CitationKey, Entry]

    @cached_property
    def by_quote(self) -> Mapping[str, list[CitationKey]]:
        """The citations by their quote."""
        index: defaultdict[str, list[CitationKey]] = defaultdict(list)
        for key in self.citations:
            index[key.quote].append(key)
        return index


@dataclass(frozen=True)
class Lock:
    """The sources in evidence.lock, by id."""

    sources: Mapping[str, LockedSource] = field(default_factory=dict)

    def entry(self, source_id: str, key: CitationKey) -> Entry | None:
        """Return what is known of a citation; None where nothing is."""
        source = self.sources.get(source_id)
        return source.citations.get(key) if source else None

    def entry_of(self, citation: Citation, speaker: Attribution | None) -> Entry | None:
        """Return what is known of a citation of a fact that quotes somebody, or nobody; None where nothing is."""
        if citation.source not in self.sources:  # as on a site without a lock: most of the work is the key
            return None
        return self.entry(citation.source, CitationKey.of(citation, speaker))

    @cached_property
    def digest(self) -> str:
        """A digest of everything in it."""
        return sha256(self.written().encode()).hexdigest()

    def written(self) -> str:
        """Return it as the file holds it."""
        parts = []
        for name, source in sorted(self.sources.items()):
            lines = [f"    {_json(record(key, entry))}" for key, entry in sorted(source.citations.items())]
            citations = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
            parts.append(f'{_json(name)}: {{\n  "text_sha256": "{source.text_sha256}",\n  "citations": {citations}\n}}')
        return "{" + ",\n".join(parts) + "}\n"


def path_beside(facts: Path) -> Path:
    """Return where the lock of a facts file, or of a folder of such files, is."""
    return facts.parent / NAME


def read(file: Path, label: str = NAME, *, required: bool = False) -> Lock | None:
    """Read a lock; None where there is none. Raises BuildError where it is damaged, or is not there and `required`."""
    try:
        content = read_file(file, MOST_BYTES)
    except FileNotFoundError:
        if required:
            raise BuildError([_damaged(Place(label), "there is no such file, and --locked asks for it")]) from None
        return None
    except OSError as error:
        reason = (error.strerror or "an error of the system").lower()
        raise BuildError([_damaged(Place(label), f"this file cannot be read: {reason}")]) from error
    return parsed(content, label)


def parsed(content: bytes, label: str) -> Lock:
    """Read a lock from the bytes of its file. Raises BuildError where it is damaged."""
    try:
        records = _FILE.validate_python(json.loads(content.decode("utf-8")))
    except json.JSONDecodeError as error:
        place = Place(label, error.lineno, error.colno)
        raise BuildError([_damaged(place, f"this is no JSON: {error.msg.lower()}")]) from error
    except (ValueError, RecursionError) as error:
        raise BuildError([_damaged(Place(label), f"this is not what `lock` writes{_where(error)}")]) from error
    return Lock({name: _source(record) for name, record in records.items()})


def _where(error: Exception) -> str:
    """Return where in the file a value is not what it should be, as far as that is known."""
    if not isinstance(error, ValidationError):
        return ""
    first = error.errors(include_url=False)[0]
    return f": {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"


def _damaged(place: Place, message: str) -> Problem:
    remade = "or remove it and run `lock --sources DIR` with all texts"
    return Problem(place, RULE, message, f"take the file of the last good commit, {remade}")


def locked(sheet: Sheet, source_id: str, text: str) -> LockedSource:
    """Lock what a sheet cites of a source whose text is at hand and bears everything out."""
    captured = CapturedText.of(sheet.sources[source_id], text)
    entries = {key: entry_of(passages(citation, captured)) for citation, key in _citations(sheet, source_id)}
    return LockedSource(hash_of(text), entries)


def hash_of(text: str) -> str:
    """Return the SHA-256 of a captured text."""
    return sha256(text.encode()).hexdigest()


def renewed(before: Lock, sheet: Sheet, texts: Mapping[str, str]) -> Lock:
    """Return the lock with the sources whose texts are at hand made anew; sources that the sheet lacks are dropped."""
    fresh = {name: locked(sheet, name, text) for name, text in texts.items()}
    return Lock({name: source for name, source in {**before.sources, **fresh}.items() if name in sheet.sources})


def _citations(sheet: Sheet, source_id: str) -> Iterator[tuple[Citation, CitationKey]]:
    """Yield the citations of a source, each with its key."""
    for _, _, fact in sheet.facts():
        for citation in fact.cited():
            if citation.source == source_id:
                yield citation, CitationKey.of(citation, fact.attributed_to)


def entry_of(passages: Sequence[Passage]) -> Entry:
    """Return the entry of a citation from the places of its quote. Where there is not one place, a rule says so."""
    if len(passages) != 1:
        return Entry(unlinked="these words do not stand once in the text")
    directive, reason = fragment(passages[0])
    return Entry(passages[0].text.paragraphs.get(passages[0].line), directive, reason)


def record(key: CitationKey, entry: Entry) -> dict[str, object]:
    """Return the line of a citation as the file has it; what is empty is left out."""
    return {name: value for name, value in {**key._asdict(), **entry._asdict()}.items() if value not in ("", None)}


class _CitationRecord(BaseModel):
    """A line of the file."""

    model_config = ConfigDict(extra="forbid", strict=True)
    quote: Annotated[str, Field(min_length=1)]
    prefix: str = ""
    suffix: str = ""
    dated: str = ""
    speaker: str = ""
    heading: str = ""
    row: str = ""
    paragraph: Annotated[int, Field(ge=1)] | None = None
    fragment: str = ""
    unlinked: str = ""

    @model_validator(mode="after")
    def _links_or_says_why(self) -> Self:
        if bool(self.fragment) == bool(self.unlinked):
            raise ValueError("either `fragment` or `unlinked` is needed")
        return self


class _SourceRecord(BaseModel):
    """A source in the file."""

    model_config = ConfigDict(extra="forbid", strict=True)
    text_sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    citations: list[_CitationRecord]


_FILE = TypeAdapter(dict[str, _SourceRecord])


def _source(record: _SourceRecord) -> LockedSource:
    lines = [line.model_dump() for line in record.citations]
    entries = {
        CitationKey(*(line[name] for name in CitationKey._fields)): Entry(*(line[name] for name in Entry._fields))
        for line in lines
    }
    return LockedSource(record.text_sha256, entries)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write(file: Path, lock: Lock) -> None:
    """Write a lock whole, or not at all. Raises OSError."""
    output.replace(file, [lock.written().encode()])
