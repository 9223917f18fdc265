"""YAML text -> a tree of plain dicts, lists and strings that remembers where everything stood.

Reads libyaml's events, not its values: every scalar stays text, whatever it looks like, and what a facts file has no
use for (anchors, aliases, tags, merge keys, nulls, second documents, deep nesting) is a problem at its place.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from factsheet.problems import Place, Problem

RULES = {
    "yaml": "A facts file is one plain YAML document: no anchors, aliases, tags, merge keys or deep nesting.",
    "duplicate-key": "A key stands once, also over all files of a folder.",
    "null": "A key has a value; what is not known is left out.",
    "invisible": "Text holds no characters that nobody sees, such as zero-width or bidirectional ones.",
    "nfc": "Text is in Unicode's form NFC, so that equal words are equal.",
}
"""What reading a file checks, by the names that problems bear."""

Node: TypeAlias = "Mapping | Listing | str"
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 16
"""Levels of nesting; the deepest fact needs eight."""

_COLUMN_BITS = 16
_START = 1 << _COLUMN_BITS | 1
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cn", "Zl", "Zp"})  # Unicode: format, control, private, unassigned, separators
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_HINTS = {
    "mapping values are not allowed in this context": "put text that holds a colon in double quotes, or mend the "
    "indentation of this line",
    "tab character": "indent with spaces, not tabs",
    "found character that cannot start any token": "indent with spaces, not tabs, and put text that starts with "
    "@, ` or % in double quotes",
    "could not find expected ':'": "put a space after the colon of a key, here or on the line above",
    "found unexpected end of stream": "close the quotes that open on this line",
    "did not find expected key": "line the keys of this mapping up, close every quote "
    "and bracket, and put text that begins with a quote mark in quotes of the other kind",
    "did not find expected '-' indicator": "line up what belongs to this entry, and the entries of the list",
}


class Mapping(dict[str, "Node"]):
    """A mapping whose n-th key stood at `key_marks[n]` and its value at `value_marks[n]` (packed, see `_mark`)."""

    __slots__ = ("_order", "key_marks", "mark", "value_marks")

    def __init__(self, mark: int) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks: list[int] = []
        self.value_marks: list[int] = []
        self._order: dict[str, int] = {}

    def index(self, key: str) -> int:
        """The position of a key, for its marks."""
        if len(self._order) != len(self):
            self._order = {name: number for number, name in enumerate(self)}
        return self._order[key]


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
            index = node.index(str(step))
            mark = node.key_marks[index] if key else node.value_marks[index]
            node = node[str(step)]
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node):
            mark = node.value_marks[step]
            node = node[step]
        else:
            continue
        steps += 1
    return _place(file, mark), steps


def compose(text: str, file: str) -> tuple[Mapping | None, list[Problem]]:
    """The tree of one YAML document, and what is wrong with its form.

    The tree is None when the file could not be read to its end: behind a syntax error nothing can be said.
    """
    composer = _Composer(file)
    try:
        return composer.read(CParser(text)), composer.problems
    except yaml.MarkedYAMLError as error:
        composer.refuse_syntax(error)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        composer.problems.append(_unreadable(text, file, error))
    return None, composer.problems


class _Composer:
    """Puts events together without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._stack: list[Mapping | Listing] = [Listing(_START)]  # the document stands in a list of its own
        self._keys: list[tuple[str, int] | None] = [None]  # of each mapping in the stack the key that waits for a value
        self._skipped = 0  # how deep we are in a list or mapping that stands where a key should

    def refuse(self, check: str, mark: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(_place(self.file, mark), check, message, hint))

    def refuse_syntax(self, error: yaml.MarkedYAMLError) -> None:
        at, what = error.problem_mark or error.context_mark, error.problem or str(error)
        if what == "found unexpected end of stream" and error.context_mark:
            at = error.context_mark  # where the quote opens; the end of the file helps nobody
        context = f" {error.context}" if error.context else ""
        hint = next((hint for words, hint in _HINTS.items() if words in what), "check this line and the one above")
        self.refuse("yaml", _mark(at) if at else _START, f"this is not YAML:{context} {what}", hint)

    def read(self, parser: CParser) -> Mapping | None:
        """The document, or None when it is not a mapping or too deep to be read to its end."""
        documents = 0
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                if not self._open(event):
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mark = _mark(event.start_mark)
                    self.refuse("yaml", mark, "a second document starts here; expected one", "remove the ---")
                    break
        return self._document()

    def _document(self) -> Mapping | None:
        found = self._stack[0]
        if not found:
            self.refuse("shape", _START, "the file is empty; expected a mapping with `kinds` and `entities`")
            return None
        root = found[0] if isinstance(found, Listing) else None
        if isinstance(root, Mapping):
            return root
        what = "a list" if isinstance(root, Listing) else "plain text"
        self.refuse(
            "shape", found.value_marks[0], f"the file is {what}; expected a mapping with `kinds` and `entities`"
        )
        return None

    def _open(self, event: yaml.CollectionStartEvent) -> bool:
        """Begin a mapping or list; False when the file goes too deep."""
        mark = _mark(event.start_mark)
        self._refuse_extras(event, mark)
        if len(self._stack) + self._skipped > MAX_DEPTH:
            hint = "mend the brackets or the indentation"
            self.refuse("yaml", mark, f"nested more than {MAX_DEPTH} deep; no fact is", hint)
            return False
        if self._skipped or self._expects_key():
            if not self._skipped:
                self.refuse("yaml", mark, "a list or mapping stands where a key should", "write the key as plain text")
            self._skipped += 1
            return True
        node: Mapping | Listing = Mapping(mark) if isinstance(event, yaml.MappingStartEvent) else Listing(mark)
        self._put(node, mark)
        self._stack.append(node)
        self._keys.append(None)
        return True

    def _close(self) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._keys[-1] = ("", 0)
            return
        self._stack.pop()
        self._keys.pop()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self._skipped:
            return
        value, mark = event.value, _mark(event.start_mark)
        if not value.isascii():
            self._refuse_strange_text(value, mark)
        if event.anchor or event.tag:
            self._refuse_extras(event, mark)
        if self._expects_key():
            if value == "<<" and event.implicit[0]:
                self.refuse("yaml", mark, "merge keys (<<) are not read", "write the keys out")
            self._keys[-1] = (sys.intern(value), mark)
            return
        if event.implicit[0] and value in _NULLS and len(self._stack) > 1:
            self.refuse("null", mark, "no value here; expected one", "leave the key out, or write its value")
        self._put(value, mark)

    def _refuse_strange_text(self, value: str, mark: int) -> None:
        strange = next((character for character in value if unicodedata.category(character) in _UNSEEN), None)
        if strange:
            name = unicodedata.name(strange, "a control character").lower()
            self.refuse(
                "invisible", mark, f"this text holds U+{ord(strange):04X}, {name}, which nobody sees", "remove it"
            )
        elif not unicodedata.is_normalized("NFC", value):
            self.refuse("nfc", mark, "letters and accents of this text are apart", "write it in Unicode's form NFC")

    def _alias(self, event: yaml.AliasEvent) -> None:
        mark = _mark(event.start_mark)
        self.refuse("yaml", mark, f"aliases (*{event.anchor}) are not read", "write the value out")
        if self._expects_key() and not self._skipped:
            self._keys[-1] = ("", 0)
        elif not self._skipped:
            self._put("", mark)

    def _expects_key(self) -> bool:
        return type(self._stack[-1]) is Mapping and self._keys[-1] is None

    def _put(self, value: Node, mark: int) -> None:
        """Add a value to the mapping or list that is open."""
        parent = self._stack[-1]
        if isinstance(parent, Listing):
            parent.append(value)
            parent.value_marks.append(mark)
            return
        key, key_mark = self._keys[-1] or ("", 0)
        self._keys[-1] = None
        if key in parent:
            first = _place(self.file, parent.key_marks[parent.index(key)])
            self.refuse("duplicate-key", key_mark, f"`{key}` stands here twice, first on line {first.line}", "keep one")
        elif key_mark:  # a key that could not be read has none
            parent[key] = value
            parent.key_marks.append(key_mark)
            parent.value_marks.append(mark)

    def _refuse_extras(self, event: yaml.NodeEvent, mark: int) -> None:
        if event.anchor:
            self.refuse("yaml", mark, f"anchors (&{event.anchor}) are not read", "remove it and write the value out")
        if tag := getattr(event, "tag", None):
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
