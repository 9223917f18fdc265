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


def links(statement: str) -> list[str]:
    """Return the addresses that a statement links to, as written."""
    tokens = _flat(_parse.parseInline(statement)) if _SIGNS.search(statement) else []
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


def _flat(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in (token.children or [])]


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
