"""Facts as rows of HTML, each rendered once: a fact shows on its entity's page and on some five lists.

The template of a row (`fact.html`) leaves marks where pages differ, and the template of a page leaves a mark where a
row is to stand: characters that no facts file can hold. Rows are put in when a page is written, so that what is
checked of a page beforehand need not read the same rows again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from factsheet.view.facts import FactView
from factsheet.view.lists import Numbered

SLOTS = {
    name: Markup(chr(code))  # noqa: S704 - a control character
    for code, name in enumerate(("root", "anchor", "permalink", "number", "cited", "named", "said", "sifted"), start=1)
}
"""The marks. Those from `cited` on stand before and after what only some pages show; `number` around a source's id."""

ROOT = str(SLOTS["root"])
"""Stands in a row before each address in the site: the way to the site's root."""

_BEGIN, _END, _NEXT = "\x0e", "\x0f", "\x10"
_, _ANCHOR, _PERMALINK, _NUMBER, _CITED, _NAMED, _SAID, _SIFTED = map(str, SLOTS.values())


class Row(NamedTuple):
    """Where a page shows a fact's row, and how."""

    fact: str  # global id
    anchor: str  # the row's id on the page
    permalink: str
    root: str  # the way to the site's root
    hidden: str  # the marks around what does not show here
    cited: tuple[str, ...]  # the fact's sources
    numbers: tuple[str, ...]  # and the numbers that they have on the page


def render(env: jinja2.Environment, fact: FactView) -> str:
    """A fact's row with its marks."""
    return str(env.get_template("fact.html").module.row(fact, SLOTS))  # type: ignore[attr-defined]


def place(
    fact: FactView,
    cited: Numbered | None,
    root: str,
    anchor: str,
    *,
    named: bool = False,
    said: bool = True,
    sifted: bool = False,
) -> Markup:
    """The mark for a row, for a page that gives its sources numbers (`cited`) or not.

    `anchor` is the row's id there. The fact's entity is `named`, its speaker is `said`; it is `sifted` where a reader
    can narrow the list.
    """
    shown = ((_CITED, bool(cited)), (_NAMED, named), (_SAID, said), (_SIFTED, sifted))
    hidden = "".join(mark for mark, is_shown in shown if not is_shown)
    permalink = f"#{anchor}" if anchor == fact.local_id else root + fact.url
    numbers = [text for name in fact.sources for text in (name, str(cited.numbers[name]))] if cited else []
    text = _NEXT.join((fact.id, anchor, permalink, root, hidden, *numbers))
    return Markup(f"{_BEGIN}{text}{_END}")  # noqa: S704 - ids and addresses


def apart(html: str) -> tuple[list[str], list[Row]]:
    """A page as the texts around its rows, and the rows: one fewer."""
    first, *rest = html.split(_BEGIN)
    pairs = [part.partition(_END)[::2] for part in rest]
    return [first, *(text for _, text in pairs)], [_row(mark) for mark, _ in pairs]


def together(texts: list[str], rows: list[Row], rendered: Callable[[str], str]) -> Iterator[str]:
    """A page in parts, with each row as `rendered` has it."""
    yield texts[0]
    for row, text in zip(rows, texts[1:], strict=True):
        yield filled(row, rendered(row.fact))
        yield text


def filled(row: Row, html: str) -> str:
    """A rendered row as a page shows it."""
    for mark in (_CITED, _NAMED, _SAID, _SIFTED):
        html = _without(html, mark) if mark in row.hidden else html.replace(mark, "")
    for source, number in zip(row.cited, row.numbers, strict=True):
        html = html.replace(f"{_NUMBER}{source}{_NUMBER}", number)
    return html.replace(_ANCHOR, row.anchor).replace(_PERMALINK, row.permalink).replace(ROOT, row.root)


def leads(html: str, read: Callable[[str], Iterable[str]]) -> Iterable[str]:
    """Where a rendered row leads in the site, from the site's root.

    Where every address in it is one of the forms that our own template writes, these are found without `read`, which
    reads any HTML for the targets of its links.
    """
    _, *found = html.split(f'"{ROOT}')
    if html.count("href") + html.count("src") == len(found) + sum(map(html.count, _ELSEWHERE)):
        return [address[: address.index('"')] for address in found]
    return [target[1:] for target in read(html) if target.startswith(ROOT)]


_ELSEWHERE = ('href="http', 'href="#', f'href="{_PERMALINK}', 'href="mailto:')


def whole(html: str, rendered: Callable[[str], str]) -> str:
    """A page with its rows."""
    return "".join(together(*apart(html), rendered))


def _without(html: str, mark: str) -> str:
    """The row without what stands between two marks."""
    before, _, rest = html.partition(mark)
    return before + rest.partition(mark)[2]


def _row(mark: str) -> Row:
    fact, anchor, permalink, root, hidden, *numbers = mark.split(_NEXT)
    return Row(fact, anchor, permalink, root, hidden, tuple(numbers[::2]), tuple(numbers[1::2]))
