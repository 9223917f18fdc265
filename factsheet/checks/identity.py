"""Rules on ids and addresses: each names one thing, for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factsheet.checks.context import Context
from factsheet.checks.fact_at import EntityAt, FactAt
from factsheet.checks.rule import Finding, entity_rule, fact_rule, sheet_rule
from factsheet.core import urls
from factsheet.core.model import Sheet


@entity_rule("duplicate-fact-id", "A fact's id is unique in its entity: it is the permalink.", has_exceptions=False)
def duplicate_fact_id(at: EntityAt) -> Iterator[Finding]:
    """Find the second and later facts that share an id."""
    seen: set[str] = set()
    for index, fact in enumerate(at.entity.facts):
        if fact.id in seen:
            message = f"`{at.entity_id}` has a fact `{fact.id}` already"
            yield Finding(("facts", index, "id"), message, "give this one another id")
        seen.add(fact.id)


@fact_rule("reserved-id", "A fact's id is not one of the anchors that pages use themselves.", has_exceptions=False)
def reserved_id(at: FactAt) -> Iterator[Finding]:
    """Find ids of facts that would clash with a section of their page."""
    if at.fact.id in urls.SECTIONS:
        yield Finding(("id",), f"`{at.fact.id}` is the anchor of a section of the page", "choose another id")


@sheet_rule("kind-folder", "A kind's `folder`, else its plural, names a folder that no page of others stands in.")
def kind_folder(context: Context) -> Iterator[Finding]:
    """Find folders and plurals that clash, and plurals that name no folder."""
    seen: dict[str, str] = {}
    for kind_id, kind in context.sheet.kinds.items():
        folder, path = urls.folder_of(kind), ("kinds", kind_id, "folder" if kind.folder else "plural")
        hint = "choose another folder" if kind.folder else "choose another plural, or add a folder"
        if not folder:
            yield Finding(
                path, f"`{kind.plural}` gives no folder; expected letters a to z", "add a folder, such as people"
            )
        elif folder in urls.FOLDERS:
            yield Finding(path, f"`{folder}` is a folder of the site itself", hint)
        elif folder in seen:
            yield Finding(path, f"kind `{seen[folder]}` has the folder `{folder}` already", hint)
        seen.setdefault(folder, kind_id)


def _declared(sheet: Sheet) -> dict[str, Collection[str]]:
    """Return the sets of ids that may be retired besides entities and facts, by the `kind` of a retired id."""
    return {"source": sheet.sources, "property": sheet.properties}


@sheet_rule("retired-id", "What is retired is not in the file any more, and its page knows where it stood.")
def retired_id(context: Context) -> Iterator[Finding]:
    """Find retired ids that are still in use, or that cannot be placed."""
    sheet = context.sheet
    for name, gone in sheet.retired.items():
        entity_id, dot, anchor = name.partition(".")
        declared = _declared(sheet).get(gone.kind or "")
        is_here = name in sheet.entities or context.fact(name) or context.point(name)
        is_used = is_here if declared is None else name in declared
        if is_used:
            yield Finding(("retired", name), f"`{name}` is retired but still in the file", "remove one", at_key=True)
        elif dot and entity_id not in sheet.entities:
            home = sheet.moved.get(entity_id)
            message = f"`{entity_id}` has moved to `{home}`" if home else f"there is no entity `{entity_id}`"
            hint = f"write `{home}.{anchor}`" if home else "retire the entity instead"
            yield Finding(("retired", name), message, hint, at_key=True)
        elif not dot and declared is None and gone.kind not in sheet.kinds:
            message = "a retired entity, source or property says which `kind` it was"
            yield Finding(("retired", name, "kind"), message, "add kind: a kind's id, source or property")


@sheet_rule(
    "twin-names", "No two entities of one kind have the same name: readers cannot tell them apart.", warning=True
)
def twin_names(context: Context) -> Iterator[Finding]:
    """Find the second and later entities of a kind with the same name, in capitals or not."""
    seen: dict[tuple[str, str], str] = {}
    for entity_id, entity in context.sheet.entities.items():
        first = seen.setdefault((entity.kind, _words(entity.name)), entity_id)
        if first != entity_id:
            message = f"`{first}` has this name too"
            yield Finding(("entities", entity_id, "name"), message, "add to the names what tells them apart")


@sheet_rule("twin-sources", "A work stands under one id in `sources`.", warning=True)
def twin_sources(context: Context) -> Iterator[Finding]:
    """Find the second and later sources with the same title at the same address."""
    seen: dict[tuple[str, str], str] = {}
    for source_id, source in context.sheet.sources.items():
        first = seen.setdefault((_address(source.url), _words(source.title)), source_id)
        if first != source_id:
            message = f"`{first}` has this address and title too"
            yield Finding(("sources", source_id, "url"), message, "cite one of them everywhere, and remove the other")


def _words(text: str) -> str:
    """Return a name or title in small letters with single spaces: readers tell nothing apart by capitals and gaps."""
    return " ".join(text.casefold().split())


def _address(url: str) -> str:
    """Strip from an address the parts that do not change the page that it opens.

    They are the scheme, a text fragment and a closing slash. A hash of its own may change it, and stays.
    """
    return url.partition("://")[2].partition(":~:")[0].rstrip("#/")
