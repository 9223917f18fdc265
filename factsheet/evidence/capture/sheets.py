"""The style sheets of a page and those saved beside it -> their rules, as far as they decide what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import tinycss2
from lxml.html import HtmlElement

from factsheet.evidence.capture.media import is_shown, is_supported

Values = dict[str, str]

_DISPLAYS = frozenset({
    "block", "contents", "flex", "flow", "flow-root", "grid", "inline", "inline-block", "inline-flex", "inline-grid",
    "inline-table", "list-item", "none", "ruby", "ruby-base", "ruby-text", "table", "table-caption", "table-cell",
    "table-column", "table-column-group", "table-footer-group", "table-header-group", "table-row", "table-row-group",
    "-webkit-box", "-webkit-flex", "-webkit-inline-box", "-webkit-inline-flex",
})  # fmt: skip
_KEYWORDS = {
    "display": _DISPLAYS,
    "visibility": frozenset({"visible", "hidden", "collapse"}),
    "white-space": frozenset({"normal", "nowrap", "pre", "pre-wrap", "pre-line", "break-spaces", "collapse"}),
    "position": frozenset({"static", "relative", "absolute", "fixed", "sticky"}),
    "float": frozenset({"none", "left", "right", "inline-start", "inline-end"}),
}
_OF_NO_STYLE = frozenset({"inherit", "unset", "revert", "revert-layer"})
"""Values that undo what other rules say."""
_INITIAL = {"display": "inline", "visibility": "visible"}
_UNREAD_CONDITIONS = frozenset({"container", "scope", "starting-style"})
_OF_OTHER_BROWSERS = re.compile(r":-(?:moz|ms)-")
_MOST_IMPORTS = 5  # one inside the other
_DEEPEST = 20  # layers, one inside the other
_LONGEST = 100_000
"""Characters of the selectors of a rule with those of the rules around it."""


class Rule(NamedTuple):
    """The selectors of a rule, what it declares, and what else decides whether it holds."""

    selectors: tuple[str, ...]
    values: Values
    important: Values
    layer: str = ""
    is_unread: bool = False
    """True if it holds only under a condition that we cannot read, or has a value that we cannot."""


class _Where(NamedTuple):
    """The place of rules: the folder of their file, their layer, the rule around them, a condition that is not read."""

    folder: Path
    layer: str = ""
    parents: tuple[str, ...] = ()
    is_unread: bool = False
    imports: int = 0
    is_lost: bool = False
    """True if the selectors of the rules around it are too long to be put into its own."""


def rules(root: HtmlElement, folder: Path) -> Iterator[Rule]:
    """Yield the rules that declare one of our properties, in order; one without selectors only names its layer."""
    for element in root.iter("style", "link"):
        if not _is_applied(element):
            continue
        if element.tag == "style":
            yield from _rules(_nodes(element.text or ""), _Where(folder))
        else:
            yield from _saved(element.get("href") or "", _Where(folder))


def declared(nodes: Iterable[Any]) -> tuple[Values, Values, bool]:
    """Return what declarations say of our properties, as usual and as important, and whether one cannot be read."""
    plain: Values = {}
    important: Values = {}
    is_unread = False
    for node in nodes:
        if node.type != "declaration":
            continue
        name, value = node.lower_name, tinycss2.serialize(node.value).strip().lower()
        if name == "vertical-align" or (name in _KEYWORDS and set(value.split()) <= _KEYWORDS[name]):
            (important if node.important else plain)[name] = value
        elif name in _KEYWORDS and value in (*_OF_NO_STYLE, "initial"):
            (important if node.important else plain)[name] = "" if value in _OF_NO_STYLE else _INITIAL.get(name, "")
        elif name in ("display", "visibility") and "var(" in value:
            (important if node.important else plain).pop(name, None)
            is_unread = True
    return plain, important, is_unread


def _is_applied(element: HtmlElement) -> bool:
    """Tell whether a browser with scripts applies a style sheet."""
    if next(element.iterancestors("noscript", "template"), None) is not None or element.get("disabled") is not None:
        return False
    kind = (element.get("type") or "text/css").partition(";")[0].strip().lower()
    relations = (element.get("rel") or "stylesheet").lower().split()
    is_sheet = element.tag == "style" or ("stylesheet" in relations and "alternate" not in relations)
    return kind == "text/css" and is_sheet and is_shown(element.get("media") or "")


def _saved(address: str, where: _Where) -> Iterator[Rule]:
    """Yield the rules of a style sheet that a browser saved with the page."""
    try:
        parts = urlsplit(address)
        file = where.folder / unquote(parts.path)
        if parts.scheme or parts.netloc or where.imports > _MOST_IMPORTS or not file.is_file():
            return
        sheet = file.read_bytes().decode("utf-8-sig", "replace")
    except (ValueError, OSError):
        return  # no address, or no name of a file
    yield from _rules(_nodes(sheet), where._replace(folder=file.parent, imports=where.imports + 1))


def _nodes(sheet: str | list[Any]) -> Iterator[Any]:
    yield from tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)


def _rules(nodes: Iterable[Any], where: _Where) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _rule(node, where)
        elif node.type == "at-rule":
            yield from _at_rule(node, where)


def _rule(node: Any, where: _Where) -> Iterator[Rule]:
    """Yield a rule, and those inside it."""
    own = tuple(_split(node.prelude))
    if any(_OF_OTHER_BROWSERS.search(selector) for selector in own):
        return  # where one selector is none, no other of the rule counts
    if where.is_lost or _length_inside(own, where.parents) > _LONGEST:
        own = tuple(f"& {selector}" for selector in own)  # which nobody can read
        where = where._replace(is_lost=True)
    elif where.parents:
        own = tuple(
            selector.replace("&", parent) if "&" in selector else f"{parent} {selector}"
            for parent in where.parents
            for selector in own
        )
    yield from _block(node.content, where._replace(parents=own))


def _length_inside(own: Collection[str], parents: Collection[str]) -> int:
    """Return how many characters selectors have once those of the rule around them are put in."""
    inner = sum(len(selector) for selector in own) * len(parents)
    return inner + sum(len(parent) for parent in parents) * sum(max(1, selector.count("&")) for selector in own)


def _block(content: list[Any], where: _Where) -> Iterator[Rule]:
    """Yield what a block declares for its selectors, and the rules inside it."""
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    plain, important, is_unread = declared(nodes)
    if where.parents and (plain or important or is_unread):
        yield Rule(where.parents, plain, important, where.layer, is_unread or where.is_unread)
    yield from _rules(nodes, where)


def _split(prelude: list[Any]) -> Iterator[str]:
    """Yield the selectors of a list."""
    tokens = (token for token in prelude if token.type != "comment")
    for is_comma, part in groupby(tokens, lambda token: token.type == "literal" and token.value == ","):
        if not is_comma:
            yield tinycss2.serialize(list(part)).strip()


def _at_rule(node: Any, where: _Where) -> Iterator[Rule]:
    """Yield the rules inside an at-rule, if it holds."""
    name, condition = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
    if name == "import":
        yield from _imported(node.prelude, where)
    elif name == "layer":
        inside = [_layer(where.layer, part.strip() or f"line {node.source_line}") for part in condition.split(",")]
        yield from (Rule((), {}, {}, layer) for layer in inside)
        yield from _inside(node, where._replace(layer=inside[0]))
    elif name in _UNREAD_CONDITIONS:
        yield from _inside(node, where._replace(is_unread=True))
    elif (name == "media" and is_shown(condition)) or (name == "supports" and is_supported(condition)):
        yield from _inside(node, where)


def _layer(outer: str, name: str) -> str:
    """Return the name of a layer in another; those that lie too deep are one."""
    return ".".join(f"{outer}.{name}".strip(".").split(".")[:_DEEPEST])


def _inside(node: Any, where: _Where) -> Iterator[Rule]:
    if node.content is not None:
        yield from _block(node.content, where) if where.parents else _rules(_nodes(node.content), where)


def _imported(prelude: list[Any], where: _Where) -> Iterator[Rule]:
    """Yield the rules of an imported sheet that was saved; its layer may stand behind its address."""
    first, *rest = [token for token in prelude if token.type not in ("whitespace", "comment")] or [None]
    if first is None:
        return
    address = first.arguments[0].value if first.type == "function" and first.arguments else getattr(first, "value", "")
    layers = [token for token in rest if getattr(token, "lower_value", getattr(token, "lower_name", "")) == "layer"]
    layer = tinycss2.serialize(layers[0].arguments) if layers and layers[0].type == "function" else str(address)
    media = tinycss2.serialize([token for token in prelude[prelude.index(first) + 1 :] if token not in layers])
    if is_shown(media):
        yield from _saved(str(address), where._replace(layer=_layer("", layer) if layers else where.layer))
