"""Rules on links in statements: each can be written, and one to a page of facts leads to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from factsheet.checks.context import Context, fact_path
from factsheet.checks.fact_at import FactAt
from factsheet.checks.rule import Finding, fact_rule, sheet_rule
from factsheet.core import markdown
from factsheet.core.addresses import Outline

_RAW_LINK = re.compile(r"\]\(([^)\s]*)")
_PAGE = re.compile(r"([a-z0-9][a-z0-9._-]*)/([a-z0-9._-]+)/")
_DECLARED = ("properties", "sources", "topics")
_LINK = "]("


@fact_rule(
    "statement-link", "A link in a statement leads to the web, by mail, or to a page of the site (`areas/china/`)."
)
def statement_link(at: FactAt) -> Iterator[Finding]:
    """Find links that would be shown as plain text."""
    for title in markdown.titles(at.fact.statement) if _LINK in at.fact.statement else ():
        yield Finding(("statement",), f"a link has the title `{title}`", "leave it out: no page shows it", words=title)
    for link in _RAW_LINK.finditer(at.statement):
        message = f"the link to `{link[1]}` will not work"
        yield Finding(
            ("statement",), message, "write https://..., mailto:... or a page such as areas/china/", words=link[1]
        )


@sheet_rule(
    "statement-target",
    "A link in a statement to the page of an entity, property, source or topic finds it there.",
    has_exceptions=False,
)
def statement_target(context: Context) -> Iterator[Finding]:
    """Find links to pages of facts that are not made. Links to pages by hand and into pages only a build can follow."""
    linking = [placed for placed in context.facts if _LINK in placed[2].statement]
    if not linking:
        return
    outline = Outline.of(context.sheet)
    for entity_id, index, fact in linking:
        for link in markdown.links(fact.statement):
            page = link.partition("#")[0]
            if _is_of_facts(page, outline) and page not in outline.pages:
                home = outline.home(page.split("/")[1])
                near = [home] if home else get_close_matches(page, outline.pages, n=1)
                hint = f"did you mean `{near[0]}`?" if near else "name a page that is there"
                message = f"the link `{link}` leads nowhere: there is no such page"
                yield Finding(fact_path(entity_id, index, "statement"), message, hint, words=link)


def _is_of_facts(page: str, outline: Outline) -> bool:
    """Tell whether an address is meant to be that of a page of facts: by its folder, or by the id of an entity.

    An entity has none as long as its kind is not declared, of which another rule tells.
    """
    match = _PAGE.fullmatch(page)
    if not match or (match[2] in outline.entities and not outline.home(match[2])):
        return False
    return match[1] in (*outline.folders.values(), *_DECLARED) or match[2] in outline.entities
