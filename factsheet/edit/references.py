"""The places at which a facts file names an entry of its own: all that has to change when an id does."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from factsheet.core.model import Sheet
from factsheet.edit.names import Name
from factsheet.edit.text.facts_text import FactsText, Steps, walk

_FACT = ("entities", "*", "facts", "*")
_POINT = (*_FACT, "series", "points", "*")
_MEASURES = ((*_FACT, "figure"), _POINT)

REFERENCES: dict[tuple[str, ...], str] = {
    ("entities", "*", "kind"): "kinds",
    ("properties", "*", "unit"): "units",
    (*_FACT, "figure", "property"): "properties",
    (*_FACT, "series", "property"): "properties",
    **{(*measure, *rest): "units" for measure in _MEASURES for rest in (("unit",), ("converted", "unit"))},
    (*_FACT, "topics", "*"): "topics",
    (*_FACT, "relation", "predicate"): "predicates",
    (*_FACT, "relation", "object"): "entities",
    (*_FACT, "about", "*"): "entities",
    (*_FACT, "attributed_to", "agency"): "entities",
    (*_FACT, "citations", "*", "source"): "sources",
    (*_POINT, "citations", "*", "source"): "sources",
    (*_FACT, "disputed_by", "*"): "facts",
    (*_FACT, "superseded_by"): "facts",
    (*_FACT, "outcome", "*"): "facts",
    ("retired", "*", "kind"): "kinds",
    ("retired", "*", "replaced_by"): "any",
    ("moved", "*"): "moved",
}
"""The section of the ids that stand at each place; `*` is any key or index. `any` is an entity, a fact or a source
without its section, `moved` an entry as `moved` writes it."""


def references(file: FactsText, name: Name, sheet: Sheet) -> Iterator[tuple[Steps, yaml.ScalarNode, str]]:
    """Yield each place of a file that names an entry, or a fact of it, with what is named there behind its id.

    A fact `beijing.x` names the entity `beijing`, followed by `.x`.
    """
    for steps, node in walk(file.root):
        if isinstance(node, yaml.ScalarNode) and (section := _section(steps)):
            rest = _rest(_named(section, node.value, steps, sheet), name)
            if rest is not None:
                yield steps, node, rest


def _section(steps: Steps) -> str:
    pattern = tuple(step if isinstance(step, str) else "*" for step in steps)
    for at, step in enumerate(pattern):
        if at == 1 or step == "*":
            pattern = (*pattern[:at], "*", *pattern[at + 1 :])
    return REFERENCES.get(pattern, "")


def _named(section: str, text: str, steps: Steps, sheet: Sheet) -> Name:
    """Return the entry that a text at a place names. Of an entity and a source of one id, the first counts."""
    if section == "moved":
        return Name("folder", text) if str(steps[1]).startswith("kinds.") else Name.of(text)
    if section == "any":
        section = "facts" if "." in text else "entities" if text in sheet.entities else "sources"
    return Name(section, text)


def _rest(named: Name, name: Name) -> str | None:
    """Return what follows the id of `name` in what is named; None if that is another entry."""
    if named == name:
        return ""
    if named.section == "facts" and name.section == "entities" and named.id.partition(".")[0] == name.id:
        return named.id.removeprefix(name.id)
    return None


def keys(file: FactsText, name: Name) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """Yield the keys of a file that name an entry by its present id, with what follows the id in them.

    Under `retired` the facts of an entity stand with its present id, as do kinds under `moved`.
    """
    if name.section == "entities":
        for text in file.keys(("retired",)):
            if text.startswith(f"{name.id}."):
                yield file.key(("retired", text)), text.removeprefix(name.id)
    if name.section == "kinds" and str(name) in file.keys(("moved",)):
        yield file.key(("moved", str(name))), ""
