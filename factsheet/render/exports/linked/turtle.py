"""A node -> Turtle, on one line. Its terms are those of JSON-LD, so both files say the same.

rdflib could write it, in some twenty times the time; tests hold every line to what rdflib reads.
"""

from __future__ import annotations

from collections.abc import Callable
from json.encoder import encode_basestring as quoted  # Turtle escapes what JSON does, in the same way
from typing import Any

from factsheet.render.exports.linked.terms import LINK, NATIVE, OWN, PREFIXES, TERMS, TEXT, WORDS, Node
from factsheet.view.publication import LANGUAGE


def head(site_url: str) -> str:
    """Return the first line: base and prefixes. Without the site's address, its root is beside the file's folder."""
    own = f"@prefix : <{OWN}#> ."
    prefixes = " ".join(f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items())
    return f"@base <{site_url or '../'}> . {own} {prefixes}\n"


def line(node: Node) -> str:
    """Return a node, and behind it those nodes in it that have an address of their own, as one line."""
    others: list[Node] = []
    subjects = [f"<{node['@id']}> {_properties(node, others)} ."]
    while others:
        inner = others.pop(0)
        subjects.append(f"<{inner['@id']}> {_properties(inner, others)} .")
    return " ".join(subjects) + "\n"


def _properties(node: Node, others: list[Node]) -> str:
    """Write what a node says. Nodes with an address of their own are put aside to `others`."""
    parts = []
    for key, value in node.items():
        if key == "@type":
            parts.append(f"a {', '.join([_name(type_) for type_ in value])}")
        elif key != "@id":
            predicate, write = _WRITERS[key]
            values = value if isinstance(value, list) else (value,)
            parts.append(f"{predicate} {', '.join([_value(write, one, others) for one in values])}")
    return " ; ".join(parts)


def _value(write: Callable[[Any], str], value: Any, others: list[Node]) -> str:
    if not isinstance(value, dict):
        return write(value)
    if "@value" in value:
        text, tag = quoted(value["@value"]), value.get("@language")
        return f"{text}@{tag}" if tag else f"{text}^^{value['@type']}"
    if "@id" in value:
        others.append(value)
        return f"<{value['@id']}>"
    return f"[ {_properties(value, others)} ]"


def _name(name: str) -> str:
    return name if ":" in name else f":{name}"


def _writer(type_: str) -> Callable[[Any], str]:
    if type_ == LINK:
        return lambda address: f"<{address}>"
    if type_ == TEXT:
        return quoted
    if type_ == NATIVE:
        return lambda value: str(value).lower()
    mark = f"@{LANGUAGE}" if type_ == WORDS else f"^^{type_}"
    return lambda text: f"{quoted(text)}{mark}"


_WRITERS = {name: (term.address or f":{name}", _writer(term.type)) for name, term in TERMS.items()}
