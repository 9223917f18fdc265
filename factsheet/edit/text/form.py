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
from factsheet.edit.text.facts_text import FactsText, Splice, Steps, children, is_block, plain, scalars
from factsheet.edit.text.indenting import indented
from factsheet.edit.text.ordering import in_order, ordered
from factsheet.edit.text.splicing import COMMENT

_SPACES = re.compile(r"[ \t]+$", re.MULTILINE)


def formatted(file: FactsText) -> FactsText:
    """Return a file in the one form. Raises EditError if it could not be without a change of meaning."""
    refusal = EditError(f"{file.label} has something that cannot be written in our form", "write it more plainly")
    try:
        result = _formatted(file)
        is_same = plain(result.root) == plain(file.root) and _comments(result) == _comments(file)
    except yaml.YAMLError as error:
        raise refusal from error
    if not is_same:
        raise refusal
    return result


def _formatted(file: FactsText) -> FactsText:
    """Return a file in the one form, if nothing in it is too odd. One step may make room for another."""
    if explicit := next(_explicit_keys(file), None):
        raise EditError(f"{file.place(explicit)}: a key stands behind a question mark", "write it before its colon")
    result = replace(file, text=file.text.replace("\r\n", "\n"), mark="")
    for _ in range(_ROUNDS):
        before, result = result, ordered(result)
        for step in (_trimmed, indented, _colons, _brackets, _quotes):
            result = result.changed(step(result))
        ended = _ended(result)
        result = ended if plain(ended.root) == plain(result.root) else result
        if result == before:
            break
    return result


_ROUNDS = 4
_BLANK = " \t\n"


def _ended(file: FactsText) -> FactsText:
    return replace(file, text=f"{file.text.rstrip(_BLANK)}\n")


def _explicit_keys(file: FactsText) -> Iterator[yaml.Node]:
    """Yield the keys that stand behind a question mark: `? statement`."""
    for _, key, in_flow in scalars(file.root):
        line = file.text[file.text.rfind("\n", 0, key.start_mark.index) + 1 : key.start_mark.index]
        if not in_flow and line.rstrip().endswith("?") and not line.strip(" -?"):
            yield key


def _colons(file: FactsText, node: yaml.Node | None = None) -> Iterator[Splice]:
    """Yield the changes of the spaces around the colon before a value in its line."""
    node = node or file.root
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in node.value:
            start, end = key.end_mark.index, value.start_mark.index
            if key.end_mark.line == value.start_mark.line and file.text[start:end].strip(" ") == ":":
                yield from [Splice(start, end, ": ")] if file.text[start:end] != ": " else []
    for _, child in children(node):
        yield from _colons(file, child)


def _comments(file: FactsText) -> Counter[str]:
    return Counter(match[0].rstrip() for match in file.outside(COMMENT))


def _trimmed(file: FactsText) -> Iterator[Splice]:
    """Yield the changes that take away spaces at the ends of lines."""
    yield from (Splice(match.start(), match.end(), "") for match in file.outside(_SPACES))


def _quotes(file: FactsText) -> Iterator[Splice]:
    """Yield the changes of scalars that have quotes without need, or other quotes, or none though they need them."""
    for steps, node, in_flow in scalars(file.root):
        start, end = node.start_mark.index, node.end_mark.index
        if is_block(node) or "\n" in file.text[start:end]:
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
