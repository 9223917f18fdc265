"""A finished page in simple form -> the same numbers as `html.read` finds on it, for a sixth of the work.

A page is cut at every `<`. A piece is a tag and the text behind it. The elements that are open when it comes are an
`_Open`, which keeps the step that each piece leads to. A step is worked out once; when its piece comes again at the
same place, as most do, the step is one look-up.

The simple form is what templates and Markdown write: lower-case names, values in double quotes, every element closed
where it was opened, and none inside another that the parser would close for it. Anything else is left to lxml. For each
pair of names, lxml is also asked once whether it leaves the one inside the other.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import html as lxml_html

from factsheet.audit.digits.html import NOWHERE, Origin
from factsheet.audit.digits.tags import (
    QUIET,
    SILENT,
    NeedsLxmlError,
    Numbers,
    PageNumbers,
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

    __slots__ = ("_inner", "around", "has_origin", "shapes", "tag")

    def __init__(self, tag: str, around: _Open | None, has_origin: bool) -> None:
        self.tag = tag
        self.around = around
        self.has_origin = has_origin  # the innermost says where its numbers are from
        self.shapes: dict[str, _Known] = {}  # of tags that may stand here
        self._inner: dict[tuple[str, bool], _Open] = {}

    def inner(self, tag: str, has_origin: bool) -> _Open:
        """Return the open elements with one more inside."""
        key = (tag, has_origin)
        if key not in self._inner:
            self._inner[key] = _Open(tag, self, has_origin)
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
    """The step of a piece that opens an element with an origin."""

    to: _Open
    own: Origin
    text: Numbers


class _Leaves(NamedTuple):
    """The step of a piece that closes an element with an origin."""

    to: _Open
    text: Numbers


class _Step(NamedTuple):
    """The step of a piece whose attributes say more than an origin."""

    to: _Open
    opens: bool  # an element with an origin
    own: Origin | None
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
        self.is_simple = not (wanted or is_blank or is_raw or (closes and here.has_origin))
        self.room = 0 if name in _FRAME else _KEPT  # how many pieces more are kept

    def step(self, here: _Open, values: list[str], text: str) -> _AnyStep:
        """Work out a piece's step, from its parts between quotes and the text behind it. Raises NeedsLxmlError."""
        shape, to = self.shape, self.to
        if shape.is_blank and text.strip():
            raise NeedsLxmlError
        numbers = () if shape.is_raw else numbers_in(text)
        if shape.closes:
            return _Leaves(to, numbers) if here.has_origin else to
        if shape.fact and shape.opens and (fact := values[shape.fact]) and "&" not in fact:
            return _Enters(to, ("fact", fact, fact), numbers)
        origin, spoken = attributes(shape, values)
        to = here.inner(shape.name, origin is not None) if shape.opens else here
        if origin and shape.opens and not spoken:
            return _Enters(to, origin, numbers)
        return _Step(to, shape.opens and origin is not None, origin, spoken, numbers)


_start = _Open("", None, False)
_staying: set[tuple[str, str]] = set()  # pairs of names, the outer first


def read(page: str) -> list[PageNumbers] | None:
    """Return the numbers that a page states; None if it is not in simple form."""
    walk = _Walk()
    try:
        page_numbers = walk.over(page)
    except NeedsLxmlError:
        return None
    return [(origin, numbers) for origin, numbers in page_numbers if origin is not SILENT] if walk.is_done else None


class _Walk:
    """A walk over one page."""

    def __init__(self) -> None:
        self._here = _start
        self._origins = [NOWHERE]  # of the open elements that have one
        self._page_numbers: list[PageNumbers] = []
        self._came: list[str] = []  # of _ONCE
        self._counts: list[int] = []  # how many numbers there were before each of them

    @property
    def is_done(self) -> bool:
        """True if it was a whole page and everything is closed."""
        return self._here is _start and self._came == _ONCE

    def over(self, page: str) -> list[PageNumbers]:
        """Return the numbers in the head and in `<main>`. Raises NeedsLxmlError if the page is not in simple form."""
        first, *pieces = page.split("<")
        if first:
            raise NeedsLxmlError
        here, origins, page_numbers, origin = _start, self._origins, self._page_numbers, NOWHERE
        for written in pieces:
            step = here.get(written)
            if step is None:
                step = self._learn(here, written)
            if isinstance(step, _Open):
                here = step
            elif isinstance(step, _Says):
                here, text = step
                page_numbers.append((origin, text))
            elif isinstance(step, _Leaves):
                here, after = step
                origins.pop()
                origin = origins[-1]
                if after:
                    page_numbers.append((origin, after))
            elif isinstance(step, _Enters):
                here, own, inside = step
                origin = own if own[2] and origin is not SILENT else _within(own, origin)
                origins.append(origin)
                if inside:
                    page_numbers.append((origin, inside))
            else:
                here, origin = self._take(step)
        self._here = here
        body, main, end = self._counts[3:6] if self.is_done else (0, 0, 0)
        return page_numbers[:body] + page_numbers[main:end]

    def _take(self, step: _Step) -> tuple[_Open, Origin]:
        """Take a step whose attributes say something. Return the open elements and the origin after it."""
        to, opens, own, spoken, text = step
        origin = self._origins[-1]
        inner = _within(own, origin) if own else origin
        if opens:
            self._origins.append(inner)
            origin = inner
        self._page_numbers += [(inner, numbers) for numbers in spoken]
        if text:
            self._page_numbers.append((origin, text))
        return to, origin

    def _learn(self, here: _Open, written: str) -> _AnyStep:
        """Work out the step of a piece that did not come here before. Raises NeedsLxmlError if it is not simple."""
        tag, end, text = written.partition(">")
        values = tag.split('"')
        key = '""'.join(values[::2])
        known = here.shapes.get(key)
        if known is None or not end or not len(values) % 2:
            if written.startswith("!"):
                return self._over_comment(here, written)
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

    def _over_comment(self, here: _Open, written: str) -> _Open | _Says:
        """Return the step over a comment or doctype. They are rare, so they are looked at each time.

        Raises NeedsLxmlError if it may not stand here.
        """
        text = written[comment_end(written) :]
        is_doctype = written.startswith(("!d", "!D"))
        if is_doctype:
            fits = here.around is None and not self._came and not text.strip()
        else:
            fits = here.tag not in _RAW and (here.tag not in _WORDLESS or not text.strip())
        if not fits:
            raise NeedsLxmlError
        numbers = numbers_in(text)
        return _Says(here, numbers) if numbers else here

    def _admit(self, here: _Open, shape: Shape | None) -> Shape:
        """Let a tag stand here where none like it was seen before. Raises NeedsLxmlError if it may not."""
        if shape is None:
            raise NeedsLxmlError
        name, parent = shape.name, here.tag
        if name in _FRAME:
            self._came.append(f"/{name}" if shape.closes else name)
            self._counts.append(len(self._page_numbers))
        if shape.closes:
            fits = name == parent
        elif name in _ROOTS:
            fits = here.tags == ([] if name == "html" else ["html"])
        elif name in _HEADINGS:
            fits = parent == "head"
        else:
            fits = (name in QUIET or parent not in _WORDLESS) and _stays(here, name)
        if not fits:
            raise NeedsLxmlError
        return shape


def _within(origin: Origin, here: Origin) -> Origin:
    """Put an origin inside another. Nothing counts inside exempt elements, and a date belongs to the fact around it."""
    if here is SILENT:
        return here
    return origin if origin[2] or not here[2] else (*origin[:2], here[2])


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
