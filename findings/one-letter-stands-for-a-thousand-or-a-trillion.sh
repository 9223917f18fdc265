#!/usr/bin/env bash
# The short forms of CLDR (here Babel 2.19.0, format_compact_decimal) reuse a letter for other powers of ten: "1 B" is a
# thousand in Turkish (bin), 10^9 in English, 10^12 in Spanish; "1 M" is 10^9 in Indonesian, a million almost anywhere
# else; "1 T" is 10^9 in Vietnamese; "mil" is a thousand in Spanish and Portuguese, a million in Czech and Croatian.
# No bug: it is how these languages abbreviate, and Intl in browsers and Node does the same. Babel reads none of it back.
# Hurts: a figure lifted from a translated chart, or a page whose numbers are set in another language than its words,
# is wrong by a thousand or a million, and a checker with one table of letters nods at it.
# Instead: publish the word or all digits; read such a letter only together with the language of its source.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check Babel==2.19.0

cat > "$tmp/ask.py" <<'PY'
import babel
from babel.localedata import locale_identifiers
from babel.numbers import format_compact_decimal

print(f"Babel {babel.__version__}")
powers = {3: "thousand", 6: "million", 9: "10^9", 12: "10^12"}
for letter, shown in (("B", "tr en es"), ("M", "en es id"), ("T", "vi en"), ("mil", "es pt cs hr")):
    found = {}
    for locale in sorted(one for one in locale_identifiers() if "_" not in one):
        for power in powers:
            text = format_compact_decimal(10**power, locale=locale)
            if text.replace("\xa0", " ").split("1", 1)[-1].strip(" .") == letter:
                found.setdefault(power, []).append(locale)
    print(f"1 {letter}: " + ", ".join(f"{powers[power]} in {len(found[power])} languages" for power in sorted(found)))
    for locale in shown.split():
        print(f"   {locale}: " + ", ".join(name for power, name in powers.items() if locale in found.get(power, ())))
PY
"$tmp/venv/bin/python" "$tmp/ask.py" > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
Babel 2.19.0
1 B: thousand in 1 languages, 10^9 in 19 languages, 10^12 in 5 languages
   tr: thousand
   en: 10^9
   es: 10^12
1 M: thousand in 3 languages, million in 225 languages, 10^9 in 3 languages
   en: million
   es: million
   id: 10^9
1 T: 10^9 in 1 languages, 10^12 in 226 languages
   vi: 10^9
   en: 10^12
1 mil: thousand in 6 languages, million in 5 languages
   es: thousand
   pt: thousand
   cs: million
   hr: million
TXT
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: the compact letters stand for other powers now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: B, M, T and mil each stand for more than one power of ten"
