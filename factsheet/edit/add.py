"""The commands `new` and `add`: entries that come to a file of facts, each at the end of what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from factsheet.checks.context import Context
from factsheet.core.scalars import ID_PATTERN
from factsheet.edit.draft import Desk, Draft
from factsheet.edit.log import text_of, with_log
from factsheet.edit.names import SECTIONS, EditError, Name
from factsheet.edit.proposal import Proposal
from factsheet.edit.text.layout import Value
from factsheet.evidence.texts import read_texts


def declared(desk: Desk, name: Name, fields: Mapping[str, Value]) -> Draft:
    """Return a draft with one more entity, property or topic. Raises EditError if the id is none, or taken."""
    _refuse(desk, name)
    entry = {field: value for field, value in fields.items() if value}
    return desk.draft().added((name.section, name.id), entry)


def with_source(desk: Desk, source: str, fields: Mapping[str, Value]) -> Draft:
    """Return a draft with one more source, and a part for it in the curation log, if there is one."""
    draft = declared(desk, Name("sources", source), fields)
    return _noted(draft, desk, f"## `{source}`\n", "")


def proposal(desk: Desk, entity: str, given: Mapping[str, Value]) -> Proposal:
    """Return the proposal of a fact. Raises EditError if there is no such entity or source."""
    sheet = desk.sheet
    for section, one, name in (("entities", "entity", entity), ("sources", "source", str(given.get("source", "")))):
        known = list(getattr(sheet, section))
        if name not in known:
            close = " or ".join(f"`{other}`" for other in get_close_matches(name, known, n=_FEW))
            hint = f"add it first, or name one that is there: {', '.join(known[:_FEW])} ..."
            raise EditError(f"there is no {one} `{name}`", f"did you mean {close}?" if close else hint)
    texts = read_texts(desk.sources, sheet.sources).by_source if desk.sources else {}
    return Proposal(Context(sheet, desk.today, texts), entity, given)


_FEW = 5
"""The names that a message gives as examples."""


def with_fact(desk: Desk, proposed: Proposal) -> Draft:
    """Return a draft with one more fact of an entity, which the curation log names under its source, if there is one.

    Raises EditError if its id is none, or taken.
    """
    entry = proposed.entry()
    name = Name("facts", f"{proposed.entity}.{entry['id']}")
    _refuse(desk, name)
    count = len(desk.sheet.entities[proposed.entity].facts)
    draft = desk.draft().added(("entities", proposed.entity, "facts", count), entry)
    line = f"Added on {desk.today.isoformat()}: `{name.id}`\n"
    return _noted(draft, desk, line, proposed.text("source"))


def _refuse(desk: Desk, name: Name) -> None:
    own = name.id.partition(".")[2] if name.section == "facts" else name.id
    if name.section not in ("units", "predicates") and not re.fullmatch(ID_PATTERN, own):
        raise EditError(f"`{own}` is no id", "write small letters, digits and hyphens, as in beacon-2024-05")
    if name.section == "entities" and name.id in (*SECTIONS, "pages"):
        raise EditError(f"`{name}` is the name of a section", "take another id")
    if name.is_in(desk.sheet) or str(name) in desk.sheet.retired or str(name) in desk.sheet.moved:
        raise EditError(f"`{name}` is taken, or was once", "take another id: a published one is never used again")


def _noted(draft: Draft, desk: Desk, line: str, source: str) -> Draft:
    """Return a draft whose log has one more line, at the end of the part of a source, or of all if none is named."""
    text = text_of(draft, desk)
    return draft if text is None else with_log(draft, desk, _with_line(text, line, source))


def _with_line(text: str, line: str, source: str) -> str:
    heading = re.search(rf"^## +`{re.escape(source)}`.*$", text, re.MULTILINE) if source else None
    if source and not heading:  # it has no part yet
        return _with_line(_with_line(text, f"## `{source}`\n", ""), line, source)
    following = re.compile(r"^## ", re.MULTILINE).search(text, heading.end()) if heading else None
    end = following.start() if following else len(text)
    before = text[:end].rstrip("\r\n")
    gap = "\n" if before.rpartition("\n")[2].startswith("Added on ") and source else "\n\n"
    added = f"{gap}{line}" + ("\n" if following else "")
    return before + (added.replace("\n", "\r\n") if "\r\n" in text else added) + text[end:]
