#!/usr/bin/env bash
# In npm edtf 4.11.1 the set [2019..2021], "some year from 2019 to 2021", has 31 December 2019 as its last moment, and
# so has the list {2019..2021}, "all the years from 2019 to 2021": only the range's first year counts for .max.
# covers() and includes() then say that 2020 and 2021 are not in it, although iterating it gives all three years.
# [2019,2020,2021] has the right end. python edtf 5.0.2 gives 2021 for all of them. No issue about it was found.
# Hurts: a figure "for 2019 to 2021" is taken for one of 2019: sorted too early, called stale, left out of a filter.
# Instead: write an interval (2019/2021) or name every year; do not ask .max of a set that has ".." inside.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check edtf==5.0.2 pyparsing==3.3.3
npm install --silent --no-audit --no-fund --prefix "$tmp" edtf@4.11.1 > /dev/null

cat > "$tmp/ask.py" <<'PY'
import sys
from edtf import parse_edtf
for code in sys.argv[1:]:
    first, last = parse_edtf(code).lower_strict(), parse_edtf(code).upper_strict()
    print(f"python-edtf {code} {first[0]}..{last[0]}")
PY
cat > "$tmp/ask.mjs" <<'JS'
import edtf from 'edtf'
const year = value => new Date(value).getUTCFullYear()
for (const code of process.argv.slice(2)) {
  const value = edtf(code)
  const years = value.type === 'Interval' ? '' : ` years ${[...value].map(one => one.edtf).join(' ')}`
  console.log(`npm-edtf ${code} ${year(value.min)}..${year(value.max)} covers 2020: ${value.covers(edtf('2020'))}${years}`)
}
JS
codes=('[2019..2021]' '{2019..2021}' '[2019,2020,2021]' '2019/2021')
{ "$tmp/venv/bin/python" "$tmp/ask.py" "${codes[@]}"; node "$tmp/ask.mjs" "${codes[@]}"; } > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
python-edtf [2019..2021] 2019..2021
python-edtf {2019..2021} 2019..2021
python-edtf [2019,2020,2021] 2019..2021
python-edtf 2019/2021 2019..2021
npm-edtf [2019..2021] 2019..2019 covers 2020: false years 2019 2020 2021
npm-edtf {2019..2021} 2019..2019 covers 2020: false years 2019 2020 2021
npm-edtf [2019,2020,2021] 2019..2021 covers 2020: true years 2019 2020 2021
npm-edtf 2019/2021 2019..2021 covers 2020: true
TXT
echo "python edtf 5.0.2, npm edtf 4.11.1"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: the end of a range in a set is computed differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: in npm edtf the range 2019..2021 inside a set ends with 2019"
