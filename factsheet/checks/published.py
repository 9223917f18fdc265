"""The rule on what was published before: each address stays, or leads on, or says why it is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set as AbstractSet

from factsheet.checks.context import Context
from factsheet.checks.rule import Finding, sheet_rule
from factsheet.core import moves
from factsheet.core.addresses import Outline

_KINDS = {"sources": "source", "properties": "property"}
"""The `kind` of what is retired from a section."""


@sheet_rule(
    "published-id",
    "An address that was published stays, or its id is under `moved` or `retired`: links to it keep working.",
)
def published_id(context: Context) -> Iterator[Finding]:
    """Find published addresses that are not there any more, and neither moved nor retired."""
    before = context.published
    if not before:
        return
    now = Outline.of(context.sheet)
    lost = {address: name for address, name in sorted(before.pages.items()) if address not in now.pages}
    folders = {address: kind for address, name in lost.items() if (kind := _kind_of(name)) in now.entities.values()}
    yield from (_other_folder(kind, address, now) for address, kind in folders.items())
    named: set[str] = set()
    for address, name in lost.items():
        folder, _, rest = address.partition("/")
        here = now.folders.get(folders.get(f"{folder}/", ""))
        if _kind_of(name) or name in named or f"{here}/{rest}" in now.pages:
            continue  # what is to be done about its folder brings it back
        if name in now.entities and not now.home(name):
            continue  # its kind is unknown, which another rule says
        named.add(name)
        if name in now.entities or name in now.declared:
            yield _elsewhere(name, address, before, now)
        else:
            yield _gone(name, address, before, now)
    yield from _anchors_gone(before, now, frozenset(_with_twins(context)))


def _with_twins(context: Context) -> Iterator[str]:
    """Yield the entities of which two facts have one id, which another rule says: a third may then seem gone."""
    for name, entity in context.sheet.entities.items():
        if len({fact.id for fact in entity.facts}) < len(entity.facts):
            yield name


def _kind_of(name: str) -> str:
    """Return the kind whose index has such an id; empty for all other pages."""
    section, _, kind = name.partition(".")
    return kind if section == moves.KINDS else ""


def _anchors_gone(before: Outline, now: Outline, passed: AbstractSet[str]) -> Iterator[Finding]:
    """Yield a finding for each anchor that the page of an entity has no more, but for those `passed` over."""
    for entity, anchor in before.every_anchor:
        home = now.moved.get(entity, entity)
        if home in now.entities and home not in passed and not now.has_anchor(home, anchor):
            name = f"{entity}.{anchor}"
            hint = f"bring it back, or add under `retired`: `{home}.{anchor}: {{reason: ...}}`"
            if "." not in anchor:
                hint += f"; if it has another id, add under `moved`: `{name}: {home}.its-new-id`"
            yield Finding(("retired",), f"`{name}` was published before and is gone", hint)


def _gone(name: str, address: str, before: Outline, now: Outline) -> Finding:
    section, dot, rest = name.rpartition(".")
    kind = _KINDS.get(section, "") if dot else before.entities.get(name) or before.retired.get(name, "")
    hints = ["bring it back"]
    if kind in now.folders or kind in _KINDS.values():
        title = f", name: {json.dumps(before.names[name], ensure_ascii=False)}" if before.names.get(name) else ""
        hints.append(f"or add under `retired`: `{rest}: {{kind: {kind}{title}, reason: ...}}`")
    hints.append(f"or, if it has another id, add under `moved`: `{name}: {section}{dot}its-new-id`")
    message = f"`{rest}` was published before at {address} and is gone"
    return Finding(("retired",), message, ", ".join(hints))


def _other_folder(kind: str, address: str, now: Outline) -> Finding:
    """Return a finding about the former folder of a kind that still has pages."""
    folder = address.strip("/")
    is_known = f"{moves.KINDS}.{kind}" in now.moved
    entry = f"{moves.PAGES}.{folder}: {moves.KINDS}.{kind}" if is_known else f"{moves.KINDS}.{kind}: {folder}"
    message = f"the pages of kind `{kind}` stood in {address} before, and now stand in {now.folders.get(kind)}/"
    return Finding(("moved",), message, f"add under `moved`: `{entry}`")


def _elsewhere(name: str, address: str, before: Outline, now: Outline) -> Finding:
    """Return a finding about a page that stands at another address now."""
    section, _, old = address.strip("/").partition("/")
    key = f"{section}.{old}" if name in now.declared else old
    if key not in before.moved:
        key = f"{moves.PAGES}.{section}.{old}"
    here = now.home(name) or f"{name.replace('.', '/')}/"
    message = f"the page of `{name}` stood at {address} before, and now stands at {here}"
    return Finding(("moved",), message, f"add under `moved`: `{key}: {name}`")
