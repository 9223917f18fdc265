"""The coming, going and changing of an entry -> what of a file's text changes.

A YAML library that writes a file anew moves comments and changes how values look. Here a file is only ever cut and
spliced. What cannot be done so without touching somebody's comments is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from factsheet.edit.names import EditError
from factsheet.edit.text import layout
from factsheet.edit.text.facts_text import FactsText, Key, Splice, Steps, children, is_block, plain
from factsheet.edit.text.layout import Value

COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_COMMENTS = re.compile(r"(?:^[ \t]*#.*\n)+\Z", re.MULTILINE)
"""The lines of comments at the end of a text."""


def replacement(file: FactsText, node: yaml.ScalarNode, text: str) -> Splice:
    """Return the change of a scalar's text; it stays in its quotes if it had any.

    Raises EditError if it stands in a block of text, or runs over several lines.
    """
    start, end = node.start_mark.index, node.end_mark.index
    if is_block(node) or "\n" in file.text[start:end]:
        raise EditError(f"{file.place(node)}: `{node.value}` stands on lines of its own", "write it behind its key")
    if node.style == "'":
        return Splice(start, end, f"'{text.replace(chr(39), chr(39) * 2)}'")
    return Splice(start, end, layout.quoted(text) if node.style == '"' else layout.scalar(text, in_brackets=True))


def removal(file: FactsText, steps: Steps) -> Splice:
    """Return the change that takes an entry away; with it goes what would be empty then.

    Comments inside it go, and those just above an entry of a list, such as a fact. Those above an entry of a mapping
    stay: they may be the heading of several. Raises EditError if comments stand beside it in brackets.
    """
    parent = _collection(file, steps[:-1])
    if len(parent.value) == 1 and len(steps) > 1:
        return removal(file, steps[:-1])
    if parent.flow_style:
        return _removal_in_flow(file, parent, steps[-1])
    start, end = lines_of(file, steps)
    if len(parent.value) == 1:
        return Splice(start, end, f"{{}}{file.newline}")  # a file of facts is never empty
    line = file.text.rfind("\n", 0, start) + 1
    if isinstance(steps[-1], str) and file.text[line:start].strip():  # behind the dash of a list
        return Splice(start, file.start_of((*steps[:-1], _next_key(parent))), "")
    return Splice(start, end, "")


def lines_of(file: FactsText, steps: Steps) -> tuple[int, int]:
    """Return the beginning and the end of the lines of an entry of a block, with the comments that are its own.

    An entry behind a dash begins with its key.
    """
    node, begin = file.node(steps), file.start_of(steps)
    assert node
    start = file.text.rfind("\n", 0, begin) + 1
    if isinstance(steps[-1], str):
        return (begin if file.text[start:begin].strip() else start), file.line_end(file.end_of(node))
    before = file.node((*steps[:-1], steps[-1] - 1)) if steps[-1] else None
    behind = file.line_end(file.end_of(before)) if before else file.text.rfind("\n", 0, _above(file, steps)) + 1
    own = _COMMENTS.search(file.text, behind, start)
    return (own.start() if own else start), file.line_end(file.end_of(node))


def _above(file: FactsText, steps: Steps) -> int:
    """Return the end of the line that holds the key of a list: comments below it belong to the first entry."""
    return file.line_end(int(file.key(steps[:-1]).end_mark.index))


def _next_key(parent: yaml.CollectionNode) -> str:
    return str(parent.value[1][0].value)


def addition(file: FactsText, steps: Steps, value: Value, *, levels: int = 0, lines: Sequence[str] = ()) -> Splice:
    """Return the change that adds an entry: the last step is its key, or the length of the list that it ends.

    The mapping or list in which it stands is made too, if it is not there. `levels` is as `layout.block` has it.
    `lines` are those of the entry, if it is to look as it did elsewhere. Raises EditError if comments stand beside it
    in brackets, or where a text at the end of the file would change.
    """
    parent, step = file.node(steps[:-1]), steps[-1]
    alone: Value = {step: value} if isinstance(step, str) else [value]
    if parent is None:
        above = [f"  {line}" if line else "" for line in lines]
        lines = [f"{layout.scalar(str(steps[-2]))}:", *above] if above else ()
        return addition(file, steps[:-1], alone, levels=levels + 1, lines=lines)
    assert isinstance(parent, yaml.CollectionNode)
    if parent.flow_style:
        return _addition_in_flow(file, parent, alone)
    indent, newline = parent.start_mark.column, file.newline
    lines = lines or layout.block(alone, indent, levels=levels)
    text = "".join(f"{' ' * indent}{line}{newline}" if line else newline for line in lines)
    end = file.line_end(file.end_of(parent))
    return Splice(end, end, _before(file, parent, steps[:-1], end) + text)


def _before(file: FactsText, parent: yaml.CollectionNode, steps: Steps, end: int) -> str:
    """Return the line ends before an entry that is added: that of the last line, and a gap where entries have one."""
    last = _last_scalar(parent)
    is_open = not file.text[:end].endswith("\n")
    if is_open and is_block(last):
        raise EditError(f"{file.label}: the file ends within a text", "write a line end behind it")
    gap = _has_gaps(file, parent, steps) and not file.keeps_lines(last)
    return file.newline * (is_open + gap)


def _last_scalar(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def cut(file: FactsText, steps: Steps) -> tuple[Value, list[str]]:
    """Return an entry of a list as a value, and as lines with its comments, as they stand in the first column.

    One in brackets has no lines. Raises EditError if comments stand in these.
    """
    value, parent = plain(file.node(steps)), _collection(file, steps[:-1])
    if parent.flow_style:
        _refuse_comments(file, parent)
        return value, []
    start, end = lines_of(file, steps)
    indent = parent.start_mark.column
    lines = file.text[start:end].split("\n")[: -1 if file.text[start:end].endswith("\n") else None]
    return value, [line.rstrip("\r")[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines]


def _collection(file: FactsText, steps: Steps) -> yaml.CollectionNode:
    node = file.node(steps)
    assert isinstance(node, yaml.CollectionNode)
    return node


def _removal_in_flow(file: FactsText, parent: yaml.CollectionNode, step: Key) -> Splice:
    _refuse_comments(file, parent)
    entries = list(_spans(parent))
    at = next(number for number, (key, _, _) in enumerate(entries) if key == step)
    if at + 1 < len(entries):
        return Splice(entries[at][1], entries[at + 1][1], "")
    return Splice(entries[at - 1][2] if at else entries[at][1], entries[at][2], "")


def _addition_in_flow(file: FactsText, parent: yaml.CollectionNode, alone: Value) -> Splice:
    _refuse_comments(file, parent)
    text = layout.flow(alone)[1:-1]
    entries = list(_spans(parent))
    if entries:
        return Splice(entries[-1][2], entries[-1][2], f", {text}")
    return Splice(parent.start_mark.index + 1, parent.start_mark.index + 1, text)


def _refuse_comments(file: FactsText, parent: yaml.CollectionNode) -> None:
    """Raise EditError if comments stand in brackets: nobody can tell to which entry they belong."""
    comment = next(file.outside(COMMENT, parent.start_mark.index, parent.end_mark.index), None)
    if comment:
        message = f"{file.place(parent)}: comments stand among what is in these brackets"
        raise EditError(message, "write the entries on lines of their own first")


def _has_gaps(file: FactsText, parent: yaml.CollectionNode, steps: Steps) -> bool:
    """Tell whether an empty line stands before the last entry of a block: then one stands before the next too."""
    entries = list(children(parent))
    if len(entries) < 2:
        return not steps and bool(entries)
    (_, before), (last, _) = entries[-2:]
    start = file.text.rfind("\n", 0, file.start_of((*steps, last))) + 1
    between = file.text[file.line_end(file.end_of(before)) : start].split("\n")[:-1]
    return any(not line.strip() for line in between)


def _spans(parent: yaml.CollectionNode) -> Iterator[tuple[Key, int, int]]:
    """Yield the key or index of each entry in brackets, with its beginning and its end."""
    for index, child in enumerate(parent.value):
        first, last = child if isinstance(child, tuple) else (child, child)
        yield (first.value if isinstance(child, tuple) else index), first.start_mark.index, last.end_mark.index
