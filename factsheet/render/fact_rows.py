"""Facts as rows of HTML, each rendered once: a fact shows on its entity's page and on some five lists.

The template of a row (`fact.html`) leaves placeholders where pages differ, and the template of a page leaves one where
a row is to stand: characters that no facts file can hold. Rows are put in when a page is written, so that the checks of
a page beforehand need not read the same rows again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from factsheet.render import jinja_compiler
from factsheet.view.fact import FactView
from factsheet.view.grouping import Numbered

_EDGE, _NEXT = "\x0e", "\x0f"

_BLOCKS = dict(zip(("away", "cited", "named", "said", "sifted"), "\x01\x02\x03\x04\x05", strict=True))
_ROOT, _PREFIX, _NUMBER = "\x06", "\x07", "\x08"

PLACEHOLDERS = SimpleNamespace(
    root=Markup(_ROOT),  # noqa: S704 - a control character
    prefix=Markup(_PREFIX),  # noqa: S704
    number=Markup(_NUMBER),  # noqa: S704
    **{name: Markup(placeholder) for name, placeholder in _BLOCKS.items()},  # noqa: S704
)
"""The placeholders in a row. A part that only some pages show (`_BLOCKS`) stands between two equal ones: `away` for
pages other than the entity's own, and the others as `place` explains them. `root` stands before each address in the
site, `prefix` before the row's id, and `number` around a source's id in the place of its number."""


LEAD = _ROOT.encode()
"""The beginning of addresses in the site, in a rendered row."""


class Parted(NamedTuple):
    """A page in parts: the texts around its rows (one more than rows), and the content of each placeholder."""

    texts: list[bytes]
    facts: list[str]  # the global id of each row's fact
    anchors: list[str]  # each row's id on the page
    shapes: list[bytes]  # placeholders of the blocks to hide, then the prefix of its id and the way to the site's root
    numbers: dict[bytes, bytes]  # of the sources that the rows cite, as far as they show them


def render(env: jinja2.Environment, fact: FactView) -> str:
    """Render a fact's row with its placeholders."""
    return jinja_compiler.made(_template(env).row, fact)


def place(
    fact: FactView,
    cited: Numbered | None,
    root: str,
    *,
    own: bool = False,
    prefix: str = "",
    named: bool = False,
    said: bool = True,
    sifted: bool = False,
) -> str:
    """Return the placeholder for a row, for a page that gives its sources numbers (`cited`) or not.

    The row's id is the fact's id on its entity's `own` page, else its global id behind a `prefix`. The row shows the
    fact's entity if `named`, and its speaker if `said`. It is `sifted` on pages where a reader can narrow the list.
    """
    anchor = fact.local_id if own else f"{prefix}{fact.id}"
    shape = _shape(not own, bool(cited), named, said, sifted, "" if own else prefix, root)
    numbers = "".join([f"{name}{_NEXT}{cited.numbers[name]}{_NEXT}" for name in fact.sources]) if cited else ""
    return f"{_EDGE}{fact.id}{_EDGE}{anchor}{_EDGE}{shape}{_EDGE}{numbers}{_EDGE}"


def split(html: bytes) -> Parted:
    """Split a page at the placeholders of its rows."""
    parts = html.split(_EDGE.encode())
    cells = b"".join(dict.fromkeys(parts[4::5])).split(_NEXT.encode())  # the same sources come up again and again
    numbers = dict(zip(cells[:-1:2], cells[1::2], strict=True))
    return Parted(parts[::5], _decoded(parts[1::5]), _decoded(parts[2::5]), parts[3::5], numbers)


def _decoded(parts: list[bytes]) -> list[str]:
    return _NEXT.encode().join(parts).decode().split(_NEXT) if parts else []


def join(page: Parted, rendered: Callable[[str], bytes]) -> Iterator[bytes]:
    """Yield a page in parts, each row as `rendered` returns it. Neighbours of one shape are filled in a few at once."""
    yield page.texts[0]
    alike: list[bytes] = []
    last = b""
    for fact, shape, text in zip(page.facts, page.shapes, page.texts[1:], strict=True):
        if alike and (shape != last or len(alike) >= _AT_ONCE):
            yield filled(b"".join(alike), last, page.numbers)
            alike = []
        alike += rendered(fact), text
        last = shape
    if alike:
        yield filled(b"".join(alike), last, page.numbers)


def filled(rows: bytes, shape: bytes, numbers: Mapping[bytes, bytes]) -> bytes:
    """Fill in rendered rows, and the texts between them, for a page that has this shape and these source numbers."""
    hidden, known = _meaning(shape)
    for block in hidden:
        rows = _without(rows, block)
    for placeholder, word in known:
        rows = rows.replace(placeholder, word)
    parts = rows.split(_AROUND_NUMBER)
    parts[1::2] = [numbers[name] for name in parts[1::2]]
    return b"".join(parts)


def leads(targets: Iterable[str]) -> set[str]:
    """Return the addresses in the site, from its root, to which rendered rows lead: targets behind their `LEAD`."""
    return {target.removeprefix(_ROOT) for target in targets if target.startswith(_ROOT)}


def whole(html: str, rendered: Callable[[str], bytes]) -> str:
    """Return a page with its rows."""
    return b"".join(join(split(html.encode()), rendered)).decode()


_AROUND_NUMBER = _NUMBER.encode()


@lru_cache(maxsize=1)
def _template(env: jinja2.Environment) -> Any:
    """Return the macros of the template of a row. They are kept: a look-up takes a tenth of the time of a row."""
    return env.get_template("fact.html").module


@lru_cache(maxsize=64)
def _shape(away: bool, cited: bool, named: bool, said: bool, sifted: bool, prefix: str, root: str) -> str:
    """Return the placeholders of the `_BLOCKS` to hide, then the prefix and the root: the values of the others."""
    are_shown = zip(_BLOCKS.values(), (away, cited, named, said, sifted), strict=True)
    return "".join(placeholder for placeholder, is_shown in are_shown if not is_shown) + f"{prefix}{_ROOT}{root}"


@lru_cache(maxsize=64)
def _meaning(shape: bytes) -> tuple[list[bytes], list[tuple[bytes, bytes]]]:
    """Return the placeholders of the blocks to hide, and the other placeholders with their values."""
    hidden_and_prefix, _, root = shape.decode().partition(_ROOT)
    prefix = hidden_and_prefix.lstrip("".join(_BLOCKS.values()))
    hidden = [placeholder.encode() for placeholder in _BLOCKS.values() if placeholder in hidden_and_prefix]
    placeholders = {placeholder: "" for placeholder in _BLOCKS.values() if placeholder not in hidden_and_prefix}
    return hidden, [
        (placeholder.encode(), word.encode())
        for placeholder, word in {**placeholders, _ROOT: root, _PREFIX: prefix}.items()
    ]


_AT_ONCE = 64
"""Rows, and texts behind them: enough to be worth it, few enough for the fast memory."""


def _without(rows: bytes, block: bytes) -> bytes:
    """Drop everything between two placeholders. `find` is used as it jumps ahead; `split` looks at each byte."""
    parts, at = [], 0
    while (begin := rows.find(block, at)) >= 0:
        parts.append(rows[at:begin])
        at = rows.find(block, begin + 1) + 1
    parts.append(rows[at:])
    return b"".join(parts)
