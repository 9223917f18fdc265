"""The style sheet of our theme -> one that reaches no further than one element, and is reached by no other theme.

All rules are nested in the element's id, which outweighs every class. A first rule undoes what other style sheets say
of anything inside. Rules for `:root`, `body` and `<main>` apply to the element itself. The rules of the shell (header,
footer, pages by hand) go. The width of the element counts where that of the screen did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2

_RESET = "*:where(:not(svg, svg *)), *::before, *::after {all: revert}\n:is(td, th) {border: 0 !important}"
"""Inside a picture nothing is undone: there attributes count as style, too."""

_SHELL = re.compile(
    r"(?:\.bar|\.skip|\.prose|\.wide|\.twin|\.ask|header|footer|html|:root\[data-theme|main$|\[data-theme)(?![\w-])"
)
_ITSELF = re.compile(r"^(?::root|body|main)\b")
_OF_SCREEN = re.compile(r"screen and \((max|min)-width: (\d+)px\)")
_VIEWPORT = re.compile(r"(?<=\d)vw\b")
_PADDING = 32
"""Pixels by which our own shell is wider than what it holds (`.wide` in site.css)."""


def scoped(css: str, selector: str, more: str = "") -> str:
    """Return a style sheet for the inside of one element. `more` are rules for there, which stay as they are."""
    return f"{selector} {{\n{_RESET}\n{''.join(_rules(css))}{more}}}\n"


def _rules(css: str | Sequence[Any]) -> Iterator[str]:
    """Yield rules, a line each. Nested rules come without `@page` and the like, which know no element."""
    parse = tinycss2.parse_stylesheet if isinstance(css, str) else tinycss2.parse_rule_list
    for rule in parse(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and (selectors := ", ".join(_selectors(rule.prelude))):
            yield f"{selectors} {{{_declarations(rule.content)}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media" and (inner := "".join(_rules(rule.content))):
            yield from (f"{_query(_text(query)).format(inner)}\n" for query in _parted(rule.prelude))


def _declarations(content: Sequence[Any]) -> str:
    """Return the declarations of a rule, borders as important: readthedocs insists on its own around cells.

    Widths are parts of the element's in place of the screen's.
    """
    declarations = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for declaration in declarations:
        declaration.important = declaration.important or declaration.lower_name.startswith("border")
    return _VIEWPORT.sub("cqw", "; ".join(declaration.serialize() for declaration in declarations))


def _selectors(prelude: Sequence[Any]) -> Iterator[str]:
    for selector in map(_text, _parted(prelude)):
        if not _SHELL.match(selector):
            yield _ITSELF.sub("&", selector)


def _parted(tokens: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Part tokens at their commas; those within brackets stay."""
    commas = [at for at, part in enumerate(tokens) if part == ","]
    for begin, end in zip([-1, *commas], [*commas, len(tokens)], strict=True):
        yield tokens[begin + 1 : end]


def _query(query: str) -> str:
    """Return what stands around rules for which a media query must hold, with a place for them."""
    if not (match := _OF_SCREEN.fullmatch(query)):
        return f"@media {query} {{{{\n{{}}}}}}"
    return f"@media screen {{{{@container ({match[1]}-width: {int(match[2]) - _PADDING}px) {{{{\n{{}}}}}}}}}}"


def _text(tokens: Sequence[Any]) -> str:
    return str(tinycss2.serialize(tokens)).strip()
