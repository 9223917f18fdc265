#!/usr/bin/env bash
# dateparser 1.5.0 knows quarters (Q3 2024 comes back with the period "quarter", as a day of September, the last month)
# but not half-years: "H2 2024" is read as February 2024, "H1 2024" as January, with the period "month" and no warning.
# The letter is dropped and the digit taken for a month; so is the T of French, Spanish and Italian quarters: T3 2024 is
# March. search_dates finds it in running text, and REQUIRE_PARTS does not help, as month and year seem to be there.
# The period "quarter" is new in 1.5.0 (release notes; issue 1254 asked for quarters); half-years and T were not found in the tracker.
# Hurts: a figure of July to December is filed under February of that year, before any later month, and looks dated.
# Instead: take H1, H2 and T1 to T4 out before dateparser sees them; STRICT_PARSING refuses them (and Q3 too).
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check dateparser==1.5.0 regex==2026.11.19 python-dateutil==4.0.0 tzlocal==5.4.5 pytz==2026.6

cat > "$tmp/ask.py" <<'PY'
import datetime
from dateparser.date import DateDataParser
from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime.datetime(2025, 6, 15), "REQUIRE_PARTS": ["month", "year"]}
for text, language in (("Q3 2024", "en"), ("H1 2024", "en"), ("H2 2024", "en"),
                       ("T3 2024", "fr"), ("T3 2024", "es"), ("T3 2024", "it")):
    found = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    print(f"{text} ({language}): {found.date_obj:%Y-%m}, period {found.period}")
found = search_dates("Revenue in H2 2024 rose", languages=["en"], settings=settings)
print("search_dates:", [(text, f"{day:%Y-%m}") for text, day in found])
strict = DateDataParser(languages=["en"], settings=settings | {"STRICT_PARSING": True})
print("STRICT_PARSING:", strict.get_date_data("H2 2024").date_obj, strict.get_date_data("Q3 2024").date_obj)
PY
"$tmp/venv/bin/python" -W ignore "$tmp/ask.py" > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
Q3 2024 (en): 2024-09, period quarter
H1 2024 (en): 2024-01, period month
H2 2024 (en): 2024-02, period month
T3 2024 (fr): 2024-03, period month
T3 2024 (es): 2024-03, period month
T3 2024 (it): 2024-03, period month
search_dates: [('in H2 2024', '2024-02')]
STRICT_PARSING: None None
TXT
echo "dateparser 1.5.0"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: half-years or T quarters are read differently now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: the second half of 2024 is February 2024"
