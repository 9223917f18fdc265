"""The commands `rename` and `move`: another id, or another page, for something, with all that names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from factsheet.core import moves, urls
from factsheet.core.addresses import Outline
from factsheet.core.model import Sheet
from factsheet.edit.draft import Desk, Draft
from factsheet.edit.log import logged
from factsheet.edit.names import SECTIONS, EditError, Name, steps_to
from factsheet.edit.references import keys, references
from factsheet.edit.text.facts_text import FactsText, Splice, Steps
from factsheet.edit.text.splicing import COMMENT, addition, cut, lines_of, removal, replacement
from factsheet.evidence import lock
from factsheet.evidence.lock import Lock


def renamed(desk: Desk, old: Name, new: Name) -> Draft:
    """Return a draft in which an entry has another id. Its old address leads on, if it was published.

    Raises EditError if the new name is none for it, or taken.
    """
    _refuse(desk.sheet, old, new)
    draft = with_names(desk, desk.draft(), old, new)
    file = draft.holding(steps_to(desk.sheet, old))
    assert file
    own = _own_id(file, steps_to(desk.sheet, old))
    own_id = new.id.rpartition(".")[2] if old.section == "facts" else new.id
    return leading_on(desk, draft.changed(file, [replacement(file, own, own_id)]), old, new)


def with_names(desk: Desk, draft: Draft, old: Name, new: Name) -> Draft:
    """Return a draft in which everything that named `old` names `new`, also in evidence.lock and the curation log."""
    for file in draft.files:
        draft = draft.changed(file, _named_in(file, desk.sheet, old, new))
    draft = logged(draft, desk, old, new)
    return replace(draft, others={**draft.others, **_lock_with(desk.path, old, new), **_text_with(desk, old, new)})


def leading_on(desk: Desk, draft: Draft, old: Name, new: Name) -> Draft:
    """Return a draft that says where `old` is now, if it was published. A move back says that no more."""
    if desk.sheet.moved.get(str(new)) == str(old):
        draft = draft.without(("moved", str(new)))
    return draft.added(("moved", str(old)), str(new)) if is_published(desk, old) else draft


def is_published(desk: Desk, name: Name) -> bool:
    """Tell whether an entry has an address that others may know; if git cannot tell, whether it has one at all.

    An address that leads on is known, too.
    """
    if desk.is_new:
        return False
    outline = desk.published or Outline.of(desk.sheet)
    if str(name) in outline.moved:
        return True
    entity, _, anchor = name.id.partition(".")
    if name.section in ("facts", "points"):
        pages = [entity, *(one.id for one in former(desk.sheet, Name("entities", entity)))]
        return any(anchor in outline.anchors.get(page, ()) for page in pages)
    return name.id in outline.entities if name.section == "entities" else str(name) in outline.declared


def former(sheet: Sheet, name: Name) -> list[Name]:
    """Return the names that an entry had before, in the order of `moved`."""
    moved_there = (move for move in moves.moves(sheet.moved) if move.section == name.section and move.new == str(name))
    return [Name.of(move.key) for move in moved_there]


def _refuse(sheet: Sheet, old: Name, new: Name) -> None:
    if old.section != new.section:
        within, dot, _ = str(old).rpartition(".")
        likely = within + dot + str(new).rpartition(".")[2]
        hint = f"`{old}` is written" if likely == str(old) else f"in `{likely}`"
        raise EditError(f"`{old}` and `{new}` are not of one sort", f"write the new name as {hint}")
    if old.section == "points":
        raise EditError(f"`{old}` is a point of a series, which keeps its id", "retire it, and add another")
    if old.section == "facts" and old.id.partition(".")[0] != new.id.partition(".")[0]:
        raise EditError(f"`{new}` would be on another page", f"write `move {old} {new}`")
    refuse_taken(sheet, old, new)


def refuse_taken(sheet: Sheet, old: Name, new: Name) -> None:
    """Raise EditError if a name is taken, or was once by anything but `old`."""
    if new.section == "entities" and new.id in (*SECTIONS, "pages"):
        raise EditError(f"`{new}` is the name of a section", "take another id")
    was_once = str(new) in sheet.moved and sheet.moved[str(new)] != str(old)
    if new.is_in(sheet) or str(new) in sheet.retired or was_once:
        raise EditError(f"`{new}` is taken, or was once", "take another id: a published one is never used again")


def _named_in(file: FactsText, sheet: Sheet, old: Name, new: Name) -> Iterator[Splice]:
    for steps, node, rest in references(file, old, sheet):
        is_whole = steps[0] == "moved" and old.section in SECTIONS
        yield replacement(file, node, f"{new if is_whole else new.id}{rest}")
    yield from (replacement(file, key, f"{new}{rest}") for key, rest in keys(file, old))


def _own_id(file: FactsText, steps: Steps) -> yaml.ScalarNode:
    """Return the scalar that holds the id of an entry: a fact's is a field of it, others are keys."""
    return file.scalar((*steps, "id")) if isinstance(steps[-1], int) else file.key(steps)


def _lock_with(facts: Path, old: Name, new: Name) -> dict[Path, str]:
    """Return evidence.lock with the new id of a source."""
    file = lock.path_beside(facts)
    known = lock.read(file) if old.section == "sources" else None
    if not known or old.id not in known.sources:
        return {}
    others = {name: source for name, source in known.sources.items() if name not in (old.id, new.id)}
    return {file: Lock({**others, new.id: known.sources[old.id]}).written()}


def _text_with(desk: Desk, old: Name, new: Name) -> dict[Path, str | None]:
    """Return the captured text of a source under its new id, and no more under its old one, if texts are at hand."""
    file = desk.sources.resolve() / f"{old.id}.txt" if desk.sources and old.section == "sources" else None
    if not file or not file.is_file():
        return {}
    renamed_file = file.with_name(f"{new.id}.txt")
    if renamed_file.exists():
        raise EditError(f"there is a text `{renamed_file.name}` already", "move it away, or take another id")
    try:
        return {file: None, renamed_file: file.read_bytes().decode()}
    except UnicodeDecodeError as error:
        raise EditError(f"the text `{file.name}` is no UTF-8", "save it as UTF-8") from error


def moved(desk: Desk, fact: Name, new: Name) -> Draft:
    """Return a draft in which a fact is on the page of another entity, behind its other facts.

    Raises EditError if there is no such entity, or the id is taken there.
    """
    sheet, (entity, _, fact_id) = desk.sheet, new.id.partition(".")
    if entity not in sheet.entities:
        raise EditError(f"there is no entity `{entity}`", "name one of the file")
    if entity == fact.id.partition(".")[0]:
        raise EditError(f"`{fact}` is on that page already", f"write `rename {fact} {new}` for another id")
    refuse_taken(sheet, fact, new)
    draft = renamed_in_place(desk, fact, fact_id)
    draft = _carried(draft, steps_to(sheet, fact), ("entities", entity, "facts", len(sheet.entities[entity].facts)))
    draft = _not_about_itself(draft, entity, len(sheet.entities[entity].facts))
    return leading_on(desk, with_names(desk, draft, fact, new), fact, new)


def renamed_in_place(desk: Desk, fact: Name, fact_id: str) -> Draft:
    """Return a draft in which a fact has another id, which nothing knows yet."""
    steps, draft = steps_to(desk.sheet, fact), desk.draft()
    file = draft.holding(steps)
    assert file
    own = _own_id(file, steps)
    return draft if own.value == fact_id else draft.changed(file, [replacement(file, own, fact_id)])


def _carried(draft: Draft, old: Steps, new: Steps) -> Draft:
    """Return a draft in which the lines of a fact, with its comments, stand at the end of another list."""
    file, home = draft.holding(old), draft.holding(new[:2])
    assert file
    assert home
    value, lines = cut(file, old)
    if lines and home.is_in_brackets(new[:-1]) and any(file.outside(COMMENT, *lines_of(file, old))):
        raise EditError("its comments would be lost", f"write the facts of `{new[1]}` on lines of their own first")
    added = addition(home, new, value, lines=lines)
    if file == home:
        return draft.changed(file, [removal(file, old), added])
    return draft.changed(file, [removal(file, old)]).changed(home, [added])


def _not_about_itself(draft: Draft, entity: str, index: int) -> Draft:
    """Return a draft in which a fact is not about the entity on whose page it is."""
    about = ("entities", entity, "facts", index, "about")
    file = draft.holding(about)
    named = file.node(about) if file else None
    if file and isinstance(named, yaml.SequenceNode):
        for at, one in enumerate(named.value):
            if one.value == entity:
                return draft.changed(file, [removal(file, (*about, at))])
    return draft


def rehoused(desk: Desk, entity: Name, kind: str) -> Draft:
    """Return a draft in which an entity is of another kind. Its old address leads on, if it was published."""
    sheet = desk.sheet
    if kind not in sheet.kinds:
        raise EditError(f"there is no kind `{kind}`", f"name one of {', '.join(sheet.kinds)}")
    before, after = sheet.kinds[sheet.entities[entity.id].kind], sheet.kinds[kind]
    if sheet.entities[entity.id].kind == kind:
        raise EditError(f"`{entity}` is of kind `{kind}` already", "name another kind")
    draft, steps = desk.draft(), ("entities", entity.id, "kind")
    file = draft.holding(steps)
    assert file
    draft = draft.changed(file, [replacement(file, file.scalar(steps), kind)])
    for name in (entity, *former(sheet, entity)):
        old, new = (f"pages.{urls.folder_of(one)}.{name.id}" for one in (before, after))
        if new in sheet.moved:
            draft = draft.without(("moved", new))
        if is_published(desk, name):
            draft = draft.added(("moved", old), entity.id)
    return draft
