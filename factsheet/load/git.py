"""The ids in a former version of the facts, as git knows it. The only module that asks git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from factsheet.load.decode import decode
from factsheet.load.tree import Node
from factsheet.load.yaml import compose


def published_ids(facts: Path, revision: str) -> frozenset[str] | None:
    """Return the ids of entities, facts (`entity.fact`) and sources (`sources/id`) that `facts` had at a revision.

    Return None if git cannot tell: no repository, no such revision, or no facts at that path then.
    """
    listed = _git(facts.parent, "ls-tree", "-r", "--name-only", revision, "--", facts.name)
    names = [name for name in (listed or "").splitlines() if name.endswith(".yaml")]
    texts = [_git(facts.parent, "show", f"{revision}:./{name}") for name in names]
    ids = {name for text in texts if text for name in _ids(text)}
    return frozenset(ids) if ids else None


def _git(folder: Path, *arguments: str) -> str | None:
    """Return the output of git, or None if it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _ids(text: str) -> Iterator[str]:
    """Yield every id in a facts file, which need not be valid by today's rules."""
    decoded, _ = decode(text.encode(), "")
    tree, _ = compose(decoded, "")
    root = tree.root if tree else {}
    for source in _mapping(root.get("sources")):
        yield f"sources/{source}"
    for entity, content in _mapping(root.get("entities")).items():
        yield entity
        facts = _mapping(content).get("facts")
        for fact in facts if isinstance(facts, list) else ():
            if isinstance(fact_id := _mapping(fact).get("id"), str):
                yield f"{entity}.{fact_id}"


def _mapping(node: Node | None) -> dict[str, Node]:
    return node if isinstance(node, dict) else {}
