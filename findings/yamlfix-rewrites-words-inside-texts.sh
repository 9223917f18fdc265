#!/usr/bin/env bash
# yamlfix 1.19.1, a formatter of YAML, changes what a file says, not only how it looks. Its rule on truth values works on
# lines, so it also rewrites words inside literal blocks: `by rail: no` in a quoted passage becomes `by rail: false`. It drops
# the empty line that parts two paragraphs of a literal block. And it takes the quotes off "1:30", which PyYAML, and every
# reader of YAML 1.1, then takes for the number 90. It exits 0 and says "fixed". An open issue asks for options on empty lines
# in such blocks; none was found on the words.
# Hurts: facts with the words of a source, or with times, kept in YAML and formatted by a pre-commit hook.
# Instead: a formatter that leaves scalars alone, and a check that a file loads to the same values before and after.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check yamlfix==1.19.1 PyYAML==6.0.3

cat > "$tmp/facts.yaml" <<'YAML'
---
passage: |
  Visitors may come
  by ferry: yes
  by rail: no

  The quay opens at dawn.
opens: "1:30"
YAML
cp "$tmp/facts.yaml" "$tmp/fixed.yaml"
"$tmp/venv/bin/yamlfix" "$tmp/fixed.yaml" > "$tmp/said" 2>&1
cat > "$tmp/compare.py" <<'PY'
import sys
from importlib.metadata import version

import yaml

before, after = (yaml.safe_load(open(name, encoding="utf-8")) for name in sys.argv[1:])
print(f"yamlfix {version('yamlfix')}, PyYAML {version('PyYAML')}")
for key in before:
    print(f"{key}: {before[key]!r} -> {after[key]!r}")
PY
"$tmp/venv/bin/python" "$tmp/compare.py" "$tmp/facts.yaml" "$tmp/fixed.yaml" | tee "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
yamlfix 1.19.1, PyYAML 6.0.3
passage: 'Visitors may come\nby ferry: yes\nby rail: no\n\nThe quay opens at dawn.\n' -> 'Visitors may come\nby ferry: true\nby rail: false\nThe quay opens at dawn.\n'
opens: '1:30' -> 90
TXT
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: yamlfix treats texts otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: yamlfix changes two values of a valid file"
