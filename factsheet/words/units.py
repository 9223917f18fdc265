"""The words of the units that a sheet counts in, and units of physics that may be glued to digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from factsheet.words.lexer import is_cjk

PHYSICAL = frozenset({
    "cm", "mm", "km", "nm", "µm", "μm", "kg", "mg", "kt", "Mt", "Gt", "ml", "mL", "cl", "cL", "dl", "hl", "yd", "yds",
    "gal", "nmi", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "kJ", "MJ", "GJ", "TJ", "PJ", "EJ", "Hz",
    "kHz", "MHz", "GHz", "THz", "kB", "KB", "MB", "GB", "TB", "YB", "ZB", "EB", "PB", "kbit", "Mbit", "Gbit", "bps",
    "kbps", "Mbps", "Gbps", "Tbps", "kV", "mV", "mA", "Ah", "mAh", "Pa", "kPa", "MPa", "GPa", "psi", "kN", "hr", "hrs",
    "min", "mins", "sec", "secs", "ms", "ns", "ha", "km²", "m²", "m³", "km³", "cm²", "cm³", "mph", "rpm", "dB", "px",
    "dpi", "TFLOPS", "PFLOPS", "EFLOPS", "petaflops", "exaflops", "tCO₂e", "MtCO₂e", "GtCO₂e", "MtCO₂", "GtCO₂",
    "tCO2e", "toe", "Mtoe", "bbl", "boe", "kcal", "kph", "lb", "lbs", "oz", "ft", "sqm", "sqft", "TEU", "TEUs", "MWp",
    "kWp", "GWp", "kVA", "MVA", "°C", "°F", "mg/l",
})  # fmt: skip
"""Units that may be glued to a number though the sheet does not count in them; letters keep their case."""


_FIRST = re.compile(r"[^\W\d_]+[²³]?|.")


@dataclass(frozen=True, eq=False)  # `units` makes each once, so that readings are found without comparing words
class Units:
    """The words of the units that a sheet counts in, folded and in small letters. Made by `units`."""

    words: frozenset[str] = frozenset()

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first lexeme of each: light of light-years."""
        return frozenset(_FIRST.match(word)[0] for word in self.words if word)  # type: ignore[index] # always matches

    @cached_property
    def with_digits(self) -> re.Pattern[str] | None:
        """Units that hold numbers themselves: `births/1,000 population`. None where there are none."""
        names = sorted((word for word in self.words if re.search(r"\d", word)), key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\d)") if names else None

    @cached_property
    def in_cjk(self) -> tuple[str, ...]:
        """Those in scripts that part no words."""
        return tuple(word for word in self.words if is_cjk(word))


@lru_cache(maxsize=256)
def units(words: frozenset[str]) -> Units:
    """Return the units of these words, made once."""
    return Units(words)


NO_UNITS = units(frozenset())
