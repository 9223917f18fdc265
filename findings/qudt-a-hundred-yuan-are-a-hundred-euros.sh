#!/usr/bin/env bash
# QUDT, the vocabulary of units for linked data, gives each unit a dimension and a multiplier; two units of one dimension are
# converted by their multipliers. All of its currencies have one dimension, that of a pure number, and the multiplier 1. So
# QUDTLib for JavaScript 7.1.0 (npm @qudtlib/allunits), asked whether yuan can be converted to euros, says yes, and makes 100
# euros, 100 yen, 100 ounces of gold or 10,000 per cent of 100 yuan. Of its rates, 5 deaths per thousand people a year become
# 0.5 per cent a year, as they should, but 5 cases per thousand people a year become 15,778,800 per cent: the year is missing
# from their multiplier.
# Known: that factors between currencies change by the day, https://github.com/qudt/qudt-public-repo/issues/327 (open); a
# dimension for them is proposed, https://github.com/qudt/qudt-public-repo/pull/1469 (closed). Of cases nothing was found.
# Hurts: amounts that come from two countries are added up or compared as if they were of one currency.
# Instead: compare amounts of one currency only, and convert by a rate that has a date and a source.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true, "type": "module"}' > package.json
# Packed, not installed: the package names the tools that it was built with, some 640 packages, as what it runs on.
for package in @qudtlib/allunits@7.1.0 @qudtlib/core@7.1.0 decimal.js@10.6.0; do
  folder="node_modules/${package%@*}"
  mkdir -p "$folder"
  tar -xzf "$(npm pack --silent "$package")" --strip-components=1 -C "$folder"
done

cat > ask.js <<'JS'
import { Qudt } from "@qudtlib/allunits";
import { Decimal } from "decimal.js";

const unit = (name) => Qudt.unitFromLocalnameRequired(name);
const convert = (value, from, to) => {
  const made = Qudt.convert(new Decimal(value), unit(from), unit(to)).toSignificantDigits(6).toFixed();
  console.log(`${value} ${from} = ${made} ${to}`);
};

const yuan = unit("CCY_CNY");
const others = Qudt.allUnits().filter((one) => !one.deprecated && one.currencyCode && one !== yuan);
console.log(`of ${others.length} other currencies the yuan can be converted to ${others.filter((one) => Qudt.isConvertible(yuan, one)).length}`);
for (const other of ["CCY_EUR", "CCY_JPY", "CCY_XAU", "PERCENT"]) convert(100, "CCY_CNY", other);
for (const rate of ["DEATHS-PER-KiloINDIV-YR", "CASES-PER-KiloINDIV-YR"]) convert(5, rate, "PERCENT-PER-YR");
JS
node ask.js > seen
cat > expected <<'TXT'
of 177 other currencies the yuan can be converted to 177
100 CCY_CNY = 100 CCY_EUR
100 CCY_CNY = 100 CCY_JPY
100 CCY_CNY = 100 CCY_XAU
100 CCY_CNY = 10000 PERCENT
5 DEATHS-PER-KiloINDIV-YR = 0.499999 PERCENT-PER-YR
5 CASES-PER-KiloINDIV-YR = 15778800 PERCENT-PER-YR
TXT
cat seen
diff expected seen || { echo "CHANGED: QUDTLib converts otherwise now (above: < expected, > seen)"; exit 1; }
echo "AS EXPECTED: QUDTLib makes 100 euros of 100 yuan"
