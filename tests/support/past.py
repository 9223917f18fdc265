"""A project whose facts have a past under git: a split, a rename, a move, a merge, a broken version and more.

Names and times are fixed, so that every commit has the same id wherever it is made.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

FIXED = {
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in
       (("NAME", "Test"), ("EMAIL", "test@example.org"))},
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_DEFAULT_HASH": "sha1",
}  # fmt: skip

HEAD = """\
kinds:
  town: {label: Town, plural: Towns}
sources:
  post: {type: article-newspaper, title: The towns, publisher: Post, issued: "2025-12-01",
    url: "https://example.org/towns", retrieved: "2026-01-02"}
properties:
  firms: {label: Firms, unit: firms}
  people: {label: People, unit: people}
"""
SPRINGFIELD = """\
  springfield:
    kind: town
    name: Springfield
    summary: A town on the river.
    facts:
      - id: firms
        statement: Springfield had many firms.
        figure: {property: firms, value: 2400, bound: more than}
        as_of: "2024"
        citations: [{source: post, quote: a host of firms}]
      - id: mayor
        statement: Springfield has a mayer.
        citations: [{source: post, quote: the mayor}]
      - id: people
        statement: People who live in the town.
        series:
          property: people
          points:
            - {id: "2000", value: 3149, as_of: "2000", citations: [{source: post, quote: "3149"}]}
            - {id: "2001", value: 3240, as_of: "2001", citations: [{source: post, quote: "3240"}]}
"""
SHELBY = """\
  shelby:
    kind: town
    name: 谢尔比
    summary: A town on the hill.
    facts:
      - id: bridge
        statement: The bridge dates from 753 BC.
        as_of: "-0752"
        citations: [{source: post, quote: an old bridge}]
"""
NEW = """\
      - id: mill
        statement: Two thirds of the mills turn.
        citations: [{source: post, quote: two thirds}]
"""


class Past:
    """A repository and the clock of its commits."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, when: str = "2026-01-05T10:00:00Z", given: bytes = b"") -> None:
        """Run git at a time."""
        env = {**os.environ, **FIXED, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        subprocess.run(["git", *arguments], cwd=self.project, env=env, input=given, check=True, capture_output=True)

    def commit(self, when: str, subject: str = "Change facts") -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", subject, when=when)

    def edit(self, file: str, *pairs: tuple[str, str], when: str = "") -> None:
        """Replace texts in a file, and commit that if a time is given."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        if when:
            self.commit(when)

    def write(self, file: str, text: str) -> None:
        """Write a file."""
        (self.project / file).parent.mkdir(parents=True, exist_ok=True)
        (self.project / file).write_text(text, encoding="utf-8")


def first_days(past: Past) -> None:
    """Facts, and a slip mended on the same day; then a figure that changes thrice, one time in vain."""
    past.write("facts.yaml", f"{HEAD}entities:\n{SPRINGFIELD}{SHELBY}")
    past.commit("2026-01-05T10:00:00Z")
    past.edit("facts.yaml", ("a mayer", "a mayor"), when="2026-01-05T22:30:00-01:00")
    past.edit("facts.yaml", ("value: 2400", "value: 2500"), when="2026-01-10T09:00:00Z")
    past.edit("facts.yaml", ("value: 2500", "value: 2600"), ('as_of: "2024"', 'as_of: "2025-02"'),
              when="2026-01-11T00:30:00+02:00")  # fmt: skip
    past.edit("facts.yaml", ("value: 2600", "value: 2700"), when="2026-01-11T09:00:00Z")
    past.edit("facts.yaml", ("value: 2700", "value: 2600"), when="2026-01-11T10:00:00Z")


def other_forms(past: Past) -> None:
    """Another form, a split into files, a version that cannot be read and hides what came with it."""
    past.edit(
        "facts.yaml",
        ("bound: more than", "bound: 'more than'"),
        ("kinds:", "# As before.\nkinds:"),
        when="2026-02-01T10:00:00Z",
    )
    text = (past.project / "facts.yaml").read_text(encoding="utf-8")
    (past.project / "facts.yaml").unlink()
    head, _, entities = text.partition("entities:\n")
    springfield, _, shelby = entities.partition("  shelby:\n")
    past.write("facts/head.yaml", head)
    past.write("facts/springfield.yaml", f"entities:\n{springfield}")
    past.write("facts/shelby.yaml", f"entities:\n  shelby:\n{shelby}")
    past.commit("2026-02-02T10:00:00Z")
    past.write("facts/springfield.yaml", f"entities:\n<<<<<<< HEAD\n{springfield}{NEW}")
    past.commit("2026-02-03T10:00:00Z")
    past.write("facts/springfield.yaml", f"entities:\n{springfield}{NEW}")
    past.commit("2026-02-04T10:00:00Z")


def other_ids(past: Past) -> None:
    """A fact and an entity with other ids, and a folder with another name."""
    past.edit("facts/springfield.yaml", ("id: firms", "id: companies"))
    past.edit("facts/shelby.yaml", ("  shelby:", "  shelbyville:"))
    moved = "moved: {springfield.firms: springfield.companies, shelby: shelbyville}\n"
    past.edit("facts/head.yaml", ("properties:", f"{moved}properties:"), when="2026-02-05T10:00:00Z")
    past.git("mv", "facts", "towns")
    past.commit("2026-02-05T11:00:00Z")


def last_days(past: Past) -> None:
    """A change that waits in a branch, a fact that is retired, points that change and come."""
    past.git("checkout", "--quiet", "-b", "quote")
    past.edit("towns/shelby.yaml", ("an old bridge", "the old bridge"), when="2026-02-06T10:00:00Z")
    past.git("checkout", "--quiet", "main")
    past.edit("towns/springfield.yaml", ("value: 3240", "value: 3241"), when="2026-02-07T10:00:00Z")
    past.git("merge", "--quiet", "--no-ff", "--message", "Merge", "quote", when="2026-02-08T10:00:00Z")
    mayor = SPRINGFIELD[SPRINGFIELD.index("      - id: mayor") : SPRINGFIELD.index("      - id: people")]
    past.edit("towns/springfield.yaml", (mayor.replace("mayer", "mayor"), ""))
    past.edit("towns/head.yaml", ("moved:", "retired: {springfield.mayor: {reason: It said too little.}}\nmoved:"))
    point = '            - {id: "2002", value: 3300, as_of: "2002", citations: [{source: post, quote: "3300"}]}\n'
    past.edit("towns/springfield.yaml", ("      - id: mill", f"{point}      - id: mill"), when="2026-02-09T10:00:00Z")


STORY: tuple[Callable[[Past], None], ...] = (first_days, other_forms, other_ids, last_days)
