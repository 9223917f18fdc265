"""Rules on `moved`: old addresses lead to pages that exist, at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from factsheet.checks.context import Context
from factsheet.checks.references import missing
from factsheet.checks.rule import Finding, sheet_rule
from factsheet.core import moves, urls
from factsheet.core.moves import KINDS, PAGES, Move


@sheet_rule(
    "moved-id", "What is moved is not in the file under its old id any more, nor retired, and its page has one."
)
def moved_id(context: Context) -> Iterator[Finding]:
    """Find old ids that are still in use, that are retired, or whose anchor another fact has."""
    moved, taken = context.sheet.moved, _anchors_taken(context)
    former = {kind: frozenset(folders) for kind, folders in moves.former_folders(moved).items()}
    for move in moves.moves(moved):
        path = ("moved", move.key)
        if move.section == KINDS:
            continue
        if move.section == PAGES:
            yield from _page_in_use(context, move, former)
        elif _is_there(context, move.section, move.old):
            yield Finding(path, f"`{move.key}` is moved but still in the file", "remove one", at_key=True)
        elif _is_retired(context, move):
            yield Finding(path, f"`{move.key}` is moved and retired", "keep one of the two", at_key=True)
        elif move.section == "facts":
            home = moves.home_of(move.old, moved)
            anchor = f"{home}.{move.old.partition('.')[2]}"
            if home not in context.sheet.entities:
                message = f"there is no entity `{home}` whose page could lead on"
                yield Finding(path, message, "move the entity too, or remove this", at_key=True)
            elif taken.setdefault(anchor, move.key) != move.key:
                message = f"the page of `{home}` has `#{anchor.partition('.')[2]}` already, of `{taken[anchor]}`"
                yield Finding(path, message, "give that fact another id, or remove this", at_key=True)


def _page_in_use(context: Context, move: Move, former: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Yield a finding if a page stands or leads on where one is said to have stood."""
    folder, _, name = move.old.partition("/")
    entity = context.sheet.entities.get(name)
    kind = context.sheet.kinds.get(entity.kind) if entity else None
    if folder in urls.FOLDERS:
        message = f"`{folder}` is a folder of the site itself"
        yield Finding(("moved", move.key), message, "write the folder in which the page stood", at_key=True)
    elif entity and kind and (folder == urls.folder_of(kind) or folder in former.get(entity.kind, ())):
        message = f"the page of `{name}` is at {move.old}/ without this"
        yield Finding(("moved", move.key), message, "remove this", at_key=True)


def _anchors_taken(context: Context) -> dict[str, str]:
    """Return what has each anchor of an entity's page, by entity and anchor: facts, and those that are retired."""
    return {
        **{name: name for name in context.sheet.retired if "." in name},
        **{name: name for name in context.fact_ids},
    }


def _is_retired(context: Context, move: Move) -> bool:
    gone = context.sheet.retired.get(move.old)
    sort = {"source": "sources", "property": "properties"}.get(gone.kind or "") if gone else None
    return bool(gone) and move.section == (sort or ("facts" if "." in move.old else "entities"))


@sheet_rule("moved-to", "What is moved is in the file under its new id, has a page, and has not moved on from there.")
def moved_to(context: Context) -> Iterator[Finding]:
    """Find new ids that lead nowhere, or on to another move."""
    moved = context.sheet.moved
    ends, shown = _ends(moved), {section: _shown(context, section) for section in ("properties", "topics")}
    for move in moves.moves(moved):
        path = ("moved", move.key)
        if move.section == KINDS:
            continue
        if move.section == PAGES and "/" not in move.old:
            yield Finding(path, f"`{move.new}` is no kind", "write kinds. and the id of a kind, or pages.FOLDER.ENTITY")
        elif move.section == PAGES:
            yield from missing(context, path, "entity", move.new, context.sheet.entities)
        elif move.new in moved and (move.new == move.key or not _is_new_there(context, move)):
            final = ends[move.new]
            message = f"`{move.new}` has moved on" if final else f"`{move.key}` leads back to itself"
            yield Finding(path, message, f"write `{final}`" if final else "name what it is now")
        elif move.section in moves.DECLARED:
            yield from _declared(context, move, shown)
        elif move.section == "facts" and not context.fact(move.new):
            yield from missing(context, path, "fact", move.new, context.fact_ids)
        elif move.section == "entities":
            yield from missing(context, path, "entity", move.new, context.sheet.entities)


def _ends(moved: Mapping[str, str]) -> dict[str, str]:
    """Return where the chain of moves ends that begins with each old id; an empty text if it runs in a circle.

    >>> _ends({"a": "b", "b": "c", "x": "y", "y": "x"})
    {'b': 'c', 'a': 'c', 'y': '', 'x': ''}
    """
    ends: dict[str, str] = {}
    for start in moved:
        way: dict[str, None] = {}
        name = start
        while name in moved and name not in ends and name not in way:
            way[name] = None
            name = moved[name]
        end = "" if name in way else ends.get(name, name)
        ends |= dict.fromkeys(reversed(way), end)
    return ends


def _declared(context: Context, move: Move, shown: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    section, _, name = move.new.partition(".")
    path = ("moved", move.key)
    if section != move.section or not name:
        message = f"`{move.new}` is not one of `{move.section}`"
        yield Finding(path, message, f"write {move.section}. and an id of it")
    elif name not in _section(context, section):
        yield from missing(context, path, _ONE[section], name, _section(context, section))
    elif section != "sources" and name not in shown[section]:
        yield Finding(path, f"no fact uses `{name}`, so it has no page", "use it, or name another one")


_MOST_FOLDERS = 20
"""Former folders of a kind: each has a page that leads on for every entity."""

_ONE = {"sources": "source", "properties": "property", "topics": "topic"}


def _is_new_there(context: Context, move: Move) -> bool:
    """Tell whether the file has what a move leads to, though it is moved itself."""
    name = move.new.removeprefix(f"{move.section}.") if move.section in moves.DECLARED else move.new
    return _is_there(context, move.section, name)


def _shown(context: Context, section: str) -> Collection[str]:
    """Return the properties or topics that have a page."""
    if section == "properties":
        return {fact.figure.property for _, _, fact in context.facts if fact.figure}
    return {topic for _, _, fact in context.facts for topic in fact.topics}


def _section(context: Context, section: str) -> Collection[str]:
    ids: Collection[str] = getattr(context.sheet, section)
    return ids


def _is_there(context: Context, section: str, name: str) -> bool:
    return bool(context.fact(name)) if section == "facts" else name in _section(context, section)


@sheet_rule(
    "moved-kind",
    "The former folder of a kind, under `moved`, is an id and nobody's folder now. A kind has at most 20.",
)
def moved_kind(context: Context) -> Iterator[Finding]:
    """Find former folders of no kind, and those in which other pages stand."""
    kinds = context.sheet.kinds
    owners = {urls.folder_of(kind): f"kind `{name}`" for name, kind in kinds.items()}
    count: Counter[str] = Counter()
    for move in moves.moves(context.sheet.moved):
        path, kind, folder = ("moved", move.key), move.old, move.new
        if move.section != KINDS:
            continue
        count[kind] += 1
        if kind not in kinds:
            yield from missing(context, path, "kind", kind, kinds)
        elif count[kind] > _MOST_FOLDERS:
            message = f"the pages of kind `{kind}` stood in {_MOST_FOLDERS} other folders already"
            yield Finding(path, message, "remove the oldest: each page gets one more in every former folder")
        elif "." in folder:
            message = f"`{folder}` is no folder; expected a word such as `towns`"
            yield Finding(path, message, "write the folder in which the pages stood")
        elif folder in urls.FOLDERS or folder in owners:
            owner = owners.get(folder, "the site itself")
            yield Finding(path, f"`{folder}` is a folder of {owner}", "write the folder in which the pages stood")
        else:
            owners[folder] = f"kind `{kind}`, formerly"
