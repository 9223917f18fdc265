#!/usr/bin/env bash
# ja-timex 0.2.8 tags times in Japanese. 1990年代 (the nineties) is the year 1990, 80年代 (the eighties) a duration of 80 years, and
# 2010年代後半 (the late 2010s) the year 2010. 2025年3月期, the financial year that ended in March 2025, is that month alone.
# Of 2024年4～6月期 (April to June 2024) it finds the year 2024 and a June, which becomes one of the year of reference; with a
# hyphen, 4-6月, the 4 is the year 4.
# Hurts: figures of ten years, of twelve months and of a quarter get the date of one year or one month.
# Instead: read decades, 月期 and spans of months whole or not at all, as this project does (`factsheet/words/dates/cjk.py`).
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check ja-timex==0.2.8 pendulum==3.0.0b1

cat > "$tmp/read.py" <<'PY'
import pendulum
from ja_timex import TimexParser

parser = TimexParser(reference=pendulum.datetime(2025, 6, 10, tz="Asia/Tokyo"))
for words in ("1990年代", "80年代", "2010年代後半", "2025年3月期", "2024年4～6月期", "2024年4-6月期"):
    tags = parser.parse(words)
    days = [str(tag.to_datetime())[:10] for tag in tags if tag.type == "DATE"]
    print(words, *(f"{tag.text}={tag.value}" for tag in tags), *days)
PY
"$tmp/venv/bin/python" "$tmp/read.py" > "$tmp/seen" 2>&1
cat > "$tmp/expected" <<'TXT'
1990年代 1990年=1990-XX-XX 1990-01-01
80年代 80年=P80Y
2010年代後半 2010年=2010-XX-XX 2010-01-01
2025年3月期 2025年3月=2025-03-XX 2025-03-01
2024年4～6月期 2024年=2024-XX-XX 6月=XXXX-06-XX 2024-01-01 2025-06-01
2024年4-6月期 2024年=2024-XX-XX 4-6月=0004-06-XX 2024-01-01 0004-06-01
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: ja-timex reads these times otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: a decade is its first year, a financial year its last month, a quarter a year"
