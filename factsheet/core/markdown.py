"""Inline Markdown of a statement -> safe HTML and plain text. No raw HTML, no scripts, no second rendering.

Two walls: the Markdown parser writes few tags, and nh3, which reads HTML as browsers do, lets no others pass.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from markupsafe import Markup

_SIGNS = re.compile(r"[\\`*_\[\]!<>&~]")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+|[a-z0-9][a-z0-9./_-]*(?:#[a-z0-9.:_-]+)?", re.ASCII)


def _allowed(url: str) -> bool:
    """Tell whether a statement may link there: to the web, mail or a page of the site; never to `..` or a script."""
    plain = unescapeAll(url)
    return bool(_LINK.fullmatch(plain)) and ".." not in plain


class UnexpectedMarkupError(ValueError):
    """The error that a statement became HTML which no statement may become: a fault of the Markdown parser."""


_WALL = nh3.Cleaner(
    tags={"a", "br", "code", "em", "strong"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "autolink"])
    parser.validateLink = _allowed  # type: ignore[method-assign]
    return parser


_parse = _parser()


@lru_cache(maxsize=8192)
def html(statement: str, root: str = "") -> Markup:
    """Return a statement as HTML. Links into the site start with `root`, the way from the page to the site's root.

    >>> print(html("*Big* [plan](plans/x/)", "../"))
    <em>Big</em> <a href="../plans/x/">plan</a>

    Raises UnexpectedMarkupError if nh3 would let less than all of it pass.
    """
    if not _SIGNS.search(statement):
        return Markup(escape(statement, quote=False))  # noqa: S704 - escaped
    tokens = _parse.parseInline(statement)
    for token in _flat(tokens):
        href = token.attrs.get("href")
        token.attrs.pop("title", None)  # words that no rule has read
        if isinstance(href, str) and not re.match(r"(https?|mailto):", href):
            token.attrs["href"] = root + href
    rendered = str(_parse.renderer.render(tokens, _parse.options, {}))
    if _WALL.clean(rendered) != _as_nh3_writes(rendered):
        raise UnexpectedMarkupError(f"it became HTML with more than links, emphasis and code: `{rendered}`")
    return Markup(rendered)  # noqa: S704 - html is off, and nh3 has seen it


def _as_nh3_writes(rendered: str) -> str:
    """Return what the parser has rendered as nh3 writes the same text: a quote or a break in another form."""
    return rendered.replace("&quot;", '"').replace("<br />", "<br>").replace("\xa0", "&nbsp;")


def literal(words: str) -> str:
    """Return words that are no Markdown as Markdown, to stand in a statement. References work where a backslash fails.

    >>> literal("5 *"), text(literal("`a` *b* &lt;"))
    ('5 &#42;', '`a` *b* &lt;')
    """
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", words)


def text(statement: str) -> str:
    """Return a statement without its marks, as a screen reader would say it."""
    return _text(statement) if _SIGNS.search(statement) else statement


@lru_cache(maxsize=8192)
def _text(statement: str) -> str:
    tokens = (token for token in _flat(_parse.parseInline(statement)))
    return "".join(_words(token) for token in tokens)


def escaped(plain: str) -> str:
    """Return a text on one line of Markdown that shows it as it is: nothing in it becomes markup or a link.

    >>> print(escaped("1. *Big* <b>plan</b>, see www.example.org"))
    1\\. \\*Big\\* \\<b\\>plan\\</b\\>, see www\\.example.org
    """
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", _LINE_ENDS.sub(" ", plain).strip()))


_LINE_ENDS = re.compile(r"[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_MARKUP = re.compile(
    r"""[\\`*_\[\]<>#~|]|&(?=\#?\w+;)  # signs of CommonMark, and of GitHub's strikes and tables
    |^[-+=:]  # at the beginning, of lists, rules and the like
    |:(?=//)|(?<=\bwww)\.  # GitHub makes links of addresses
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")  # a list


def links(statement: str) -> list[str]:
    """Return the addresses that a statement links to, as written."""
    tokens = _flat(_parse.parseInline(statement)) if _SIGNS.search(statement) else []
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


def titles(statement: str) -> list[str]:
    """Return the titles of the links of a statement, which pages do not show: [office](areas/china/ "a title")."""
    tokens = _flat(_parse.parseInline(statement)) if _SIGNS.search(statement) else []
    return [str(token.attrs["title"]) for token in tokens if "title" in token.attrs]


def _flat(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in (token.children or [])]


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
