#!/usr/bin/env bash
# JSON-stat, in which statistical offices publish tables, has the values of a table as one list, in the order of its
# dimensions. pyjstat 2.4.0 writes a pandas table (3.1.1) by copying its column of values as its rows stand, whatever
# years and regions the rows name. Of four rows sorted by region, then year, two figures change places: North in 2023,
# which was 20, is 30 when the same library reads it back. Of a table without one of its rows the list is too short for
# its sizes. No warning in either case.
# Hurts: a figure is published for another year or region, in a file that is valid.
# Instead: before writing, put the rows in the order of the dimensions as they first appear, with an empty row for each
# pair that is missing.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check pyjstat==2.4.0 pandas==3.1.1

cat > "$tmp/ask.py" <<'PY'
import json
import pandas
from pyjstat.pyjstat import Dataset

ROWS = [("2022", "North", 10), ("2023", "North", 20), ("2022", "South", 30), ("2023", "South", 40)]


def shown(rows):
    return ", ".join(f"{area} {year}: {value}" for year, area, value in sorted(rows, key=lambda row: (row[1], row[0])))


table = pandas.DataFrame(ROWS, columns=["year", "area", "value"])
written = Dataset.read(table).write()
back = Dataset.read(written).write("dataframe")
print("written:  ", shown(table.itertuples(index=False)))
print("read back:", shown(back.itertuples(index=False)))

part = json.loads(Dataset.read(table.drop(index=2)).write())
print("without South 2022:", part["size"], part["value"])
PY
"$tmp/venv/bin/python" "$tmp/ask.py" 2>/dev/null > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
written:   North 2022: 10, North 2023: 20, South 2022: 30, South 2023: 40
read back: North 2022: 10, North 2023: 30, South 2022: 20, South 2023: 40
without South 2022: [2, 2] [10, 20, 40]
TXT
diff "$tmp/expected" "$tmp/seen" && cat "$tmp/seen"
