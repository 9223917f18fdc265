"""The command `fmt`: facts in one form, so that a change shows what has changed and nothing else.

The form: two spaces for each level, also before the dash of a list; the keys of a record in the order of the model; no
quotes but where some reader of YAML needs them, and then double ones; `{a: b, c: [d]}` in brackets; no space at the end
of a line. Words, comments and the lines into which a text is broken stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import yaml

from factsheet.edit.names import EditError
from factsheet.edit.text import layout
from factsheet.edit.text.facts_text import FactsText, Splice, Steps, children, plain
from factsheet.edit.text.indenting import indented
from factsheet.edit.text.ordering import in_order, ordered

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_SPACES = re.compile(r"[ \t]+$", re.MULTILINE)


def formatted(file: FactsText) -> FactsText:
    """Return a file in the one form. Raises EditError if it could not be without a change of meaning."""
    result = ordered(replace(file, text=file.text.replace("\r\n", "\n").rstrip("\n") + "\n", mark=""))
    for step in (_trimmed, indented, _brackets, _quotes):
        result = result.changed(step(result))
    if plain(result.root) != plain(file.root) or _comments(result) != _comments(file):
        raise EditError(f"{file.label} has something that cannot be written in our form", "write it more plainly")
    return result


def _outside(file: FactsText, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the places of a pattern outside all scalars."""
    inside = [(one.start_mark.index, one.end_mark.index) for _, one, _ in scalars(file.root)]
    at = 0
    for match in pattern.finditer(file.text):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        if at == len(inside) or match.start() < inside[at][0]:
            yield match


def _comments(file: FactsText) -> Counter[str]:
    return Counter(match[0].rstrip() for match in _outside(file, _COMMENT))


def _trimmed(file: FactsText) -> Iterator[Splice]:
    """Yield the changes that take away spaces at the ends of lines."""
    yield from (Splice(match.start(), match.end(), "") for match in _outside(file, _SPACES))


def scalars(
    node: yaml.Node, steps: Steps = (), *, in_flow: bool = False
) -> Iterator[tuple[Steps, yaml.ScalarNode, bool]]:
    """Yield every scalar at or below a node in the order of the text, keys too, and whether brackets are around it."""
    if isinstance(node, yaml.ScalarNode):
        yield steps, node, in_flow
        return
    in_flow = in_flow or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    for at, (step, child) in enumerate(children(node)):
        if keys:
            yield steps, keys[at], in_flow
        yield from scalars(child, (*steps, step), in_flow=in_flow)


def _quotes(file: FactsText) -> Iterator[Splice]:
    """Yield the changes of scalars that have quotes without need, or other quotes, or none though they need them."""
    for steps, node, in_flow in scalars(file.root):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">") or "\n" in file.text[start:end]:
            continue
        field = next((step for step in reversed(steps) if isinstance(step, str)), "")
        is_typed = field in layout.TYPED and layout.is_plain(node.value, in_brackets=in_flow)
        text = node.value if is_typed else layout.scalar(node.value, in_brackets=in_flow)
        if text != file.text[start:end]:
            yield Splice(start, end, text)


def _brackets(file: FactsText, node: yaml.Node | None = None, steps: Steps = ()) -> Iterator[Splice]:
    """Yield the changes of what stands in brackets in one line: its spaces, and the order of its keys."""
    node = node or file.root
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        text = file.text[start:end]
        if "\n" not in text and (new := _in_brackets(file, node, steps)) != text:
            yield Splice(start, end, new)
        return
    for step, child in children(node):
        yield from _brackets(file, child, (*steps, step))


def _in_brackets(file: FactsText, node: yaml.Node, steps: Steps) -> str:
    if isinstance(node, yaml.MappingNode):
        texts = {
            key.value: f"{_source(file, key)}: {_in_brackets(file, value, (*steps, key.value))}"
            for key, value in node.value
        }
        return f"{{{', '.join(texts[key] for key in in_order(list(texts), steps))}}}"
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(_in_brackets(file, child, (*steps, at)) for at, child in enumerate(node.value))}]"
    return _source(file, node)


def _source(file: FactsText, node: yaml.Node) -> str:
    return file.text[node.start_mark.index : node.end_mark.index]
