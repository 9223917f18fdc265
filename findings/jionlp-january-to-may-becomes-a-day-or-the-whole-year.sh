#!/usr/bin/env bash
# Chinese statistics count from the begin of the year: 2024年1-5月 is January to May 2024. JioNLP 1.5.31 reads it as all of 2024, and
# 1-5月 as the 5th of January; 2024年1月至5月 is January alone. Each is called `accurate`, as a point in time and no span. In a
# sentence its tagger makes two dates of it and leaves 月 out: 2024年, and 1-11, the 11th of January of the year that is now.
# Only 前5个月 (the first five months) is what it says.
# Hurts: a figure of five months is dated with a year or a day, so that it looks larger or smaller than it is.
# Instead: read spans of months before a parser sees them, as this project does (`factsheet/words/dates/cjk_words.py`).
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check jionlp==1.5.31 jiojio==1.2.8 numpy==2.4.6

cat > "$tmp/read.py" <<'PY'
from time import mktime

import jionlp

june = mktime((2025, 6, 10, 12, 0, 0, 0, 0, 0))
for words in ("1-5月", "2024年1-5月", "2024年1至5月", "2024年1-11月", "2024年1月至5月", "2024年前5个月"):
    read = jionlp.parse_time(words, time_base=june)
    first, last = (moment[:10] for moment in read["time"])
    print(words, first, last, read["type"], read["definition"])
for tagged in jionlp.ner.extract_time("2024年1-11月，软件出口增长3%。", time_base=june):
    print("tagged", tagged["text"], *(moment[:10] for moment in tagged["detail"]["time"]))
PY
"$tmp/venv/bin/python" "$tmp/read.py" 2>&1 | grep -v '^#' > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
1-5月 2025-01-05 2025-01-05 time_point accurate
2024年1-5月 2024-01-01 2024-12-31 time_point accurate
2024年1至5月 2024-01-01 2024-12-31 time_point accurate
2024年1-11月 2024-01-01 2024-12-31 time_point accurate
2024年1月至5月 2024-01-01 2024-01-31 time_point accurate
2024年前5个月 2024-01-01 2024-05-31 time_span accurate
tagged 2024年 2024-01-01 2024-12-31
tagged 1-11 2025-01-11 2025-01-11
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: JioNLP reads spans of months otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: January to May is a year, a month or a day"
