#!/usr/bin/env bash
# Numbers in words by unicode-rbnf 2.4.1, which spells by the rules of Unicode's CLDR for some eighty languages:
# - Lithuanian: 100,000 is `šimtas`, which is 100, and 200,000 is `du šimtai`, 200: the word for thousand is missing.
#   99,000 has it.
# - Slovenian: 3,000 and 4,000 are `dva tisoč`, two thousand; 5,000 is right.
# - Norwegian: the language `nb`, by which texts and browsers name it, has a file without rules and is refused with
#   "No rulesets"; the older code `no` has them.
# ICU 72.1 (python3-icu of Debian 12) spells `šimtas tūkstančių`, `tri tisuće` and `fem`; num2words 0.5.14 also tells
# these numbers apart.
# Hurts: who makes a list of number words from it, to find numbers in texts, takes a hundred thousand for a hundred.
# Instead: before a list is used, hold that no two numbers of a language are spelled alike, as this script does.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check unicode-rbnf==2.4.1 num2words==0.5.14

cat > "$tmp/spell.py" <<'PY'
from num2words import num2words
from unicode_rbnf import RbnfEngine

for language, numbers in (("lt", (100, 99_000, 100_000, 200, 200_000)), ("sl", (2_000, 3_000, 4_000, 5_000))):
    engine = RbnfEngine.for_language(language)
    words = {number: engine.format_number(number).text for number in numbers}
    print(language, words)
    print("  alike:", sorted(number for number in words if list(words.values()).count(words[number]) > 1))
    print("  apart in num2words:", len({num2words(number, lang=language) for number in numbers}) == len(numbers))
print("no", RbnfEngine.for_language("no").format_number(5).text)
try:
    print("nb", RbnfEngine.for_language("nb").format_number(5).text)
except ValueError as error:
    print("nb", error)
PY
cat > "$tmp/expected" <<'TEXT'
lt {100: 'šimtas', 99000: 'devyniasdešimt devyni tūkstančiai', 100000: 'šimtas', 200: 'du šimtai', 200000: 'du šimtai'}
  alike: [100, 200, 100000, 200000]
  apart in num2words: True
sl {2000: 'dva tisoč', 3000: 'dva tisoč', 4000: 'dva tisoč', 5000: 'pet tisoč'}
  alike: [2000, 3000, 4000]
  apart in num2words: True
no fem
nb No rulesets
TEXT
"$tmp/venv/bin/python" "$tmp/spell.py" | tee "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" && echo "as stated"
