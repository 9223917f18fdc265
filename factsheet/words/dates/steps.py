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
        if (name := table.after(text.texts, lead.at)) and not is_common_word(text, lead.at):
            return f"{lead.value} {kind} {name.value}", name.at
    return None


def relative_words(text: Text, at: int) -> tuple[str, int] | None:
    """Read words that name a time by counting; return their key, such as `yesterday`, and the index after them."""
    if skipped := _but_one(text, at):
        return skipped
    if word := text.tables.date_relative.after(text.texts, at):
        return None if _is_part_of_day(text, at, word.at) else (str(word.value), _past_part_of_day(text, word.at))
    if stepped := step(text, at):
        return stepped[0], _past_part_of_day(text, stepped[1])
    day = text.tables.weekdays.after(text.texts, at)
    if not day or _is_plain_word(text.original(at)):
        return None
    if counted := text.tables.date_steps_behind.after(text.texts, day.at):
        return f"{counted.value} weekday {day.value}", _past_part_of_day(text, counted.at)
    end = _past_part_of_day(text, day.at)
    return _of_week(text, int(day.value), end) or (f"on weekday {day.value}", end)


def stepped(text: Text, words: str, at: int) -> tuple[str, int]:
    """Step from this year to another one by the word behind it: entro la fine dell'anno prossimo."""
    other = text.tables.date_steps_behind.after(text.texts, at) if words == "this year" else None
    return (f"{other.value} year", other.at) if other else (words, at)


def _is_part_of_day(text: Text, at: int, end: int) -> bool:
    """Tell whether a word for a day is one for a part of it, by what stands before it: por la mañana."""
    part = text.tables.date_parts_of_day.before(text.texts, end)
    return part is not None and part.at < at


def _past_part_of_day(text: Text, at: int) -> int:
    """Step over the part of a day behind its name: Friday in the afternoon, lunes por la mañana."""
    part = text.tables.date_parts_of_day.after(text.texts, at)
    return part.at if part else at


def _of_week(text: Text, weekday: int, at: int) -> tuple[str, int] | None:
    """Read the week behind a weekday: Mittwoch vergangener Woche, ve středu minulého týdne, Monday of last week."""
    lead = text.tables.date_leads.after(text.texts, at) or text.tables.date_of.after(text.texts, at)
    begin = lead.at if lead else at
    word = text.tables.date_relative.after(text.texts, begin)
    week = (str(word.value), word.at) if word else step(text, begin)
    if week and week[0] in _WEEKS:
        return f"weekday-of {weekday + _WEEKS[week[0]]}", week[1]
    return None


def _but_one(text: Text, at: int) -> tuple[str, int] | None:
    """Read the year before last, the month after next."""
    begin = at + (text.texts[at] in text.tables.articles.firsts)
    if text.texts[begin + 1] not in text.tables.date_but_one.firsts:
        return None
    unit = text.tables.date_units.after(text.texts, begin)
    phrase = text.tables.date_but_one.after(text.texts, unit.at) if unit and unit.value != "day" else None
    return (f"{phrase.value} {unit.value}", phrase.at) if unit and phrase else None


def is_common_word(text: Text, at: int) -> bool:
    """Tell whether the name of a month is a word in small letters that means other things too: may, march."""
    word = text.original(at)
    return text.language.code == "en" and word in text.language.words("month words")


def _is_plain_word(word: str) -> bool:
    """Tell whether a word is no weekday: `sat`, `sun` and `wed` are days only as `Sat`, `Sun` and `Wed`."""
    return len(word) <= _SHORT and word.islower()


_SHORT = 4
_WEEKS = {"last-but-one week": -14, "last week": -7, "this week": 0, "next week": 7}
"""The days from the week of a source to another one."""
