"""The words of a cell -> the same with what the labels of its table say of the number: its scale, then its unit.

A table has them in the heading of a column, in the label of a row or in a caption: `Employees (thousands)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factsheet.checks.known_units import KnownUnits
from factsheet.core import dimensions
from factsheet.words.language import language
from factsheet.words.lexer import is_cjk, texts_of
from factsheet.words.normalize import fold
from factsheet.words.reader import read_folded
from factsheet.words.tokens import Reading

_PIECES = re.compile(r"[\s()\[\]（）【】,，:：/]+")
_PLURAL = re.compile(r"(thousand|million|billion|trillion)s")
_PERCENTAGE = re.compile(r"\bpercentages?\b(?!\W?points?\b)")
"""A word that heads columns, but stands behind no number: 4.5 percentage."""
_NOUGHTS = re.compile(r"['’]?000s?")
_THOUSANDS = re.compile(r"\((?:in |en )?1[.,'\s]?000\b")
_PER_THOUSAND = re.compile(r"\b(?:per|pro|je|par|por|pour|for|på|na|на)\s1[.,'\s]?000\b", re.IGNORECASE)
_SCALES = {10**3: "thousand", 10**6: "million", 10**9: "thousand million"}
"""Scales in words that every language reads, for those that a label writes in another way: EUR m."""
_METAL = re.compile(r"^(?:Mn|Cr)(?=\W*$|\W*\(| [IVXL]+\b)")
"""The beginning of a label that is manganese or chromium, not millions or crores: Mn, Cr (ppm), Mn XVII."""


def labelled(words: str, labels: Sequence[Iterable[str]], unit: str, tag: str | None, units: KnownUnits) -> str:
    """Return folded words with the scale and the unit that labels give, both from the nearest labels that have them.

    `labels` are the nearest ones first, such as those of the cell and the captions; `tag` is their language. Words with
    several numbers or dates are left as they are, as a label would count for the last alone: `4,512 (1.2)`. Words with
    two scales then bear out neither.
    """
    folded = [[fold(label) for label in group] for group in labels]
    scales = next(filter(None, (sorted(set(_scales(group, unit, tag, units))) for group in folded)), [])
    name = next((word for group in folded for label in group if (word := _unit_in(label, unit, tag, units))), "")
    if (scales or name) and _has_several(read_folded(words, tag, units.for_reader)):
        return words
    gap = "" if is_cjk(words[-1:] + "".join(scales)) else " "
    return gap.join(filter(None, (words, *scales, name)))


def _has_several(reading: Reading) -> bool:
    return len(reading.numbers) + len(reading.dates) + len(reading.unreadable) > 1


def _scales(labels: Iterable[str], unit: str, tag: str | None, units: KnownUnits) -> Iterator[str]:
    """Yield each word of labels that multiplies a number before it, in the form in which it stands behind one."""
    for label in labels:
        plain = _THOUSANDS.sub("(thousand", _PER_THOUSAND.sub("", _METAL.sub("", label, count=1)))
        words = list(_scale_words(filter(None, _PIECES.split(plain)), tag, units))
        numbers = () if words else read_folded(f"{plain} 1", tag, units.for_reader).numbers[-1:]
        is_money = any(number.mark for number in numbers)
        if numbers and not is_money and (not unit or dimensions.ratio(unit, "metres", units.sheet.units)):
            continue  # Width (m)
        yield from words or (_SCALES[number.scale] for number in numbers if number.scale in _SCALES)


def _scale_words(pieces: Iterable[str], tag: str | None, units: KnownUnits) -> Iterator[str]:
    """Yield those pieces of a label that are words which multiply."""
    for piece in pieces:
        if _NOUGHTS.fullmatch(piece):
            yield "thousand"
            continue
        word = _PLURAL.sub(r"\1", piece.lower()) if piece.isascii() else piece
        numbers = read_folded(f"1{'' if is_cjk(word[:1]) else ' '}{word}", tag, units.for_reader).numbers
        if not piece[0].isdigit() and len(numbers) == 1 and numbers[0].scale > 1:
            yield word


def _unit_in(label: str, unit: str, tag: str | None, units: KnownUnits) -> str:
    """Return the word by which a label names a unit, in a form that stands behind numbers; empty if it does not.

    For a fact without a figure, which has no unit, it is the first mark that the label names.
    """
    if mark := next((words for value, words in _marks(label, tag) if not unit or value in units.marks(unit, tag)), ""):
        return mark
    if not any(unit in named for named in units.named(label.lower())):
        return ""
    words = sorted(map(fold, units.names.get(unit, ())), key=len, reverse=True)
    return next((word for word in words if word.lower() in label.lower()), "")


def _marks(label: str, tag: str | None) -> Iterator[tuple[str, str]]:
    """Yield the marks that a label names, such as per cent and money, each with its words."""
    spoken = language(tag)
    texts = texts_of(spoken.lexer.read(_PERCENTAGE.sub("per cent", label.lower())))
    at = 0
    while at < len(texts):
        mark = spoken.tables.marks.after(texts, at) or spoken.tables.money.after(texts, at)
        if mark:
            yield str(mark.value), " ".join(texts[at : mark.at])
        at = mark.at if mark else at + 1
