"""Every reader, asked for every row that it claims, as a table."""

from __future__ import annotations

import argparse
import platform
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from bench import readers
from bench.readers.adapters import READERS, Reader
from bench.readers.facts import Day, Reading, Row, rows_of
from bench.readers.judging import verdict

COLUMNS = (
    "reader", "version", "rows", "right", "wrong", "of these right too", "refused", "of these other value",
    "nothing follows: silent", "gives one", "ms a call",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """The readings that a reader gave for a row, what it raised, and how that counts."""

    row: Row
    given: tuple[Reading, ...]
    raised: str
    counted: str


def ask(reader: Reader, row: Row) -> Answer:
    """Ask a reader for a row. Return its answer, which has no readings if the reader raises."""
    given: tuple[Reading, ...] = ()
    raised = ""
    try:
        given = tuple(dict.fromkeys(reader.read(row)))
    except Exception as error:  # a reader may raise whatever it likes
        raised = f"{type(error).__name__}: {error}"
    return Answer(row, given, raised, verdict(row, given, reader.open_ends))


def line(reader: Reader, answers: Sequence[Answer], milliseconds: float) -> str:
    """Return a reader's line of the table."""
    count = Counter(answer.counted for answer in answers)
    return _cells(
        reader.name, reader.version or "not installed", len(answers), count["right"],
        count["wrong"] + count["right too"], count["right too"], count["refused"] + count["other value"],
        count["other value"], count["silent"], count["gives one"], f"{milliseconds:.2f}",
    )  # fmt: skip


def timed(reader: Reader, rows: Sequence[Row]) -> float:
    """Return the milliseconds of CPU that a call takes."""
    start = time.process_time()
    for row in rows:
        ask(reader, row)
    return (time.process_time() - start) * 1000 / max(1, len(rows))


def shown(reading: Reading) -> str:
    """Put a reading in words: `3..5`, `2024-01-01/2024-12-31`."""
    first, last = (_shown(end) for end in reading)
    joint = ".." if isinstance(reading[0], Decimal) else "/"
    return first if first == last else f"{first}{joint}{last}"


def _shown(end: Decimal | Day | None) -> str:
    if end is None:
        return ".."
    return f"{end:f}" if isinstance(end, Decimal) else "{:04}-{:02}-{:02}".format(*end)


def _cells(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _head(*cells: str) -> None:
    print(_cells(*cells), _cells(*("---" for _ in cells)), sep="\n")


def _single_rows(reader: Reader, answers: Iterable[Answer]) -> None:
    for answer in answers:
        given = answer.raised or ", ".join(map(shown, answer.given))
        print(_cells(reader.name, answer.row.language, answer.row.quote, answer.row.unit, answer.counted, given))


def main() -> None:
    """Print the table, and with `--rows` the single rows."""
    options = argparse.ArgumentParser(description=(readers.__doc__ or "").partition("\n")[0])
    options.add_argument("tables", nargs="+", type=Path)
    options.add_argument("--rows", action="store_true", help="what each reader gives for each row")
    asked = options.parse_args()
    warnings.simplefilter("ignore")
    rows = [row for path in asked.tables for row in rows_of(path)]
    answers: list[tuple[Reader, list[Answer]]] = []
    print(f"{date.today()}, Python {platform.python_version()}, {len(rows)} rows of", end=" ")
    print(", ".join(path.name for path in asked.tables), end="\n\n")
    _head(*COLUMNS)
    for reader in READERS:
        claimed = [row for row in rows if row.sort == reader.sort and reader.claims(row)] if reader.version else []
        answers.append((reader, [ask(reader, row) for row in claimed]))
        print(line(reader, answers[-1][1], timed(reader, claimed)), flush=True)
    if asked.rows:
        print()
        _head("reader", "language", "quote", "unit or nature", "counted", "gives")
        for reader, single in answers:
            _single_rows(reader, single)


if __name__ == "__main__":
    main()
