#!/usr/bin/env bash
# DuckDB 2.0.1 guesses the types of a CSV from its first 20,480 rows. If a column is whole up to there, a later 2.5 is
# read as 3, and 0.4 as 0: rounded, without an error, a warning or a row left out. A word in its place is an error.
# Known: https://github.com/duckdb/duckdb/issues/25824 (open in November 2026).
# Hurts: a share or a price that is rarely broken is counted wrong, and sums are off, in a table that reads without fault.
# Instead: name the types, `read_csv(file, types = {'amount': 'DECIMAL(38,10)'})`, or read all rows before guessing with
# `sample_size = -1`, or take Parquet, where types travel with the data.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check duckdb==2.0.1

cat > "$tmp/ask.py" <<'PY'
import sys

import duckdb

file = f"{sys.argv[1]}/late.csv"

def read(rows, late, options=""):
    with open(file, "w") as opened:
        opened.write("amount\n" + "1\n" * rows + f"{late}\n")
    try:
        found = duckdb.sql(f"SELECT typeof(amount), amount FROM read_csv('{file}'{options}) WHERE amount <> 1").fetchall()
    except duckdb.Error as error:
        return type(error).__name__
    return ", ".join(f"{kind} {amount}" for kind, amount in found)

print(f"DuckDB {duckdb.__version__}")
for rows in (20_478, 20_480):
    print(f"2.5 after {rows} whole numbers: {read(rows, '2.5')}")
print(f"0.4 after 20480 whole numbers: {read(20_480, '0.4')}")
print(f"a word after 20480 whole numbers: {read(20_480, 'many')}")
print(f"2.5 with all rows read before: {read(20_480, '2.5', ', sample_size = -1')}")
named = ", types = {'amount': 'DECIMAL(38,10)'}"
print(f"2.5 with the type named: {read(20_480, '2.5', named)}")
PY
"$tmp/venv/bin/python" "$tmp/ask.py" "$tmp" > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
DuckDB 2.0.1
2.5 after 20478 whole numbers: DOUBLE 2.5
2.5 after 20480 whole numbers: BIGINT 3
0.4 after 20480 whole numbers: BIGINT 0
a word after 20480 whole numbers: ConversionException
2.5 with all rows read before: DOUBLE 2.5
2.5 with the type named: DECIMAL(38,10) 2.5000000000
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: DuckDB reads late decimals differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: DuckDB rounds a decimal that comes after 20,480 whole numbers, without a word"
