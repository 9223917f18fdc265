"""The rows of tables as a captured text writes them: one line each, each cell behind the heading of its column.

    City: Ogdenville | AI companies: 2,400 | Share: 12%

Lines inside a cell are parted by ` / `; a `|` in a cell or a heading is written `¦`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_BETWEEN_CELLS, _BEHIND_HEADING, BETWEEN_LINES = " | ", ": ", " / "


def row(cells: Iterable[tuple[str, str]]) -> str:
    """Write the heading and the text of each cell as a line; a heading may be empty.

    >>> row([("City", "Ogdenville"), ("AI companies", "2,400")])
    'City: Ogdenville | AI companies: 2,400'
    """
    whole = (f"{heading}{_BEHIND_HEADING}{text}" if heading else text for heading, text in cells)
    return _BETWEEN_CELLS.join(cell.replace(_BETWEEN_CELLS.strip(), "¦") for cell in whole)


def cells(line: str) -> Iterator[tuple[str, slice]]:
    """Yield the heading of each cell of a row, and where its text stands; nothing for a line that is no row.

    >>> line = "City: Ogdenville | Halls: 4 / 2023"
    >>> [(heading, line[text]) for heading, text in cells(line)]
    [('City', 'Ogdenville'), ('Halls', '4 / 2023')]
    """
    start = 0
    for cell in line.split(_BETWEEN_CELLS) if _BETWEEN_CELLS in line else ():
        stop = start + len(cell)
        heading, colon, _ = cell.partition(_BEHIND_HEADING)
        yield (heading if colon else ""), slice(start + (len(heading + colon) if colon else 0), stop)
        start = stop + len(_BETWEEN_CELLS)


def pieces(line: str) -> Iterator[slice]:
    """Yield the parts of a line that stand together in the source: the lines of each cell; a paragraph is one.

    >>> [line[piece] for line in ["City: Ogdenville | Halls: 4 / 2023"] for piece in pieces(line)]
    ['Ogdenville', '4', '2023']
    """
    if _BETWEEN_CELLS not in line:
        yield slice(0, len(line))
        return
    for _, text in cells(line):
        start = text.start
        for piece in line[text].split(BETWEEN_LINES):
            yield slice(start, start + len(piece))
            start += len(piece) + len(BETWEEN_LINES)
