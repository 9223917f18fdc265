"""A quote -> the fields of a fact that its words give, and questions on what they do not say for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from pydantic import ValidationError

from factsheet.checks.context import Context
from factsheet.checks.dating import dates_given_for, parsed
from factsheet.checks.evidence import shared_words
from factsheet.checks.fact_at import FactAt
from factsheet.checks.quotes import PLANS, quote_found, quote_length
from factsheet.checks.scripts import source_language
from factsheet.checks.statements import statement_bound, statement_number
from factsheet.checks.table_labels import labelled
from factsheet.checks.units import counts_in, is_growth
from factsheet.core.addresses import Outline
from factsheet.core.fact import Citation, Fact
from factsheet.core.figure import SHARE, Figure
from factsheet.core.urls import SECTIONS, folder
from factsheet.edit import figure_values
from factsheet.edit.names import EditError
from factsheet.edit.text.layout import Value
from factsheet.words.tokens import RATIO, Number

NONE = "none"
"""The answer that a fact has no such field."""

_CITED = ("source", "quote", "prefix", "suffix", "dated", "heading", "row", "locator")
_SPEAKER = ("name", "role", "agency")
_RELATION = ("predicate", "object")
_SHORT = frozenset({
    "a", "an", "and", "are", "as", "at", "by", "for", "had", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "that", "the", "to", "was", "were", "with",
})  # fmt: skip
_WORDS, _LONGEST = 4, 60
"""The words of a statement that make an id, and the characters that leave room for a number behind them."""


class Question(NamedTuple):
    """A field that the words leave open: what is asked, and answers that would do, the likeliest first."""

    field: str
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A fact to be added to an entity, as far as it is known: `given` has the fields that the editor gives.

    They are those of a fact, a figure, a citation and a speaker, each by its own name; `topics` and `about` are lists.
    """

    context: Context
    entity: str
    given: Mapping[str, Value]

    def text(self, field: str) -> str:
        """Return a field that is given; empty if it is not."""
        return str(self.given.get(field) or "")

    @cached_property
    def at(self) -> FactAt:
        """The fact with its words alone, as the rules look at it. Raises EditError if the model refuses them."""
        try:
            citation = Citation(**self._some(_CITED))
            words = {"id": "new", "statement": self.text("statement") or "-", "citations": (citation,)}
            fact = Fact(**words, nature=self.nature or "reported", event=self.text("event") == "true")  # type: ignore[arg-type]
        except ValidationError as error:
            details = error.errors(include_url=False)[0]
            raise EditError(f"{details['loc'][-1]}: {details['msg'].lower()}", "say it otherwise") from error
        return FactAt(self.context, self.entity, self.context.sheet.entities[self.entity], 0, fact)

    @property
    def nature(self) -> str:
        """The nature that is given, else `target` where the quote speaks of a plan; empty for a plain report."""
        return self.text("nature") or ("target" if PLANS.search(self.text("quote")) else "")

    def entry(self) -> dict[str, Value]:
        """Return the fact as facts.yaml has it. What is still asked is not in it."""
        day = self.context.today.isoformat()
        fields: dict[str, Value] = {
            "id": self.text("id") or self._id(),
            "statement": self.text("statement"),
            "figure": self.figure,
            "of": self.text("of"),
            "relation": self._some(_RELATION),
            "as_of": self.as_of,
            "event": self.text("event"),
            "nature": self.nature,
            "attributed_to": self._some(_SPEAKER),
            "about": self.given.get("about", ()),
            "topics": self.given.get("topics", ()),
            "citations": [self._some(_CITED)],
            "reviewed": day,
        }
        return {name: value for name, value in fields.items() if value}

    @property
    def fault(self) -> str:
        """The first fault of the statement, as far as its words and the quote tell; empty if there is none."""
        own = self.text("statement")
        if self.context.texts and (shared := shared_words(self.context, [own])(own)):
            return f"`{shared}` stands in a source: say it in your own words"
        rules = filter(None, (statement_number.on_fact, statement_bound.on_fact))
        return next((f"{fault.message}: {fault.hint}" for rule in rules for fault in rule(self._measured)), "")

    @property
    def _measured(self) -> FactAt:
        """The fact with its words and as much of its figure as decides how a cell of a table is read."""
        fields = {name: self.figure[name] for name in ("property", "value", "scale", "unit") if self.figure.get(name)}
        is_known = "value" in fields and self.text("property") in self.context.sheet.properties
        figure = Figure(**fields) if is_known else None  # type: ignore[arg-type]
        return replace(self.at, fact=replace(self.at.fact, figure=figure))

    def questions(self) -> Iterator[Question]:
        """Yield what has to be asked before the fact can be added."""
        is_cell = self.text("heading") or self.text("row")  # which may be what is wrong
        looking_up = None if is_cell else quote_found.on_fact
        rules = filter(None, (quote_length.on_fact, source_language.on_fact, looking_up))
        if fault := next((fault for rule in rules for fault in rule(self.at)), None):
            yield Question("quote", f"{fault.message}: {fault.hint}")
        if not self.text("statement"):
            yield Question("statement", "the fact in your own words")
        known = self.context.sheet.topics
        if unknown := [topic for topic in self.given.get("topics", ()) if topic not in known]:
            yield Question("topics", f"there is no topic `{unknown[0]}`: the topics, parted by spaces", tuple(known))
        yield from self._of_figure()
        yield from self._of_date()

    # The figure

    @property
    def figure(self) -> dict[str, Value]:
        """The figure, as far as it is sure; empty if the fact has none."""
        if self.text("property") in ("", NONE):
            return {}
        number = self._number
        value, scale = figure_values.given(self.text("value")) or (
            figure_values.value_of(number, self._is_growth) if number else ("", "")
        )
        bound = self.text("bound") or (number.bounds[0] if number and number.bounds else "")
        fields: dict[str, Value] = {
            "property": self.text("property"),
            "value": value,
            "scale": scale,
            "bound": bound if bound != "exactly" else "",
            "unit": self.text("unit"),
        }
        return {name: field for name, field in fields.items() if field}

    def _of_figure(self) -> Iterator[Question]:
        sheet, numbers, unreadable = self.context.sheet, self._numbers, self.at.unreadable
        chosen = self.text("property")
        if chosen == NONE or not (chosen or numbers or unreadable):
            return
        gives = ", ".join(f"`{text}`" for text in [one.text for one in numbers] + [one.text for one in unreadable])
        if not chosen and not numbers:
            yield Question(
                "property", f"{gives} has no one meaning: quote other words, or add it without a figure", (NONE,)
            )
        elif not chosen:
            likely = (name for name in sheet.properties if self._fitting(sheet.properties[name].unit))
            message = f"the quote gives {gives}: the property that it measures (`new property` makes another one)"
            yield Question("property", message, (*likely, NONE))
        elif chosen not in sheet.properties:
            yield Question("property", f"there is no property `{chosen}`", (*sheet.properties, NONE))
        elif not self._number and not self.text("value"):
            yield from self._of_value(numbers)
        elif self._number and not self._number.bounds and not self.text("bound"):
            message = f"the words around `{self._number.text}` say nothing certain; quote others, or say the hedge"
            yield Question("bound", message, ("exactly", "about"))

    def _of_value(self, numbers: Sequence[Number]) -> Iterator[Question]:
        """Yield the question which number is meant, or of what property, where none or several count in its unit."""
        sheet, choices = self.context.sheet, tuple(map(figure_values.choice, numbers))
        if self._fitting(self._unit):
            yield Question(
                "value", f"several numbers in the quote count in {self._unit}: the value that is meant", choices
            )
            return
        marks = [number.mark for number in numbers]
        if marks and all(marks) and not any(mark.startswith("?") for mark in marks):
            listed = " or ".join(dict.fromkeys(SHARE if mark == RATIO else mark for mark in marks))
            likely = (name for name, one in sheet.properties.items() if self._fitting(one.unit))
            message = f"the quote gives {numbers[0].text}, and `{self.text('property')}` counts in {self._unit}: "
            yield Question("property", f"{message}a property that counts in {listed}", (*likely, NONE))
            return
        message = f"no number in the quote counts in {self._unit}: quote the unit too, "
        message += f"{self.context.units.how_to_add(self._unit)}, or say the value where a heading gives the unit"
        yield Question("value", message, choices)

    @property
    def _unit(self) -> str:
        property_ = self.context.sheet.properties.get(self.text("property"))
        return self.text("unit") or (property_.unit if property_ else "")

    @property
    def _is_growth(self) -> bool:
        property_ = self.context.sheet.properties.get(self.text("property"))
        return bool(property_ and is_growth(property_))

    @property
    def _numbers(self) -> list[Number]:
        return [number for number in self.at.quoted if not number.plain_word]

    @property
    def _number(self) -> Number | None:
        """The number of the figure: the one that is chosen, else the only one that counts in its unit."""
        wanted = self.text("value").lstrip("-")
        fitting = self._fitting(self._unit) or (self._numbers if self.text("unit") else [])
        fitting = [number for number in fitting if not wanted or figure_values.choice(number).lstrip("-") == wanted]
        return fitting[0] if len(fitting) == 1 else None

    def _fitting(self, unit: str) -> list[Number]:
        """Return the numbers that count in a unit, which the heading or the row of a cell may name."""
        units, tag = self.context.units, self.context.language_of(self.text("source"))
        marks, (quote,) = units.marks(unit, tag), self.at.quotes
        if labels := [self.text(field) for field in ("heading", "row") if self.text(field)]:
            quote = self.context.read_words(labelled(quote.text, [labels], unit, tag, units), tag)
        numbers = (one for number in quote.numbers if not number.plain_word for one in number.in_units())
        return [number for number in numbers if counts_in(number, unit, quote, units, marks)]

    # The rest

    @property
    def as_of(self) -> str:
        """The date that is given, else the only one that the words give; empty if there is none."""
        given = self.text("as_of") or (self._dates[0] if len(self._dates) == 1 else "")
        return given if given != NONE else ""

    def _of_date(self) -> Iterator[Question]:
        if self.as_of and not parsed(self.as_of):
            fault = f"`{self.as_of}` is no date as facts have it, such as 2025, 2025-03 or 2025-03-21; the date"
            yield Question("as_of", fault, (*self._dates, NONE))
        elif len(self._dates) > 1 and not self.text("as_of"):
            yield Question("as_of", "the words can mean several dates; the one meant", (*self._dates, NONE))
        elif self.text("dated") and not self._dates and not self.text("as_of"):
            yield Question(
                "as_of", f"`{self.text('dated')}` gives no date that can be read; the date, or none", (NONE,)
            )

    @cached_property
    def _dates(self) -> list[str]:
        return list(dict.fromkeys(dates_given_for(self.at)))

    def _id(self) -> str:
        """Return an id that nothing has or had: of the property and the year, else of the statement's words."""
        sheet, year = self.context.sheet, re.match(r"\d{4}", self.as_of)
        spoken = folder(self.text("statement")).split("-")
        own = {*_SHORT, *folder(self.context.sheet.entities[self.entity].name).split("-")}  # its id says it already
        words = [word for word in spoken if word not in own and not word.isdigit()]
        stem = str(self.figure.get("property", "")) or "-".join(words[:_WORDS]) or "fact"
        stem = f"{stem[:_LONGEST].strip('-')}{f'-{year[0]}' if year and self.figure else ''}"
        outline = Outline.of(sheet)
        taken = (name for name in _numbered(stem) if name not in SECTIONS and not outline.has_anchor(self.entity, name))
        return next(taken)

    def _some(self, names: Sequence[str]) -> dict[str, str]:
        return {name: self.text(name) for name in names if self.text(name)}


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
