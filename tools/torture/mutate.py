"""A sheet -> a broken or odd one, by chance: its tree first, since that reaches the rules, then its text."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import yaml

from tools.torture.vocabulary import BYTES, SITES, TEXTS, keys

Node = Any
"""A mapping, a list or a text of a sheet; after a change of type also a number, a truth value or nothing."""

Slot = tuple[Any, Any]
"""A mapping or list, and the key or index in it."""


def variant(random: Random) -> bytes:
    """Return a small real sheet with one to six changes."""
    tree = copy.deepcopy(random.choice(_trees()))
    if random.random() < 0.1:
        return _text_changed(random, random.choice(_texts()))
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 6))):
        slots = list(_slots(tree))
        if not slots:
            break
        random.choice(CHANGES)(random, random.choice(slots), slots)
    text = written(tree, random)
    return _text_changed(random, text) if random.random() < 0.15 else text.encode("utf-8", "surrogatepass")


@cache
def _texts() -> tuple[str, ...]:
    return tuple(file.read_text(encoding="utf-8") for file in SITES)


@cache
def _trees() -> tuple[Node, ...]:
    return tuple(yaml.load(text, yaml.BaseLoader) for text in _texts())  # noqa: S506 - it makes only texts


@cache
def _keys() -> tuple[str, ...]:
    return keys()


def written(tree: Node, random: Random) -> str:
    """Return a tree as YAML, in blocks or in brackets, narrow or wide."""
    flow = random.choice((False, False, None, True))
    dumped: str = yaml.dump(
        tree,
        Dumper=_Dumper,
        allow_unicode=random.random() < 0.8,
        sort_keys=random.random() < 0.1,
        default_flow_style=flow,
        width=random.choice((40, 120, 10_000)),
        indent=random.choice((2, 4)),
    )
    return dumped


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML asks so
        """Write a thing out wherever it stands: an alias is refused at once, and nothing behind it is reached."""
        return True


def _slots(node: Node) -> Iterator[Slot]:
    """Yield every place of a tree that holds something."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in list(entries):
        yield node, key
        yield from _slots(child)


def _drop(_random: Random, slot: Slot, _slots: list[Slot]) -> None:
    del slot[0][slot[1]]


def _double(random: Random, slot: Slot, _slots: list[Slot]) -> None:
    """Let an entry stand twice, or many times."""
    holder, key = slot
    times = random.choice((1, 1, 1, 60))
    if isinstance(holder, list):
        holder[key:key] = [copy.deepcopy(holder[key]) for _ in range(times)]
    else:
        holder.update({f"{key}-{number}": copy.deepcopy(holder[key]) for number in range(times)})


def _swap(random: Random, slot: Slot, slots: list[Slot]) -> None:
    """Let two things change places; a copy of each, since one may hold the other."""
    other = random.choice(slots)
    one, two = (copy.deepcopy(holder[key]) for holder, key in (slot, other))
    slot[0][slot[1]], other[0][other[1]] = two, one


def _graft(random: Random, slot: Slot, _slots_here: list[Slot]) -> None:
    """Put in what stands somewhere in another sheet, best under the same key."""
    others = list(_slots(random.choice(_trees())))
    alike = [other for other in others if other[1] == slot[1]]
    holder, key = random.choice(alike or others)
    slot[0][slot[1]] = copy.deepcopy(holder[key])


def _change_type(random: Random, slot: Slot, _slots: list[Slot]) -> None:
    holder, key = slot
    old = holder[key]
    others: list[Node] = [
        None,
        True,
        0,
        -1,
        2.5,
        [],
        {},
        "",
        [old],
        {"value": old},
        str(old)[:200],
        {random.choice(_keys()): old},
    ]
    holder[key] = random.choice(others)


def _rename(random: Random, slot: Slot, _slots: list[Slot]) -> None:
    """Give a key another name: one that some record has, one misspelt, or an odd text."""
    holder, key = slot
    if not isinstance(holder, dict):
        return
    names = (random.choice(_keys()), f"{key}s", str(key)[:-1], str(key).upper(), random.choice(TEXTS))
    changed = {random.choice(names) if old == key else old: child for old, child in holder.items()}
    holder.clear()
    holder.update(changed)


def _add_key(random: Random, slot: Slot, slots: list[Slot]) -> None:
    """Add a key that some record has, with a value that some other key has."""
    holder, source = slot[0], random.choice(slots)
    if isinstance(holder, dict):
        holder[random.choice(_keys())] = copy.deepcopy(source[0][source[1]])


def _odd_text(random: Random, slot: Slot, _slots: list[Slot]) -> None:
    slot[0][slot[1]] = random.choice(TEXTS)


def _spliced(random: Random, slot: Slot, slots: list[Slot]) -> None:
    """Put an odd text, or a part of another one, into a text."""
    holder, key = slot
    if not isinstance(holder[key], str):
        return
    texts = [child for child in (other[0][other[1]] for other in slots) if isinstance(child, str)]
    more = random.choice((random.choice(TEXTS), random.choice(texts), str(random.randrange(10**6))))
    begin = random.randrange(len(holder[key]) + 1)
    end = begin + random.choice((0, 0, 1, 5))
    holder[key] = holder[key][:begin] + more + holder[key][end:]


def _digit(random: Random, slot: Slot, _slots: list[Slot]) -> None:
    """Change a digit: what most slips of the pen are."""
    holder, key = slot
    places = [at for at, letter in enumerate(holder[key]) if letter.isdigit()] if isinstance(holder[key], str) else []
    if places:
        at = random.choice(places)
        holder[key] = f"{holder[key][:at]}{random.randrange(10)}{holder[key][at + 1 :]}"


def _deepen(random: Random, slot: Slot, _slots: list[Slot]) -> None:
    for _ in range(random.choice((1, 8, 14, 15, 16, 17, 60))):
        slot[0][slot[1]] = random.choice(([slot[0][slot[1]]], {"a": slot[0][slot[1]]}))


CHANGES: tuple[Callable[[Random, Slot, list[Slot]], None], ...] = (
    _drop,
    _drop,
    _double,
    _swap,
    _swap,
    _graft,
    _graft,
    _change_type,
    _rename,
    _add_key,
    _add_key,
    _odd_text,
    _odd_text,
    _spliced,
    _spliced,
    _digit,
    _digit,
    _deepen,
)


def _text_changed(random: Random, text: str) -> bytes:
    """Return a text whose lines or bytes were changed: what a merge, an editor or a bad disk does."""
    lines = text.split("\n")
    for _ in range(random.choice((1, 1, 2, 4))):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(7):
            case 0:
                lines[at:at] = lines[other : other + random.choice((1, 1, 5))]
            case 1:
                del lines[at]
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * random.choice((1, 2, 3)) + lines[at]
            case 4:
                lines[at] = lines[at].strip() if random.random() < 0.5 else f"\t{lines[at]}"
            case 5:
                begin = random.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:begin] + random.choice(TEXTS) + lines[at][begin:]
            case _:
                lines[at:] = random.choice(([lines[at][: random.randrange(len(lines[at]) + 1)]], [*lines[at:], "..."]))
        lines = lines or [""]
    raw = "\n".join(lines).encode("utf-8", "surrogatepass")
    if random.random() < 0.3:
        begin = random.randrange(len(raw) + 1)
        raw = raw[:begin] + random.choice(BYTES) + raw[begin + random.choice((0, 1)) :]
    return raw
