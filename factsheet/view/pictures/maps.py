"""The map of an entity's relations: itself at the left, the entities linked to it beside it, their own links beyond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from factsheet.view.references import EntityRef, Link

ENOUGH = 3
"""The fewest nodes around an entity that make a map worth drawing."""

NEAR, FAR = 16, 4
"""The most nodes drawn beside the entity, and beside each of those; the list of links has the rest."""

COLUMNS = (0, 330, 700)
"""Left edges of the columns, in the map's own units (CSS pixels at full size)."""

LINE, CHARACTER = 34, 7.8
"""The characters that fit a line of a name, and the average width of one."""

HEAD, LEADING, GAP = 18, 19, 14
"""Heights: of the label over a name, of a line of the name, and of the gap between two nodes."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity on the map, with the link that leads to it.

    `y` is the middle of its name. The line to it starts at the point (`from_x`, `from_y`).
    """

    entity: EntityRef
    lines: tuple[str, ...]
    label: str  # the link, read from the node before; empty for the entity itself
    nature: str
    x: int
    y: int
    from_x: int
    from_y: int

    @property
    def curve(self) -> str:
        """The line that leads to it, as the data of an SVG path."""
        start, end = f"M{self.from_x} {self.from_y}", f"{self.x - 8} {self.y}"
        return f"{start}C{self.from_x + 40} {self.from_y} {self.x - 60} {self.y} {end}"

    @property
    def top(self) -> int:
        """The base line of its name's first line."""
        return self.y + 5 - 9 * (len(self.lines) - 1)

    @property
    def spans(self) -> tuple[tuple[int, str], ...]:
        """The lines of its name, each with its base line."""
        return tuple((self.top + LEADING * index, line) for index, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Map:
    """Nodes to draw, the entity itself first."""

    nodes: tuple[Node, ...]
    height: int
    more: bool  # whether there are links that are not drawn


def map_of(entity: EntityRef, links: dict[str, list[Link]]) -> Map | None:
    """Make the map around an entity. Return None if it would show too little.

    `links` has the entity's own links and those of each entity that it is linked to, by id.
    """
    near = list(_once(links[entity.id], {entity.id}))
    branches = [(link, list(_once(links[link.entity.id], {entity.id}))[:FAR]) for link in near[:NEAR]]
    if len(branches) + sum(len(far) for _, far in branches) < ENOUGH:
        return None
    heights = [max(_height(link), sum(map(_height, far))) for link, far in branches]
    nodes = [_root(entity, sum(heights) // 2)]
    for top, tall, (link, far) in zip(_tops(heights), heights, branches, strict=True):
        here = _node(link, nodes[0], 1, top + tall // 2)
        nodes.append(here)
        inner = [_height(other) for other in far]
        start = top + (tall - sum(inner)) // 2
        nodes += [
            _node(other, here, 2, start + below + own // 2)
            for other, below, own in zip(far, _tops(inner), inner, strict=True)
        ]
    return Map(tuple(nodes), sum(heights), len(near) > NEAR)


def _tops(heights: list[int]) -> Iterable[int]:
    return accumulate(heights[:-1], initial=0) if heights else ()


def _height(link: Link) -> int:
    return HEAD + LEADING * len(lines(link.entity.name)) + GAP


@lru_cache(maxsize=1 << 16)
def lines(name: str) -> tuple[str, ...]:
    """Break a name into one line or two, and cut the second short if it is too long.

    >>> lines("National Data Administration and its Digital Economy Office")
    ('National Data Administration and', 'its Digital Economy Office')
    """
    if len(name) <= LINE:
        return (name,)
    cut = name.rfind(" ", 0, LINE + 1)
    cut = cut if cut > 0 else LINE
    rest = name[cut:].strip()
    return (name[:cut], rest if len(rest) <= LINE else f"{rest[: LINE - 1].rstrip()}…")


def _root(entity: EntityRef, y: int) -> Node:
    return Node(entity, lines(entity.name), "", "reported", COLUMNS[0], y, 0, 0)


def _node(link: Link, before: Node, column: int, y: int) -> Node:
    wide = max(map(len, before.lines)) * CHARACTER
    return Node(
        entity=link.entity,
        lines=lines(link.entity.name),
        label=link.label,
        nature=link.nature,
        x=COLUMNS[column],
        y=y,
        from_x=before.x + round(wide) + 6,
        from_y=before.y,
    )


def _once(links: Iterable[Link], taken: set[str]) -> Iterator[Link]:
    """Yield the first link to each entity that is not drawn yet."""
    seen = set(taken)
    for link in links:
        if link.entity.id not in seen:
            seen.add(link.entity.id)
            yield link
