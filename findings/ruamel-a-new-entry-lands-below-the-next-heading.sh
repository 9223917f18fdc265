#!/usr/bin/env bash
# ruamel.yaml 0.17.40 and 0.19.1 keep comments when a file is loaded and written again. A comment belongs to the value before it,
# though: the heading of the next section hangs on the last value of the section above. So what is appended to that section is
# written below the heading of the next. Nothing is lost and nothing warns: the file loads to the right values and reads wrongly.
# Lists also lose their indentation unless it is set for the whole file.
# Hurts: commands that add or sort entries of files which people edit by hand, with comments as headings.
# Instead: splice the new lines into the text at the end of the last entry's own words, and touch no other character.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat > "$tmp/add.py" <<'PY'
import sys
from importlib.metadata import version

from ruamel.yaml import YAML

TEXT = """\
north:
  facts:
    - halls
    - boats

# Offices
harbour:
  facts:
    - staff
"""
yaml = YAML()
loaded = yaml.load(TEXT)
print(f"ruamel.yaml {version('ruamel.yaml')}")
loaded["north"]["facts"].append("cranes")
yaml.dump(loaded, sys.stdout)
PY
for version in 0.17.40 0.19.1; do
  python3 -m venv "$tmp/$version"
  "$tmp/$version/bin/pip" install -qq --disable-pip-version-check "ruamel.yaml==$version"
  "$tmp/$version/bin/python" "$tmp/add.py"
done | tee "$tmp/seen"
for version in 0.17.40 0.19.1; do
  cat <<TXT
ruamel.yaml $version
north:
  facts:
  - halls
  - boats

# Offices
  - cranes
harbour:
  facts:
  - staff
TXT
done > "$tmp/expected"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: ruamel.yaml keeps comments otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: a fact of north stands below the heading of the offices"
