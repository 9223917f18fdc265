#!/usr/bin/env bash
# 29 February 2021 never was. edtf-validate 2.0.0 (PyPI) calls it valid, python edtf 5.0.2 keeps it as a day, npm edtf
# 4.11.1 quietly makes it 1 March 2021, and only npm @edtf-ts/core 0.4.2 refuses it. All of them refuse 30 February,
# so one may think that days are checked: the first three check the month's longest length, not the year's.
# No issue about it was found for these; a PHP library had the same one and mended it.
# Hurts: a slip of the year (2020 for 2021) passes the check, and the printed date is one that no source names.
# Instead: after the EDTF check, build a real calendar day of every full date (datetime.date in Python) and refuse.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check edtf==5.0.2 edtf-validate==2.0.0 pyparsing==3.3.3
npm install --silent --no-audit --no-fund --prefix "$tmp" edtf@4.11.1 @edtf-ts/core@0.4.2 > /dev/null

cat > "$tmp/ask.py" <<'PY'
import sys
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf_validate.valid_edtf import is_valid
for code in sys.argv[1:]:
    print(f"edtf-validate {code} {'valid' if is_valid(code) else 'refused'}")
    try:
        year, month, day = parse_edtf(code).lower_strict()[:3]
        print(f"python-edtf {code} {year}-{month:02}-{day:02}")
    except EDTFParseException:
        print(f"python-edtf {code} refused")
PY
cat > "$tmp/ask.mjs" <<'JS'
import edtf from 'edtf'
import * as ts from '@edtf-ts/core'
for (const code of process.argv.slice(2)) {
  let answer = 'refused'
  try { answer = edtf(code).edtf } catch { /* refused */ }
  console.log(`npm-edtf ${code} ${answer}`)
  const other = ts.parse(code)
  console.log(`edtf-ts ${code} ${other.success ? other.value.edtf : 'refused'}`)
}
JS
codes=(2020-02-29 2021-02-29 2021-02-30)
{ "$tmp/venv/bin/python" "$tmp/ask.py" "${codes[@]}"; node "$tmp/ask.mjs" "${codes[@]}"; } > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
edtf-validate 2020-02-29 valid
python-edtf 2020-02-29 2020-02-29
edtf-validate 2021-02-29 valid
python-edtf 2021-02-29 2021-02-29
edtf-validate 2021-02-30 refused
python-edtf 2021-02-30 refused
npm-edtf 2020-02-29 2020-02-29
edtf-ts 2020-02-29 2020-02-29
npm-edtf 2021-02-29 2021-03-01
edtf-ts 2021-02-29 refused
npm-edtf 2021-02-30 refused
edtf-ts 2021-02-30 refused
TXT
echo "edtf-validate 2.0.0, python edtf 5.0.2, npm edtf 4.11.1, @edtf-ts/core 0.4.2"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: a library treats 29 February 2021 differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: two accept 29 February 2021, one turns it into 1 March, one refuses it"
