"""Files that stand beside the facts and that rules look at: evidence.lock, docs/curation.md and captured texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from factsheet.checks.context import Context
from factsheet.core import entries
from factsheet.core.addresses import Outline
from factsheet.core.problems import Problem, label_of
from factsheet.evidence import lock as evidence_lock
from factsheet.evidence.texts import Texts, read_texts
from factsheet.load import curation
from factsheet.load.sheet import Loaded


class ReadContext(NamedTuple):
    """The context of the rules, and the problems with the files of the captured texts."""

    context: Context
    problems: tuple[Problem, ...]


def context_of(
    loaded: Loaded,
    path: Path,
    root: Path,
    today: date,
    sources: Path | None,
    published: Outline | None = None,
    *,
    locked: bool = False,
    stale: bool = False,
) -> ReadContext:
    """Read what stands beside the facts at `path`, and the texts in the folder `sources`, if there is one.

    Raises BuildError where evidence.lock is damaged, leads out of the project, or is not there and asked for with
    `locked`.
    """
    file, log_file = evidence_lock.path_beside(path), curation.path_beside(path)
    for beside in (file, log_file):
        entries.refuse_outside(beside, root)
    lock = evidence_lock.read(file, label_of(file, root), required=locked)
    texts = read_texts(sources, loaded.sheet.sources, root) if sources else Texts({})
    log = curation.read(log_file, label_of(log_file, root))
    context = Context(loaded.sheet, today, texts.by_source, published, stale, lock, log)
    return ReadContext(context, texts.problems)
