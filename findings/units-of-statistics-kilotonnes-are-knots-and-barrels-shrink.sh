#!/usr/bin/env bash
# Three units as statistics of trade and energy write them, given to six libraries of units (Pint 0.25.3, unyt 3.2.0,
# quantities 0.16.4, cf-units 3.3.1 with UDUNITS, ucumvert 0.3.2, scipp 26.8.0). Each answers without a warning:
# - 25 kt (kilotonnes, as of copper) is a speed in four: kt is their knot. In ucumvert and scipp it is 25,000 tonnes.
# - 1 bbl, the barrel of oil, is 42 US gallons (0.159 cubic metres); in Pint it is 31.5 gallons (0.119), a quarter less.
# - 2 Mt/a, tonnes a year, is tonnes on an are, a hundred square metres, in UDUNITS and scipp: a is their are.
# A unit that a library does not know is an error, as it should be.
# Hurts: a sum or a conversion of such figures fails far from its cause, or is a quarter too small and looks right.
# Instead: name units in words that no library shares (tonnes, barrels of oil, tonnes a year), and convert them by
# factors that you have written down.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check Pint==0.25.3 unyt==3.2.0 quantities==0.16.4 cf-units==3.3.1 \
  ucumvert==0.3.2 scipp==26.8.0

cat > "$tmp/ask.py" <<'PY'
import cf_units, pint, quantities, scipp, unyt
from ucumvert import PintUcumRegistry

registry, ucum = pint.UnitRegistry(), PintUcumRegistry()
libraries = {
    "Pint": lambda value, unit: registry.Quantity(value, unit).to_base_units(),
    "unyt": lambda value, unit: unyt.unyt_quantity(value, unit).in_base("mks"),
    "quantities": lambda value, unit: quantities.Quantity(value, unit).simplified,
    "UDUNITS": lambda value, unit: cf_units.Unit(f"{value} {unit}").definition,
    "ucumvert": lambda value, unit: (value * ucum.from_ucum(unit)).to_base_units(),
    "scipp": lambda value, unit: base(float(value) * scipp.Unit(unit)),
}
POSSIBLE = {"m/s": "m/s", "kg": "kg", "m**3": "m^3", "kg/m**2": "kg/m^2", "kg/s": "kg/s"}


def base(amount):
    """Of scipp, which has no base units: the first of the possible ones to which it converts."""
    for shown, unit in POSSIBLE.items():
        try:
            return f"{amount.to(unit=unit).value} {shown}"
        except scipp.UnitError:
            pass


def short(answer):
    number, _, unit = str(answer).partition(" ")
    for long, name in (
        ("meter / second", "m/s"), ("m.s-1", "m/s"), ("kilogram / second", "kg/s"), ("m-2.kg", "kg/m**2"),
        ("kilogram", "kg"), ("meter ** 3", "m**3"), ("m3", "m**3"),
    ):  # fmt: skip
        unit = name if unit == long else unit
    return f"{float(number):.4g} {unit}"


for value, unit in ((25, "kt"), (1, "bbl"), (2, "Mt/a")):
    for name, read in libraries.items():
        try:
            print(f"{value} {unit}, {name}: {short(read(value, unit))}")
        except Exception as error:
            print(f"{value} {unit}, {name}: {type(error).__name__}")
PY
"$tmp/venv/bin/python" "$tmp/ask.py" 2>/dev/null > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
25 kt, Pint: 12.86 m/s
25 kt, unyt: 12.86 m/s
25 kt, quantities: 12.86 m/s
25 kt, UDUNITS: 12.86 m/s
25 kt, ucumvert: 2.5e+07 kg
25 kt, scipp: 2.5e+07 kg
1 bbl, Pint: 0.1192 m**3
1 bbl, unyt: UnitParseError
1 bbl, quantities: 0.159 m**3
1 bbl, UDUNITS: 0.159 m**3
1 bbl, ucumvert: InvalidUcumError
1 bbl, scipp: 0.159 m**3
2 Mt/a, Pint: 63.38 kg/s
2 Mt/a, unyt: UnitParseError
2 Mt/a, quantities: LookupError
2 Mt/a, UDUNITS: 2e+07 kg/m**2
2 Mt/a, ucumvert: 63.38 kg/s
2 Mt/a, scipp: 2e+07 kg/m**2
TXT
diff "$tmp/expected" "$tmp/seen" && cat "$tmp/seen"
