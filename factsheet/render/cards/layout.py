"""A card's view -> lines of text, each with its place: nothing runs over the edge, whatever a name.

From the top: the site and the kind, the name, the figure, the statement, its date; at the foot, where it is from. What
is long gets smaller type, then is broken, then cut. A figure and a statement are shown whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.render import direction
from factsheet.render.cards import foot, measure
from factsheet.render.cards.measure import Face
from factsheet.render.cards.runs import Line, Run
from factsheet.view.card import CardView
from factsheet.view.fact import FactView
from factsheet.view.formatting import FigureView

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
ROOM = RIGHT - LEFT

RULES = (106, 536)
"""The heights of the two hairlines."""

_TOP, _DATE, _FOOT = 78, 506, 583  # baselines
_NAMES = ((58, 1), (46, 2), (38, 2), (32, 3))  # sizes of the name, and the most lines in each
_NATIVE = 30
_NUMBERS = (168, 144, 120, 104, 88, 72, 60, 48)
_UNIT = 44  # size of a unit beside its number
_UNITS = ((44, 1), (32, 2), (24, 3))  # below it
_LEAST = 88  # the least size of a number beside its unit
_STATEMENTS = ((34, 2), (30, 3), (26, 4))
_SUMMARIES = ((42, 4), (36, 5), (30, 6))
_CAP = 0.73  # height of a figure, in parts of its size
_GAP = 36  # least space above and below a figure


@dataclass(frozen=True, slots=True)
class Card:
    """A card ready to be drawn. `words` are for those who do not see it, with numbers from the fact `witness`."""

    lines: tuple[Line, ...]
    words: str
    witness: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    rules: tuple[int, int] = RULES


def card(view: CardView, site_name: str) -> Card:
    """Lay out a card."""
    top = [*_head(view.kind, site_name), *_name(view)]
    begin = int(max(line.y + line.size * 0.25 for line in top))
    body = _body(view.fact, begin) if view.fact else ()
    low = foot.of_fact(view.fact, ROOM, view.month) if view.fact and body else foot.of_entity(view, ROOM)
    lines = (*top, *(body or _summary(view, begin)), low.at(LEFT, _FOOT))
    witness = view.fact.id if view.fact else view.entity.witness
    return Card(lines, view.words, witness)


def _head(kind: str, site_name: str) -> Iterator[Line]:
    kind = measure.cut(kind, ROOM / 3, 24, "sans")
    left = ROOM - measure.width(kind, 24, "sans") - 40
    yield Line(LEFT, _TOP, 24, "sans", (Run(measure.cut(site_name, left, 24, "sans"), soft=True),))
    yield Line(RIGHT, _TOP, 24, "sans", (Run(kind, soft=True),), anchor="end")


def _name(view: CardView) -> Iterator[Line]:
    """Yield the lines of the name, with its first other name behind it if there is room, else below."""
    origin = ("fact", view.entity.witness) if view.entity.witness else ("", "")
    size, lines = _sized(view.entity.name, _NAMES, "serif")
    if lines is None:
        size, most = _NAMES[-1]
        lines = measure.fitted(view.entity.name, ROOM, size, "serif", most)
    y = RULES[0] + 22 + size * 0.9
    placed = [_line(y + size * 1.15 * n, size, "serif", Run(text, *origin)) for n, text in enumerate(lines)]
    language, native = view.names[0] if view.names else ("", "")
    if not native:
        yield from placed
        return
    beside = Run(direction.isolated(native), *origin, soft=True, size=_NATIVE, face="sans", gap=20, language=language)
    last = placed[-1]
    left = ROOM - measure.width(lines[-1], size, "serif") - 20
    if measure.width(native, _NATIVE, "sans") <= left and not last.from_right:
        yield from (*placed[:-1], last.with_run(beside))
        return
    below = measure.cut(native, ROOM, _NATIVE, "sans")
    yield from placed
    yield _line(last.y + _NATIVE * 1.5, _NATIVE, "sans", Run(below, *origin, soft=True, language=language))


def _body(fact: FactView, begin: int) -> Sequence[Line]:
    """Return the lines of a figure, its statement and its date; none if there is room for neither."""
    assert fact.figure
    size, lines = _sized(fact.text, _STATEMENTS, "sans")
    is_whole = lines is not None
    if lines is None:
        size, most = _STATEMENTS[0]
        lines = measure.fitted(", ".join(filter(None, (fact.figure.label, fact.of))), ROOM, size, "sans", most)
    first = _DATE - 48 - size * 1.36 * (len(lines) - 1)
    statement = [
        _line(first + size * 1.36 * n, size, "sans", Run(text, "fact", fact.id)) for n, text in enumerate(lines)
    ]
    number = _number(fact.figure, fact.id, begin, first - size * 0.8)
    return (*number, *statement, _date(fact)) if number or is_whole else ()


def _number(figure: FigureView, fact: str, begin: float, end: float) -> Sequence[Line]:
    """Return the lines of a number with its unit, as large as there is room between two heights; else none."""
    before, after = figure.unit if figure.unit_first else "", figure.unit_after
    signs = f"{figure.before}{figure.number}{figure.after}"
    units_wide = sum(measure.width(unit, _UNIT, "serif") + 14 for unit in (before, after) if unit)
    for size in _NUMBERS:
        left, high = ROOM - measure.width(signs, size, "serif"), size * _CAP
        if size >= _LEAST and units_wide <= left and high + 2 * _GAP <= end - begin:
            runs = _number_runs(figure, fact, before, after)
            return (Line(LEFT, _middle(begin, end, high), size, "serif", runs),)
        units = _units(f"{before} {after}".strip(), fact)
        under = units[-1].y if units else 0
        if left >= 0 and units and high + under + 2 * _GAP <= end - begin:
            y = _middle(begin, end, high + under) - under
            number = Line(LEFT, y, size, "serif", _number_runs(figure, fact, "", ""))
            return (number, *(unit.at(LEFT, y + unit.y) for unit in units))
    return ()


def _units(text: str, fact: str) -> Sequence[Line]:
    """Return the lines of a unit that stands below its number, at their distances from it; none if there is no room."""
    size, lines = _sized(text, _UNITS, "serif")
    return [_line(size * (1.3 + 1.2 * n), size, "serif", Run(text, "fact", fact)) for n, text in enumerate(lines or ())]


def _middle(begin: float, end: float, high: float) -> float:
    """Return the baseline of something that stands in the middle between two heights."""
    return round((begin + end + high) / 2)


def _number_runs(figure: FigureView, fact: str, before: str, after: str) -> tuple[Run, ...]:
    runs = (
        Run(before, "fact", fact, size=_UNIT),
        Run(figure.before.strip(), soft=True),
        Run(figure.number, "fact", fact, gap=14 if before or figure.before else 0),
        Run(figure.after, soft=True),
        Run(after, "fact", fact, size=_UNIT, gap=14),
    )
    return tuple(run for run in runs if run.text)


def _date(fact: FactView) -> Line:
    """Return the line that says when it was true, and its labels."""
    date, lead = fact.date.words, fact.date_lead.capitalize()
    if not fact.date.known:
        date, lead = "", "no date" if fact.is_planned else date
    labels = f" · {', '.join(fact.labels)}" if fact.labels else ""
    runs = Run(lead, soft=True), Run(date, "fact", fact.id, gap=10 if lead else 0), Run(labels, soft=True)
    return Line(LEFT, _DATE, 24, "sans", tuple(run for run in runs if run.text))


def _summary(view: CardView, begin: float) -> Iterator[Line]:
    """Yield the lines of a summary, in place of a figure."""
    high = RULES[1] - 24 - begin
    sizes = [(size, min(most, int((high - size * 1.5) // (size * 1.4)) + 1)) for size, most in _SUMMARIES]
    size, lines = _sized(view.entity.summary, sizes, "sans")
    if lines is None:
        size, most = sizes[-1]
        lines = measure.fitted(view.entity.summary, ROOM, size, "sans", most)
    high = size * 1.4 * (len(lines) - 1) + size * 0.75
    first = max(begin + size * 1.5, _middle(begin, RULES[1], high) - size * 1.4 * (len(lines) - 1))
    for n, text in enumerate(lines):
        yield _line(first + size * 1.4 * n, size, "sans", Run(text))


def _sized(text: str, sizes: Sequence[tuple[int, int]], face: Face) -> tuple[int, tuple[str, ...] | None]:
    """Return the first size in which a text fits into its number of lines, and the lines; None if there is none."""
    for size, most in sizes:
        lines = measure.wrapped(text, ROOM, size, face)
        if lines and len(lines) <= most:
            return size, lines
    return 0, None


def _line(y: float, size: int, face: Face, run: Run) -> Line:
    return Line(LEFT, round(y), size, face, (run,), from_right=direction.is_from_right(run.text))
