"""SVG -> PNG, by libvips. It is loaded when the first picture is drawn, in the process that draws it.

libvips draws SVG with librsvg and Pango: letters of all scripts that the machine has fonts for, from right to left too.
A card has one colour on another, so a PNG has sixteen tones from ink to paper, and is a quarter as big as one with all
colours. To have libvips look for the best palette would take half as long again.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from zlib import crc32

from factsheet.core import cache_file
from factsheet.core.problems import BuildError, Place, Problem
from factsheet.render.cards import fonts

SIZE = (800, 420)
"""Width and height of a PNG: two thirds of the SVG, in two thirds of the time and room."""

_SCALE = 2 / 3


@cache
def drawn_with() -> str:
    """Return what pictures are drawn with on this machine, as a key; empty if none can be drawn."""
    try:
        versions = [f"{name} {metadata.version(name)}" for name in ("pyvips", "pyvips-binary")]
    except metadata.PackageNotFoundError:
        return ""
    digest = fonts.digest()
    return " ".join((*versions, digest)) if digest else ""


def png(svg: bytes, file: Path, key: str) -> bytes:
    """Draw an SVG, or take the picture from a file of the cache that was drawn from the same. `key` is `drawn_with()`.

    Raises BuildError if the SVG cannot be drawn.
    """
    key = f"{key}\0{SIZE}\0{svg.decode()}"
    known = cache_file.read(file, key)
    if known is not None:
        return bytes(known)
    picture = _drawn(svg)
    cache_file.write(file, key, [picture])
    return picture


def _drawn(svg: bytes) -> bytes:
    try:
        vips = _vips()
        tones = vips.Image.svgload_buffer(svg, scale=_SCALE)[1] >> 4  # of red, green, blue and opacity the green
        return toned(bytes(tones.pngsave_buffer(bitdepth=4, keep="none")))
    except Exception as error:
        message = f"a card cannot be drawn: {' '.join(str(error).split())}"
        hint = "mend the template, or set `cards: none` under `extra` in mkdocs.yml"
        raise BuildError([Problem(Place("templates/card.html"), "card", message, hint)]) from error


def toned(png_: bytes) -> bytes:
    """Return a PNG of sixteen greys with the tones from ink to paper in their place: another header, and a palette."""
    size, header, rest = png_[:12], bytearray(png_[12:29]), png_[33:]
    header[_COLOURS] = _BY_PALETTE
    return b"".join((size, _checked(bytes(header)), len(_TONES).to_bytes(4, "big"), _checked(b"PLTE" + _TONES), rest))


def _checked(chunk: bytes) -> bytes:
    return chunk + crc32(chunk).to_bytes(4, "big")


_COLOURS, _BY_PALETTE = 13, 3  # where a PNG's header says how its colours are meant: here, by their numbers
_INK, _PAPER = (0x1C, 0x1B, 0x19), (0xFD, 0xFC, 0xF9)  # as in site.css; their greens are the greys 1 and 15
_TONES = bytes(
    round(ink + (paper - ink) * max(0, tone - 1) / 14)
    for tone in range(16)
    for ink, paper in zip(_INK, _PAPER, strict=True)
)


def _vips() -> Any:
    """Load libvips. One thread is enough, as there is a process for each core; nothing is asked for twice."""
    os.environ.setdefault("VIPS_CONCURRENCY", "1")
    import pyvips  # only where something is drawn: it takes memory, and threads of its own

    pyvips.cache_set_max(0)
    return pyvips
