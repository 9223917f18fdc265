"""YAML text -> Tree of plain dicts, lists and strings with the place of each, or problems with its form.

Reads libyaml's events, not its values: every scalar stays text, whatever it looks like, and what a facts file has no
use for (anchors, aliases, tags, merge keys, nulls, second documents, deep nesting) is a problem at its place.
"""

from __future__ import annotations

import re
import unicodedata
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
    "A file has at most 35,000 places where a number or date may stand, as has the text around its quotes from one "
    "source; 2,000,000 places of a text may be those of its quotes.",
    "nfc": "Text is in Unicode's form NFC, so that equal words are equal.",
}
"""The checks of reading a file, by the names that problems bear."""

SHORT = 40
"""Letters up to which equal texts are held once in memory."""

MAX_DEPTH = 16
"""Levels of nesting; the deepest fact needs eight."""

_is_name = re.compile(r"[A-Za-z_]+").fullmatch
_DOCUMENT: type[Any] = yaml.DocumentStartEvent
_SCALAR: type[Any] = yaml.ScalarEvent
_ALIAS: type[Any] = yaml.AliasEvent
_MAPPING: type[Any] = yaml.MappingStartEvent
_MAPPING_END: type[Any] = yaml.MappingEndEvent
_LIST_END: type[Any] = yaml.SequenceEndEvent

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def compose(text: str, file: str) -> tuple[Tree | None, list[Problem]]:
    """Return the tree of one YAML document, and the problems with its form.

    The tree is None if the file could not be read to its end: behind a syntax error nothing can be said.
    """
    composer = _Composer(file, with_places=True)
    try:
        return composer.read(text), composer.problems
    except yaml.MarkedYAMLError as error:
        composer.refuse_syntax(error, text)
    except TooManyError as error:
        composer.problems.append(error.problem)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        composer.problems.append(_unreadable(text, file, error))
    return None, composer.problems


def compose_sound(text: str) -> Tree | None:
    """Return the tree of a document if nothing is wrong with its form, else None. Quicker, as only lists have marks."""
    try:
        return _Composer("", with_places=False).read(text)
    except (yaml.YAMLError, UnicodeEncodeError, TooManyError):
        return None


def _is_clear(text: str) -> bool:
    """Tell whether a whole text can be seen and is in Unicode's form NFC. Then so is each part of it.

    A backslash may write characters that are not in the text.
    """
    return "\\" not in text and text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text)


class _Composer:
    """A builder of a tree from events. It calls itself for what is nested, at most MAX_DEPTH deep.

    Without `with_places` only lists have marks, and the first problem ends the reading. No scalar of a text that
    `_is_clear` is looked at for characters that nobody sees.
    """

    def __init__(self, file: str, *, with_places: bool) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._with_places = with_places
        self._marks: dict[int, list[Mark]] = {}
        self._collections = 0

    def refuse(self, check: str, mark: Mark, message: str, hint: str = "") -> None:
        """Add a problem. Raises TooManyError past MOST_PROBLEMS, and at the first without places."""
        if len(self.problems) >= MOST_PROBLEMS or not self._with_places:
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
        self.problems.append(self._problem("yaml", at or START, f"this is not YAML:{context} {what}", hint))

    def read(self, text: str) -> Tree | None:
        """Return the document, or None if it is no mapping. Raises TooManyError if it is too big or too deep."""
        parser: Any = CParser(text)
        self._is_clear, self._next = _is_clear(text), parser.get_event
        self._next()  # the stream begins
        if self._next().__class__ is not _DOCUMENT:
            self.refuse("shape", START, "the file is empty; expected a mapping with `kinds` and `entities`")
            return None
        start = self._next()
        root = self._text(start) if start.__class__ is _SCALAR else self._value(start, 1)
        self._next()  # the document ends
        if (other := self._next()).__class__ is _DOCUMENT:
            self.refuse("yaml", other.start_mark, "a second document starts here; expected one", "remove the ---")
        if isinstance(root, dict):
            return Tree(root, self._marks)
        what = "a list" if isinstance(root, list) else "plain text"
        message = f"the file is {what}; expected a mapping with `kinds` and `entities`"
        self.refuse("shape", start.start_mark, message)
        return None

    def _mapping(self, start: Any, depth: int) -> dict[str, Node]:
        """Return a mapping. Nearly all scalars stand in one: those that need no check take no call."""
        next_event, is_clear = self._next, self._is_clear
        node: dict[str, Node] = {}
        marks = self._marks[id(node)] = [start.start_mark] if self._with_places else []
        numbers: dict[str, int] = {}
        while (at := next_event()).__class__ is not _MAPPING_END:
            if is_clear and at.__class__ is _SCALAR and not (at.anchor or at.tag or at.value == "<<"):
                key: str | None = intern(at.value)
            else:
                key = self._key(at, depth + 1)
            event = next_event()
            if key in node and not _is_rest_of_words(start, key, event):
                first = marks[1 + 2 * _number_of(key, node, numbers)] if marks else START
                message = f"`{key}` stands here twice, first on line {first.line + 1}"
                self.refuse("duplicate-key", at.start_mark, message, "keep one")
                key = None
            if is_clear and event.__class__ is _SCALAR and not (event.anchor or event.tag or event.value in NULLS):
                value: Node = event.value if len(event.value) > SHORT else intern(event.value)
            elif _is_rest_of_words(start, key, event):
                self._refuse_rest_of_words(key, at, event)
                continue
            else:
                value = self._value(event, depth + 1)
            if key is not None:
                node[key] = value
                if marks:
                    marks += (at.start_mark, event.start_mark)
        return node

    def _list(self, start: Any, depth: int) -> list[Node]:
        next_event = self._next
        node: list[Node] = []
        marks = self._marks[id(node)] = [start.start_mark]
        while (event := next_event()).__class__ is not _LIST_END:
            node.append(self._value(event, depth + 1))
            marks.append(event.start_mark)
            if len(node) > MOST_ENTRIES:
                raise self._too_big(event.start_mark, f"more than {MOST_ENTRIES:,} entries of a list")
        return node

    def _key(self, event: Any, depth: int) -> str | None:
        """Return a key. Return None if it is no text, which is refused."""
        if event.__class__ is _SCALAR:
            if event.value == "<<" and event.implicit[0]:
                self.refuse("yaml", event.start_mark, "merge keys (<<) are not read", "write the keys out")
            return self._text(event)
        if event.__class__ is _ALIAS:
            self._refuse_alias(event)
            return None
        self._begin(event, depth)
        hint = "write the key as plain text"
        self.refuse("yaml", event.start_mark, "a list or mapping stands where a key should", hint)
        self._pass_over(depth + 1)
        return None

    def _pass_over(self, depth: int) -> None:
        """Read to the end of a list or mapping; what begins in it stands at this depth."""
        outer = depth - 1
        while depth > outer:
            event = self._next()
            if isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, depth)
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif event.__class__ is _ALIAS:
                self._refuse_alias(event)

    def _value(self, event: Any, depth: int) -> Node:
        """Return the value of an entry. That of an alias, which is refused, is empty."""
        if event.__class__ is _SCALAR:
            if event.value in NULLS and event.implicit[0]:
                hint = "write its value, or leave the key out if it may be missing"
                self.refuse("null", event.start_mark, "no value here; expected one", hint)
            return self._text(event)
        if event.__class__ is _ALIAS:
            self._refuse_alias(event)
            return ""
        self._begin(event, depth)
        return self._mapping(event, depth) if event.__class__ is _MAPPING else self._list(event, depth)

    def _text(self, event: Any) -> str:
        """Return the text of a scalar."""
        value: str = event.value
        if not (self._is_clear or _is_clear(value)):
            self._refuse_strange_text(value, event.start_mark)
        self._refuse_extras(event)
        return intern(value) if len(value) <= SHORT else value

    def _begin(self, event: Any, depth: int) -> None:
        """Count a list or mapping. Raises TooManyError if it is one too many, or too deep."""
        mark = event.start_mark
        self._refuse_extras(event)
        self._collections += 1
        if self._collections > MOST_COLLECTIONS:
            raise self._too_big(mark, f"this file has more than {MOST_COLLECTIONS:,} lists and mappings")
        if depth > MAX_DEPTH:
            hint = "mend the brackets or the indentation"
            raise TooManyError(self._problem("yaml", mark, f"nested more than {MAX_DEPTH} deep; no fact is", hint))

    def _too_big(self, mark: Mark, message: str) -> TooManyError:
        return TooManyError(self._problem("yaml", mark, message, "split it: a folder facts/ may hold many files"))

    def _refuse_rest_of_words(self, key: str | None, at: Any, event: Any) -> None:
        self._refuse_extras(event)
        hint = "put words that hold a comma in double quotes, and write numbers without"
        self.refuse("null", at.start_mark, f"`{key}` has no value; a comma parts what stands in {{...}}", hint)

    def _refuse_strange_text(self, value: str, mark: Mark) -> None:
        if strange := first_invisible(value):
            name = unicodedata.name(strange, "a control character").lower()
            message = f"this text holds U+{ord(strange):04X}, {name}, which nobody sees"
            self.refuse("invisible", mark, message, "remove it")
        elif not unicodedata.is_normalized("NFC", value):
            self.refuse("nfc", mark, "letters and accents of this text are apart", "write it in Unicode's form NFC")

    def _refuse_alias(self, event: Any) -> None:
        self.refuse("yaml", event.start_mark, f"aliases (*{event.anchor}) are not read", "write the value out")

    def _refuse_extras(self, event: Any) -> None:
        mark = event.start_mark
        if event.anchor:
            self.refuse("yaml", mark, f"anchors (&{event.anchor}) are not read", "remove it and write the value out")
        if event.tag:
            self.refuse(
                "yaml", mark, f"tags ({event.tag}) are not read", "remove it: the model gives each value its type"
            )


def _is_rest_of_words(start: Any, key: str | None, event: Any) -> bool:
    """Tell whether a key in braces is no name, but what follows a comma in words without quotes."""
    is_empty = event.__class__ is _SCALAR and not event.value and event.implicit[0]
    return bool(start.flow_style and is_empty and key is not None and not _is_name(key))


def _number_of(key: str, node: dict[str, Node], numbers: dict[str, int]) -> int:
    """Return the number of a key in a mapping. Only keys since the last call are counted, into `numbers`."""
    fresh = islice(reversed(node), len(node) - len(numbers))
    numbers.update((name, len(node) - 1 - back) for back, name in enumerate(list(fresh)))
    return numbers[key]


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
