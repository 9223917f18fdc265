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
    "statement-target", "A link in a statement to the page of an entity, property, source or topic finds it there."
)
def statement_target(context: Context) -> Iterator[Finding]:
    """Find links to pages of facts that are not made. Links to pages by hand and into pages only a build can follow."""
    linking = [placed for placed in context.facts if _LINK in placed[2].statement]
    if not linking:
        return
    outline = Outline.of(context.sheet)
    folders = {*outline.folders.values(), *_DECLARED}
    for entity_id, index, fact in linking:
        for link in markdown.links(fact.statement):
            page = link.partition("#")[0]
            match = _PAGE.fullmatch(page)
            if match and match[1] in folders and page not in outline.pages and not _is_homeless(match[2], outline):
                near = get_close_matches(page, [one for one in outline.pages if one.startswith(f"{match[1]}/")], n=1)
                hint = f"did you mean `{near[0]}`?" if near else "name a page that is there"
                message = f"the link `{link}` leads nowhere: there is no such page"
                yield Finding(fact_path(entity_id, index, "statement"), message, hint, words=link)


def _is_homeless(entity_id: str, outline: Outline) -> bool:
    """Tell whether an entity has no page as its kind is not declared: another rule says so."""
    return entity_id in outline.entities and not outline.home(entity_id)
