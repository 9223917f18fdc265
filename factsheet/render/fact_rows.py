"""Facts as HTML, each made once: a row, which has the source's words, and a line, for lists of facts.

A fact's row shows on its entity's page and its source's, its line on some five lists. Their template (`fact.html`)
leaves placeholders where pages differ, and the template of a page leaves one where a row or line is to stand:
characters that no facts file can hold. They are put in when a page is written, so that the checks of a page beforehand
need not read the same rows again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Literal, NamedTuple

import jinja2
from markupsafe import Markup

from factsheet.render import jinja_compiler
from factsheet.view.fact import FactView

Sort = Literal["row", "line"]
SORTS: tuple[Sort, ...] = ("row", "line")
Rendered = Callable[[str, str], bytes]
"""A function that returns the HTML of a sort, with its placeholders, of the fact with a global id."""

_EDGE, _NEXT = "\x0e", "\x0f"

_BLOCKS = dict(
    zip(("away", "own", "published", "named", "since", "sifted", "drawn"), "\x01\x07\x02\x03\x04\x05\x08", strict=True)
)
_ROOT = "\x06"
_DAYS = "\x1a"
_EACH = tuple(map(chr, range(0x10, 0x1A)))

PLACEHOLDERS = SimpleNamespace(
    root=Markup(_ROOT),  # noqa: S704 - a control character
    days=Markup(_DAYS),  # noqa: S704
    each=tuple(map(Markup, _EACH)),
    **{name: Markup(placeholder) for name, placeholder in _BLOCKS.items()},  # noqa: S704
)
"""The placeholders in a row. A part that only some pages show (`_BLOCKS`) stands between two equal ones: `away` for
pages other than the entity's `own`, and the others as `row_placeholder` explains them; `each` has one for the words of
each of the first sources of a fact. `root` stands before each address in the site; `days` is the axis of time that the
page draws its lines on."""


LEAD = _ROOT.encode()
"""The beginning of addresses in the site, in a rendered row."""


class Parted(NamedTuple):
    """A page in parts: the texts around its rows (one more than rows), and the content of each placeholder."""

    texts: list[bytes]
    sorts: list[str]
    facts: list[str]  # the global id of each row's fact
    anchors: list[str]  # each row's id on the page
    shapes: list[bytes]  # placeholders of what to hide, then the way to the site's root and the days of an axis


def render(env: jinja2.Environment, sort: str, fact: FactView) -> str:
    """Render a fact's row or line, one of SORTS, with its placeholders."""
    return jinja_compiler.macro_html(getattr(_template(env), sort), fact)


def row_placeholder(
    fact: FactView,
    root: str,
    *,
    own: bool = False,
    named: bool = False,
    published: bool = True,
    since: bool = True,
    only: str = "",
) -> str:
    """Return the placeholder for a fact's row.

    The row's id is the fact's id on its entity's `own` page, else its global id. The row shows the fact's entity and
    speaker if `named`, and who `published` its words unless a heading says so: of several sources, it says each. That
    nothing came of a plan `since` is left out where it is said once above several rows. With `only` the id of a source,
    it shows the words of that one alone.
    """
    is_one = len(fact.sources) == 1
    number = fact.sources.index(only) if only and not is_one else None
    says = published or not (is_one or only)
    return _placeholder(
        "row", fact, own, _shape(root, _shown(own=own, published=says, named=named, since=since), number)
    )


def line_placeholder(
    fact: FactView, root: str, *, named: bool = True, sifted: bool = False, days: tuple[int, int] | None = None
) -> str:
    """Return the placeholder for a fact's line, with its entity if `named`.

    It is `sifted` on pages where a reader can narrow the list. With `days`, the first day of an axis and how many there
    are, a mark shows when the fact holds.
    """
    shown = _shown(own=False, published=True, named=named, sifted=sifted, drawn=bool(days))
    return _placeholder("line", fact, False, _shape(root, shown, days=days))


def _placeholder(sort: Sort, fact: FactView, own: bool, shape: str) -> str:
    anchor = fact.local_id if own else fact.id
    return f"{_EDGE}{sort}{_EDGE}{fact.id}{_EDGE}{anchor}{_EDGE}{shape}{_EDGE}"


def split(html: bytes) -> Parted:
    """Split a page at the placeholders of its rows."""
    parts = html.split(_EDGE.encode())
    return Parted(parts[::5], _decoded(parts[1::5]), _decoded(parts[2::5]), _decoded(parts[3::5]), parts[4::5])


def _decoded(parts: list[bytes]) -> list[str]:
    return _NEXT.encode().join(parts).decode().split(_NEXT) if parts else []


def join(page: Parted, rendered: Rendered) -> Iterator[bytes]:
    """Yield a page in parts, each row as `rendered` returns it. Neighbours of one shape are filled in a few at once."""
    yield page.texts[0]
    alike: list[bytes] = []
    last = b""
    for sort, fact, shape, text in zip(page.sorts, page.facts, page.shapes, page.texts[1:], strict=True):
        if alike and (shape != last or len(alike) >= _AT_ONCE):
            yield filled(b"".join(alike), last)
            alike = []
        alike += rendered(sort, fact), text
        last = shape
    if alike:
        yield filled(b"".join(alike), last)


def filled(rows: bytes, shape: bytes) -> bytes:
    """Fill in rendered rows, and the texts between them, for a page that has this shape."""
    hidden, known = _meaning(shape)
    for block in hidden:
        rows = _without(rows, block)
    for placeholder, word in known:
        rows = rows.replace(placeholder, word)
    return rows


def leads(targets: Iterable[str]) -> set[str]:
    """Return the addresses in the site, from its root, to which rendered rows lead: targets behind their `LEAD`."""
    return {target.removeprefix(_ROOT) for target in targets if target.startswith(_ROOT)}


def whole(html: str, rendered: Rendered) -> str:
    """Return a page with its rows."""
    return b"".join(join(split(html.encode()), rendered)).decode()


@lru_cache(maxsize=1)
def _template(env: jinja2.Environment) -> Any:
    """Return the macros of the template. They are kept: a look-up takes a tenth of the time of a row."""
    return env.get_template("fact.html").module


@lru_cache(maxsize=64)
def _shape(root: str, shown: tuple[str, ...], only: int | None = None, days: tuple[int, int] | None = None) -> str:
    """Return the placeholders of what is to be hidden, of all but one source perhaps, the way to the root, the days."""
    hidden = [placeholder for name, placeholder in _BLOCKS.items() if name not in shown]
    others = [placeholder for n, placeholder in enumerate(_EACH) if only is not None and n != only]
    axis = f"{days[0]} -4 {days[1]} 8" if days else ""
    return f"{''.join(hidden + others)}{_ROOT}{root}{_DAYS}{axis}"


def _shown(*, own: bool, **parts: bool) -> tuple[str, ...]:
    """Return the names of the `_BLOCKS` to show."""
    return ("own" if own else "away", *(name for name, is_shown in parts.items() if is_shown))


@lru_cache(maxsize=64)
def _meaning(shape: bytes) -> tuple[list[bytes], list[tuple[bytes, bytes]]]:
    """Return the placeholders of the blocks to hide, and the other placeholders with their values."""
    hidden, _, others = shape.partition(_ROOT.encode())
    root, _, days = others.partition(_DAYS.encode())
    blocks = [placeholder.encode() for placeholder in (*_BLOCKS.values(), *_EACH)]
    shown = [(block, b"") for block in blocks if block not in hidden]
    return [block for block in blocks if block in hidden], [*shown, (_ROOT.encode(), root), (_DAYS.encode(), days)]


_AT_ONCE = 64
"""Rows, and texts behind them: enough to be worth it, few enough for the fast memory."""


def _without(rows: bytes, block: bytes) -> bytes:
    """Drop everything between two placeholders. Most rows lack most of them, which `in` sees at once."""
    return b"".join(rows.split(block)[::2]) if block in rows else rows
