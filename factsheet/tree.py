"""YAML text -> a tree of plain dicts, lists and strings that remembers where everything stood.

Reads libyaml's events, not its values: every scalar stays text, whatever it looks like, and what a facts file has no
use for (anchors, aliases, tags, merge keys, nulls, second documents, deep nesting) is a problem at its place.
"""

from __future__ import annotations

import sys
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from factsheet.problems import Place, Problem

Node: TypeAlias = "Mapping | Listing | str"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 16
"""Levels of nesting; the deepest fact needs eight."""

_COLUMN_BITS = 16
_START = 1 << _COLUMN_BITS | 1
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_HINTS = {
    "mapping values are not allowed in this context": "put text that holds a colon in double quotes, or mend the "
    "indentation of this line",
    "found character that cannot start any token": "indent with spaces, not tabs, and put text that starts with "
    "@, ` or % in double quotes",
    "found unexpected end of stream": "close the quotes that open on this line",
    "did not find expected key": "line the keys of this mapping up, and close every quote and bracket",
    "did not find expected '-' indicator": "line the entries of this list up",
}


class Mapping(dict[str, "Node"]):
    """A mapping whose n-th key stood at `key_marks[n]` and its value at `value_marks[n]` (packed, see `_mark`)."""

    __slots__ = ("key_marks", "mark", "value_marks")

    def __init__(self, mark: int) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks: list[int] = []
        self.value_marks: list[int] = []


class Listing(list["Node"]):
    """A list whose n-th entry stood at `value_marks[n]` (packed, see `_mark`)."""

    __slots__ = ("mark", "value_marks")

    def __init__(self, mark: int) -> None:
        super().__init__()
        self.mark = mark
        self.value_marks: list[int] = []


def _mark(mark: Any) -> int:
    """A position as one int, because a big file has millions of them."""
    packed: int = ((mark.line + 1) << _COLUMN_BITS) | min(mark.column + 1, (1 << _COLUMN_BITS) - 1)
    return packed


def _place(file: str, mark: int) -> Place:
    return Place(file, mark >> _COLUMN_BITS, mark & ((1 << _COLUMN_BITS) - 1))


def locate(root: Mapping, file: str, path: Path, *, key: bool = False) -> tuple[Place, int]:
    """The place of the value (or of the key) at `path`, and how many steps of the path the tree has.

    Steps that the tree does not have (a missing key, a name that only the model knows) are passed over, so the
    answer is the nearest place that an editor can be sent to.
    """
    node: Node = root
    mark, steps = root.mark, 0
    for step in path:
        if isinstance(node, Mapping) and step in node:
            index = list(node).index(str(step))
            mark = node.key_marks[index] if key else node.value_marks[index]
            node = node[str(step)]
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node):
            mark = node.value_marks[step]
            node = node[step]
        else:
            continue
        steps += 1
    return _place(file, mark), steps


def compose(text: str, file: str) -> tuple[Mapping, list[Problem]]:
    """The tree of one YAML document, and what is wrong with its form.

    After a syntax error the tree holds what was read until then; the parser cannot go on behind one.
    """
    composer = _Composer(file)
    try:
        composer.read(CParser(text))
    except yaml.MarkedYAMLError as error:
        composer.refuse_syntax(error)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        composer.problems.append(_unreadable(text, file, error))
    return composer.root, composer.problems


class _Composer:
    """Puts events together without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root = Mapping(_START)
        self.problems: list[Problem] = []
        self._stack: list[Mapping | Listing] = []
        self._key: list[tuple[str, int] | None] = []
        self._skip = 0  # depth inside a mapping or list that stands where a key should

    def refuse(self, check: str, mark: int, message: str, hint: str) -> None:
        self.problems.append(Problem(_place(self.file, mark), check, message, hint))

    def refuse_syntax(self, error: yaml.MarkedYAMLError) -> None:
        at = error.problem_mark or error.context_mark
        what = error.problem or str(error)
        if what == "found unexpected end of stream" and error.context_mark:
            at = error.context_mark  # where the quote opens; the end of the file helps nobody
        mark = _mark(at) if at else _START
        context = f" {error.context}" if error.context else ""
        self.refuse(
            "yaml", mark, f"this is not YAML:{context} {what}", _HINTS.get(what, "check this line and the one above")
        )

    def read(self, parser: CParser) -> None:
        documents = 0
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                if not self._open(event):
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(
                        "yaml", _mark(event.start_mark), "a second document starts here; expected one", "remove the ---"
                    )
                    return

    def _open(self, event: yaml.CollectionStartEvent) -> bool:
        mark = _mark(event.start_mark)
        self._refuse_extras(event, mark)
        if len(self._stack) + self._skip >= MAX_DEPTH:
            self.refuse(
                "yaml", mark, f"nested more than {MAX_DEPTH} deep; no fact is", "mend the brackets or the indentation"
            )
            return False
        if self._skip or self._expects_key():
            if not self._skip:
                self.refuse("yaml", mark, "a list or mapping stands where a key should", "write the key as plain text")
            self._skip += 1
            return True
        node: Mapping | Listing = Mapping(mark) if isinstance(event, yaml.MappingStartEvent) else Listing(mark)
        if self._stack:
            self._put(node, mark)
        elif isinstance(node, Mapping):
            self.root = node
        else:
            self.refuse("shape", mark, "the file is a list; expected a mapping with `kinds`, `sources`, `entities`", "")
        self._stack.append(node)
        self._key.append(None)
        return True

    def _close(self) -> None:
        if self._skip:
            self._skip -= 1
            if not self._skip:
                self._key[-1] = ("", 0)
            return
        self._stack.pop()
        self._key.pop()

    def _expects_key(self) -> bool:
        return bool(self._stack) and type(self._stack[-1]) is Mapping and self._key[-1] is None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self._skip:
            return
        mark = _mark(event.start_mark)
        if event.anchor or event.tag:
            self._refuse_extras(event, mark)
        value = event.value
        if self._expects_key():
            self._begin_pair(event, value, mark)
            return
        if event.implicit[0] and value in _NULLS:
            self.refuse("null", mark, "no value here; expected one", "leave the key out, or write its value")
        if self._stack:
            self._put(value, mark)
        elif value:
            self.refuse(
                "shape", mark, "the file is plain text; expected a mapping with `kinds`, `sources`, `entities`", ""
            )

    def _begin_pair(self, event: yaml.ScalarEvent, key: str, mark: int) -> None:
        if key == "<<" and event.implicit[0]:
            self.refuse("yaml", mark, "merge keys (<<) are not read", "write the keys out")
        self._key[-1] = (sys.intern(key), mark)

    def _alias(self, event: yaml.AliasEvent) -> None:
        mark = _mark(event.start_mark)
        self.refuse("yaml", mark, f"aliases (*{event.anchor}) are not read", "write the value out")
        if not self._skip and self._stack:
            if self._expects_key():
                self._key[-1] = ("", mark)
            else:
                self._put("", mark)

    def _put(self, value: Node, mark: int) -> None:
        parent = self._stack[-1]
        if type(parent) is Listing:
            parent.append(value)
            parent.value_marks.append(mark)
            return
        assert type(parent) is Mapping
        key, key_mark = self._key[-1] or ("", mark)
        self._key[-1] = None
        if key in parent:
            first = _place(self.file, parent.key_marks[list(parent).index(key)])
            self.refuse("duplicate-key", key_mark, f"`{key}` stands here twice, first on line {first.line}", "keep one")
        elif key_mark:
            parent[key] = value
            parent.key_marks.append(key_mark)
            parent.value_marks.append(mark)

    def _refuse_extras(self, event: yaml.NodeEvent, mark: int) -> None:
        if event.anchor:
            self.refuse("yaml", mark, f"anchors (&{event.anchor}) are not read", "remove it and write the value out")
        tag = getattr(event, "tag", None)
        if tag:
            self.refuse("yaml", mark, f"tags ({tag}) are not read", "remove it: the model gives each value its type")


def _unreadable(text: str, file: str, error: Exception) -> Problem:
    """A character that YAML forbids: libyaml names it but not its line."""
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if not _printable(character):
                message = f"the character U+{ord(character):04X} may not stand in a YAML file"
                return Problem(Place(file, number, column), "yaml", message, "remove it")
    return Problem(Place(file), "yaml", f"this is not YAML: {error}", "")


def _printable(character: str) -> bool:
    """YAML 1.1, section 5.1: what a file may hold as it is."""
    code = ord(character)
    return (
        character in "\t\r"
        or 0x20 <= code <= 0x7E
        or code == 0x85
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code > 0xFFFF
    )


def decode(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """UTF-8 bytes as text without a byte-order mark, or the place of the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        problem = Problem(Place(file, line, column), "encoding", "this byte is not UTF-8", "save the file as UTF-8")
        return "", [problem]
