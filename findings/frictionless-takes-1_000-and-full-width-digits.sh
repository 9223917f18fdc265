#!/usr/bin/env bash
# frictionless 5.21.0 validates integers and numbers with Python's own int() and Decimal(). So it finds no fault with
# `1_000`, with full-width `１２`, Arabic-Indic `٣` and Devanagari `१`. Table Schema writes numbers as XML Schema's
# decimal, whose digits are 0 to 9, and groups digits only by a `groupChar` that the schema declares. No issue about it
# was found in its tracker.
# Hurts: a file that "validates" is read as text, or refused, by the next reader.
# Instead: give a number that is typed as a string a pattern, [0-9] and not \d, which is what our `value` has.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check frictionless==5.21.0

cat > "$tmp/ask.py" <<'PY'
import frictionless
from frictionless import Resource, Schema, fields

def read(kind, cell, **constraints):
    field = kind(name="value", constraints=constraints)
    resource = Resource(data=[["value"], [cell]], schema=Schema(fields=[field]))
    valid = "valid" if resource.validate().valid else "refused"
    return f"{valid}, {resource.read_rows()[0].to_dict()['value']!r}"

print(f"frictionless {frictionless.__version__}")
for cell in ("1_000", "１２", "٣", "१", " 5", "1,000", "1__0"):
    print(f"integer {ascii(cell)}: {read(fields.IntegerField, cell)}")
for cell in ("1_000.5", "１２.5"):
    print(f"number {ascii(cell)}: {read(fields.NumberField, cell)}")
print(f"string '1_000' with a pattern: {read(fields.StringField, '1_000', pattern='^[0-9]+$')}")
PY
"$tmp/venv/bin/python" -W ignore "$tmp/ask.py" > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
frictionless 5.21.0
integer '1_000': valid, 1000
integer '\uff11\uff12': valid, 12
integer '\u0663': valid, 3
integer '\u0967': valid, 1
integer ' 5': valid, 5
integer '1,000': refused, None
integer '1__0': refused, None
number '1_000.5': valid, Decimal('1000.5')
number '\uff11\uff12.5': valid, Decimal('12.5')
string '1_000' with a pattern: refused, '1_000'
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: frictionless reads numbers differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: frictionless takes for numbers what int() and Decimal() take"
