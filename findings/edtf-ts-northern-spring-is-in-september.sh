#!/usr/bin/env bash
# EDTF level 2 tells the hemispheres apart: 25 to 28 are spring to winter in the northern one, 29 to 32 in the
# southern one. npm @edtf-ts/core 0.4.2 has the two swapped: "spring 2021, north" (2021-25) is September to November
# and "winter, north" (2021-28) is June to August; the southern codes 29 to 32 are refused as "Month must be 01-12".
# Its README calls 25 "Winter, Northern", which is neither the standard nor what it does. python edtf 5.0.2 is right.
# Hurts: who writes the more exact code, to be clear, gets a figure moved by half a year, with no warning.
# Instead: test a date library on one code of each kind before trusting it; write months where the season matters.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check edtf==5.0.2 pyparsing==3.3.3
npm install --silent --no-audit --no-fund --prefix "$tmp" @edtf-ts/core@0.4.2 > /dev/null

cat > "$tmp/ask.py" <<'PY'
import sys
from edtf import parse_edtf
for code in sys.argv[1:]:
    value = parse_edtf(code)
    print(f"python-edtf {code} months {value.lower_strict()[1]} to {value.upper_strict()[1]}")
PY
cat > "$tmp/ask.mjs" <<'JS'
import { parse } from '@edtf-ts/core'
const month = value => new Date(Number(value)).getUTCMonth() + 1
for (const code of process.argv.slice(2)) {
  const answer = parse(code)
  console.log(`edtf-ts ${code} ` + (answer.success
    ? `months ${month(answer.value.min)} to ${month(answer.value.max)}`
    : `refused: ${answer.errors[0].message}`))
}
JS
codes=(2021-25 2021-26 2021-27 2021-28 2021-29 2021-31)
{ "$tmp/venv/bin/python" "$tmp/ask.py" "${codes[@]}"; node "$tmp/ask.mjs" "${codes[@]}"; } > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
python-edtf 2021-25 months 3 to 5
python-edtf 2021-26 months 6 to 8
python-edtf 2021-27 months 9 to 11
python-edtf 2021-28 months 12 to 12
python-edtf 2021-29 months 9 to 11
python-edtf 2021-31 months 3 to 5
edtf-ts 2021-25 months 9 to 11
edtf-ts 2021-26 months 12 to 2
edtf-ts 2021-27 months 3 to 5
edtf-ts 2021-28 months 6 to 8
edtf-ts 2021-29 refused: Month must be 01-12, got: 29
edtf-ts 2021-31 refused: Month must be 01-12, got: 31
TXT
echo "python edtf 5.0.2, @edtf-ts/core 0.4.2 (25 = spring, northern hemisphere; 29 = spring, southern hemisphere)"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: the hemisphere codes are read differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: @edtf-ts/core puts the northern spring into September to November"
