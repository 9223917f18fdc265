"""The site's addresses: published for ever, so they are made in one place. All are relative to the site's root."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

FOLDERS = frozenset(
    {"api", "assets", "changes", "compare", "data", "properties", "search", "sources", "timeline", "topics"}
)
"""The site's own top folders; a kind's plural may not be one of them."""

SECTIONS = frozenset(
    {
        "about", "also", "cite", "claims", "facts", "figures", "glance", "key-figures", "links", "main", "map",
        "milestones", "nav", "other", "people", "plans", "related", "relations", "retired", "roles", "sources",
        "timeline", "topics",
    }
)  # fmt: skip
"""Anchors that pages use themselves; a fact's id may not be one of them."""


_UNACCENTED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
        "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ƒ": "f",
    }
)  # fmt: skip
"""Small Latin letters that Unicode does not take apart into a letter from a to z and its marks."""


def plain(text: str) -> str:
    """A text in small letters without accents (`Städte` -> `stadte`); other scripts stay as they are."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join([letter for letter in apart if not unicodedata.combining(letter)]).translate(_UNACCENTED)


def folder(plural: str) -> str:
    """The folder of a kind's pages: its plural as an id (`Initiatives` -> `initiatives`, `Städte` -> `stadte`)."""
    return re.sub(r"[^a-z0-9]+", "-", plain(plural)).strip("-")


def entity(plural: str, entity_id: str) -> str:
    """The page of an entity."""
    return f"{folder(plural)}/{entity_id}/"


def source(source_id: str) -> str:
    """The page of a source."""
    return f"sources/{source_id}/"


def property_(property_id: str) -> str:
    """The page of a property."""
    return f"properties/{property_id}/"


def topic(topic_id: str) -> str:
    """The page of a topic."""
    return f"topics/{topic_id}/"


def compared(plural: str) -> str:
    """The table of a kind's figures."""
    return f"compare/{folder(plural)}/"


def table(section: str = "", name: str = "") -> str:
    """The CSV file of all facts, or of those of one entity, property or kind."""
    return f"data/{section}/{name}.csv" if section else "data/facts.csv"


def at_words(url: str, directive: str) -> str:
    """A link that opens a source at quoted words, of which `directive` is the text fragment; its page, without one.

    A hash that the address has already stays before the words: it may be what says which page or view is meant.
    """
    base = url.partition(":~:")[0]  # what an address was copied with leads to other words
    return f"{base}{'' if '#' in base else '#'}:~:text={directive}" if directive else base


def of_words(words: str, prefix: str | None = None, suffix: str | None = None) -> str:
    """The text fragment of words between a prefix and a suffix (WICG, scroll-to-text)."""
    before = f"{in_fragment(prefix)}-," if prefix else ""
    after = f",-{in_fragment(suffix)}" if suffix else ""
    return f"{before}{in_fragment(words)}{after}"


def in_fragment(text: str) -> str:
    """Words as a text fragment writes them. Most hold nothing that `quote` would have to go through by letters."""
    if _PLAIN(text):
        return text.replace("-", "%2D").replace(" ", "%20")
    return quote(text, safe="").replace("-", "%2D")


_PLAIN = re.compile(r"[A-Za-z0-9_.~ -]*").fullmatch
