"""A site in shards: the part of the things to make that each shard makes, and what it tells the merge.

Every shard loads and checks all facts, which is cheap and needs no talk between machines. It makes only its own part.
Every shard also has all assets and what MkDocs makes of hand-written pages: they come out the same.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from factsheet.audit.links import LinkGraph
from factsheet.core.problems import BuildError, Place, Problem, label_of

Thing = TypeVar("Thing")

MANIFEST = "factsheet-shard.json"
"""The one file in a shard's folder that is not part of the site."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` parts, counted from 1."""

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Read a shard from a text such as `2/3`. Raises ValueError with what is expected instead."""
        match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise ValueError(f"{text} is no shard; expected the second of three as 2/3, the last as 3/3")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        """Return the text that `parse` reads."""
        return f"{self.number}/{self.count}"

    def of(self, things: Sequence[Thing]) -> Sequence[Thing]:
        """Return its part: a run of neighbours, as these share facts. All parts together are all things, each once."""
        begin, end = (len(things) * number // self.count for number in (self.number - 1, self.number))
        return things[begin:end]


WHOLE = Shard(1, 1)
"""The one part of a site that is made at once."""


@dataclass(frozen=True)
class Manifest:
    """All that a merge has to know of a shard. Files of the project are named relative to the project."""

    shard: Shard
    made_from: Mapping[str, str]  # digests of all that it depends on, by what a reader calls it
    counts: Mapping[str, int]  # what there is in the whole site: entities, facts, sources
    facts: str
    templates: tuple[str, ...]  # the folders of the theme
    is_framed: bool  # another theme stands around it
    written: Mapping[str, str]  # the hand-written file of a page
    files: tuple[str, ...]  # all in its folder, relative to that
    link_graph: LinkGraph  # where its pages lead

    def write(self, folder: Path) -> None:
        """Write it into the shard's folder."""
        links = {
            "base": self.link_graph.base,
            "anchors": dict(sorted(self.link_graph.anchors.items())),
            "asked": {file: sorted(anchors) for file, anchors in sorted(self.link_graph.asked.items())},
        }
        record = {**vars(self), "shard": str(self.shard), "link_graph": links}
        (folder / MANIFEST).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path, root: Path) -> Manifest:
        """Read it from a shard's folder. Raises BuildError if there is none, or none that this version wrote."""
        file = folder / MANIFEST
        try:
            return cls._from(json.loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            message = "there is no shard in this folder"
            hint = "make one with `build.py build --shard 1/3 --site-dir DIR`"
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            message, hint = f"this is not what this version writes of a shard ({error!r})", "make the shard anew"
        raise BuildError([problem(label_of(file, root), message, hint)])

    @classmethod
    def _from(cls, record: dict[str, Any]) -> Manifest:
        links = record["link_graph"]
        asked = {file: set(map(sys.intern, names)) for file, names in links["asked"].items()}
        anchors: dict[str, str] = links["anchors"]
        if not all(isinstance(text, str) for text in anchors.values()):
            raise TypeError("anchors are no texts")
        own = {"shard": Shard.parse(record["shard"]), **{name: tuple(record[name]) for name in ("files", "templates")}}
        return cls(**{**record, **own, "link_graph": LinkGraph(links["base"], anchors, asked)})


def problem(file: str, message: str, hint: str = "") -> Problem:
    """Return a problem with a shard."""
    return Problem(Place(file), "shard", message, hint)


def files_in(folder: Path) -> tuple[str, ...]:
    """Return all files in a folder but the manifest, relative to the folder and sorted."""
    return tuple(file for file in sorted(_walk(folder)) if file != MANIFEST)


def _walk(folder: Path) -> Iterator[str]:
    begin = len(f"{folder}/")
    for at, _, names in os.walk(folder):
        yield from (f"{at}/{name}"[begin:].replace(os.sep, "/") for name in names)
