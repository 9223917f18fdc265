"""The curation log after an edit: the same words, with other ids between its backticks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from factsheet.edit.draft import Desk, Draft
from factsheet.edit.names import Name
from factsheet.load import curation


def logged(draft: Draft, desk: Desk, old: Name, new: Name | None) -> Draft:
    """Return a draft whose log has `new` wherever it named `old`; as it is if there is no log of these facts.

    Without `new`, an id loses its backticks and is called retired; a line that `add fact` wrote of it goes.
    """
    before = text_of(draft, desk)
    if before is None:
        return draft
    after = before if new else _added(old).sub("", before)
    after = _pattern(old).sub(lambda match: _written(match, new), after)
    return with_log(draft, desk, after) if after != before else draft


def text_of(draft: Draft, desk: Desk) -> str | None:
    """Return the log of a draft, to the byte; None if there is none, or it is of other facts."""
    file = curation.path_beside(desk.path)
    log = curation.read(file, file.name)
    if not log or log.parts.keys().isdisjoint(desk.sheet.sources):
        return None
    return draft.others[file] if file in draft.others else _text(file)


def with_log(draft: Draft, desk: Desk, text: str) -> Draft:
    """Return a draft with another log."""
    return replace(draft, others={**draft.others, curation.path_beside(desk.path): text})


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _added(name: Name) -> re.Pattern[str]:
    return re.compile(rf"^Added on \S+: `{re.escape(name.id)}`\r?(?:\n|\Z)", re.MULTILINE)


def _pattern(name: Name) -> re.Pattern[str]:
    """Return the pattern of an id between backticks, with what stands before it and behind it."""
    if name.section == "sources":
        return re.compile(rf"(?P<head>^## +)`(?P<id>{re.escape(name.id)})(?P<rest>)`", re.MULTILINE)
    behind = r"\.[a-z0-9.-]+" if name.section == "entities" else r"(?:\.[a-z0-9-]+)?"
    never = "" if name.section in ("entities", "facts", "points") else "(?!)"
    return re.compile(rf"{never}(?P<head>)`(?P<id>{re.escape(name.id)})(?P<rest>{behind})`")


def _written(match: re.Match[str], new: Name | None) -> str:
    return (
        f"{match['head']}`{new.id}{match['rest']}`" if new else f"{match['head']}{match['id']}{match['rest']} (retired)"
    )
