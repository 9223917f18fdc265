#!/usr/bin/env bash
# Two libraries take the word "billion" for the wrong power of ten in languages that count by the long scale, where it
# is 10^12. num2words 0.5.14 writes 10^9 in Serbian as "jedan bilion"; text2num 3.1.0 reads the European Portuguese
# "um bilião" as 10^9 (its README offers "Brazilian and European"; only the Brazilian bilhão is 10^9).
# CLDR (Babel 2.19.0) says milijarda and mil milhões for 10^9, bilion and bilião for 10^12; num2words' own Portuguese
# agrees with CLDR, so what num2words writes text2num reads a thousand times too small. No issue about it was found.
# Hurts: amounts written or checked in words are off by a thousand, in well-formed sentences that nobody doubts.
# Instead: compare each scale word with CLDR's long compact form of the very locale before relying on a library.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check num2words==0.5.14 text2num==3.1.0 Babel==2.19.0

cat > "$tmp/ask.py" <<'PY'
from babel.numbers import format_compact_decimal
from num2words import num2words
from text_to_num import text2num

for power in (9, 12):
    cldr = format_compact_decimal(10**power, locale="sr_Latn", format_type="long").replace("\xa0", " ")
    print(f"Serbian 10^{power}: CLDR {cldr!r}, num2words {num2words(10**power, lang='sr')!r}")
for power in (9, 12):
    cldr = format_compact_decimal(10**power, locale="pt_PT", format_type="long").replace("\xa0", " ")
    words = num2words(10**power, lang="pt")
    print(f"Portuguese 10^{power}: CLDR {cldr!r}, num2words {words!r}, which text2num reads as {text2num(words, 'pt')}")
cldr = format_compact_decimal(10**9, locale="pt_BR", format_type="long").replace("\xa0", " ")
print(f"Brazilian 10^9: CLDR {cldr!r}, which text2num reads as {text2num(cldr.replace('1', 'um'), 'pt')}")
PY
PYTHONIOENCODING=utf-8 "$tmp/venv/bin/python" "$tmp/ask.py" > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
Serbian 10^9: CLDR '1 milijarda', num2words 'jedan bilion'
Serbian 10^12: CLDR '1 bilion', num2words 'jedan trilion'
Portuguese 10^9: CLDR '1 mil milhões', num2words 'mil milhões', which text2num reads as 1000000000
Portuguese 10^12: CLDR '1 bilião', num2words 'um bilião', which text2num reads as 1000000000
Brazilian 10^9: CLDR '1 bilhão', which text2num reads as 1000000000
TXT
echo "num2words 0.5.14, text2num 3.1.0, Babel 2.19.0"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: a word for a large number is written or read differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: num2words' Serbian and text2num's European Portuguese billion are off by a thousand"
