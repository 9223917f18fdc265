"""A former version of the facts, as git knows it. The only module that runs git; `commits` asks through it."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factsheet.core import urls
from factsheet.core.addresses import Outline
from factsheet.load.plain import mapping, mappings, plain, text
from factsheet.load.tree import Node

_NAMES = ("facts.yaml", "facts")
"""The names that facts have: a file that is split becomes a folder."""

FORMS = (".yaml", ".yml")
"""The ends of the names of files of facts."""


def names_of(name: str) -> tuple[str, ...]:
    """Return the names under which facts may have stood that have this one now, in the order in which to look."""
    return tuple(dict.fromkeys((name, *_NAMES))) if name in _NAMES else (name,)


def published(facts: Path, revision: str) -> Outline | None:
    """Return the outline that `facts` had at a revision, be it then a file or a folder.

    Return None if git cannot tell: no repository, no such revision, no facts at that path then, or none to be read.
    """
    contents = (facts_at(facts, revision) or {}).values()
    before = outline(content.decode("utf-8", "replace") for content in contents)
    return before if before.folders or before.entities or before.declared else None


def is_new(facts: Path) -> bool:
    """Tell whether git knows the folder of `facts` and has no version of them: nothing was committed yet."""
    is_repository = ask(facts.resolve().parent, "rev-parse", "--git-dir") is not None
    return is_repository and not facts_at(facts, "HEAD")


def facts_at(facts: Path, revision: str) -> dict[str, bytes] | None:
    """Return the files that `facts` had at a revision, by name, be it then a file or a folder; none if it was not.

    Return None if git knows no such revision, or no repository.
    """
    facts = facts.resolve()  # git keeps a link as the name of what it leads to
    for name in names_of(facts.name):
        files = files_at(facts.parent, revision, name)
        if files is None:
            return None
        if of_facts := {file: content for file, content in files.items() if file.endswith(FORMS)}:
            return of_facts
    return {}


def files_at(folder: Path, revision: str, name: str) -> dict[str, bytes] | None:
    """Return the file of a name in a folder at a revision, or all files in the folder of that name, by name.

    Return None if git knows no such revision, or no repository.
    """
    if revision.startswith("-"):
        return None  # git would take it for an option
    tree = ask(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
    listed = ask(folder, "ls-tree", "-r", "-z", tree.decode().strip(), "--", name) if tree else None
    if listed is None:
        return None
    entries = (entry.partition("\t") for entry in listed.decode("utf-8", "replace").split("\0") if entry)
    blobs = {file: head.split()[2] for head, _, file in entries if head.startswith("100")}  # files, no links
    return dict(zip(blobs, contents(folder, blobs.values()), strict=True))


def contents(folder: Path, blobs: Iterable[str]) -> Iterator[bytes]:
    """Yield the content of each blob, one at a time. Git is asked once for all of them.

    It gives `ID blob SIZE`, a line end, the bytes, a line end; of one that it does not have, `ID missing`. The content
    of that is empty.
    """
    with tempfile.TemporaryFile() as asked:
        asked.writelines(f"{blob}\n".encode() for blob in blobs)
        asked.seek(0)
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        command = ["git", "cat-file", "--batch"]
        with subprocess.Popen(command, cwd=folder, stdin=asked, stdout=pipe, stderr=nothing) as git:  # noqa: S603
            assert git.stdout
            for head in git.stdout:
                is_there = not head.endswith(b" missing\n")
                yield git.stdout.read(int(head.split()[2])) if is_there else b""
                git.stdout.read(1 if is_there else 0)


def ask(folder: Path, *arguments: str) -> bytes | None:
    """Return the output of git, or None if it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout


def outline(texts: Iterable[str]) -> Outline:
    """Return the outline of the files of facts, which need not be valid by today's rules."""
    sections = plain(("", content.encode()) for content in texts).sections
    entities = {name: mapping(content) for name, content in sections.get("entities", {}).items()}
    facts = [fact for entity in entities.values() for fact in mappings(entity.get("facts"))]
    return Outline(
        {name: _folder(mapping(kind)) for name, kind in sections.get("kinds", {}).items()},
        {name: text(entity.get("kind")) for name, entity in entities.items()},
        {name: set(_anchors(entity)) for name, entity in entities.items()},
        {f"sources.{name}" for name in sections.get("sources", {})} | set(_used(facts)),
        {name: text(new) for name, new in sections.get("moved", {}).items()},
        {name: text(mapping(gone).get("kind")) for name, gone in sections.get("retired", {}).items()},
        dict(_names(sections)),
    )


def _names(sections: Mapping[str, Mapping[str, Node]]) -> Iterator[tuple[str, str]]:
    for section, field in (("entities", "name"), ("sources", "title"), ("properties", "label"), ("topics", "label")):
        for name, content in sections.get(section, {}).items():
            key = name if section == "entities" else f"{section}.{name}"
            yield key, text(mapping(content).get(field))


def _folder(kind: dict[str, Node]) -> str:
    return text(kind.get("folder")) or urls.folder(text(kind.get("plural")))


def _anchors(entity: dict[str, Node]) -> Iterator[str]:
    for fact in mappings(entity.get("facts")):
        if fact_id := text(fact.get("id")):
            yield fact_id
            points = mappings(mapping(fact.get("series")).get("points"))
            yield from (f"{fact_id}.{text(point.get('id'))}" for point in points)


def _used(facts: list[dict[str, Node]]) -> Iterator[str]:
    """Yield the properties and topics that facts name: they have a page."""
    for fact in facts:
        for field in ("figure", "series"):
            if name := text(mapping(fact.get(field)).get("property")):
                yield f"properties.{name}"
        topics = fact.get("topics")
        yield from (f"topics.{text(topic)}" for topic in (topics if isinstance(topics, list) else ()))
