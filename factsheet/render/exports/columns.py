"""The columns of tables of facts: their names, in the order of CSV, their types and what they mean.

Every description that is published with a table is made from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from factsheet.core.amounts import AMOUNT_PATTERN, NUMBER_PATTERN
from factsheet.core.fact import Nature
from factsheet.core.figure import Bound, Scale
from factsheet.core.scalars import DAY_PATTERN, EDTF_PATTERN, ID_PATTERN
from factsheet.view.index import SiteView

Type = Literal["text", "number", "day", "flag"]
Parting = Literal["", " ", " | "]

IDS: Parting = " "
WORDS: Parting = " | "
"""By which the parts of a cell are parted: ids and addresses, which have no spaces in them, and words of sources."""


class Column(NamedTuple):
    """A column of a table. `parted` is by which the parts of a cell are parted, if it has several."""

    name: str
    about: str
    type: Type = "text"
    parted: Parting = ""
    pattern: str = ""
    is_required: bool = False


_FACT = ID_PATTERN[:-1] + r"(\.[a-z0-9]+(-[a-z0-9]+)*){1,2}$"
_EDTF = EDTF_PATTERN.replace("^", "^'?", 1)  # an apostrophe keeps spreadsheets from working out days before the year 1

CSV: tuple[Column, ...] = (
    Column(
        "id", "Global id of the fact, or of the point of a series; stable for ever", pattern=_FACT, is_required=True
    ),
    Column("entity", "Id of the entity that it is about", pattern=ID_PATTERN, is_required=True),
    Column("name", "Name of the entity", is_required=True),
    Column("kind", "Id of the kind of the entity", is_required=True),
    Column("text", "The statement, in words of the site, without Markdown", is_required=True),
    Column("property", "Id of what the figure measures; empty without a figure"),
    Column("value", "The number as its source has it, before its scale; may be a fraction", pattern=AMOUNT_PATTERN),
    Column("from", "Lower end of a range; value is then empty", pattern=AMOUNT_PATTERN),
    Column("to", "Upper end of a range; value is then empty", pattern=AMOUNT_PATTERN),
    Column("unit", "Unit of the figure"),
    Column("scale", "What value, from and to count in; empty for ones"),
    Column("bound", "The hedge before the number"),
    Column("as_of", "When it was, or is to be, true, as an EDTF date; empty if its source does not say", pattern=_EDTF),
    Column("nature", "What sort of statement the source makes", is_required=True),
    Column("of", "The part measured, when not the whole entity"),
    Column("sources", "Ids of the sources, one for each citation", parted=IDS, is_required=True),
    Column("source_urls", "Addresses that open the sources at the quoted words", parted=IDS, is_required=True),
    Column("url", "Permalink, relative to the root of the site", is_required=True),
    Column("outcome", "Global ids of the facts that tell what became of a target or forecast", parted=IDS),
    Column("outcome_sought", "Day on which a person last looked what became of it", "day", pattern=DAY_PATTERN),
    Column("outcome_verdict", "Whether a target or forecast was reached, where figures leave no doubt"),
    Column("amount", "The number in full, times its scale; empty for a fraction", "number", pattern=NUMBER_PATTERN),
    Column("amount_from", "Lower end of a range in full", "number", pattern=NUMBER_PATTERN),
    Column("amount_to", "Upper end of a range in full", "number", pattern=NUMBER_PATTERN),
    Column("converted_value", "The source's own conversion: its number", pattern=AMOUNT_PATTERN),
    Column("converted_from", "The source's own conversion: lower end of a range", pattern=AMOUNT_PATTERN),
    Column("converted_to", "The source's own conversion: upper end of a range", pattern=AMOUNT_PATTERN),
    Column("converted_unit", "The source's own conversion: its unit"),
    Column("converted_scale", "The source's own conversion: what its number counts in"),
    Column("converted_bound", "The source's own conversion: the hedge before its number"),
    Column("first_day", "Earliest day that as_of can mean, in the years 1 to 9999", "day", pattern=DAY_PATTERN),
    Column("last_day", "Latest day that as_of can mean, in the years 1 to 9999", "day", pattern=DAY_PATTERN),
    Column("event", "true if as_of is when it happened", "flag"),
    Column("topics", "Ids of its topics", parted=IDS),
    Column("about", "Ids of other entities on whose pages it shows", parted=IDS),
    Column("predicate", "The link, if the fact is one between two entities"),
    Column("object", "Id of the entity at the other end of the link"),
    Column("speaker", "Name of who said it"),
    Column("speaker_role", "Office of who said it"),
    Column("speaker_agency", "Id of the entity for which the speaker speaks"),
    Column("quotes", "Words of the sources, one for each citation", parted=WORDS, is_required=True),
    Column("prefixes", "Words just before each quote, where it occurs more than once", parted=WORDS),
    Column("suffixes", "Words just after each quote, where it occurs more than once", parted=WORDS),
    Column("dated", "Words that date the fact, where a quote does not", parted=WORDS),
    Column("headings", "Heading of the column of a table in which each quote stands", parted=WORDS),
    Column("rows", "A cell of the same row of that table", parted=WORDS),
    Column("locators", "Page, section or address of a record in each source", parted=WORDS),
    Column("paragraphs", "Paragraph of each source with the quote, from 1, where it is known", parted=WORDS),
    Column("reviewed", "Day on which a person last held it against its source", "day", pattern=DAY_PATTERN),
    Column("superseded_by", "Global id of a later figure that takes its place", pattern=_FACT),
    Column("disputed_by", "Global ids of facts that say otherwise", parted=IDS),
    Column("permalink", "The same as url, absolute if the address of the site is known", is_required=True),
)

ABOUT = {column.name: column.about for column in CSV}
"""The meaning of each column, by its name."""


def choices(site: SiteView) -> Mapping[str, tuple[str, ...]]:
    """Return the values that are possible in some columns, by the name of the column."""
    return {
        "kind": tuple(kind.id for kind in site.kinds),
        "property": tuple(site.properties),
        "scale": get_args(Scale),
        "bound": get_args(Bound),
        "nature": get_args(Nature),
        "converted_scale": get_args(Scale),
        "converted_bound": get_args(Bound),
        "outcome_verdict": ("reached", "not reached"),
    }
