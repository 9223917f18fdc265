"""A browser's treatment of the elements that hold text (the HTML standard, "Rendering")."""

from __future__ import annotations

HIDDEN = frozenset({
    "annotation", "annotation-xml", "area", "audio", "base", "canvas", "datalist", "defs", "desc", "embed", "frame",
    "frameset", "head", "iframe", "input", "link", "meta", "metadata", "meter", "noembed", "noframes", "noscript",
    "object", "option", "param", "progress", "rp", "rt", "script", "select", "source", "style", "template", "textarea",
    "title", "track", "video",
})  # fmt: skip
"""Never shown, or no text that a browser finds; readings beside Chinese characters (`rt`) would part their words."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "p", "plaintext",
    "pre", "search", "section", "summary", "table", "tbody", "td", "text", "tfoot", "th", "thead", "tr", "ul", "xmp",
})  # fmt: skip
"""Each begins and ends a line; `text` is that of a picture in SVG."""

BLOCK_DISPLAYS = ("block", "flex", "grid", "list-item", "table", "flow-root", "-webkit-box")
"""Beginnings of values of `display` that do the same."""

PREFORMATTED = frozenset({"listing", "plaintext", "pre", "xmp"})
"""Their line ends are line ends."""
