"""A former version of the facts, as git knows it. The only module that asks git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from factsheet.core import urls
from factsheet.core.addresses import Outline
from factsheet.load.decode import decode
from factsheet.load.tree import Node
from factsheet.load.yaml import compose

_NAMES = ("facts.yaml", "facts")
"""The names that facts have: a file that is split becomes a folder."""


def published(facts: Path, revision: str) -> Outline | None:
    """Return the outline that `facts` had at a revision, be it then a file or a folder.

    Return None if git cannot tell: no repository, no such revision, or no facts at that path then.
    """
    for name in dict.fromkeys((facts.name, *_NAMES) if facts.name in _NAMES else (facts.name,)):
        listed = _git(facts.parent, "ls-tree", "-r", "--name-only", revision, "--", name)
        files = [file for file in (listed or "").splitlines() if file.endswith((".yaml", ".yml"))]
        texts = [_git(facts.parent, "show", f"{revision}:./{file}") for file in files]
        if any(texts):
            return outline(text for text in texts if text)
    return None


def _git(folder: Path, *arguments: str) -> str | None:
    """Return the output of git, or None if it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def outline(texts: Iterable[str]) -> Outline:
    """Return the outline of the files of facts, which need not be valid by today's rules."""
    sections: dict[str, dict[str, Node]] = {}
    for text in texts:
        tree, _ = compose(decode(text.encode(), "")[0], "")
        for section, content in (tree.root if tree else {}).items():
            sections.setdefault(section, {}).update(_mapping(content))
    entities = {name: _mapping(content) for name, content in sections.get("entities", {}).items()}
    facts = [fact for entity in entities.values() for fact in _list(entity.get("facts"))]
    return Outline(
        {name: _folder(_mapping(kind)) for name, kind in sections.get("kinds", {}).items()},
        {name: _text(entity.get("kind")) for name, entity in entities.items()},
        {name: set(_anchors(entity)) for name, entity in entities.items()},
        {f"sources.{name}" for name in sections.get("sources", {})} | set(_used(facts)),
        {name: _text(new) for name, new in sections.get("moved", {}).items()},
        {name: _text(_mapping(gone).get("kind")) for name, gone in sections.get("retired", {}).items()},
        dict(_names(sections)),
    )


def _names(sections: dict[str, dict[str, Node]]) -> Iterator[tuple[str, str]]:
    for section, field in (("entities", "name"), ("sources", "title"), ("properties", "label"), ("topics", "label")):
        for name, content in sections.get(section, {}).items():
            key = name if section == "entities" else f"{section}.{name}"
            yield key, _text(_mapping(content).get(field))


def _folder(kind: dict[str, Node]) -> str:
    return _text(kind.get("folder")) or urls.folder(_text(kind.get("plural")))


def _anchors(entity: dict[str, Node]) -> Iterator[str]:
    for fact in _list(entity.get("facts")):
        if fact_id := _text(fact.get("id")):
            yield fact_id
            points = _list(_mapping(fact.get("series")).get("points"))
            yield from (f"{fact_id}.{_text(point.get('id'))}" for point in points)


def _used(facts: list[dict[str, Node]]) -> Iterator[str]:
    """Yield the properties and topics that facts name: they have a page."""
    for fact in facts:
        for field in ("figure", "series"):
            if name := _text(_mapping(fact.get(field)).get("property")):
                yield f"properties.{name}"
        topics = fact.get("topics")
        yield from (f"topics.{_text(topic)}" for topic in (topics if isinstance(topics, list) else ()))


def _mapping(node: Node | None) -> dict[str, Node]:
    return node if isinstance(node, dict) else {}


def _list(node: Node | None) -> list[dict[str, Node]]:
    """Return the mappings in a list."""
    return [one for one in node if isinstance(one, dict)] if isinstance(node, list) else []


def _text(node: Node | None) -> str:
    return node if isinstance(node, str) else ""
