"""A finished page in plain form -> the same numbers as `html.read` finds on it, for a sixth of the work.

A page is cut at every `<`. A piece is a tag and the text behind it. The elements that are open when it comes are an
`_Open`, which keeps the step that each piece leads to. A step is worked out once; when its piece comes again at the
same place, as most do, the step is one look-up.

Plain is what templates and Markdown write: lower-case names, values in double quotes, every element closed where it was
opened, and none inside another that the parser would close for it. Anything else is left to lxml. For each pair of
names, lxml is also asked once whether it leaves the one inside the other.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import html as lxml_html

from factsheet.audit.digits.html import NOWHERE, Place
from factsheet.audit.digits.tags import (
    QUIET,
    SILENT,
    Claim,
    NotPlainError,
    Numbers,
    Shape,
    attributes,
    comment_end,
    numbers_in,
    shape_of,
)

_ONCE = ["html", "head", "/head", "body", "main", "/main", "/body", "/html"]
"""Tags that every page has once and in this order. They are looked at each time."""

_ROOTS = ("html", "head", "body")
_FRAME = frozenset({*_ROOTS, "main"})
_HEADINGS = frozenset({"title", "meta"})
_RAW = frozenset({"script", "style", "title", "textarea"})  # no tags inside
_WORDLESS = frozenset({"", "html", "head"})  # a parser adds an element of its own around words here
_KEPT = 100
"""The most pieces of one shape kept at one place: common ones come early, the others would only fill memory."""


class _Open(dict[str, "_Open | _Says | _Enters | _Leaves | _Step"]):
    """The open elements: the innermost, and those around it. As a mapping, it gives each piece's step from here."""

    __slots__ = ("_inner", "around", "has_place", "shapes", "tag")

    def __init__(self, tag: str, around: _Open | None, has_place: bool) -> None:
        self.tag = tag
        self.around = around
        self.has_place = has_place  # the innermost says where its numbers are from
        self.shapes: dict[str, _Known] = {}  # of tags that may stand here
        self._inner: dict[tuple[str, bool], _Open] = {}

    def inner(self, tag: str, has_place: bool) -> _Open:
        """Return the open elements with one more inside."""
        key = (tag, has_place)
        if key not in self._inner:
            self._inner[key] = _Open(tag, self, has_place)
        return self._inner[key]

    @property
    def tags(self) -> list[str]:
        """The names of the open elements, from `<html>` inwards."""
        return [*self.around.tags, self.tag] if self.around is not None else []


class _Says(NamedTuple):
    """The step of a piece that has numbers in its text, and no more."""

    to: _Open
    text: Numbers


class _Enters(NamedTuple):
    """The step of a piece that opens an element with a place."""

    to: _Open
    own: Place
    text: Numbers


class _Leaves(NamedTuple):
    """The step of a piece that closes an element with a place."""

    to: _Open
    text: Numbers


class _Step(NamedTuple):
    """The step of a piece whose attributes say more than a place."""

    to: _Open
    opens: bool  # an element with a place
    own: Place | None
    spoken: tuple[Numbers, ...]
    text: Numbers


_AnyStep = _Open | _Says | _Enters | _Leaves | _Step


class _Known:
    """A tag without its values that may stand somewhere, with the elements that are open after it."""

    __slots__ = ("is_simple", "room", "shape", "to")

    def __init__(self, here: _Open, shape: Shape) -> None:
        name, closes, opens, wanted, fact, is_blank, is_raw = shape
        self.shape = shape
        self.to = here.inner(name, fact > 0) if opens else here
        if closes and here.around is not None:
            self.to = here.around
        self.is_simple = not (wanted or is_blank or is_raw or (closes and here.has_place))
        self.room = 0 if name in _FRAME else _KEPT  # how many pieces more are kept

    def step(self, here: _Open, values: list[str], text: str) -> _AnyStep:
        """Work out a piece's step, from its parts between quotes and the text behind it. Raises NotPlainError."""
        shape, to = self.shape, self.to
        if shape.is_blank and text.strip():
            raise NotPlainError
        numbers = () if shape.is_raw else numbers_in(text)
        if shape.closes:
            return _Leaves(to, numbers) if here.has_place else to
        if shape.fact and shape.opens and (fact := values[shape.fact]) and "&" not in fact:
            return _Enters(to, ("fact", fact, fact), numbers)
        place, spoken = attributes(shape, values)
        to = here.inner(shape.name, place is not None) if shape.opens else here
        if place and shape.opens and not spoken:
            return _Enters(to, place, numbers)
        return _Step(to, shape.opens and place is not None, place, spoken, numbers)


_start = _Open("", None, False)
_staying: set[tuple[str, str]] = set()  # pairs of names, the outer first


def read(page: str) -> list[Claim] | None:
    """Return the numbers that a page states; None if it is not in plain form."""
    walk = _Walk()
    try:
        claims = walk.over(page)
    except NotPlainError:
        return None
    return [claim for claim in claims if claim[0] is not SILENT] if walk.is_done else None


class _Walk:
    """A walk over one page."""

    def __init__(self) -> None:
        self._here = _start
        self._places = [NOWHERE]  # of the open elements that have one
        self._claims: list[Claim] = []
        self._came: list[str] = []  # of _ONCE
        self._marks: list[int] = []  # how many claims there were before each of them

    @property
    def is_done(self) -> bool:
        """True if it was a whole page and everything is closed."""
        return self._here is _start and self._came == _ONCE

    def over(self, page: str) -> list[Claim]:
        """Return the claims in the head and in `<main>`. Raises NotPlainError if the page is not in plain form."""
        first, *pieces = page.split("<")
        if first:
            raise NotPlainError
        here, places, claims, place = _start, self._places, self._claims, NOWHERE
        for written in pieces:
            step = here.get(written)
            if step is None:
                step = self._learn(here, written)
            if isinstance(step, _Open):
                here = step
            elif isinstance(step, _Says):
                here, text = step
                claims.append((place, text))
            elif isinstance(step, _Leaves):
                here, after = step
                places.pop()
                place = places[-1]
                if after:
                    claims.append((place, after))
            elif isinstance(step, _Enters):
                here, own, inside = step
                place = own if own[2] and place is not SILENT else _within(own, place)
                places.append(place)
                if inside:
                    claims.append((place, inside))
            else:
                here, place = self._take(step)
        self._here = here
        body, main, end = self._marks[3:6] if self.is_done else (0, 0, 0)
        return claims[:body] + claims[main:end]

    def _take(self, step: _Step) -> tuple[_Open, Place]:
        """Take a step whose attributes say something. Return the open elements and the place after it."""
        to, opens, own, spoken, text = step
        place = self._places[-1]
        inner = _within(own, place) if own else place
        if opens:
            self._places.append(inner)
            place = inner
        self._claims += [(inner, numbers) for numbers in spoken]
        if text:
            self._claims.append((place, text))
        return to, place

    def _learn(self, here: _Open, written: str) -> _AnyStep:
        """Work out the step of a piece that did not come here before. Raises NotPlainError if it is not plain."""
        tag, end, text = written.partition(">")
        values = tag.split('"')
        key = '""'.join(values[::2])
        known = here.shapes.get(key)
        if known is None or not end or not len(values) % 2:
            if written.startswith("!"):
                return self._mark(here, written)
            known = _Known(here, self._admit(here, shape_of(key) if end and len(values) % 2 else None))
            if known.room:
                here.shapes[key] = known
        if known.is_simple:
            numbers = numbers_in(text)
            step: _AnyStep = _Says(known.to, numbers) if numbers else known.to
        else:
            step = known.step(here, values, text)
        if known.room:
            known.room -= 1
            here[written] = step
        return step

    def _mark(self, here: _Open, written: str) -> _Open | _Says:
        """Return the step over a comment or doctype. They are rare, so they are looked at each time.

        Raises NotPlainError if it may not stand here.
        """
        text = written[comment_end(written) :]
        is_doctype = written.startswith(("!d", "!D"))
        if is_doctype:
            fits = here.around is None and not self._came and not text.strip()
        else:
            fits = here.tag not in _RAW and (here.tag not in _WORDLESS or not text.strip())
        if not fits:
            raise NotPlainError
        numbers = numbers_in(text)
        return _Says(here, numbers) if numbers else here

    def _admit(self, here: _Open, shape: Shape | None) -> Shape:
        """Let a tag stand here where none like it was seen before. Raises NotPlainError if it may not."""
        if shape is None:
            raise NotPlainError
        name, parent = shape.name, here.tag
        if name in _FRAME:
            self._came.append(f"/{name}" if shape.closes else name)
            self._marks.append(len(self._claims))
        if shape.closes:
            fits = name == parent
        elif name in _ROOTS:
            fits = here.tags == ([] if name == "html" else ["html"])
        elif name in _HEADINGS:
            fits = parent == "head"
        else:
            fits = (name in QUIET or parent not in _WORDLESS) and _stays(here, name)
        if not fits:
            raise NotPlainError
        return shape


def _within(place: Place, here: Place) -> Place:
    """Put a place inside another. Nothing counts inside exempt elements, and a date belongs to the fact around it."""
    if here is SILENT:
        return here
    return place if place[2] or not here[2] else (*place[:2], here[2])


def _stays(here: _Open, name: str) -> bool:
    """Tell whether lxml leaves an element where it is written, inside these open ones.

    A yes is kept for the innermost element, which decides.
    """
    if (here.tag, name) in _staying:
        return True
    tree = lxml_html.document_fromstring("".join(f"<{tag}>" for tag in [*here.tags, name]))
    for tag in [*here.tags[1:], name]:
        if not len(tree) or tree[-1].tag != tag:
            return False
        tree = tree[-1]
    _staying.add((here.tag, name))
    return True
