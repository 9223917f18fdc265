#!/usr/bin/env bash
# Five search engines for pages without a server, asked for a figure, 3.5, in four sentences. lunr 2.3.9 and elasticlunr
# 0.9.5 find the two that say 3.5. MiniSearch 7.2.0, FlexSearch 0.8.212 and Orama 3.1.18 take the point for the end of a
# word: they look for 3 and for 5, and find "Of 5 mills 3 have closed" too, each above one of the two that say 3.5;
# FlexSearch lists it first. Orama lists "3.52 metres" first. MiniSearch, asked for all words (AND), finds the mills still.
# Hurts: a reader who looks for a figure gets sentences that do not have it, above the one that does.
# Instead: give the engine a tokenizer that keeps a point or a comma between digits, for the index and for the question.
set -euo pipefail

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund lunr@2.3.9 elasticlunr@0.9.5 minisearch@7.2.0 \
  flexsearch@0.8.212 @orama/orama@3.1.18

cat > ask.js <<'JS'
import { create, insert, search } from "@orama/orama";
import elasticlunr from "elasticlunr";
import { Document } from "flexsearch";
import lunr from "lunr";
import MiniSearch from "minisearch";

const ASKED = "3.5";
const pages = [
  { id: "growth", text: "Growth was 3.5 percent." },
  { id: "mills", text: "Of 5 mills 3 have closed." },
  { id: "river", text: "The river rose by 3.52 metres." },
  { id: "fall", text: "The price fell by 3.5 percent." },
];

const byLunr = lunr(function () {
  this.ref("id");
  this.field("text");
  pages.forEach((page) => this.add(page));
});
const byElasticlunr = elasticlunr(function () {
  this.setRef("id");
  this.addField("text");
  pages.forEach((page) => this.addDoc(page));
});
const byMiniSearch = new MiniSearch({ fields: ["text"] });
byMiniSearch.addAll(pages);
const byFlexSearch = new Document({ document: { id: "id", index: ["text"] } });
const byOrama = create({ schema: { text: "string" } });
for (const page of pages) {
  byFlexSearch.add(page);
  insert(byOrama, page);
}

const found = {
  lunr: byLunr.search(ASKED).map((hit) => hit.ref),
  elasticlunr: byElasticlunr.search(ASKED).map((hit) => hit.ref),
  MiniSearch: byMiniSearch.search(ASKED).map((hit) => hit.id),
  "MiniSearch, AND": byMiniSearch.search(ASKED, { combineWith: "AND" }).map((hit) => hit.id),
  FlexSearch: byFlexSearch.search(ASKED)[0].result,
  Orama: (await search(byOrama, { term: ASKED })).hits.map((hit) => hit.document.id),
};
for (const [name, ids] of Object.entries(found)) console.log(`${name}: ${ids.join(", ")}`);
JS
node ask.js > seen 2>/dev/null
cat > expected <<'TXT'
lunr: growth, fall
elasticlunr: growth, fall
MiniSearch: growth, mills, fall, river
MiniSearch, AND: growth, mills, fall
FlexSearch: mills, growth, fall
Orama: river, growth, mills, fall
TXT
diff expected seen && cat seen
