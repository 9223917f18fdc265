"""Wrong facts planted among the true ones of a set: the check must refuse each of them.

    python -m bench.sets.plant /tmp/gapminder [NUMBER]

Of a figure that stands in a table either the value is changed (to that of another row), the quote with it, the row, all
of these together, or the year. Prints how many of each sort were planted and refused, and each that was not.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent.parent
_VALUE, _QUOTE, _ROW = re.compile(r'value: "([^"]+)"'), re.compile(r'quote: "([^"]+)"'), re.compile(r'row: "([^"]+)"')
_HEADING, _YEAR = re.compile(r'heading: "([^"]+)"'), re.compile(r'as_of: "([^"]+)"')
WAYS = ("value", "value and quote", "row", "value, quote and row", "year")


def main(arguments: list[str]) -> None:
    """Plant wrong facts beside a set, check them, and print what was refused."""
    parser = argparse.ArgumentParser("python -m bench.sets.plant")
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=100)
    asked = parser.parse_args(arguments)
    lines = (asked.folder / "facts.yaml").read_text(encoding="utf-8").split("\n")
    planted = plant(lines, asked.number, Random(20))  # noqa: S311 - the same each time
    file = asked.folder / "planted.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "build.py", "check", "--format", "json", "--facts", file]
    done = subprocess.run(
        [*command, "--sources", asked.folder / "sources"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    problems = [json.loads(line) for line in done.stdout.splitlines()]
    refused = {problem["line"] - 1 for problem in problems if problem["level"] == "error"}
    for way, number in Counter(planted.values()).items():
        print(f"{way}: {sum(refused >= {at} for at, own in planted.items() if own == way)} of {number} refused")
    for at in sorted(planted.keys() - refused):
        print(f"not refused ({planted[at]}): {lines[at].strip()}")


def plant(lines: list[str], number: int, random: Random) -> dict[int, str]:
    """Make some lines wrong; return in which way each is."""
    cited = [at for at, line in enumerate(lines) if _ROW.search(line) and "points: [" not in line]
    figures, dated = ([at for at in cited if part.search(lines[at])] for part in (_VALUE, _YEAR))
    true = list(lines)
    planted: dict[int, str] = {}
    for way in WAYS:
        places = dated if way == "year" else figures
        for at in random.sample(places, number):
            wrong = _wrong(true[at], way, [true[other] for other in random.sample(places, 200)])
            if at not in planted and wrong and Counter(planted.values())[way] < number // len(WAYS):
                lines[at], planted[at] = wrong, way
    return planted


def _wrong(line: str, way: str, others: list[str]) -> str:
    """Return a line made wrong with what another one of the same column has; an empty text if that cannot be."""
    if way == "year":
        return _YEAR.sub(lambda year: f'as_of: "{int(year[1]) + 5}"', line) if _YEAR.search(line) else ""
    for other in others:
        if _same(_HEADING, line, other) and not any(_same(part, line, other) for part in (_VALUE, _QUOTE, _ROW)):
            for part, name in ((_VALUE, "value"), (_QUOTE, "quote"), (_ROW, "row")):
                if name in way:
                    line = part.sub(part.search(other)[0].replace("\\", "\\\\"), line)  # type: ignore[index]
            return line
    return ""


def _same(part: re.Pattern[str], line: str, other: str) -> bool:
    return part.findall(line) == part.findall(other)


if __name__ == "__main__":
    main(sys.argv[1:])
