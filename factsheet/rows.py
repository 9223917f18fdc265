"""Facts as rows of HTML, each rendered once: a fact shows on its entity's page and on some five lists.

The template (`fact.html`) leaves marks where pages differ: characters that no facts file can hold. A row is shown by
putting in what a page has there.
"""

from __future__ import annotations

from collections.abc import Mapping

import jinja2
from markupsafe import Markup

from factsheet.view.facts import FactView
from factsheet.view.lists import Numbered

SLOTS: Mapping[str, Markup] = {
    name: Markup(chr(code))  # noqa: S704 - a control character
    for code, name in enumerate(("root", "anchor", "permalink", "number", "cited", "named", "said", "sifted"), start=1)
}
"""The marks. Those from `cited` on stand before and after what only some pages show; `number` around a source's id."""

_ROOT, _ANCHOR, _PERMALINK, _NUMBER, _CITED, _NAMED, _SAID, _SIFTED = map(str, SLOTS.values())


def render(env: jinja2.Environment, fact: FactView) -> str:
    """A fact's row with its marks."""
    return str(env.get_template("fact.html").module.row(fact, SLOTS))  # type: ignore[attr-defined]


def shown(
    html: str,
    fact: FactView,
    cited: Numbered | None,
    root: str,
    anchor: str,
    *,
    named: bool = False,
    said: bool = True,
    sifted: bool = False,
) -> Markup:
    """A rendered row on a page that gives its sources numbers (`cited`) or not, with the way `root` to the site's root.

    `anchor` is the row's id there. The fact's entity is `named`, its speaker is `said`; it is `sifted` where a reader
    can narrow the list.
    """
    numbers = cited.numbers if cited else {}
    for mark, kept in ((_CITED, bool(cited)), (_NAMED, named), (_SAID, said), (_SIFTED, sifted)):
        html = html.replace(mark, "") if kept else _without(html, mark)
    for source in fact.sources if numbers else ():
        html = html.replace(f"{_NUMBER}{source}{_NUMBER}", str(numbers[source]))
    permalink = f"#{anchor}" if anchor == fact.local_id else root + fact.url
    html = html.replace(_ANCHOR, anchor).replace(_PERMALINK, permalink).replace(_ROOT, root)
    return Markup(html)  # noqa: S704 - the environment escapes


def _without(html: str, mark: str) -> str:
    """The row without what stands between two marks."""
    before, _, rest = html.partition(mark)
    return before + rest.partition(mark)[2]
