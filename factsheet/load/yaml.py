"""YAML text -> Tree of plain dicts, lists and strings with the place of each, or problems with its form.

Reads libyaml's events, not its values: every scalar stays text, whatever it looks like, and what a facts file has no
use for (anchors, aliases, tags, merge keys, nulls, second documents, deep nesting) is a problem at its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import islice
from sys import intern
from typing import Any

import yaml
from yaml._yaml import CParser

from factsheet.core.problems import Place, Problem
from factsheet.load.invisible import first_invisible
from factsheet.load.limits import MANY, MOST_COLLECTIONS, MOST_ENTRIES, MOST_PROBLEMS, TooManyError, too_many
from factsheet.load.tree import START, Mark, Node, Tree, place
from factsheet.load.yaml_hints import hint_for

RULES = {
    "yaml": "A facts file is one plain YAML document: no anchors, aliases, tags, merge keys or deep nesting.",
    "duplicate-key": "A key stands once, also over all files of a folder.",
    "null": "A key has a value; what is not known is left out.",
    "invisible": "Text holds no characters that nobody sees, but for joiners where a script needs them.",
    MANY: "At most 1,000 problems with a file's form are named, as many with its shape, and 10,000 with facts. "
    "The words of a file have at most 50,000 places where a number or date may stand.",
    "nfc": "Text is in Unicode's form NFC, so that equal words are equal.",
}
"""The checks of reading a file, by the names that problems bear."""

SHORT = 40
"""Letters up to which equal texts are held once in memory."""

MAX_DEPTH = 16
"""Levels of nesting; the deepest fact needs eight."""

_is_name = re.compile(r"[A-Za-z_]+").fullmatch
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def compose(text: str, file: str) -> tuple[Tree | None, list[Problem]]:
    """Return the tree of one YAML document, and the problems with its form.

    The tree is None if the file could not be read to its end: behind a syntax error nothing can be said.
    """
    composer = _Composer(file)
    try:
        return composer.read(CParser(text)), composer.problems
    except yaml.MarkedYAMLError as error:
        composer.refuse_syntax(error, text)
    except TooManyError as error:
        composer.problems.append(error.problem)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        composer.problems.append(_unreadable(text, file, error))
    return None, composer.problems


class _Composer:
    """A builder of a tree from events, without recursion, so that no nesting can exhaust the stack.

    `_node` is the mapping or list that is open and `_marks` its marks; `_key` is the key of the open mapping that
    waits for its value, `_NO_KEY` where a key is to come, `_IN_LIST` in a list. `_in_braces` has the ids of the
    mappings that stand in braces.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._document: list[Node] = []  # the document stands in a list of its own
        self._node: Any = self._document
        self._key: str | object = _IN_LIST
        self._key_mark = START
        self._marks: list[Mark] = [START]
        self._all_marks = {id(self._document): self._marks}
        self._outer: list[tuple[Any, str | object, list[Mark]]] = []
        self._in_braces: set[int] = set()
        self._numbers: dict[int, dict[str, int]] = {}  # of mappings in which a key stands twice, by their ids
        self._collections = 0
        self._skipped = 0  # how deep we are in a list or mapping that stands where a key should

    def refuse(self, check: str, mark: Mark, message: str, hint: str = "") -> None:
        """Add a problem. Raises TooManyError past MOST_PROBLEMS."""
        if len(self.problems) >= MOST_PROBLEMS:
            raise TooManyError(too_many(place(self.file, mark)))
        self.problems.append(self._problem(check, mark, message, hint))

    def _problem(self, check: str, mark: Mark, message: str, hint: str) -> Problem:
        return Problem(place(self.file, mark), check, message, hint)

    def refuse_syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        at, what = error.problem_mark or error.context_mark, error.problem or str(error)
        if what == "found unexpected end of stream" and error.context_mark:
            at = error.context_mark  # where the quote opens; the end of the file helps nobody
        context = f" {error.context}" if error.context else ""
        hint = hint_for(what, text.split("\n"), (at or START).line)
        self.refuse("yaml", at or START, f"this is not YAML:{context} {what}", hint)

    def read(self, parser: CParser) -> Tree | None:
        """Return the document, or None if it is not a mapping or too deep to be read to its end."""
        documents = 0
        get_event: Callable[[], Any] = parser.get_event
        while (event := get_event()) is not None:
            sort = event.__class__
            if sort is yaml.ScalarEvent:
                self._scalar(event)
            elif sort is yaml.MappingEndEvent or sort is yaml.SequenceEndEvent:
                self._close()
            elif isinstance(event, yaml.CollectionStartEvent):
                if not self._open(event):
                    return None
            elif sort is yaml.AliasEvent:
                self._alias(event)
            elif sort is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    hint = "remove the ---"
                    self.refuse("yaml", event.start_mark, "a second document starts here; expected one", hint)
                    break
        return self._tree()

    def _tree(self) -> Tree | None:
        if not self._document:
            self.refuse("shape", START, "the file is empty; expected a mapping with `kinds` and `entities`")
            return None
        root = self._document[0]
        if isinstance(root, dict):
            return Tree(root, self._all_marks)
        what = "a list" if isinstance(root, list) else "plain text"
        mark = self._all_marks[id(self._document)][1]
        self.refuse("shape", mark, f"the file is {what}; expected a mapping with `kinds` and `entities`")
        return None

    def _open(self, event: Any) -> bool:
        """Begin a mapping or list. Return False if the file goes too deep."""
        mark = event.start_mark
        self._refuse_extras(event, mark)
        self._collections += 1
        if self._collections > MOST_COLLECTIONS:
            hint = "split it: a folder facts/ may hold many files"
            self.refuse("yaml", mark, f"this file has more than {MOST_COLLECTIONS:,} lists and mappings", hint)
            return False
        if len(self._outer) + 1 + self._skipped > MAX_DEPTH:
            hint = "mend the brackets or the indentation"
            self.refuse("yaml", mark, f"nested more than {MAX_DEPTH} deep; no fact is", hint)
            return False
        if self._skipped or self._key is _NO_KEY:
            if not self._skipped:
                self.refuse("yaml", mark, "a list or mapping stands where a key should", "write the key as plain text")
            self._skipped += 1
            return True
        is_mapping = event.__class__ is yaml.MappingStartEvent
        node: Node = {} if is_mapping else []
        self._put(node, mark)
        self._outer.append((self._node, _IN_LIST if self._node.__class__ is list else _NO_KEY, self._marks))
        self._node, self._key = node, _NO_KEY if is_mapping else _IN_LIST
        self._marks = self._all_marks[id(node)] = [mark]
        if is_mapping and event.flow_style:
            self._in_braces.add(id(node))
        return True

    def _close(self) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._key = _UNREADABLE
            return
        self._node, self._key, self._marks = self._outer.pop()

    def _scalar(self, event: Any) -> None:
        if self._skipped:
            return
        value = event.value
        if not (value.isascii() and value.isprintable()):
            self._refuse_strange_text(value, event.start_mark)
        if event.anchor or event.tag:
            self._refuse_extras(event, event.start_mark)
        if len(value) <= SHORT:
            value = intern(value)  # most come again, in other files too: keys, ids, dates
        if self._key is _NO_KEY:
            if value == "<<" and event.implicit[0]:
                self.refuse("yaml", event.start_mark, "merge keys (<<) are not read", "write the keys out")
            self._key, self._key_mark = value, event.start_mark
            return
        if not value and event.implicit[0] and self._is_rest_of_words():
            hint = "put words that hold a comma in double quotes, and write numbers without"
            message = f"`{self._key}` has no value; a comma parts what stands in {{...}}"
            self.refuse("null", self._key_mark, message, hint)
            self._key = _NO_KEY
            return
        if value in NULLS and event.implicit[0] and self._outer:
            hint = "leave the key out, or write its value"
            self.refuse("null", event.start_mark, "no value here; expected one", hint)
        self._put(value, event.start_mark)

    def _is_rest_of_words(self) -> bool:
        """Tell whether a key in braces is no name, but what follows a comma in words without quotes."""
        return id(self._node) in self._in_braces and isinstance(self._key, str) and not _is_name(self._key)

    def _refuse_strange_text(self, value: str, mark: Mark) -> None:
        if strange := first_invisible(value):
            name = unicodedata.name(strange, "a control character").lower()
            self.refuse(
                "invisible", mark, f"this text holds U+{ord(strange):04X}, {name}, which nobody sees", "remove it"
            )
        elif not unicodedata.is_normalized("NFC", value):
            self.refuse("nfc", mark, "letters and accents of this text are apart", "write it in Unicode's form NFC")

    def _alias(self, event: Any) -> None:
        mark = event.start_mark
        self.refuse("yaml", mark, f"aliases (*{event.anchor}) are not read", "write the value out")
        if self._skipped:
            return
        if self._key is _NO_KEY:
            self._key = _UNREADABLE
        else:
            self._put("", mark)

    def _put(self, value: Node, mark: Mark) -> None:
        """Add a value to the mapping or list that is open."""
        node, key = self._node, self._key
        if key is _IN_LIST:
            node.append(value)
            self._marks.append(mark)
            if len(node) > MOST_ENTRIES:
                hint = "split it: a folder facts/ may hold many files"
                raise TooManyError(self._problem("yaml", mark, f"more than {MOST_ENTRIES:,} entries of a list", hint))
            return
        self._key = _NO_KEY
        if key in node:
            first = self._marks[1 + 2 * self._number_of(str(key))]
            message = f"`{key}` stands here twice, first on line {first.line + 1}"
            self.refuse("duplicate-key", self._key_mark, message, "keep one")
        elif key is not _UNREADABLE:
            node[key] = value
            self._marks += (self._key_mark, mark)

    def _number_of(self, key: str) -> int:
        """Return the number of a key in the mapping that is open. Only keys since the last call are counted."""
        numbers = self._numbers.setdefault(id(self._node), {})
        fresh = islice(reversed(self._node), len(self._node) - len(numbers))
        numbers.update((name, len(self._node) - 1 - back) for back, name in enumerate(list(fresh)))
        return numbers[key]

    def _refuse_extras(self, event: Any, mark: Mark) -> None:
        if event.anchor:
            self.refuse("yaml", mark, f"anchors (&{event.anchor}) are not read", "remove it and write the value out")
        if tag := getattr(event, "tag", None):
            self.refuse("yaml", mark, f"tags ({tag}) are not read", "remove it: the model gives each value its type")


_NO_KEY, _IN_LIST, _UNREADABLE = object(), object(), object()


def _unreadable(text: str, file: str, error: Exception) -> Problem:
    """Return a problem at the first character that YAML forbids: libyaml names it but not its line."""
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if not _printable(character):
                message = f"the character U+{ord(character):04X} may not stand in a YAML file"
                return Problem(Place(file, number, column), "yaml", message, "remove it")
    return Problem(Place(file), "yaml", f"this is not YAML: {error}", "")


def _printable(character: str) -> bool:
    """Tell whether a file may hold a character as it is (YAML 1.1, section 5.1)."""
    code = ord(character)
    return (
        character in "\t\r"
        or 0x20 <= code <= 0x7E
        or code == 0x85
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code > 0xFFFF
    )
