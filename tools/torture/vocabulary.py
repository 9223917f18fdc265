"""What the mutations put into sheets: keys that records have, and texts that programs stumble over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SITES = tuple(sorted((ROOT / "tests" / "sites").glob("*.yaml")))


def keys() -> tuple[str, ...]:
    """Return every key that a record of facts.yaml may have, from the published schema."""
    names: set[str] = set()
    _collect(json.loads((ROOT / "facts.schema.json").read_text(encoding="utf-8")), names)
    return tuple(sorted(names))


def _collect(node: Any, names: set[str]) -> None:
    if isinstance(node, dict):
        names.update(node.get("properties", {}))
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _collect(child, names)


TEXTS = (
    "",
    " ",
    "~",
    "null",
    "no",
    "yes",
    "0",
    "-1",
    "1e999",
    "NaN",
    "0x1F",
    "010",
    "1:30",
    "2.0",
    "2,400",
    "½",
    "²",
    "9" * 400,
    "١٢٣",
    "２４００",
    "万",
    "三分之二",
    "1+3+N",
    "5G-A",
    "50%",
    "¥5",
    "more than",
    "not",
    "about about 5",
    "−5",
    "5–",
    "3" * 30 + ".5",
    "2024",
    "2024-13",
    "2024-02-30",
    "2024-24",
    "2024/..",
    "../..",
    "/",
    "2024~/2023",
    "-9999",
    "y17000",
    "99999-01",
    "2024-33",
    "199X",
    "北京市",
    "é",
    "e\u0301",
    "ﬁ",
    "ß",
    "İ",
    "👩‍👩‍👧",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\u00a0",
    "\t",
    "a\nb",
    "\x85",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "<script>",
    "</title>",
    "<!--",
    "]]>",
    "&amp;",
    "&#0;",
    '"',
    "'",
    "`",
    "\\",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{#",
    "${x}",
    "%s",
    "%(a)s",
    "[x](javascript:0)",
    "[x](",
    "**",
    "***a**b*",
    "](",
    "![x](y)",
    "=1+1",
    "@a",
    "+1",
    "|",
    ">",
    "- a",
    "a: b",
    "#x",
    "&a",
    "*a",
    "!!map",
    "<<",
    "---",
    "../../etc",
    "..",
    ".",
    "con",
    "a/b",
    "a.b",
    "a b",
    "-",
    "A",
    "a" * 65,
    "a" * 5000,
    "x" * 90 + "://",
    "http://",
    "http://[",
    "https://a\\b",
    "mailto:",
    "//a",
    "http://a:99999/",
    "http://é.example/%zz#:~:text=a",
    "index",
    "api",
    "changes",
    "sources",
    "properties",
    "facts",
    "__class__",
    "constructor",
)
"""Texts that have broken some program: odd numbers, dates, letters, marks, names and addresses."""

BYTES = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\x0c",
    b"\x7f",
    b"\xf4\x90\x80\x80",
    b"\xff\xfe",
    b"\x1a",
)
"""Bytes that are no UTF-8, or that few files hold."""
