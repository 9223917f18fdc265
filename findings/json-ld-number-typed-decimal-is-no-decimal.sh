#!/usr/bin/env bash
# A JSON number that a JSON-LD context types xsd:decimal, 2400.5, becomes "2.4005E3"^^xsd:decimal in pyld and jsonld.js.
# That is no decimal (XML Schema allows no exponent there). rdflib makes "2400.5" of the same file.
# Seen with pyld 3.3.0, npm jsonld 9.0.0 and rdflib 7.6.0. The first two follow the letter of JSON-LD 1.1, which writes
# every number with a fraction in the form of a double, whatever its type.
# Hurts: one file is three graphs; a store that checks types drops the value, one that does not cannot compare it.
# Instead: write the number as a string, "2400.5"; all three keep it as it is.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -qq --disable-pip-version-check pyld==3.3.0 rdflib==7.6.0
npm install --silent --no-audit --no-fund --prefix "$tmp" jsonld@9.0.0 > /dev/null

context='{"v":{"@id":"urn:v","@type":"http://www.w3.org/2001/XMLSchema#decimal"}}'
echo "{\"@context\":$context,\"@id\":\"urn:x\",\"v\":2400.5}" > "$tmp/number.json"
echo "{\"@context\":$context,\"@id\":\"urn:x\",\"v\":\"2400.5\"}" > "$tmp/string.json"
cat > "$tmp/ask.py" <<'PY'
import json, sys
from pathlib import Path
from pyld import jsonld
from rdflib import Graph
for name in sys.argv[1:]:
    text, kind = Path(name).read_text(), Path(name).stem
    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    print(f"pyld {kind} {quads.split(chr(34))[1]}")
    print(f"rdflib {kind} {next(Graph().parse(data=text, format='json-ld').objects())}")
PY
cat > "$tmp/ask.mjs" <<'JS'
import { readFileSync } from 'fs'
import jsonld from 'jsonld'
for (const kind of ['number', 'string']) {
  const document = JSON.parse(readFileSync(`${process.argv[2]}/${kind}.json`))
  const quads = await jsonld.toRDF(document, { format: 'application/n-quads' })
  console.log(`jsonld.js ${kind} ${quads.split('"')[1]}`)
}
JS
{ "$tmp/venv/bin/python" "$tmp/ask.py" "$tmp/number.json" "$tmp/string.json"; node "$tmp/ask.mjs" "$tmp"; } > "$tmp/seen"
cat > "$tmp/expected" <<'TXT'
pyld number 2.4005E3
rdflib number 2400.5
pyld string 2400.5
rdflib string 2400.5
jsonld.js number 2.4005E3
jsonld.js string 2400.5
TXT
echo "pyld 3.3.0, jsonld.js 9.0.0, rdflib 7.6.0"
cat "$tmp/seen"
diff "$tmp/expected" "$tmp/seen" || { echo "CHANGED: a reader takes the number otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: a number typed decimal has an exponent in two of three readers, a string in none"
