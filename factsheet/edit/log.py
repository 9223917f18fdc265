"""The curation log after an edit: the same words, with other ids between its backticks."""

from __future__ import annotations

import re
from dataclasses import replace

from factsheet.edit.draft import Desk, Draft
from factsheet.edit.names import Name
from factsheet.load import curation


def logged(draft: Draft, desk: Desk, old: Name, new: Name | None) -> Draft:
    """Return a draft whose log has `new` wherever it named `old`; as it is if there is no log of these facts.

    Without `new`, an id loses its backticks and is called retired.
    """
    file = curation.path_beside(desk.path)
    log = curation.read(file, file.name)
    if not log or log.parts.keys().isdisjoint(desk.sheet.sources):
        return draft
    before = draft.others[file] if file in draft.others else file.read_text(encoding="utf-8")
    after = _pattern(old).sub(lambda match: _written(match, new), before)
    after = _ADDED.sub("", after)
    return replace(draft, others={**draft.others, file: after}) if after != before else draft


_ADDED = re.compile(r"^Added on \S+: \S+ \(retired\)\n", re.MULTILINE)
"""A line that `add fact` wrote, of a fact that is gone."""


def _pattern(name: Name) -> re.Pattern[str]:
    """Return the pattern of an id between backticks: group 1 is what the log has of it, group 2 what follows."""
    if name.section == "sources":
        return re.compile(rf"(?<=^## )`({re.escape(name.id)})()`", re.MULTILINE)
    behind = r"(\.[a-z0-9.-]+)" if name.section == "entities" else r"((?:\.[a-z0-9-]+)?)"
    never = "" if name.section in ("entities", "facts", "points") else "(?!)"
    return re.compile(rf"{never}`({re.escape(name.id)}){behind}`")


def _written(match: re.Match[str], new: Name | None) -> str:
    return f"`{new.id}{match[2]}`" if new else f"{match[1]}{match[2]} (retired)"
