"""The site's addresses: published for ever, so they are made in one place. All are relative to the site's root."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from factsheet.core.model import Kind

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


def in_ascii(text: str) -> str:
    """Return a text in small letters without accents. Other scripts stay as they are.

    >>> in_ascii("Städte"), in_ascii("Łódź"), in_ascii("北京")
    ('stadte', 'lodz', '北京')
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join([letter for letter in apart if not unicodedata.combining(letter)]).translate(_UNACCENTED)


def folder(plural: str) -> str:
    """Return the folder that a plural names: the plural as an id (`Initiatives` -> `initiatives`)."""
    return re.sub(r"[^a-z0-9]+", "-", in_ascii(plural)).strip("-")


def folder_of(kind: Kind) -> str:
    """Return the folder of a kind's pages: its own, else the one that its plural names; empty if that names none."""
    return kind.folder or folder(kind.plural)


def entity(folder: str, entity_id: str) -> str:
    """Return the address of an entity's page, in the folder of its kind."""
    return f"{folder}/{entity_id}/"


def figure(permalink: str) -> str:
    """Return the address of the small page of a fact with a figure.

    >>> figure("cities/beijing/#ai-companies-2024")
    'cities/beijing/ai-companies-2024/'
    """
    return f"{permalink.replace('#', '')}/"


def source(source_id: str) -> str:
    """Return the address of a source's page."""
    return f"sources/{source_id}/"


def citation(source_id: str, extension: str) -> str:
    """Return the address of the file with which a source can be cited, in the form that ends so."""
    return f"{source(source_id)}cite.{extension}"


def property_(property_id: str) -> str:
    """Return the address of a property's page."""
    return f"properties/{property_id}/"


def topic(topic_id: str) -> str:
    """Return the address of a topic's page."""
    return f"topics/{topic_id}/"


def compared(folder: str) -> str:
    """Return the address of the table of a kind's figures. `folder` is that of its pages."""
    return f"compare/{folder}/"


def table(section: str = "", name: str = "") -> str:
    """Return the address of the CSV file of all facts, or of those of one entity, property or kind."""
    return f"data/{section}/{name}.csv" if section else "data/facts.csv"


is_address = re.compile(r"https?://[^\s<>\"]+").fullmatch
"""Tell whether a text is an address that a page may link to."""


def at_words(url: str, directive: str) -> str:
    """Return a link that opens a source at quoted words, or its page if `directive`, their text fragment, is empty.

    A hash that the address has already stays before the words: it may say which page or view is meant.

    >>> at_words("https://a.example/r#page=2", "2%2C400%20firms")
    'https://a.example/r#page=2:~:text=2%2C400%20firms'
    """
    base = url.partition(":~:")[0]  # a fragment copied with the address leads to other words
    return f"{base}{'' if '#' in base else '#'}:~:text={directive}" if directive else base


def of_words(words: str, prefix: str | None = None, suffix: str | None = None) -> str:
    """Return the text fragment of words between a prefix and a suffix (WICG, scroll-to-text).

    >>> of_words("2,400 firms", "counted", "in May")
    'counted-,2%2C400%20firms,-in%20May'
    """
    before = f"{in_fragment(prefix)}-," if prefix else ""
    after = f",-{in_fragment(suffix)}" if suffix else ""
    return f"{before}{in_fragment(words)}{after}"


def in_fragment(text: str) -> str:
    """Write words as a text fragment does."""
    if _BARE(text):  # most words are: `quote` looks at each byte
        return text.replace(" ", "%20")
    return quote(text, safe="").replace("-", "%2D")


_BARE = re.compile("[A-Za-z0-9_.~ ]*").fullmatch
