// The full text, through Pagefind: it finds pages, here we choose the facts on them that hold the words.
import { holds, isSigned, near, terms, words } from "./search-names.js";

const IDLE = new Set(("a an and are as at by did do does for from had has have how i in is it its many me much of on or show " +
  "tell that the their there these this to was were what when where which who why will with").split(" "));

/** The full text of the site, or null where it was not indexed (a preview, or a build that left it out). */
export const load = async (root) => {
  try {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.init();
    return { pagefind, root, kept: new Map(), filters: await pagefind.filters() };
  } catch {
    return null;
  }
};

/**
 * What holds the words, best first: {hits, more}. A hit is {group, page, url, title, text, words, fact}; `page` is the address
 * of its page, `fact` is only there where it is one.
 * `filters` are {kind, source, year, nature}, each a value or "". `sources` are {id: [publisher, issued]}.
 */
export const find = async (text, query, filters, sources, pages) => {
  const signed = keywords(terms(query));
  const found = signed.some(isSigned) ? await answer(text, signed, filters, sources, pages) : null;
  return found?.hits.length ? found : answer(text, keywords(words(query)), filters, sources, pages);
};

/** The same for the words, and terms with signs, that are asked for. What lacks a sign is no answer to those. */
const answer = async (text, asked, filters, sources, pages) => {
  const { results, loose } = await search(text, asked, set(filters));
  const shown = await Promise.all(results.slice(0, pages).map((result) => result.data()));
  const all = (await Promise.all(shown.map((page) => hitsOn(text, page, asked, filters, sources)))).flat();
  const signed = asked.filter(isSigned);
  const hits = all.filter(({ held, title }) => signed.every((term) => [...held].includes(term) || holds(title, term)));
  const best = Math.max(0, ...hits.map((hit) => hit.score));
  const kept = loose || !asked.length ? hits : hits.filter((hit) => hit.score * 2 > best);
  weigh(kept);
  kept.sort((a, b) => b.score - a.score);
  return { hits: fewOfEach(kept, asked.length ? 5 : 20), more: results.length > pages };
};

/** The first hits of each page. */
const fewOfEach = (hits, most) => {
  const counts = new Map();
  return hits.filter(({ page }) => {
    counts.set(page, (counts.get(page) ?? 0) + 1);
    return counts.get(page) <= most;
  });
};

/** A little more for a hit that holds words which few others hold. */
const weigh = (hits) => {
  const counts = new Map();
  for (const word of hits.flatMap(({ held }) => [...held])) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const hit of hits) for (const word of hit.held) hit.score += 0.2 / counts.get(word);
};

/** The words that are searched for: without those that any sentence has, unless there are no others. */
const keywords = (asked) => {
  const all = [...new Set(asked)];
  const telling = all.filter((word) => !IDLE.has(word));
  return telling.length ? telling : all;
};

const set = (filters) => Object.fromEntries(Object.entries(filters).filter(([, value]) => value));

/**
 * Pages with all the words; where there are none, pages with all but one, then with any. Pagefind knows words without
 * their signs, `R&D` as `rd` and `C++` as `c`; one alone is asked for in quotes, or else the beginnings of words count.
 */
const search = async ({ pagefind }, asked, filters) => {
  const run = async (query) => (await pagefind.search(query, { filters })).results;
  const ask = (parts) => run(parts.length ? parts.map((part) => words(part).join("")).join(" ") : null);
  const exact = asked.length === 1 && isSigned(asked[0]) ? await run(`"${words(asked[0]).join("")}"`) : [];
  const whole = exact.length ? exact : await ask(asked);
  if (whole.length || asked.length < 2) return { results: whole, loose: false };
  const without = asked.map((word) => asked.filter((other) => other !== word));
  for (const parts of [without, asked.map((word) => [word])]) {
    const results = merge(await Promise.all(parts.map(ask)));
    if (results.length) return { results, loose: true };
  }
  return { results: [], loose: true };
};

/** Results of several searches, each page once, those found most often first. */
const merge = (lists) => {
  const found = new Map();
  for (const result of lists.flat()) {
    const seen = found.get(result.id) ?? { result, score: 0 };
    found.set(result.id, { result, score: seen.score + 1 + result.score / 1000 });
  }
  return [...found.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
};

/** The facts of a page that hold the words (without words: all that the filters let through), else the page itself. */
const hitsOn = async (text, page, asked, filters, sources) => {
  const group = page.filters.kind?.[0] ?? "";
  const url = page.raw_url.replace(/^\//, "");
  const base = { group, url, page: url, title: page.meta.title };
  const { parts, rest } = split(page, asked);
  const narrowed = filters.source || filters.year || filters.nature;
  const known = narrowed || parts.size ? await factsOf(text, url, page) : new Map();
  const titled = new Set(asked.filter((word) => has(page.meta.title, word)));
  const hits = [];
  for (const [id, fact] of known) {
    const held = parts.get(id);
    if ((asked.length && !held) || !passes(fact, filters, sources)) continue;
    const named = [...titled].filter((word) => !held?.asked.has(word)).length;
    const score = (held?.asked.size ?? 0) + named / 2 + saying(fact.text, asked) - (fact.superseded_by ? 0.25 : 0);
    hits.push({ ...base, url: fact.url, text: fact.text, fact, score, words: held?.words ?? new Set(), held: held?.asked ?? [] });
  }
  if (hits.length || narrowed) return hits;
  return [{ ...base, text: rest.text || page.plain_excerpt, score: rest.asked.size - 0.25, words: rest.words, held: rest.asked }];
};

/** A little more for a fact whose own statement has the words, and has them side by side, among few others. */
const saying = (statement, asked) => {
  const said = words(statement);
  const place = (term) => said.findIndex((word) => same(word, term));
  const places = asked.map((term) => (isSigned(term) ? (holds(statement, term) ? Infinity : -1) : place(term)));
  const pairs = places.filter((place, at) => at && place >= 0 && place === places[at - 1] + 1);
  return (places.filter((place) => place >= 0).length + pairs.length) / 20 - Math.min(said.length, 99) / 2000;
};

/** Which words stand in which fact of a page: {parts: Map(anchor -> held), rest: held outside of facts}. */
const split = (page, asked) => {
  const anchors = page.anchors.filter(({ element }) => element === "li");
  const all = page.content.split(/\s+/);
  const parts = new Map();
  const rest = { asked: new Set(), words: new Set(), text: "" };
  const signed = asked.filter(isSigned); // Pagefind may tell only the first place of these
  const held = all.flatMap((_, at) => (signed.some((term) => holds(around(all, at), term)) ? [at] : []));
  for (const at of new Set([...page.locations, ...held])) {
    const anchor = anchors.findLast(({ location }) => location <= at);
    const part = anchor ? parts.get(anchor.id) ?? { asked: new Set(), words: new Set() } : rest;
    if (anchor) parts.set(anchor.id, part);
    else rest.text ||= excerpt(all, at, page.meta.title);
    hold(part, around(all, at), asked);
  }
  return { parts, rest };
};

/** The word at a place, with what a lone sign joins to it. */
const around = (all, at) => (/^[&+/]$/.test(all[at + 1] ?? "") ? all.slice(at, at + 3).join(" ") : all[at] ?? "");

/** Note which terms a word of the page holds, and as which of its parts. */
const hold = (held, token, asked) => {
  const parts = words(token);
  for (const term of asked.filter((term) => has(token, term))) {
    held.asked.add(term);
    for (const part of parts) if (isSigned(term) || same(part, term)) held.words.add(part);
  }
  if (parts.length < 2) return;
  const whole = parts.join(""); // `att` is AT&T, but `81` is not 8.1
  for (const term of asked) if (/\D/.test(term) && whole.startsWith(term)) held.asked.add(term);
};

/** Whether a text has a term: with its signs where it has some. */
const has = (text, term) => (isSigned(term) ? holds(text, term) : words(text).some((word) => same(word, term)));

/** Whether a word of the page is the one asked for, as Pagefind has it: its beginning, another form of it, a slip. */
const same = (word, part) => {
  if (word.startsWith(part)) return true;
  if (/\d/.test(word + part)) return false;
  let common = 0;
  while (common < word.length && word[common] === part[common]) common += 1;
  return common >= Math.max(3, Math.min(word.length, part.length) - 2) || near(word, part);
};

/** Words around a place of a page; its own title, which stands first, is left out. */
const excerpt = (all, at, title) => {
  const start = Math.max(at - 10, title.split(/\s+/).length);
  return all.slice(start, start + 25).join(" ");
};

/** The facts of an entity's page, by anchor; none for other pages. */
const factsOf = async ({ root, kept }, url, page) => {
  if (!page.anchors.some(({ element }) => element === "li")) return new Map();
  if (!kept.has(url)) {
    const id = url.replace(/\/$/, "").split("/").pop();
    kept.set(url, fetch(new URL(`api/v1/entities/${id}.json`, root))
      .then(async (answer) => (await answer.json()).facts).catch(() => []));
  }
  const facts = await kept.get(url);
  return new Map(facts.map((fact) => [fact.url.split("#")[1], fact]));
};

const passes = (fact, { source, year, nature }, sources) =>
  (!nature || fact.nature === nature) && (!year || yearsOf(fact, sources).includes(year)) &&
  (!source || fact.citations.some((citation) => sources[citation.source]?.[0] === source));

/** The years that a fact's date names; without a date those in which its sources appeared. */
const yearsOf = (fact, sources) => {
  const dates = fact.as_of ? [fact.as_of] : fact.citations.map((citation) => sources[citation.source]?.[1] ?? "");
  return dates.flatMap((text) => text.split("/")).flatMap(yearsOfPart);
};

/** The first and last year of one part of an EDTF date, as the filter names them: `753 BC` of `-0752`. */
const yearsOfPart = (part) => {
  const digits = part.match(/^-?\d\d[\dX]{2}/)?.[0];
  return digits ? ["0", "9"].map((digit) => yearWords(Number(digits.replaceAll("X", digit)))) : [];
};

/** As `year_words` of factsheet/core/edtf.py has it. */
const yearWords = (year) => (year < 1 ? `${1 - year} BC` : year < 100 ? `${year} AD` : `${year}`);

/** A text in runs, [run, whether it is a word that was searched for]. */
export const marked = (text, held) =>
  text.split(/([\p{L}\p{N}](?:[\p{L}\p{N}.,'’]*[\p{L}\p{N}])?)/u).map((run) => [run, words(run).some((word) => held.has(word))]);
