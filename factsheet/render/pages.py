"""Page specs + templates -> the content of every page. The shell around it is the host's (see mkdocs_hook)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2.runtime import Macro
from markupsafe import Markup

from factsheet.core import markdown
from factsheet.render import direction, fact_rows, jinja_compiler
from factsheet.view.index import SiteView
from factsheet.view.routes import PageSpec


@dataclass(frozen=True, slots=True)
class Host:
    """The site around the facts, as far as templates know it."""

    name: str = ""
    url: str = ""  # where it is published, with a closing slash, if that is known
    edits: bool = False  # whether facts can be edited (marks `edit:ID` are replaced when a page is written)
    reports: bool = False  # whether a problem with a fact can be reported (`report:ID`)


def prepare(env: jinja2.Environment, site: SiteView | None = None, host: Host | None = None) -> jinja2.Environment:
    """Make an environment fit for our templates: it escapes, and an unknown name is an error.

    Without a site it can compile templates, not render them.
    """
    jinja_compiler.use(env)
    env.undefined = jinja2.StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    direction.use(env)
    env.filters["inline"] = markdown.html
    env.filters["once"] = lru_cache(maxsize=_KEPT)(_called)
    env.globals.update(site=site, host=host or Host(), row=fact_rows.place, at=fact_rows.PLACEHOLDERS)
    return env


def _called(macro: Macro, *arguments: object) -> Markup:
    """Call a macro. The filter `once` keeps its results, for frequent values: `{{ show.when | once(date) }}`."""
    return Markup(macro(*arguments))  # noqa: S704 - the environment escapes


_KEPT = 1 << 16
"""Results of macros that are kept."""


def render(env: jinja2.Environment, page: PageSpec, view: object) -> Markup:
    """Render the content of a page's `<main>`, with placeholders for rows (see fact_rows)."""
    html = jinja_compiler.template(env, page.template).render(page=view, root=page.root, url=page.url)
    return Markup(html)  # noqa: S704 - the environment escapes
