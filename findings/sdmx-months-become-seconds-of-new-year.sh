#!/usr/bin/env bash
# SDMX, in which statistical offices exchange their series, writes reporting months as 2024-M03 and thirds of a year as
# 2024-T2 (May to August). sdmx1 2.28.0 with pandas 3.0.0, told that a dimension is a time, makes three seconds past
# midnight on 1 January of 2024-M03, and February of 2024-T2; no warning. Quarters are right; halves (2024-S1) are an error.
# pandas.to_datetime alone does the same with these texts.
# Hurts: all months of a year fall on one day in a chart or a sum by month, and a third of a year is a month.
# Instead: keep the period as text, and read it by the pattern that SDMX defines (a year, a letter, a number).
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check sdmx1==2.28.0 pandas==3.0.0

cat > "$tmp/ask.py" <<'PY'
import pandas, sdmx
from sdmx.model import v21

structure = v21.DataStructureDefinition(id="FIRMS")
structure.dimensions.append(v21.TimeDimension(id="TIME_PERIOD"))
structure.measures.append(v21.PrimaryMeasure(id="OBS_VALUE"))
for periods in (["2024-M01", "2024-M02", "2024-M03"], ["2024-T1", "2024-T2"], ["2024-Q1", "2024-Q2"], ["2024-S1", "2024-S2"]):
    series = v21.StructureSpecificDataSet(structured_by=structure)
    series.obs = [v21.Observation(dimension=v21.Key(TIME_PERIOD=period), value=1) for period in periods]
    try:
        times = [str(time) for (time,) in sdmx.to_pandas(series, datetime="TIME_PERIOD").index]
    except ValueError as error:
        times = [type(error).__name__]
    print(*periods, "->", "; ".join(times))
print("pandas alone: 2024-M03 ->", pandas.to_datetime("2024-M03"))
PY
"$tmp/venv/bin/python" "$tmp/ask.py" 2>/dev/null > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
2024-M01 2024-M02 2024-M03 -> 2024-01-01 00:00:01; 2024-01-01 00:00:02; 2024-01-01 00:00:03
2024-T1 2024-T2 -> 2024-01-01 00:00:00; 2024-02-01 00:00:00
2024-Q1 2024-Q2 -> 2024-01-01 00:00:00; 2024-04-01 00:00:00
2024-S1 2024-S2 -> DateParseError
pandas alone: 2024-M03 -> 2024-01-01 00:00:03
TXT
diff "$tmp/expected" "$tmp/seen" && cat "$tmp/seen"
