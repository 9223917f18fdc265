#!/usr/bin/env bash
# Three EDTF libraries give three answers to "which days is winter 2021 (2021-24)?": December alone, October to
# December, or December to the end of February 2022. Spring is January to March in one, March to May in the others.
# Seen with python edtf 5.0.2, npm edtf 4.11.1 and npm @edtf-ts/core 0.4.2. The EDTF text names the seasons and not
# their months; the first library says so in a comment of its settings, the README of the second does not.
# Hurts: a figure dated "winter 2021" is sorted, filtered or called out of date differently by the site that shows it
# and by whoever checks it. Instead: write the months themselves (2021-12/2022-02), or a quarter (33 to 36), on which
# all three agree; keep the season's name for the readers only.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check edtf==5.0.2 pyparsing==3.3.3
npm install --silent --no-audit --no-fund --prefix "$tmp" edtf@4.11.1 @edtf-ts/core@0.4.2 > /dev/null

cat > "$tmp/ask.py" <<'PY'
import sys
from edtf import parse_edtf
for code in sys.argv[1:]:
    value = parse_edtf(code)
    first, last = value.lower_strict(), value.upper_strict()
    print(f"python-edtf {code} {first[0]}-{first[1]:02}-{first[2]:02}..{last[0]}-{last[1]:02}-{last[2]:02}")
PY
cat > "$tmp/ask.mjs" <<'JS'
import edtf from 'edtf'
import * as ts from '@edtf-ts/core'
const day = value => new Date(Number(value)).toISOString().slice(0, 10)
for (const code of process.argv.slice(2)) {
  const value = edtf(code)
  console.log(`npm-edtf ${code} ${day(value.min)}..${day(value.max)}`)
}
for (const code of process.argv.slice(2)) {
  const { value } = ts.parse(code)
  console.log(`edtf-ts ${code} ${day(value.min)}..${day(value.max)}`)
}
JS
codes=(2021-21 2021-22 2021-23 2021-24 2021-33 2021-36)
{ "$tmp/venv/bin/python" "$tmp/ask.py" "${codes[@]}"; node "$tmp/ask.mjs" "${codes[@]}"; } > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
python-edtf 2021-21 2021-03-01..2021-05-31
python-edtf 2021-22 2021-06-01..2021-08-31
python-edtf 2021-23 2021-09-01..2021-11-30
python-edtf 2021-24 2021-12-01..2021-12-31
python-edtf 2021-33 2021-01-01..2021-03-31
python-edtf 2021-36 2021-10-01..2021-12-31
npm-edtf 2021-21 2021-01-01..2021-03-31
npm-edtf 2021-22 2021-04-01..2021-06-30
npm-edtf 2021-23 2021-07-01..2021-09-30
npm-edtf 2021-24 2021-10-01..2021-12-31
npm-edtf 2021-33 2021-01-01..2021-03-31
npm-edtf 2021-36 2021-10-01..2021-12-31
edtf-ts 2021-21 2021-03-01..2021-05-31
edtf-ts 2021-22 2021-06-01..2021-08-31
edtf-ts 2021-23 2021-09-01..2021-11-30
edtf-ts 2021-24 2021-12-01..2022-02-28
edtf-ts 2021-33 2021-01-01..2021-03-31
edtf-ts 2021-36 2021-10-01..2021-12-31
TXT
echo "python edtf 5.0.2, npm edtf 4.11.1, @edtf-ts/core 0.4.2"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: a library now gives other days for a season (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: winter 2021 is 31, 92 or 90 days long, and the quarters agree"
