"""Facts as rows of HTML, each rendered once: a fact shows on its entity's page and on some five lists.

The template of a row (`fact.html`) leaves marks where pages differ, and the template of a page leaves a mark where a
row is to stand: characters that no facts file can hold. Rows are put in when a page is written, so that what is
checked of a page beforehand need not read the same rows again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from factsheet.view.facts import FactView
from factsheet.view.lists import Numbered

_MARK = "\x01"
_BEGIN, _END, _NEXT = "\x0e", "\x0f", "\x10"

_BLOCKS = ("own", "away", "cited", "named", "said", "sifted")
_NAMES = ("root", "anchor", *_BLOCKS)
_WORDS = dict(zip(_NAMES, "\x02\x03\x04\x05\x06\x07\x08\x11", strict=True))

SLOTS = SimpleNamespace(
    number=Markup(_MARK),  # noqa: S704 - a control character
    **{name: Markup(f"{_MARK}{word}{_MARK}") for name, word in _WORDS.items()},  # noqa: S704
)
"""The marks, so that a row is texts and words in turn. What only some pages show (`_BLOCKS`) stands between two of the
same: the permalink as it is on the entity's own page or `away`, and from `cited` on what `place` tells of. `number`
stands around a source's id."""

ROOT = str(SLOTS.root)
"""Stands in a row before each address in the site: the way to the site's root."""


class Row(NamedTuple):
    """Where a page shows a fact's row, and how."""

    fact: str  # global id
    anchor: str  # the row's id on the page
    shape: str  # the words of what does not show here, and the way to the site's root
    cited: tuple[str, ...]  # the fact's sources, where they are numbered
    numbers: tuple[str, ...]  # and the numbers that they have on the page


def render(env: jinja2.Environment, fact: FactView) -> str:
    """A fact's row with its marks."""
    return str(_template(env).row(fact, SLOTS))


def place(
    fact: FactView,
    cited: Numbered | None,
    root: str,
    anchor: str,
    *,
    named: bool = False,
    said: bool = True,
    sifted: bool = False,
) -> str:
    """The mark for a row, for a page that gives its sources numbers (`cited`) or not.

    `anchor` is the row's id there. The fact's entity is `named`, its speaker is `said`; it is `sifted` where a reader
    can narrow the list.
    """
    own = anchor == fact.local_id
    hidden = _hidden(own, not own, bool(cited), named, said, sifted)
    text = f"{_BEGIN}{fact.id}{_NEXT}{anchor}{_NEXT}{hidden}{root}"
    for name in fact.sources if cited else ():
        text += f"{_NEXT}{name}{_NEXT}{cited.numbers[name]}"  # type: ignore[union-attr]
    return text + _END


def apart(html: str) -> tuple[list[str], list[Row]]:
    """A page as the texts around its rows, and the rows: one fewer."""
    parts = html.replace(_END, _BEGIN).split(_BEGIN)
    return parts[::2], [_row(mark) for mark in parts[1::2]]


def together(texts: list[str], rows: list[Row], rendered: Callable[[str], bytes]) -> Iterator[bytes]:
    """A page in parts, with each row as `rendered` has it."""
    yield texts[0].encode()
    for row, text in zip(rows, texts[1:], strict=True):
        yield filled(row, rendered(row.fact))
        yield text.encode()


def filled(row: Row, html: bytes) -> bytes:
    """A rendered row as a page shows it."""
    hidden, known = _shape(row.shape)
    for word in hidden:
        before, _, rest = html.partition(word)
        html = before + rest.partition(word)[2]  # between the marks of the two nothing is left, which is a word too
    words = {**known, _ANCHOR: row.anchor.encode()}
    for source, number in zip(row.cited, row.numbers, strict=True):
        words[source.encode()] = number.encode()
    parts = html.split(_SPLIT)
    parts[1::2] = [words[word] for word in parts[1::2]]
    return b"".join(parts)


def leads(rows: bytes, read: Callable[[str], Iterable[str]]) -> set[str]:
    """Where rendered rows lead in the site, from the site's root.

    Where every address in them is one of the forms that our own template writes, these are found without `read`, which
    reads any HTML for the targets of its links.
    """
    _, *found = rows.split(_LEADING)
    if rows.count(b"href") + rows.count(b"src") == len(found) + sum(map(rows.count, _ELSEWHERE)):
        return {address.decode() for address in {address[: address.index(b'"')] for address in found}}
    return {target.removeprefix(ROOT) for target in read(rows.decode()) if target.startswith(ROOT)}


def whole(html: str, rendered: Callable[[str], bytes]) -> str:
    """A page with its rows."""
    return b"".join(together(*apart(html), rendered)).decode()


_SPLIT, _ANCHOR, _LEADING = _MARK.encode(), _WORDS["anchor"].encode(), f'"{ROOT}'.encode()
_ELSEWHERE = (b'href="http', b'href="#', f'href="{SLOTS.own}'.encode(), b'href="mailto:')


@lru_cache(maxsize=1)
def _template(env: jinja2.Environment) -> Any:
    """The macros of the template of a row: looking it up takes a tenth of the time of a row."""
    return env.get_template("fact.html").module


@cache
def _hidden(*shown: bool) -> str:
    """The words of what is not shown of `_BLOCKS`."""
    return "".join(_WORDS[name] for name, is_shown in zip(_BLOCKS, shown, strict=True) if not is_shown)


@lru_cache(maxsize=64)
def _shape(shape: str) -> tuple[list[bytes], dict[bytes, bytes]]:
    """What is to be hidden, and what most words stand for."""
    root = shape.lstrip("".join(_WORDS.values()))
    blocks = [_WORDS[name] for name in _BLOCKS]
    hidden = [word.encode() for word in blocks if word in shape]
    return hidden, {b"": b"", _WORDS["root"].encode(): root.encode(), **{word.encode(): b"" for word in blocks}}


def _row(mark: str) -> Row:
    fact, anchor, shape, *numbers = mark.split(_NEXT)
    return Row(fact, anchor, shape, tuple(numbers[::2]), tuple(numbers[1::2]))
