"""Page specs + templates -> the content of every page. The shell around it is the host's (see mkdocs_hook)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

import jinja2
from jinja2.ext import Extension
from jinja2.runtime import Macro
from markupsafe import Markup

from factsheet.core import markdown
from factsheet.core.numerals import may_hold_number
from factsheet.render import digits, direction, fact_rows, index_links, jinja_compiler
from factsheet.render.exports import fields
from factsheet.render.exports.linked import page as linked_data
from factsheet.render.policy import Policy
from factsheet.render.undefined import Undefined
from factsheet.view.index import SiteView
from factsheet.view.linked import LinkedByHand
from factsheet.view.page_spec import PageSpec
from factsheet.words.lexer import HAN_NUMERALS, KILO
from factsheet.words.normalize import FIRST_CJK


@dataclass(frozen=True, slots=True)
class Host:
    """The site around the facts, as far as templates know it."""

    name: str = ""
    url: str = ""  # where it is published, with a closing slash, if that is known
    report: str = ""  # the address that reports a problem with a fact, with {id} and {url}; empty without a repository
    glossary: str = ""  # the page with the site's terms, from its root; empty if there is none
    terms: frozenset[str] = frozenset()  # the anchors of its headings
    contribute: str = ""  # the page on how to contribute, likewise
    picture: tuple[int, int] | None = None  # width and height of a card as PNG; None where none can be drawn
    edits_pages: bool = False  # MkDocs knows where the pages by hand are edited, and does not merely guess
    index: str = ""  # the file that links to a folder name, for hosts that do not look for it
    is_framed: bool = False  # another theme has the menu, the search by key, and what else stands around
    policy: Policy = field(default_factory=Policy)  # what pages may load; under another theme they have none

    def served(self, url: str) -> str:
        """Return an address in the site as links to it are written.

        >>> Host(index="index.html").served("compare/?ids=quay"), Host().served("compare/")
        ('compare/index.html?ids=quay', 'compare/')
        """
        return index_links.address(url, self.index)


def host_of(env: jinja2.Environment) -> Host:
    """Return the site around the facts, as an environment that is prepared for it knows it."""
    return cast("Host", env.globals["host"])


def prepare(env: jinja2.Environment, site: SiteView | None = None, host: Host | None = None) -> jinja2.Environment:
    """Make an environment fit for our templates: it escapes, and an unknown name is an error.

    Without a site it can compile templates, not render them.
    """
    jinja_compiler.use(env)
    env.undefined = Undefined
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension(Unindented)
    direction.use(env)
    env.filters["linked"] = linked_data.script
    env.filters["described"] = fields.described
    env.filters["digits"] = digits.classes
    env.filters["written"] = written
    env.filters["holds_number"] = may_hold_number
    env.filters["grouped"] = "{:,}".format
    env.filters["inline"] = markdown.html
    env.filters["once"] = lru_cache(maxsize=_KEPT)(_called)
    env.filters["stressed"] = stressed
    env.globals.update(
        site=site,
        host=host or Host(),
        row=fact_rows.row_placeholder,
        line=fact_rows.line_placeholder,
        at=fact_rows.PLACEHOLDERS,
        fields=fields.fields,
        by_hand=LinkedByHand,
    )
    return env


class Unindented(Extension):
    """Templates with one blank before each indented line, as more would make up a thirtieth of a site's bytes.

    A template with an element in which blanks count is left as it is.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """Return the source of a template with one blank for each indentation."""
        return source if _BLANKS_COUNT(source) else _INDENT.sub(" ", source)


_INDENT = re.compile(r"^[ \t]{2,}", re.MULTILINE)  # one blank stays: where a line end is trimmed it parts two words
_BLANKS_COUNT = re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE).search


def written(html: str) -> Markup:
    """Return the HTML of a page by hand. Cells of its tables have their alignment as a class, as no style counts.

    >>> print(written('<td style="text-align: right;">7</td>'))
    <td class="align-right">7</td>
    """
    return Markup(_ALIGNED.sub(r'\1 class="align-\2"', html))  # noqa: S704 - the owner's own words


_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')


def stressed(text: str, words: Sequence[str]) -> Markup:
    """Return a text or HTML with some of its words bold, each where it first stands as a whole word.

    >>> print(stressed("over 2,400 of 2,400,000 firms", ("2,400",)))
    over <b>2,400</b> of 2,400,000 firms
    """
    html = str(jinja_compiler.escaped(text))
    for word in map(jinja_compiler.escaped, words):
        if (at := _whole_word(html, word)) >= 0:
            html = f"{html[:at]}<b>{word}</b>{html[at + len(word) :]}"
    return Markup(html)  # noqa: S704 - escaped


def _whole_word(html: str, word: str) -> int:
    """Return where a word first stands as a whole one, outside of tags and references; -1 if it does not.

    No pattern is compiled: nearly every figure is a word of its own.
    """
    at = html.find(word)
    while at >= 0:
        before, after = html[at - 1 : at], html[at + len(word) : at + len(word) + 2]
        is_part = _goes_on(before) or before in _JOINED or (_goes_on(after[:1]) and not _KILO(after)) or _GOES_ON(after)
        if not is_part and html.rfind("<", 0, at) <= html.rfind(">", 0, at):
            return at
        at = html.find(word, at + 1)
    return -1


def _goes_on(neighbour: str) -> bool:
    """Tell whether a character belongs to the word beside it. Chinese parts no words: there only numerals join."""
    return neighbour.isalnum() and (neighbour < FIRST_CJK or neighbour in HAN_NUMERALS)


_JOINED = tuple("_.,&#")
_GOES_ON = re.compile(r"[.,]\d|_").match
_KILO = re.compile(KILO).match


def _called(macro: Macro, *arguments: object) -> Markup:
    """Call a macro. The filter `once` keeps its results, for frequent values: `{{ show.when | once(date) }}`."""
    return Markup(macro(*arguments))  # noqa: S704 - the environment escapes


_KEPT = 1 << 16
"""Results of macros that are kept."""


def render(env: jinja2.Environment, page: PageSpec, view: object) -> Markup:
    """Render the content of a page's `<main>`, with placeholders for rows (see fact_rows)."""
    html = jinja_compiler.template(env, page.template).render(page=view, root=page.root, url=page.url)
    return Markup(html)  # noqa: S704 - the environment escapes
