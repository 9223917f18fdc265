"""Inline Markdown of a statement -> safe HTML and plain text. No raw HTML, no scripts, no second rendering."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from markupsafe import Markup

_SIGNS = re.compile(r"[\\`*_\[\]!<>&~]")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+|[a-z0-9][a-z0-9./_-]*(?:#[a-z0-9.:_-]+)?|#[a-z0-9.:_-]+", re.ASCII)


def _allowed(url: str) -> bool:
    """Tell whether a statement may link there: to the web, mail or a page of the site; never to `..` or a script."""
    plain = unescapeAll(url)
    return bool(_LINK.fullmatch(plain)) and ".." not in plain


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
    """
    if not _SIGNS.search(statement):
        return Markup(escape(statement, quote=False))  # noqa: S704 - escaped
    tokens = _parse.parseInline(statement)
    for token in _flat(tokens):
        href = token.attrs.get("href")
        if isinstance(href, str) and not re.match(r"(https?|mailto):|#", href):
            token.attrs["href"] = root + href
    return Markup(_parse.renderer.render(tokens, _parse.options, {}))  # noqa: S704 - html is off


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


def _flat(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in (token.children or [])]


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
