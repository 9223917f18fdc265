"""Words that count from the day of the source: this year, last October, next Monday, yesterday."""

from __future__ import annotations

from factsheet.words.text import Text


def step(text: Text, at: int) -> tuple[str, int] | None:
    """Read this year, last October, next Monday: return a key such as `last year`, and the index after it."""
    lead = text.tables.date_steps.after(text.texts, at)
    if not lead:
        return None
    if unit := text.tables.date_units.after(text.texts, lead.at):
        return (f"{lead.value} {unit.value}", unit.at) if unit.value != "day" else None
    tables = (("season", text.tables.date_seasons), ("month", text.tables.months), ("weekday", text.tables.weekdays))
    for kind, table in tables:
        if name := table.after(text.texts, lead.at):
            return f"{lead.value} {kind} {name.value}", name.at
    return None


def relative_words(text: Text, at: int) -> tuple[str, int] | None:
    """Read words that name a time by counting; return their key, such as `yesterday`, and the index after them."""
    if word := text.tables.date_relative.after(text.texts, at):
        return str(word.value), word.at
    if stepped := step(text, at):
        return stepped
    day = text.tables.weekdays.after(text.texts, at)
    return (f"on weekday {day.value}", day.at) if day and not _is_plain_word(text.original(at)) else None


def _is_plain_word(word: str) -> bool:
    """Tell whether a word is no weekday: `sat`, `sun` and `wed` are days only as `Sat`, `Sun` and `Wed`."""
    return len(word) <= _SHORT and word.islower()


_SHORT = 4
