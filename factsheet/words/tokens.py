"""The tokens of a text: numbers, dates, names with digits, vague amounts, and pieces that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

Value = Decimal | Fraction
"""A decimal, or a fraction where no decimal is exact."""

DateParts = tuple[int | None, int | None, int | None]
"""Year, month (21 to 24: season, 33 to 36: quarter, 40 and 41: half) and day, as far as the words give them."""

PER_CENT, RATIO = "per cent", "ratio"
"""Marks of numbers that readers ask for."""

EXACTLY: tuple[str, ...] = ("exactly",)
MORE_THAN: tuple[str, ...] = ("more than",)
UNCLEAR: tuple[str, ...] = ()
"""Bounds of numbers: of one without a hedge, of one that is exceeded, and of one whose hedge says nothing certain."""


def decimal_of(value: Fraction) -> Value:
    """Return a decimal where the fraction is one, else the fraction itself."""
    denominator = value.denominator
    while denominator % 2 == 0:
        denominator //= 2
    while denominator % 5 == 0:
        denominator //= 5
    return Decimal(value.numerator) / Decimal(value.denominator) if denominator == 1 else value


def added(one: Value, other: Value) -> Value:
    """Return the sum of two values, which Python does not give of a decimal and a fraction."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one + other
    return decimal_of(Fraction(one) + Fraction(other))


class Measure(NamedTuple):
    """The measure behind a number in scripts without spaces, empty where none is known.

    It begins `gap` characters behind the number, or -1 where a label before the number tells it.
    `is_own` where it counts nothing but itself: 岁 of 65岁及以上人口, 公里, but not 家 of 300家企业.
    """

    word: str
    gap: int
    is_own: bool


class Number(NamedTuple):
    """A number as words give it, whole, at `start` to `end` of the folded text; a range has a `high` end.

    `bounds` are the hedges that it can be told with, the best first; none where its hedge says nothing certain, so that
    it bears out nothing. `mark` is what makes 50 another thing than 50%: `per cent`, `USD`, `?rupees` (money of an
    unknown country), `times`, `ratio`. A fraction is a value between whole numbers of a `mark` `ratio`: half, 1 in 5.
    """

    start: int
    end: int
    text: str
    value: Value
    high: Value | None = None
    mark: str = ""
    ordinal: bool = False
    bounds: tuple[str, ...] = EXACTLY
    plain_word: bool = False  # `one` and `first`, which are words as often as numbers
    falls: bool = False  # fell by 4, down 4
    unit: str = ""  # the unit that is glued to it: GW of 300GW
    is_per_cent_form: bool = False  # a fraction in the form in which its language writes per cent: 三分之二
    scale: int = 1  # what its scale words multiply by: 1,000,000 in 1.5 million
    is_measure: bool = False  # whether `unit` is CLDR's name of a unit of physics or time that is part of it or behind
    reach: int = 0  # characters from its end to that of such a unit behind it
    sizes: tuple[tuple[str, Value], ...] = ()  # of a measure in two units: its size in each, 5 feet 4 inches
    measure: Measure | None = None  # what stands behind it in scripts without spaces

    def in_units(self) -> Iterator[Number]:
        """Yield a measure in two units in each of them, any other number as it is."""
        if not self.sizes:
            yield self
        for unit, value in self.sizes:
            yield self._replace(value=value, unit=unit)

    def same(self, other: Number) -> bool:
        """Tell whether both give the same number of the same thing; a sign of money may be missing on one side."""
        if self.ordinal != other.ordinal or self.sizes != other.sizes:
            return False
        if self.mark == other.mark == RATIO:
            return self.high is None and other.high is None and self.value == other.value
        if RATIO in (self.mark, other.mark):
            return _in_per_cent(self) is not None and _in_per_cent(self) == _in_per_cent(other)
        marks = (
            self.mark == other.mark
            or (_is_money(self.mark) and not other.mark)
            or (_is_money(other.mark) and not self.mark)
        )
        return marks and (self.value, self.high) == (other.value, other.high)


def _is_money(mark: str) -> bool:
    """Tell whether a mark is a code of money, or stands for money of an unknown country."""
    return mark.isupper() or mark.startswith("?")


def _in_per_cent(number: Number) -> Fraction | None:
    """Return the value of a share in per cent; None for what is no share, and for ranges."""
    if number.high is not None or number.mark not in (RATIO, PER_CENT):
        return None
    return Fraction(number.value) * (100 if number.mark == RATIO else 1)


class Mention(NamedTuple):
    """A date as words give it; `relative` words name no date of their own.

    `lead` says how it bounds (since, until, by, before, after, week ended, year ended, months to), `part` which part of
    it (about, early, mid, late, start, end), `span` how many months or years it counts back, or which `weekday` of a
    month is meant (-1 for the last); `exact` are EDTF dates, parted by `|`, that the words give whole.
    """

    start: int
    end: int
    text: str
    first: DateParts = (None, None, None)
    last: DateParts | None = None
    lead: str = ""
    part: str = ""
    relative: str = ""
    span: int = 0
    exact: str = ""
    weekday: int | None = None  # that the words give with the day, Monday is 0


class Name(NamedTuple):
    """A name that holds digits: `5G-A`, `1+3+N`."""

    start: int
    end: int
    text: str


class Vague(NamedTuple):
    """An amount without a number: `hundreds of thousands`, `a few dozen`. It is borne out by the same words alone."""

    start: int
    end: int
    text: str


class Unreadable(NamedTuple):
    """A piece with digits or number words that means no one thing. It bears out nothing.

    `numbers` is how many a whole text has that has too many to be read.
    """

    start: int
    end: int
    text: str
    numbers: int = 0


Token = Number | Mention | Name | Vague | Unreadable


class TokenAt(NamedTuple):
    """A token that a reader found, and the index of the lexeme after it."""

    token: Token
    at: int


class Reading(NamedTuple):
    """The tokens of a text, each sort in order. They cover every digit and every number word of it."""

    text: str  # folded
    dates: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    names: tuple[Name, ...] = ()
    vague: tuple[Vague, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def has_tokens(self) -> bool:
        """Tell whether it gives anything but dates."""
        return bool(self.numbers or self.names or self.vague or self.unreadable)
