"""The command `retire`: something goes, and its address says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factsheet.core import moves
from factsheet.core.model import Sheet
from factsheet.core.problems import BuildError, Problem
from factsheet.edit.draft import Desk, Draft
from factsheet.edit.log import logged
from factsheet.edit.names import RULE, EditError, Name, steps_to
from factsheet.edit.references import references
from factsheet.edit.rename import former, is_published
from factsheet.edit.text.facts_text import Steps
from factsheet.edit.text.splicing import replacement
from factsheet.evidence import lock
from factsheet.evidence.lock import Lock

_RETIRABLE = ("entities", "facts", "points", "sources", "properties")
"""Sections whose entries can go for good."""


def retired(desk: Desk, names: Sequence[Name], reason: str, instead: Name | None) -> Draft:
    """Return a draft without some entries. Their addresses, and former ones, say why, if they were published.

    The entry to be read `instead` takes over former addresses, if it is of their sort. Raises BuildError with every
    other place that names one of them: somebody has to decide what becomes of those.
    """
    for name in names:
        _refuse_section(name)
    _refuse_orphans(desk, names)
    steps = _outermost({name: steps_to(desk.sheet, name) for name in names})
    draft = desk.draft()
    for name in sorted(steps, key=lambda name: steps[name], reverse=True):  # so that no index in a list changes
        draft = _without(desk, draft, name, instead)
    gone = [*steps.values()]
    if named := [one for name in steps for one in _named(desk, draft, name, gone)]:
        raise BuildError(named)
    for name in steps:
        draft = _explained(desk, draft, name, reason, instead)
    return draft


def _refuse_orphans(desk: Desk, names: Sequence[Name]) -> None:
    """Raise EditError if a published property would be left without a fact, so that its page would be gone."""
    entities = {name.id for name in names if name.section == "entities"}
    ids = {str(name) for name in names}
    left: dict[str, bool] = {}
    for entity, _, fact in desk.sheet.facts():
        goes = entity in entities or f"{entity}.{fact.id}" in ids
        for measured in fact.properties():
            left[measured] = left.get(measured, False) or not goes
    orphans = (Name("properties", name) for name, is_left in left.items() if not is_left)
    if alone := [str(name) for name in orphans if str(name) not in ids and is_published(desk, name)]:
        message = f"no fact of {', '.join(f'`{name}`' for name in alone)} would be left"
        raise EditError(message, f"retire it too: `retire {' '.join([*map(str, names), *alone])}`")


def _outermost(steps: Mapping[Name, Steps]) -> dict[Name, Steps]:
    """Return the ways to entries without those inside others: what goes with its entity is not named for itself."""
    above = set(steps.values())
    return {name: way for name, way in steps.items() if above.isdisjoint(way[:end] for end in range(len(way)))}


def _refuse_section(name: Name) -> None:
    if name.section not in _RETIRABLE:
        message = f"the address of `{name}` can only lead on"
        raise EditError(message, f"write `rename {name} NEW`, or remove it by hand once no fact uses it")


def _without(desk: Desk, draft: Draft, name: Name, instead: Name | None) -> Draft:
    """Return a draft without an entry. Its former names are gone too, unless they lead on to what is read instead."""
    draft = draft.without(steps_to(desk.sheet, name))
    for old in former(desk.sheet, name):
        is_led_on = instead and instead.section == name.section
        draft = _led_on(draft, old, instead) if instead and is_led_on else draft.without(("moved", str(old)))
    for steps in _own_anchors(desk.sheet, name):
        draft = draft.without(steps)
    return _without_former_pages(desk, draft, name, instead)


def _without_former_pages(desk: Desk, draft: Draft, name: Name, instead: Name | None) -> Draft:
    """Return a draft whose former pages of an entity, in the folder of another kind, lead on to what is read instead.

    Raises EditError if nothing is: such an address can only lead on.
    """
    pages = (move for move in moves.moves(desk.sheet.moved) if move.section == moves.PAGES and move.new == name.id)
    for move in pages if name.section == "entities" else ():
        if not instead or instead.section != "entities":
            message = f"the address {move.old}/ leads to `{name}`, and can only lead on"
            raise EditError(message, "name an entity with --replaced-by")
        draft = _led_on(draft, Name(moves.PAGES, move.key), instead)
    return draft


def _explained(desk: Desk, draft: Draft, name: Name, reason: str, instead: Name | None) -> Draft:
    """Return a draft in which the addresses of an entry say why it is gone, and the curation log has it no more."""
    takes_over = instead is not None and instead.section == name.section
    for one in (name, *([] if takes_over else former(desk.sheet, name))):
        if is_published(desk, one):
            draft = draft.added(("retired", _id_on_page(desk.sheet, one)), _entry(desk.sheet, name, reason, instead))
    if name.section == "sources":
        draft = _unlocked(desk, draft, name)
    return logged(draft, desk, name, None)


def _id_on_page(sheet: Sheet, name: Name) -> str:
    """Return the id under which an entry is retired: that of an anchor begins with the page on which it stands."""
    if name.section not in ("facts", "points"):
        return name.id
    return f"{moves.home_of(name.id, sheet.moved)}.{name.id.partition('.')[2]}"


def _unlocked(desk: Desk, draft: Draft, source: Name) -> Draft:
    """Return a draft whose evidence.lock has a source no more."""
    file = lock.path_beside(desk.path)
    known = lock.read(file)
    if not known or source.id not in known.sources:
        return draft
    left = Lock({name: one for name, one in known.sources.items() if name != source.id})
    return replace(draft, others={**draft.others, file: left.written()})


def _entry(sheet: Sheet, name: Name, reason: str, instead: Name | None) -> dict[str, str]:
    """Return the entry under `retired`."""
    entry = {"reason": reason, **({"replaced_by": instead.id} if instead else {})}
    if name.section == "entities":
        entity = sheet.entities[name.id]
        return {**entry, "kind": entity.kind, "name": entity.name}
    if name.section == "sources":
        return {**entry, "kind": "source", "name": sheet.sources[name.id].title}
    if name.section == "properties":
        return {**entry, "kind": "property", "name": sheet.properties[name.id].label}
    return entry


def _led_on(draft: Draft, old: Name, instead: Name) -> Draft:
    """Return a draft in which a former name leads on to a replacement."""
    steps = ("moved", str(old) if old.section != moves.PAGES else old.id)
    file = draft.holding(steps)
    assert file
    return draft.changed(file, [replacement(file, file.scalar(steps), str(instead))])


def _own_anchors(sheet: Sheet, name: Name) -> Iterator[Steps]:
    """Yield the entries on older anchors of an entity: when it goes, nothing is left that could show them."""
    if name.section == "entities":
        yield from (("retired", old) for old in sheet.retired if old.startswith(f"{name.id}."))
        facts = (move for move in moves.moves(sheet.moved) if move.section == "facts")
        yield from (("moved", move.key) for move in facts if moves.home_of(move.old, sheet.moved) == name.id)


def _named(desk: Desk, after: Draft, name: Name, gone: Sequence[Steps]) -> Iterator[Problem]:
    """Yield a problem for each place that still names an entry, with the place that it has now."""
    still = {node.value for file in after.files for _, node, _ in references(file, name, desk.sheet)}
    for file in desk.files:
        for steps, node, rest in references(file, name, desk.sheet):
            if node.value in still and not any(steps[: len(own)] == own for own in gone):
                message = f"`{name}{rest}` is named here, so it cannot go"
                yield Problem(file.place(node), RULE, message, "write what took its place, or remove this")
